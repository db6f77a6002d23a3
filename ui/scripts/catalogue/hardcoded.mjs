import { readFileSync } from "node:fs";
import { parse } from "svelte/compiler";

const SPOKEN = new Set(["aria-label", "aria-description", "aria-roledescription", "title", "placeholder", "alt"]);
const LETTER = /\p{L}/u;

/** Text for people written into a component instead of the catalogue. */
export function humanText(file, shown) {
  const tree = parse(readFileSync(file, "utf8"), { modern: true });
  const problems = [];
  const report = (text) => problems.push(`${shown}: text outside the catalogue: ${JSON.stringify(text.trim())}`);
  const literals = (node) => {
    if (node === null || typeof node !== "object") return;
    if (node.type === "Literal" && typeof node.value === "string" && LETTER.test(node.value)) report(node.value);
    // Only what the expression itself yields: arguments of calls are ids and keys.
    if (node.type === "ConditionalExpression") [node.consequent, node.alternate].forEach(literals);
    if (node.type === "LogicalExpression" || node.type === "BinaryExpression")
      [node.left, node.right].forEach(literals);
    if (node.type === "TemplateLiteral")
      for (const quasi of node.quasis) if (LETTER.test(quasi.value.cooked)) report(quasi.value.cooked);
  };
  const attribute = (node) => {
    if (!SPOKEN.has(node.name) || node.value === true) return;
    for (const part of Array.isArray(node.value) ? node.value : [node.value]) {
      if (part.type === "Text" && LETTER.test(part.data)) report(part.data);
      if (part.type === "ExpressionTag") literals(part.expression);
    }
  };
  const walk = (node) => {
    if (node === null || typeof node !== "object") return;
    if (Array.isArray(node)) return node.forEach(walk);
    if (node.type === "Attribute") return attribute(node);
    if (node.type === "StyleDirective" || node.type === "ClassDirective") return;
    if (node.type === "Text" && LETTER.test(node.data)) report(node.data);
    if (node.type === "ExpressionTag") literals(node.expression);
    for (const [key, value] of Object.entries(node)) if (key !== "expression") walk(value);
  };
  walk(tree.fragment);
  return problems;
}
