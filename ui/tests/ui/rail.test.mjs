// The rail: answering leaves everything where it is, and the five questions are answered by keys.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

const WHOLE = { width: 1366, height: 768 };

/** How far the form is scrolled, and where everything in it that can be pressed stands. */
const places = (page) =>
  page.evaluate(() => {
    const form = document.querySelector(".form");
    const round = (element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y, width, height].map(Math.round).join(" ");
    };
    return [
      `scrolled ${form.scrollTop}`,
      ...[...form.querySelectorAll("h3, button, textarea")].map(
        (one) => `${one.id || one.textContent.trim()}: ${round(one)}`,
      ),
    ];
  });
const amended = (page, n) =>
  page.waitForFunction((n) => window.__bridge.calls.filter(([called]) => called === "amend").length === n, n);

for (const locale of ["en", "ru"]) {
  test(`answering a question and giving a reason leave the scrolled rail where it is, ${locale}`, async () => {
    const page = await desk.review({ pass: "deep", locale }, WHOLE);
    await page.keyboard.press("r");
    await page.locator(".form li [role=radio]").first().waitFor();
    const scroll = (top) => page.locator(".form").evaluate((form, top) => (form.scrollTop = top), top);
    await scroll(10_000);
    const still = await places(page);
    assert.notEqual(still[0], "scrolled 0");
    const radios = page.locator(".form li [role=radio]");
    for (const [place, which] of [2, 4, 9].entries()) {
      await radios.nth(which).evaluate((radio) => radio.click());
      await amended(page, place + 1);
      await page.waitForTimeout(60);
      assert.deepEqual(await places(page), still, `answer ${which}`);
    }
    await scroll(30);
    await page.waitForTimeout(60);
    const higher = await places(page);
    await page
      .locator(".chips button")
      .nth(1)
      .evaluate((chip) => chip.click());
    await amended(page, 4);
    await page.waitForTimeout(60);
    assert.deepEqual(await places(page), higher, "a reason");
    await page.keyboard.press("Enter");
    await page.locator("#row-1[aria-selected=true]").waitFor();
    await page.waitForFunction(() => document.querySelector(".form")?.scrollTop === 0);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

const answers = (page) =>
  page.evaluate(() => window.__bridge.calls.filter(([called]) => called === "amend").at(-1)?.[1].args.answers);
const asked = (page) => page.evaluate(() => document.activeElement?.closest("[data-question]")?.dataset.question);
const decisions = (page) => page.evaluate(() => window.__bridge.calls.filter(([called]) => called === "decide").length);

/** A window that stands on a candidate with a verdict. */
async function judged(scene, walk) {
  const page = await desk.review({ pass: "deep", ...scene }, WHOLE);
  await page.keyboard.press("r");
  await page.locator(".form li [role=radio]").first().waitFor();
  await walk(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

test("Q and five digits answer the five questions, and undo takes the last answer back", () =>
  judged({}, async (page) => {
    const numbers = page.locator(".segments .number").filter({ visible: true });
    assert.equal(await numbers.count(), 0, "a digit is shown where it acts");
    await page.keyboard.press("q");
    for (const [question, digit] of [
      ["values", "1"],
      ["brief", "2"],
      ["audience", "4"],
      ["history", "5"],
      ["horizon", "3"],
    ]) {
      assert.equal(await asked(page), question);
      assert.ok((await numbers.allInnerTexts()).includes(digit));
      assert.equal(await page.locator(".chips .number").filter({ visible: true }).count(), 0);
      await page.keyboard.press(digit);
    }
    await amended(page, 5);
    assert.deepEqual(await answers(page), {
      values: { choice: "yes" },
      brief: { choice: "partly" },
      audience: { choice: "unknown" },
      history: { choice: "unknown" },
      horizon: { choice: "series" },
    });
    assert.equal(await page.locator(".chips [aria-pressed=true]").count(), 0, "no digit chose a reason");
    await page.waitForFunction(() => document.activeElement?.matches("[data-list]"));
    await page.keyboard.press("z");
    await page.locator("[data-question=horizon] [aria-checked=true]").waitFor({ state: "detached" });
    assert.equal(await page.locator("[data-question] [aria-checked=true]").count(), 4);
    await page.keyboard.press("q");
    assert.equal(await asked(page), "horizon", "the first one without an answer");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("1");
    await page.locator(".chips [aria-pressed=true]").waitFor();
  }));

test("the questions are answered on a Russian layout, by letter and digit of the keyboard as it types", () =>
  judged({ locale: "ru" }, async (page) => {
    await page.locator("#own-questions", { hasText: "Q · Й" }).waitFor();
    const press = (key, code) =>
      page.evaluate(
        ([key, code]) =>
          document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }),
          ),
        [key, code],
      );
    await press("й", "KeyQ");
    assert.equal(await asked(page), "values");
    await press("й", "KeyQ");
    assert.equal(await asked(page), "brief");
    await press("3", "Digit3");
    await amended(page, 1);
    assert.deepEqual(await answers(page), { brief: { choice: "no" } });
  }));

test("in the questions a digit without an option does nothing, a held one answers once, and Backspace takes back", () =>
  judged({}, async (page) => {
    await page.keyboard.press("q");
    await page.keyboard.press("5");
    await page.keyboard.press("9");
    for (let n = 0; n < 4; n++) await page.keyboard.down("2");
    await page.keyboard.up("2");
    await amended(page, 1);
    assert.equal(await asked(page), "brief");
    assert.equal(await page.locator(".chips [aria-pressed=true]").count(), 0);
    await page.keyboard.press("Shift+Tab");
    assert.equal(await asked(page), "values");
    await page.keyboard.press("2");
    await amended(page, 2);
    assert.deepEqual(await answers(page), { values: { choice: "partly" } }, "the same digit keeps the answer");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Backspace");
    await amended(page, 3);
    assert.deepEqual(await answers(page), {});
  }));

test("Enter and the verdict keys mean the same in the questions as elsewhere", () =>
  judged({}, async (page) => {
    await page.keyboard.press("q");
    await page.keyboard.press("Enter");
    await page.locator("#row-1[aria-selected=true]").waitFor();
    assert.equal(await answers(page), undefined, "nothing was answered");
    await page.keyboard.press("k");
    await page.locator("#row-0[aria-selected=true]").waitFor();
    await page.keyboard.press("q");
    await page.keyboard.press("a");
    await page.locator(".own .about", { hasText: "Reject → Accept" }).waitFor();
    assert.equal(await decisions(page), 2);
  }));

test("the palette and the list of keys lead to the questions, which are asked about a verdict", async () => {
  const page = await desk.review({ pass: "deep" }, WHOLE);
  await page.keyboard.press("q");
  await page.getByRole("status").getByText("First decide, then say why").waitFor();
  await page.keyboard.press("a");
  await page.locator(".form li [role=radio]").first().waitFor();
  await page.keyboard.press("Control+k");
  await page.locator(".palette input").fill("five questions");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest("[data-question=values]"));
  await page.keyboard.press("F1");
  await page.locator(".hints dt", { hasText: "Answer the five questions, by digits" }).waitFor();
  await page.context().close();
});
