import assert from "node:assert/strict";
import { test } from "node:test";
import { leavesOpen, overwritten } from "../../src/lib/state/overwritten.svelte";

test("what a verdict took the place of is told as long as that verdict stands", () => {
  overwritten.note("a", { verdict: "reject", reasons: ["R-GEO"], text: "elsewhere" }, "accept");
  assert.equal(overwritten.of("a", "accept")?.from, "reject");
  assert.equal(overwritten.of("a", "reject"), undefined, "undone");
  assert.equal(overwritten.of("b", "accept"), undefined);
});

test("an answer closes the question and leaves what was overwritten", () => {
  overwritten.note("a", { verdict: "reject", reasons: ["R-GEO"], text: "" }, "accept");
  const open = overwritten.of("a", "accept");
  assert.ok(open && leavesOpen(open));
  overwritten.answered("a");
  const closed = overwritten.of("a", "accept");
  assert.ok(closed && !leavesOpen(closed));
  assert.equal(closed.from, "reject");
});

test("there and back again, the reasons put aside on the way are asked about still", () => {
  overwritten.note("a", { verdict: "reject", reasons: ["R-GEO"], text: "" }, "accept");
  overwritten.note("a", { verdict: "accept", reasons: [], text: "" }, "reject");
  const back = overwritten.of("a", "reject");
  assert.deepEqual([back?.from, back?.said, back?.reasons], ["accept", "reject", ["R-GEO"]]);
});

test("a verdict without a reason or a word leaves nothing open", () => {
  overwritten.note("c", { verdict: "hold", reasons: [], text: "" }, "accept");
  const known = overwritten.of("c", "accept");
  assert.ok(known && !leavesOpen(known));
});
