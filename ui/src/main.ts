import { mount } from "svelte";
import App from "./App.svelte";
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
if (target) mount(App, { target });
