import assert from "node:assert/strict";
import { test } from "node:test";
import type { PartView } from "../../src/lib/api/generated/PartView";
import { apart } from "../../src/lib/format/numbers";
import { tabOf } from "../../src/lib/state/evidence.svelte";
import { curve, tabled } from "../../src/lib/state/growth";
import { grouped, told, together } from "../../src/lib/state/parts";

import { aiView, colleagues } from "../fixtures/reasons";

const PLANTED = { model: "m", rank: 1, reasons: [], counter_reasons: [] };
const ai = aiView(0, colleagues(0), PLANTED);

test("base and parts are the score, in groups and one by one", () => {
  assert.equal(ai.base + together(ai), ai.score);
  const groups = grouped(ai.parts);
  assert.equal(
    groups.reduce((sum, group) => sum + group.points, ai.base),
    ai.score,
  );
  assert.equal(groups.flatMap(({ parts }) => parts).length, ai.parts.length);
});

test("groups stand in the same order whatever is largest, and one of a newer release comes last", () => {
  const newer: PartView = { ...(ai.parts[0] as PartView), feature: "mood", group: "mood" };
  const names = grouped([newer, ...ai.parts].toReversed()).map(({ group }) => group);
  assert.deepEqual(names, ["audience", "engagement", "authenticity", "brand_fit", "price", "history", "mood"]);
});

test("withheld, unknown and zero are told apart", () => {
  const of = (part: Partial<PartView>) => told({ ...(ai.parts[0] as PartView), ...part });
  const words = [of({ withheld: true, missing: true }), of({ missing: true }), of({ value: 0 })];
  assert.equal(new Set(words).size, 3);
  assert.equal(words[2], "0%");
});

test("two values that differ are never told alike", () => {
  assert.deepEqual(apart(0.6, 0.8, "rub", "en-US"), ["₽0.60", "₽0.80"]);
  assert.deepEqual(apart(0.0121, 0.0124, "usd", "en-US"), ["$0.0121", "$0.0124"]);
  assert.deepEqual(apart(0.3, 0.3004, "ratio", "ru-RU"), ["30,00\u00a0%", "30,04\u00a0%"]);
  assert.deepEqual(apart(8, 8, "per_hundred", "en-US"), ["8", "8"]);
});

test("evidence is on its tab, and what is always in sight is on none", () => {
  assert.equal(tabOf({ on: "metric", of: "cpv" }), undefined);
  assert.equal(tabOf({ on: "metric", of: "comments_per_100_likes" }), "signals");
  assert.equal(tabOf({ on: "chart", of: "growth" }), "signals");
  assert.equal(tabOf({ on: "chart", of: "ages" }), "audience");
  assert.equal(tabOf({ on: "chart", of: "work" }), "past");
  assert.equal(tabOf({ on: "post", of: "p1" }), "content");
});

test("the curve of followers takes days in any order, each once, and gaps as they are", () => {
  const days = [
    { day: "2026-03-05", followers: 30 },
    { day: "2026-03-01", followers: 10 },
    { day: "2026-03-02", followers: 20 },
    { day: "2026-03-02", followers: 20 },
  ];
  assert.deepEqual(
    curve(days).map(({ at, followers }) => [at, followers]),
    [
      [0, 10],
      [1, 20],
      [4, 30],
    ],
  );
  assert.deepEqual(curve([]), []);
});

test("the table of the curve keeps its end and every jump", () => {
  const days = Array.from({ length: 100 }, (_, at) => ({ at, day: `d${at}`, followers: at }));
  const rows = tabled(days, [{ day: "d33", change: 1, cause: "unknown" }], 10).map(({ day }) => day);
  assert.ok(rows.length <= 12 && rows.includes("d0") && rows.includes("d33") && rows.includes("d99"), rows.join());
});
