// Reasons of the AI: they add up, lead to their evidence, and can be disputed by keyboard alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

const calls = (page, name) => page.evaluate((name) => window.__bridge.calls.filter(([c]) => c === name), name);
const focused = (page) => page.evaluate(() => document.activeElement?.closest("[data-part]")?.dataset.part);

test("a reason is disputed, undone and taken back by keyboard, and the score stays what it was", async () => {
  const page = await desk.review({ open: true });
  const score = () => page.locator(".ai .sum b").innerText();
  const before = await score();
  await page.keyboard.press("d");
  assert.equal(await focused(page), "audience_match");
  await page.keyboard.press("d");
  await page.getByRole("dialog").waitFor();
  // No key of the editor is a command: nothing is decided, and the candidate stays.
  await page.keyboard.press("a");
  await page.keyboard.press("2");
  await page.keyboard.press("Enter");
  const mark = page.locator("[data-part=audience_match] .disputed");
  await mark.waitFor();
  assert.match(await mark.innerText(), /you: Out of date/i);
  assert.equal(await focused(page), "audience_match", "the focus is back on the bar");
  assert.equal(await score(), before);
  assert.deepEqual(await calls(page, "decide"), []);
  await page.keyboard.press("z");
  await mark.waitFor({ state: "detached" });
  await page.keyboard.press("Control+y");
  await mark.waitFor();
  await page.locator("[data-part=audience_match] .go").focus();
  await page.keyboard.press("d");
  await page.getByRole("dialog").getByText("Take back").click();
  await mark.waitFor({ state: "detached" });
  assert.deepEqual(page.faults, []);
});

test("Enter on a bar goes to what it rests on, and arrows move between the bars", async () => {
  const page = await desk.review({ open: true });
  await page.keyboard.press("d");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "engagement");
  await page.keyboard.press("Enter");
  assert.equal(
    await page.evaluate(() => document.activeElement?.closest("[data-anchor]")?.dataset.anchor),
    "metric:er_followers",
  );
  await page.locator("[data-part=brand_fit] .go").click();
  await page.locator("#tab-signals[aria-selected=true]").waitFor();
});

test("what a colleague disputes is on the bar and in the list once it may be seen, and nowhere before", async () => {
  const page = await desk.open({});
  await page.locator("[role=option]").first().waitFor();
  assert.equal(await page.getByText("disputed reason").count(), 0);
  const open = await desk.open({ open: true });
  await open.getByText("disputed reasons").click();
  const sheet = open.getByRole("dialog");
  await sheet.getByText("Price of a view").waitFor();
  await sheet.getByRole("button", { name: /4$/ }).first().click();
  await open.locator("[data-candidate=cr_4]").waitFor();
  assert.match(await open.locator("[data-part=price] .disputed").innerText(), /Sam: Out of date/);
});
