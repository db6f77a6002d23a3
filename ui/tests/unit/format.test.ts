import assert from "node:assert/strict";
import { test } from "node:test";
import { day, daysSince, relative, time } from "../../src/lib/format/dates";
import { compact, each, inUnit, money, number, percent, points } from "../../src/lib/format/numbers";
import { linear, ticks } from "../../src/lib/format/scale";
import { hasMarks, mixesScripts, pieces, plain } from "../../src/lib/format/text";

const NBSP = "\u00a0";

const NUMBERS: [shown: string, wanted: string][] = [
  [number(100_000, "ru-RU"), `100${NBSP}000`],
  [number(100_000, "en-US"), "100,000"],
  [number(-5, "en-US"), "−5"],
  [compact(30_600, "en-US"), "30.6K"],
  [compact(30_600, "ru-RU"), `30,6${NBSP}тыс.`],
  [percent(0.019, "en-US"), "1.9%"],
  [percent(0.26, "ru-RU"), `26${NBSP}%`],
  [percent(0.0999, "en-US"), "10%"],
  [percent(-0.05, "en-US"), "−5%"],
  [money(361_000, "RUB", "ru-RU"), `361${NBSP}000${NBSP}₽`],
  [money(11.8, "RUB", "ru-RU"), `11,80${NBSP}₽`],
  [each(0.022041, "USD", "en-US"), "$0.022"],
  [each(11.8, "RUB", "ru-RU"), `11,80${NBSP}₽`],
  [money(48_000, "USD", "en-US"), "$48,000"],
  [money(6_400_000, "RUB", "ru-RU", true), `6,4${NBSP}млн${NBSP}₽`],
  [points(22, "en-US"), "+22"],
  [points(-6, "ru-RU"), "−6"],
  [points(0, "ru-RU"), "0"],
  [inUnit(7_294, "count", "en-US"), "7,294"],
  [inUnit(54_000, "count", "en-US"), "54K"],
  [inUnit(0.046, "ratio", "ru-RU"), `4,6${NBSP}%`],
];

for (const [shown, wanted] of NUMBERS) test(`shows ${wanted}`, () => assert.equal(shown, wanted));

test("dates are said as people say them", () => {
  const now = new Date("2026-11-20T12:00:00");
  assert.equal(day("2026-12-12", "en-US", now), "Dec 12");
  assert.equal(day("2025-12-12", "en-US", now), "Dec 12, 2025");
  assert.equal(time("2026-11-20T10:42:00", "ru-RU", now), "10:42");
  assert.equal(relative("2026-11-20T09:00:00", "en-US", now), "3 hr. ago");
  assert.equal(relative("2026-12-02T12:00:00", "ru-RU", now), "через 12 дн.");
  assert.equal(daysSince("2026-11-01T12:00:00", now), 19);
});

test("an axis starts at nothing and covers everything", () => {
  assert.deepEqual(ticks(38_000, 4), [0, 10_000, 20_000, 30_000, 40_000]);
  assert.deepEqual(ticks(0, 4), [0, 1]);
  assert.deepEqual(ticks(Number.NaN, 4), [0, 1]);
  for (const top of [1, 3, 7, 99, 12_345, 1e9]) {
    const steps = ticks(top, 4);
    assert.ok((steps.at(-1) ?? 0) >= top && steps.length <= 7, `${top}: ${steps}`);
  }
  assert.equal(linear(40, 100, 0)(10), 75);
});

test("marks that change how a text reads are shown by name", () => {
  assert.equal(plain("a\u202eb"), "a⟨RLO⟩b");
  assert.equal(plain("x\u200by"), "x⟨ZWSP⟩y");
  assert.equal(plain("a\u0001b"), "a⟨U+0001⟩b");
  assert.equal(hasMarks("Мила & Nora"), false);
  assert.deepEqual(pieces("тест"), [{ text: "тест", mark: false }]);
});

test("a joiner inside an emoji is no mark", () => assert.equal(plain("👩\u200d🔬"), "👩\u200d🔬"));

test("letters of two alphabets in one word are noticed", () => {
  assert.equal(mixesScripts("mіla.skin"), true);
  assert.equal(mixesScripts("mila.skin"), false);
  assert.equal(mixesScripts("Мила Skin"), false);
});
