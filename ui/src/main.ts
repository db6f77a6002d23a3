import { mount } from "svelte";
import App from "./App.svelte";
import { i18n } from "./lib/i18n/i18n.svelte";
import { latency } from "./lib/state/latency";
import "./lib/styles/fonts.css";
import "./lib/styles/tokens.css";
import "./lib/styles/base.css";

declare global {
  interface Window {
    /** Read-only diagnostics: durations, and nothing else. */
    __sverka: { readonly latency: { summaries: typeof latency.summaries; export: typeof latency.export } };
  }
}

Object.defineProperty(window, "__sverka", {
  value: Object.freeze({
    latency: Object.freeze({ summaries: () => latency.summaries(), export: () => latency.export() }),
  }),
});

const target = document.getElementById("app");
// The system's language is the best guess before the program says which one the person chose.
const guess = i18n.speak(navigator.language.startsWith("ru") ? "ru" : "en");
if (target) void guess.then(() => mount(App, { target }));
