import assert from "node:assert/strict";
import { test } from "node:test";
import { around, axisEnd, piles, quantile, reaching } from "../../src/lib/state/chances";

const TEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

test("what reaches the brief includes what is exactly as much", () => {
  assert.equal(reaching(TEN, 8), 3);
  assert.equal(reaching(TEN, 11), 0);
});

test("another middle changes every outcome in the same proportion", () => {
  assert.deepEqual(around([10, 20, 40], 20, 30), [15, 30, 60]);
  assert.deepEqual(around([], 0, 5), []);
  assert.deepEqual(around([5, 20, 80], 20, 30, 0.5), [15, 30, 60]);
});

test("a quantile lies between the outcomes beside it and never outside all of them", () => {
  assert.equal(quantile(TEN, 0.5), 5.5);
  assert.equal(quantile(TEN, 0.05), 1);
  assert.equal(quantile(TEN, 0), 1);
  assert.equal(quantile(TEN, 1), 10);
});

test("piles stand within their place, and each outcome is one dot", () => {
  for (const [outcomes, top] of [
    [TEN, 10],
    [Array<number>(20).fill(5), 10],
    [[0, 100, 100_000], 100_000],
  ] as const) {
    const dots = piles([...outcomes], top, 300, 58);
    assert.equal(dots.length, outcomes.length);
    for (const { x, y, r } of dots) {
      assert.ok(x - r >= 0 && x + r <= 300, `x ${x}`);
      assert.ok(y - r >= 0 && y + r <= 60, `y ${y}`);
    }
    assert.equal(new Set(dots.map(({ x, y }) => `${x} ${y}`)).size, outcomes.length, "no dot hides another");
  }
});

test("what reaches the line stands to the right of it, what does not to the left", () => {
  for (const line of [3, 5.5, 7, 9]) {
    for (const { x, r, value } of piles(TEN, 10, 137, 40, line)) {
      const at = (line / 10) * 137;
      assert.ok(value >= line ? x - r >= at : x + r <= at, `${value} at ${x} for ${line}`);
    }
  }
});

test("a brief far beyond everything else is pointed at instead of pressing the picture flat", () => {
  assert.deepEqual(axisEnd([40, 60], 100), { end: 100, beyond: false });
  assert.deepEqual(axisEnd([40, 60], 130), { end: 60, beyond: true });
  assert.deepEqual(axisEnd([40, 60], undefined), { end: 60, beyond: false });
  assert.deepEqual(axisEnd([], 100), { end: 100, beyond: false });
});
