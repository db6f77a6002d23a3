// The message catalogue: `write` generates the typed ids of src/lib/i18n/messages.ts from ../assets/i18n/en.ftl,
// `check` fails when that file is stale, when the two languages differ in ids or parameters, when a Russian plural
// lacks a form, when a message is unused, or when a component carries human text of its own.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { filesUnder } from "./catalogue/files.mjs";
import { humanText } from "./catalogue/hardcoded.mjs";
import { pluralProblems, readCatalogue, typesOf } from "./catalogue/fluent.mjs";
import { unusedIds } from "./catalogue/unused.mjs";

const ui = join(dirname(fileURLToPath(import.meta.url)), "..");
const root = join(ui, "..");
const generated = join(ui, "src/lib/i18n/messages.ts");

/** Ids made at run time: everything with one of these prefixes counts as used. */
export const DYNAMIC = [
  "age-",
  "annotation-kind-",
  "audience-source-",
  "channel-",
  "choice-",
  "country-",
  "error-",
  "export-",
  "feature-",
  "filter-",
  "format-",
  "gender-",
  "letter-keys-",
  "metric-about-",
  "metric-name-",
  "method-",
  "mode-",
  "notice-",
  "pass-",
  "platform-",
  "post-kind-",
  "problem-",
  "question-",
  "reason-",
  "result-",
  "rule-",
  "scope-",
  "state-",
  "sync-reason-",
  "theme-",
  "tile-",
  "touch-",
  "undone-",
  "redone-",
  "span-",
  "verdict-",
];

/** @returns {{problems: string[], types: string}} what is wrong with the catalogue, and the file of its types */
export function inspect(folder, { components = [], sources = [], dynamic = DYNAMIC } = {}) {
  const en = readCatalogue(join(folder, "en.ftl"));
  const ru = readCatalogue(join(folder, "ru.ftl"));
  const problems = [...en.problems, ...ru.problems];
  for (const id of en.messages.keys()) if (!ru.messages.has(id)) problems.push(`ru.ftl lacks ${id}`);
  for (const [id, message] of ru.messages) {
    const other = en.messages.get(id);
    if (!other) problems.push(`en.ftl lacks ${id}`);
    else if (other.params.join() !== message.params.join())
      problems.push(`${id}: parameters differ: en (${other.params}) ru (${message.params})`);
  }
  problems.push(...pluralProblems(en, ["one", "other"]), ...pluralProblems(ru, ["one", "few", "many", "other"]));
  problems.push(...unusedIds([...en.messages.keys()], sources, dynamic));
  for (const file of components) problems.push(...humanText(file, relative(root, file)));
  return { problems, types: typesOf(en, ru) };
}

function main(mode) {
  const components = filesUnder(join(ui, "src"), [".svelte"]);
  const sources = [
    ...components,
    ...filesUnder(join(ui, "src"), [".ts"]).filter((file) => file !== generated),
    ...filesUnder(join(root, "crates"), [".rs"]),
    ...filesUnder(join(root, "src-tauri"), [".rs"]),
  ];
  const { problems, types } = inspect(join(root, "assets/i18n"), { components, sources });
  if (mode === "write") {
    if (!existsSync(generated) || readFileSync(generated, "utf8") !== types) writeFileSync(generated, types);
    return;
  }
  if (!existsSync(generated) || readFileSync(generated, "utf8") !== types)
    problems.push("src/lib/i18n/messages.ts is stale: npm run messages");
  for (const problem of problems) console.error(problem);
  console.log(`messages: ${problems.length} problem(s)`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main(process.argv[2] ?? "check");
