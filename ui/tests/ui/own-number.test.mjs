// The own number of the forecast: typed at once, and not there until it is given.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

const number = (page) => page.locator("#forecast-number");
const slider = (page) => page.locator(".sheet input[type=range]");

/** Opens the forecast of the first candidate and walks through it. */
async function sheet(scene, walk) {
  const page = await desk.review(scene);
  await page.keyboard.press("c");
  await page.locator("#forecast-number:focus").waitFor();
  await walk(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

test("digits typed into the sheet that has just opened are the number, and Enter leads on to keeping it", () =>
  sheet({ open: true }, async (page) => {
    await page.keyboard.type("52 000");
    assert.equal(await slider(page).evaluate((range) => range.ariaValueText.includes("52,000 views")), true);
    await page.keyboard.press("Enter");
    await page.locator(".causes button:focus").waitFor();
    await page.keyboard.press("3");
    await page.locator(".causes [aria-pressed=true]", { hasText: "Season" }).waitFor();
    await number(page).focus();
    await page.keyboard.press("Enter");
    await page.locator(".sheet button.primary:focus").waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("is kept").waitFor();
    const args = await page.evaluate(() => window.__bridge.calls.find(([name]) => name === "state_forecast")[1].args);
    assert.deepEqual([args.p50, args.cause], [52_000, "F-SEASON"]);
  }));

test("the forecast says which question it answers beside the AI's verdict, and nothing before that may be seen", async () => {
  const questions = (page) => page.locator("[data-two-questions]");
  await sheet({ open: true }, async (page) => {
    const said = (await questions(page).innerText()).replace(/\s+/g, " ");
    const chances = await page.locator(".chances figcaption").first().innerText();
    assert.ok(said.includes(chances.match(/\d+ of \d+/)[0]), `${said} | ${chances}`);
    assert.match(said, /(Accept|Hold|Reject), \d+%/);
  });
  await sheet({}, async (page) => assert.equal(await questions(page).count(), 0));
});

test("a first digit typed anywhere in the sheet goes into the number, a digit in another field stays there", () =>
  sheet({ open: true }, async (page) => {
    for (const place of [".sheet .right", ".sheet input[type=range]", ".sheet .about button", ".causes button"]) {
      await page.locator(place).first().focus();
      await page.keyboard.type("417");
      assert.equal(await number(page).inputValue(), "417", place);
      assert.equal(await page.locator(".causes [aria-pressed=true]").count(), 0, place);
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Delete");
      assert.equal(await slider(page).getAttribute("aria-valuetext"), "not said yet", place);
    }
    await page.getByLabel("In your words, if").focus();
    await page.keyboard.type("2 posts");
    assert.equal(await page.getByLabel("In your words, if").inputValue(), "2 posts");
    assert.equal(await number(page).inputValue(), "");
  }));

test("with a number given, digits choose the reasons they stand on", () =>
  sheet({ open: true }, async (page) => {
    assert.equal(await page.locator(".causes .digit").count(), 0);
    await page.keyboard.type("90000");
    assert.equal(await page.locator(".causes .digit").count(), 9);
    await slider(page).focus();
    await page.keyboard.press("1");
    await page.locator(".causes [aria-pressed=true]", { hasText: "Audience age" }).waitFor();
    assert.equal(await number(page).inputValue(), "90000");
  }));

test("until a number is given the slider is hollow and says so, also before the AI is shown", async () => {
  for (const scene of [{}, { open: true }, { open: true, locale: "ru" }, { open: true, theme: "dark" }]) {
    await sheet(scene, async (page) => {
      const said = scene.locale === "ru" ? "не назван" : "not said yet";
      assert.equal(await slider(page).getAttribute("aria-valuetext"), said);
      assert.equal(await number(page).getAttribute("placeholder"), said);
      const look = () => slider(page).evaluate((range) => getComputedStyle(range).appearance);
      assert.equal(await look(), "none", "no filled track");
      await page.keyboard.press("ArrowUp");
      assert.equal(await look(), "auto");
      assert.notEqual(await slider(page).getAttribute("aria-valuetext"), said);
    });
  }
});
