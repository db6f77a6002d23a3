// The message catalogue: `write` generates the typed ids of src/lib/i18n/messages.ts from ../assets/i18n/en.ftl,
// `check` fails when that file is stale, when the two languages differ in ids or parameters, when a Russian plural
// lacks a form, when a message is unused, or when a component carries human text of its own.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { filesUnder } from "./catalogue/files.mjs";
import { inspect } from "./catalogue/inspect.mjs";

const ui = join(dirname(fileURLToPath(import.meta.url)), "..");
const root = join(ui, "..");
const generated = join(ui, "src/lib/i18n/messages.ts");

const components = filesUnder(join(ui, "src"), [".svelte"]);
const sources = [
  ...components,
  ...filesUnder(join(ui, "src"), [".ts"]).filter((file) => file !== generated),
  ...filesUnder(join(root, "crates"), [".rs"]),
  ...filesUnder(join(root, "src-tauri"), [".rs"]),
];
const { problems, types } = inspect(join(root, "assets/i18n"), { components, sources, from: root });
const stale = !existsSync(generated) || readFileSync(generated, "utf8") !== types;

if (process.argv[2] === "write") {
  if (stale) writeFileSync(generated, types);
} else {
  if (stale) problems.push("src/lib/i18n/messages.ts is stale: npm run messages");
  for (const problem of problems) console.error(problem);
  console.log(`messages: ${problems.length} problem(s)`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
