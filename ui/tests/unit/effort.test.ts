import assert from "node:assert/strict";
import { test } from "node:test";
import { effort } from "../../src/lib/format/effort";
import { i18n } from "../../src/lib/i18n/i18n.svelte";

const LENGTHS: [minutes: number, en: string, ru: string][] = [
  [1, "about 1 min", "примерно 1 мин"],
  [90, "about 90 min", "примерно 90 мин"],
  [91, "about 2 hours", "примерно 2 часа"],
  [300, "about 5 hours", "примерно 5 часов"],
  [960, "about 16 hours", "примерно 16 часов"],
  [1_000, "about 2 working days", "примерно 2 рабочих дня"],
  [1_656, "about 3 working days", "примерно 3 рабочих дня"],
  [2_400, "about 5 working days", "примерно 5 рабочих дней"],
  [10_080, "about 21 working days", "примерно 21 рабочий день"],
];

test("the time a shortlist takes is told in the unit a person plans with", async () => {
  for (const [minutes, en, ru] of LENGTHS) {
    await i18n.speak("en");
    assert.equal(effort(minutes), en);
    await i18n.speak("ru");
    assert.equal(effort(minutes), ru);
  }
});
