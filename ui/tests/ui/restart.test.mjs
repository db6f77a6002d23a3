// A program that ended, however it did, starts where the person was.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

const WHOLE = { width: 1366, height: 768 };
const called = (page, command) =>
  page.evaluate((name) => window.__bridge.calls.filter(([command]) => command === name).length, command);
/** Waits until what the program holds fits. */
async function holds(page, fits) {
  for (let n = 0; n < 100; n++) {
    if (fits(await page.evaluate(() => window.__bridge.kept()))) return;
    await page.waitForTimeout(50);
  }
  assert.fail(String(fits));
}

/** Ends the program without asking, and starts it again with what it had kept. */
async function restart(page, scene = {}) {
  const kept = await page.evaluate(() => window.__bridge.kept());
  assert.deepEqual(page.faults, []);
  await page.context().close();
  return desk.open({ ...scene, kept }, WHOLE);
}

test("after a restart the campaign, the candidate, the evidence and both drafts are there again", async () => {
  let page = await desk.review({}, WHOLE);
  for (const key of ["j", "j", "]", "]"]) await page.keyboard.press(key);
  await page.locator("#row-2[aria-selected=true]").waitFor();
  await page.locator("#tab-signals[aria-selected=true]").waitFor();
  await page.keyboard.press("0");
  await page.keyboard.type("half a thought");
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await page.keyboard.press("a");
  await page.locator(".note textarea").fill("half a note");
  await holds(page, ({ drafts }) => drafts.cr_2?.text === "half a thought" && drafts.cr_2.note === "half a note");
  await holds(page, ({ places }) => places.skincare?.tab === "signals" && places.skincare.place === 2);
  page = await restart(page);
  await page.locator(".dossier[data-candidate=cr_2]:not([data-loading])").waitFor();
  await page.locator("#row-2[aria-selected=true]").waitFor();
  await page.locator("#tab-signals[aria-selected=true]").waitFor();
  await page.waitForFunction(() => document.querySelector("#own-text")?.value === "half a thought");
  await page.getByText("Unfinished note").waitFor();
  await page.getByRole("button", { name: "Go on" }).click();
  assert.equal(await page.locator(".note textarea").inputValue(), "half a note");
  await page.locator("#sync-pill").waitFor();
  assert.equal(await called(page, "campaigns"), 0, "nobody went over the list of campaigns");
  assert.equal(await called(page, "ready"), 1);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("keys are commands at once, and the pass chosen for the campaign holds", async () => {
  let page = await desk.review({ pass: "campaign" }, WHOLE);
  await page.keyboard.press("f");
  await holds(page, ({ places }) => places.skincare?.pass === "fast");
  page = await restart(page, { pass: "campaign", open: true });
  await page.locator("header .pass").getByText("Pass: Fast").waitFor();
  await page.locator(".dossier:not([data-loading])").waitFor();
  await page.keyboard.press("a");
  await page.locator("#row-1[aria-selected=true]").waitFor();
  await page.context().close();
});

test("whoever had left the campaign starts at the campaigns", async () => {
  for (const way of [
    ["Control+1", "#campaign-0"],
    ["Control+2", "#question"],
  ]) {
    let page = await desk.review({}, WHOLE);
    await page.keyboard.press("j");
    await page.keyboard.press(way[0]);
    await page.locator(way[1]).waitFor();
    await holds(page, ({ resume, places }) => resume === undefined && places.skincare?.place === 1);
    page = await restart(page);
    await page.getByRole("heading", { name: "Today" }).waitFor();
    await page.context().close();
  }
});

test("whoever leaves and comes back at once is still taken back after a restart", async () => {
  let page = await desk.review({}, WHOLE);
  await page.evaluate(() => (window.__bridge.delay = 80));
  await page.keyboard.press("Control+1");
  await page.locator("#campaign-0").waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".dossier:not([data-loading])").waitFor();
  await page.waitForTimeout(400);
  page = await restart(page);
  await page.locator(".dossier:not([data-loading])").waitFor();
  await page.context().close();
});

test("with a passphrase the campaign opens once the vault does", async () => {
  const kept = { resume: "gadgets", places: { gadgets: { place: 3, tab: "law", pass: null } }, drafts: {} };
  const page = await desk.open({ kept, gate: "locked", keychain: false }, WHOLE);
  assert.equal(await called(page, "open_campaign"), 0);
  await page.getByLabel("Passphrase", { exact: true }).fill("right one");
  await page.keyboard.press("Enter");
  await page.locator(".dossier[data-candidate=cr_3]").waitFor();
  await page.locator("#tab-law[aria-selected=true]").waitFor();
  await page.context().close();
});

test("a campaign that cannot be opened any more leads to the others", async () => {
  const page = await desk.open({ kept: { resume: "gone", places: {}, drafts: {} } }, WHOLE);
  await page.getByText("This campaign could not be opened").waitFor();
  await page.getByRole("button", { name: "To the campaigns" }).click();
  await page.locator("#campaign-0").waitFor();
  await holds(page, ({ resume }) => resume === undefined);
  await page.context().close();
});
