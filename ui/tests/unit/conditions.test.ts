import assert from "node:assert/strict";
import { test } from "node:test";
import type { Expr } from "../../src/lib/api/generated/Expr";
import type { FieldView } from "../../src/lib/api/generated/FieldView";
import type { Query } from "../../src/lib/api/generated/Query";
import {
  asked,
  begin,
  comparedBy,
  howOf,
  howsOf,
  isWhole,
  putTogether,
  takeApart,
} from "../../src/lib/state/conditions";

const share = (field: string, value: number): Expr => ({ ask: { field, is: { compared: { op: ">=", value } } } });
const query = (filter?: Expr): Query => ({
  ...(filter ? { filter } : {}),
  sort: [{ by: "followers", descending: true }],
  limit: 50,
});
const platform: Expr = { ask: { field: "platform", is: { one_of: ["vk"] } } };
const [A, B, C, D] = ["audience.RU", "audience.US", "suspicious", "growth"].map((field, at) =>
  share(field, at / 10),
) as [Expr, Expr, Expr, Expr];

test("a question taken apart and put together is the same question", () => {
  const questions = [
    query(),
    query(A),
    query({ not: C }),
    query({ and: [A, B] }),
    query({ or: [A, { and: [B, platform] }] }),
    query({ and: [A, { or: [B, { not: C }] }] }),
    // What is nested deeper than the builder shows is carried along as it is.
    query({ and: [A, { or: [B, { and: [C, D] }] }] }),
    query({ and: [A, { not: { and: [C, D] } }] }),
  ];
  for (const one of questions) assert.deepEqual(putTogether(takeApart(one), one), one);
});

test("a group of one is that one, and an empty builder asks for everybody", () => {
  const built = takeApart(query({ and: [A, { or: [B, C] }] }));
  const [first, group] = built.items;
  assert.ok(first && group?.kind === "group");
  const one = { ...built, items: [first, { ...group, items: group.items.slice(0, 1) }] };
  assert.deepEqual(putTogether(one, undefined).filter, { and: [A, B] });
  assert.equal(putTogether({ join: "and", items: [] }, query(A)).filter, undefined);
});

test("turning all into one turns the groups the other way", () => {
  const built = takeApart(query({ and: [A, { or: [B, C] }] }));
  assert.deepEqual(putTogether({ ...built, join: "or" }, undefined).filter, { or: [A, { and: [B, C] }] });
});

test("each field offers the comparisons that mean something for it", () => {
  assert.deepEqual(howsOf("words", false, "text"), ["words"]);
  assert.ok(!howsOf("choice", false, "platform").includes("at-least"));
  assert.ok(howsOf("points", true, "engagement.rank").includes("in-markets"));
  assert.deepEqual(howsOf("share", true, "audience"), ["in-markets"]);
});

test("a number stays when the comparison changes", () => {
  const at = comparedBy("at-most", "count", { compared: { op: ">=", value: 70_000 } }, []);
  assert.deepEqual(at, { compared: { op: "<=", value: 70_000 } });
  const between = comparedBy("between", "count", at, []);
  assert.deepEqual(between, { between: { low: 70_000, high: 500_000 } });
  assert.equal(howOf(comparedBy("below", "count", between, [])), "below");
});

test("a condition without a word or a name is not asked yet", () => {
  const field = (kind: FieldView["kind"], choices: string[] = []): FieldView => ({
    name: "x",
    kind,
    choices,
    per_market: false,
  });
  const whole = (view: FieldView) => isWhole({ kind: "ask", ask: begin(view), not: false });
  assert.deepEqual([whole(field("share")), whole(field("words")), whole(field("label"))], [true, false, false]);
  assert.equal(whole(field("label", ["travel"])), true);
});

test("what a question asks about is found at any depth", () => {
  assert.deepEqual(
    asked(query({ and: [A, { not: { or: [C, platform] } }] })),
    new Set(["audience.RU", "suspicious", "platform"]),
  );
  assert.equal(asked(undefined).size, 0);
});
