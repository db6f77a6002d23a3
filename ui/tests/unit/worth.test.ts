import assert from "node:assert/strict";
import { test } from "node:test";
import { axisOf, grouped, nearer, worthOf } from "../../src/lib/state/worth";

const step = (ratio: number, low: number, high: number, too_early = false) => ({
  ratio,
  low,
  high,
  posts: 48,
  creators: 31,
  too_early,
});
const covered = { of: 0, hits: 0, low: 0, high: 100, too_early: true };

test("errors got smaller, larger, or nothing is shown, and an interval is never told narrower", () => {
  assert.deepEqual(worthOf(step(0.76, 0.652, 0.878)), { did: "smaller", by: 0.24, low: 0.12, high: 0.35 });
  assert.deepEqual(worthOf(step(1.3, 1.104, 1.506)), { did: "larger", by: 0.3, low: 0.1, high: 0.51 });
  assert.deepEqual(worthOf(step(0.95, 0.8, 1.1)), { did: "unclear", by: 0, low: 0.2, high: 0.1 });
});

test("an end that rounds to no change is no proof of one", () => {
  assert.equal(worthOf(step(0.9, 0.8, 0.999)).did, "unclear");
  assert.equal(worthOf(step(1.1, 1.001, 1.2)).did, "unclear");
  assert.equal(worthOf(step(0.9, 0.8, 0.98)).did, "smaller");
});

test("the axis holds every interval that is drawn, with no change in its middle", () => {
  const views = [{ model: step(0.5, 0.3, 0.8), people: step(1, 0.01, 90, true), covered, one_person: false }];
  const axis = axisOf(views);
  assert.equal(axis.at(1), 0.5);
  assert.ok(axis.at(0.3) > 0 && axis.at(0.3) < axis.at(0.5) && axis.at(0.5) < 0.5);
  assert.ok(axis.at(1 / 0.3) < 1);
  assert.deepEqual(axis.marks, [0.5, 1 / 1.5, 1, 1.5, 2]);
  assert.deepEqual(axisOf([]).marks, [0.8, 1, 1.25]);
});

test("half and twice what came are equally far from it", () => {
  const post = { name: "Mila", market: "RU", kind: "video", sealed: true } as const;
  assert.equal(nearer({ ...post, actual: 999, own: 1_999, model: 499 }), "same");
  assert.equal(nearer({ ...post, actual: 1_000, own: 1_500, model: 500 }), "own");
  assert.equal(nearer({ ...post, actual: 0, own: 3, model: 1 }), "model");
});

test("the own record is told by direction, time and cause, whatever the order it comes in", () => {
  const of = (what: string) => ({ what, nearer: covered });
  const groups = grouped([of("all"), of("after"), of("down"), of("sealed"), of("up"), of("F-AGE"), of("F-NEW")]);
  assert.deepEqual(
    groups.map(({ by, cases }) => [by, ...cases.map(({ what }) => what)]),
    [
      ["way", "up", "down"],
      ["time", "sealed", "after"],
      ["cause", "F-AGE", "F-NEW"],
    ],
  );
  assert.deepEqual(grouped([]), []);
});
