import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { FluentParser, Visitor } from "@fluent/syntax";

const CATEGORIES = new Set(["zero", "one", "two", "few", "many", "other"]);

class Reader extends Visitor {
  params = new Map();
  plurals = [];
  visitVariableReference(node) {
    if (!this.params.has(node.id.name)) this.params.set(node.id.name, "text");
  }
  visitSelectExpression(node) {
    const keys = node.variants.map((variant) => variant.key.name ?? variant.key.value);
    // A choice by words (a gender, a state) is no plural; one by number has a category among its keys.
    const counts = keys.some((key) => CATEGORIES.has(key) && key !== "other");
    if (counts) {
      this.plurals.push(keys);
      if (node.selector.type === "VariableReference") this.params.set(node.selector.id.name, "number");
    }
    this.genericVisit(node);
  }
}

/** Reads one language: id → parameters and plural keys. */
export function readCatalogue(file) {
  const resource = new FluentParser({ withSpans: false }).parse(readFileSync(file, "utf8"));
  const name = basename(file);
  const problems = [];
  const messages = new Map();
  for (const entry of resource.body) {
    if (entry.type === "Junk") problems.push(`${name}: cannot be read: ${entry.content.trim().slice(0, 80)}`);
    if (entry.type !== "Message") continue;
    if (messages.has(entry.id.name)) problems.push(`${name}: ${entry.id.name} is there twice`);
    const reader = new Reader();
    reader.visit(entry);
    const params = [...reader.params.keys()].sort();
    messages.set(entry.id.name, { params, kinds: reader.params, plurals: reader.plurals });
  }
  return { name, messages, problems };
}

/** Plurals that lack one of the forms the language needs. */
export function pluralProblems(catalogue, needed) {
  const problems = [];
  for (const [id, message] of catalogue.messages)
    for (const keys of message.plurals) {
      const missing = needed.filter((form) => !keys.includes(form));
      if (missing.length > 0) problems.push(`${catalogue.name}: ${id} lacks the form(s) ${missing.join(", ")}`);
    }
  return problems;
}

/** The TypeScript file with every id and its parameters; a number in either language is a number. */
export function typesOf(en, ru) {
  const lines = [...en.messages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, message]) => {
      const kind = (param) =>
        message.kinds.get(param) === "number" || ru.messages.get(id)?.kinds.get(param) === "number"
          ? "number"
          : "string | number";
      const params = message.params.map((param) => `${param}: ${kind(param)}`);
      return `  "${id}": ${params.length > 0 ? `{ ${params.join("; ")} }` : "undefined"};`;
    });
  return `// Generated from assets/i18n/en.ftl by \`npm run messages\`. Do not edit.\n\n/** Message ids and their parameters. */\nexport interface Messages {\n${lines.join("\n")}\n}\n`;
}
