import assert from "node:assert/strict";
import { test } from "node:test";
import cases from "../../../crates/sverka-core/src/text/normal.json";
import { finds, plain } from "../../src/lib/format/plain";
import { otherLayout } from "../../src/lib/keys/chord";

test("a text is compared as the program compares it", () => {
  for (const [written = "", normal] of cases) assert.equal(plain(written), normal, JSON.stringify(written));
});

test("words of the window are found however they are typed", () => {
  for (const typed of ["отчёт", "ОТЧЕТ", "  отче\u0308т ", "jnx`n", "Save\u00a0 a report", "ыфму"])
    assert.ok(finds("Save a report · Сохранить отчёт", typed, otherLayout), typed);
  assert.ok(!finds("Settings", "report", otherLayout));
});
