import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

/** An arrow of the house that must not be drawn. */
const forbid = (files, ...patterns) => ({
    files,
    rules: {
        "no-restricted-imports": ["error", { patterns: patterns.map(([group, message]) => ({ group, message })) }],
    },
});

const TAURI = [["@tauri-apps/*"], "Only src/lib/api may talk to the program."];
const STATE = [["**/state/*", "**/i18n/*", "**/api/*"], "components/ui knows no domain: pass words and values in."];
const COMPONENTS = [["**/components/**"], "State, formats and keys know nothing of what is drawn."];

export default ts.config(
    { ignores: ["dist/", "src/lib/api/generated/", "src/lib/i18n/messages.ts"] },
    js.configs.recommended,
    ...ts.configs.strict,
    ...svelte.configs.recommended,
    ...svelte.configs.prettier,
    { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
    {
        files: ["**/*.svelte", "**/*.svelte.ts"],
        languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
    },
    {
        rules: {
            eqeqeq: ["error", "always", { null: "ignore" }],
            "no-console": "error",
            "@typescript-eslint/consistent-type-imports": "error",
            "svelte/no-at-html-tags": "error",
            "svelte/require-each-key": "error",
            // Maps and sets here are either plain caches or replaced as a whole; a large queue must not be a proxy.
            "svelte/prefer-svelte-reactivity": "off",
            "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_" }],
        },
    },
    { files: ["scripts/**", "tests/**"], rules: { "no-console": "off" } },
    forbid(["src/**/*.{ts,svelte}"], TAURI),
    forbid(["src/lib/api/**"]),
    forbid(["src/lib/components/ui/**"], TAURI, STATE),
    forbid(["src/lib/{state,format,keys,i18n}/**"], TAURI, COMPONENTS),
);
