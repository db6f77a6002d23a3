/// <reference types="vite/client" />
import assert from "node:assert/strict";
import { test } from "node:test";

const sources = import.meta.glob<string>("../../src/**/*.{svelte,css}", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Custom properties that are used in some texts and set in none. */
function unset(texts: string[]): string[] {
  const all = texts.join("\n");
  const found = (pattern: RegExp) => new Set([...all.matchAll(pattern)].map(([, name]) => name ?? ""));
  const set = found(/(?:^|[\s:;{])(--[\w-]+)\s*[:=]/gm);
  return [...found(/var\((--[\w-]+)/g)].filter((name) => !set.has(name));
}

test("every custom property that is used is set somewhere", () => {
  assert.ok(Object.keys(sources).length > 50);
  assert.deepEqual(unset(Object.values(sources)), []);
});

test("a name that nobody sets is found", () => {
  const texts = [":root { --ink: #000; }", "p { color: var(--ink); margin: var(--gap) }", "<i style:--wide={3}></i>"];
  assert.deepEqual(unset([...texts, "i { width: var(--wide) }"]), ["--gap"]);
});
