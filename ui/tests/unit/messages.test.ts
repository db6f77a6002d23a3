import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { inspect } from "../../scripts/catalogue/inspect.mjs";

/** What the check says about a small catalogue, a component and the code that uses it. */
function problems(en: string, ru: string, component = "<p>{t('hi')}</p>"): string[] {
  const folder = mkdtempSync(join(tmpdir(), "sverka-words-"));
  try {
    const file = join(folder, "A.svelte");
    writeFileSync(join(folder, "en.ftl"), en);
    writeFileSync(join(folder, "ru.ftl"), ru);
    writeFileSync(file, component);
    return inspect(folder, { components: [file], sources: [file], dynamic: [] }).problems;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const PLURAL_EN = "hi = { $n ->\n    [one] one\n   *[other] many\n  }\n";
const PLURAL_RU = "hi = { $n ->\n    [one] а\n    [few] б\n    [many] в\n   *[other] г\n  }\n";

test("two equal catalogues pass", () => {
  assert.deepEqual(problems("hi = Hello\n", "hi = Привет\n"), []);
  assert.deepEqual(problems(PLURAL_EN, PLURAL_RU), []);
});

const FOUND: [what: string, found: string[], wanted: RegExp][] = [
  ["a message that Russian lacks", problems("hi = Hello\nbye = Bye\n", "hi = Привет\n"), /ru\.ftl lacks bye/],
  ["a message that English lacks", problems("hi = Hello\n", "hi = Привет\nbye = Пока\n"), /en\.ftl lacks bye/],
  ["other parameters", problems("hi = Hello { $name }\n", "hi = Привет { $who }\n"), /parameters differ/],
  ["a Russian plural without a form", problems(PLURAL_EN, PLURAL_RU.replace("    [few] б\n", "")), /lacks .*few/],
  ["a message nobody uses", problems("hi = Hello\nbye = Bye\n", "hi = Привет\nbye = Пока\n"), /unused message: bye/],
  ["a line that is no message", problems("hi = Hello\n???\n", "hi = Привет\n"), /cannot be read/],
  ["text in a component", problems("hi = H\n", "hi = П\n", "<p>Hello {t('hi')}</p>"), /"Hello"/],
  ["a label in a component", problems("hi = H\n", "hi = П\n", "<p aria-label='Hello'>{t('hi')}</p>"), /"Hello"/],
  ["a choice of texts", problems("hi = H\n", "hi = П\n", "<p>{a ? 'Да' : t('hi')}</p>"), /"Да"/],
];

for (const [what, found, wanted] of FOUND) {
  test(`the check finds ${what}`, () => assert.match(found.join("\n"), wanted));
}

test("no message gives a person a command line", () => {
  for (const locale of ["en", "ru"]) {
    const text = readFileSync(`../assets/i18n/${locale}.ftl`, "utf8");
    assert.deepEqual(text.match(/^.*(?:sverka-hub|`).*$/gm), null, locale);
  }
});
