// The builder's view of a question: conditions joined one way, and groups of conditions joined the other way. What is
// nested deeper stays in the written form.
import type { Ask } from "../api/generated/Ask";
import type { Expr } from "../api/generated/Expr";
import type { FieldKind } from "../api/generated/FieldKind";
import type { FieldView } from "../api/generated/FieldView";
import type { Is } from "../api/generated/Is";
import type { Op } from "../api/generated/Op";
import type { Query } from "../api/generated/Query";

/** How conditions are joined. */
export type Join = "and" | "or";

/** One line of the builder. */
export type Item =
  { kind: "ask"; ask: Ask; not: boolean } | { kind: "group"; items: Item[] } | { kind: "written"; expr: Expr };

/** A question as the builder shows it. */
export interface Built {
  join: Join;
  items: Item[];
}

/** The ways to compare, in the order in which they are offered. */
export type How =
  | "at-least"
  | "above"
  | "at-most"
  | "below"
  | "equal"
  | "between"
  | "in-markets"
  | "one-of"
  | "words"
  | "known"
  | "missing"
  | "withheld";

const OPS: Record<Op, How> = { ">=": "at-least", ">": "above", "<=": "at-most", "<": "below", "=": "equal" };
const SIGNS = Object.fromEntries(Object.entries(OPS).map(([op, how]) => [how, op])) as Partial<Record<How, Op>>;
const STATES: How[] = ["known", "missing", "withheld"];

/** The other way to join. */
export const other = (join: Join): Join => (join === "and" ? "or" : "and");

function partsOf(expr: Expr, join: Join): Expr[] | undefined {
  if (join === "and") return "and" in expr ? expr.and : undefined;
  return "or" in expr ? expr.or : undefined;
}

function itemOf(expr: Expr, inner: Join | undefined): Item {
  if ("ask" in expr) return { kind: "ask", ask: expr.ask, not: false };
  if ("not" in expr && "ask" in expr.not) return { kind: "ask", ask: expr.not.ask, not: true };
  const parts = inner && partsOf(expr, inner);
  return parts ? { kind: "group", items: parts.map((part) => itemOf(part, undefined)) } : { kind: "written", expr };
}

/** A question taken apart for the builder. */
export function takeApart(query: Query | undefined): Built {
  const filter = query?.filter;
  if (!filter) return { join: "and", items: [] };
  const join: Join = "or" in filter ? "or" : "and";
  return { join, items: (partsOf(filter, join) ?? [filter]).map((part) => itemOf(part, other(join))) };
}

function exprOf(item: Item, inner: Join): Expr | undefined {
  if (item.kind === "written") return item.expr;
  if (item.kind === "ask") return item.not ? { not: { ask: item.ask } } : { ask: item.ask };
  return joined(item.items, inner, inner);
}

function joined(items: Item[], join: Join, inner: Join): Expr | undefined {
  const parts = items.map((item) => exprOf(item, inner)).filter((part) => part !== undefined);
  if (parts.length < 2) return parts[0];
  return join === "and" ? { and: parts } : { or: parts };
}

/** The question of the builder; a group of one is that one. */
export function putTogether(built: Built, before: Query | undefined): Query {
  const filter = joined(built.items, built.join, other(built.join));
  return { ...(filter ? { filter } : {}), sort: before?.sort ?? [], limit: before?.limit ?? 200 };
}

/** The fields that the conditions of a question ask about. */
export function asked(query: Query | undefined): Set<string> {
  const fields = new Set<string>();
  const walk = (expr: Expr): void => {
    if ("ask" in expr) fields.add(expr.ask.field);
    else if ("not" in expr) walk(expr.not);
    else ("and" in expr ? expr.and : expr.or).forEach(walk);
  };
  if (query?.filter) walk(query.filter);
  return fields;
}

/** The ways in which a field can be asked about. */
export function howsOf(kind: FieldKind, perMarket: boolean, field: string): How[] {
  if (kind === "words") return ["words"];
  if (kind === "choice" || kind === "label") return ["one-of", ...STATES];
  // The audience of a market has no number without a market.
  if (field === "audience") return ["in-markets"];
  const compared: How[] = ["at-least", "above", "at-most", "below", "equal", "between"];
  return [...compared, ...(perMarket ? (["in-markets"] as const) : []), ...STATES];
}

/** How a condition compares. */
export function howOf(is: Is): How {
  if ("compared" in is) return OPS[is.compared.op];
  if ("between" in is) return "between";
  if ("in_markets" in is) return "in-markets";
  if ("one_of" in is) return "one-of";
  return "words" in is ? "words" : is.state;
}

const USUAL: Partial<Record<FieldKind, [number, number]>> = {
  count: [10_000, 500_000],
  share: [0.15, 0.5],
  points: [50, 90],
  money: [10_000, 100_000],
  number: [1, 10],
};

/** The usual numbers to begin with. */
function usual(kind: FieldKind): [number, number] {
  const today = Math.floor(Date.now() / 86_400_000);
  return kind === "day" ? [today - 90, today] : (USUAL[kind] ?? [0, 1]);
}

/** A condition compared in another way; its number stays where there is one. */
export function comparedBy(how: How, kind: FieldKind, before: Is | undefined, choices: string[]): Is {
  const [low, high] = usual(kind);
  const value = before && "compared" in before ? before.compared.value : low;
  const op = SIGNS[how];
  if (op) return { compared: { op, value: before && "between" in before ? before.between.low : value } };
  if (how === "between") return { between: { low: value, high: Math.max(value, high) } };
  if (how === "in-markets") return { in_markets: { op: ">=", value, least: 3, reach: 0.1 } };
  if (how === "one-of") return { one_of: choices.slice(0, 1) };
  if (how === "words") return { words: "" };
  return { state: how as "known" | "missing" | "withheld" };
}

/** A new condition about a field. */
export function begin(field: FieldView): Ask {
  const how = howsOf(field.kind, field.per_market, field.name)[0] ?? "known";
  return { field: field.name, is: comparedBy(how, field.kind, undefined, field.choices) };
}

/** True when a condition can be asked: a choice without a name and words without a word cannot. */
export function isWhole(item: Item): boolean {
  if (item.kind === "group") return item.items.length > 0 && item.items.every(isWhole);
  if (item.kind === "written") return true;
  const { is } = item.ask;
  if ("one_of" in is) return is.one_of.length > 0;
  return !("words" in is) || is.words.trim() !== "";
}
