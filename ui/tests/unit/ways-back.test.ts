import assert from "node:assert/strict";
import { test } from "node:test";
import { WaysBack } from "../../src/lib/state/ways-back";

test("steps are taken back the latest first, each once, whether by the key or by its button", () => {
  const back = new WaysBack();
  const gone: string[] = [];
  back.remember(() => gone.push("first"));
  const second = back.remember(() => gone.push("second"));
  back.remember(() => gone.push("third"));
  second();
  second();
  back.undo();
  back.undo();
  assert.deepEqual(gone, ["second", "third", "first"]);
  back.undo();
  assert.equal(gone.length, 3, "with nothing left, nothing more is done");
});
