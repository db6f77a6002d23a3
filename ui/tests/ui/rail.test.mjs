// The rail: answering leaves everything where it is.
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
        (one) => `${one.localName} ${one.textContent.trim()}: ${round(one)}`,
      ),
    ].map((line) => line.replace(/^(h3 .*?)\d+(\/5)?:/, "$1:"));
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
