import { join, relative } from "node:path";
import { humanText } from "./hardcoded.mjs";
import { pluralProblems, readCatalogue, typesOf } from "./fluent.mjs";
import { unusedIds } from "./unused.mjs";

/** Ids made at run time: everything with one of these prefixes counts as used. */
export const DYNAMIC = [
  "age-",
  "annotation-kind-",
  "audience-source-",
  "cause-",
  "channel-",
  "choice-",
  "country-",
  "differ-",
  "discovery-builtin-",
  "discovery-choice-",
  "derived-",
  "discovery-field-",
  "discovery-op-",
  "discovery-tab-",
  "duplicate-",
  "error-",
  "export-",
  "feature-",
  "flip-what-",
  "filter-",
  "forecast-outside-",
  "forecast-part-",
  "forecast-width-",
  "funnel-",
  "format-",
  "gender-",
  "group-",
  "jump-",
  "letter-keys-",
  "metric-about-",
  "metric-name-",
  "method-",
  "mode-",
  "model-about-",
  "model-limit-",
  "notice-",
  "objection-",
  "pass-",
  "platform-",
  "post-kind-",
  "challenge-sure-",
  "challenge-state-",
  "problem-",
  "query-",
  "question-",
  "reason-",
  "result-",
  "results-comma-",
  "results-day-first-",
  "repair-proof-",
  "results-field-",
  "results-passed-",
  "results-point-",
  "results-problem-",
  "record-",
  "rule-",
  "scope-",
  "scoreboard-by-",
  "scoreboard-corrected-",
  "scoreboard-did-",
  "scoreboard-nearer-",
  "scoreboard-reasons-",
  "scoreboard-refused-",
  "scoreboard-seen-",
  "scoreboard-step-",
  "scoreboard-worth-",
  "state-",
  "sync-model-",
  "sync-reason-",
  "sync-remedy-",
  "theme-",
  "tile-",
  "touch-",
  "undone-",
  "redone-",
  "span-",
  "verdict-",
  "whatif-side-",
  "why-",
];

/** @returns {{problems: string[], types: string}} what is wrong with the catalogue, and the file of its types */
export function inspect(folder, { components = [], sources = [], dynamic = DYNAMIC, from = folder } = {}) {
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
  for (const file of components) problems.push(...humanText(file, relative(from, file)));
  return { problems, types: typesOf(en, ru) };
}
