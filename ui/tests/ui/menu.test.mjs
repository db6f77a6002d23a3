// The menu of the title names every page of the window, and says why one cannot be opened.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

async function menu(page) {
  await page.click("#title-menu");
  await page.getByRole("menu").waitFor();
}

const items = (page) =>
  page
    .getByRole("menuitem")
    .evaluateAll((all) =>
      all.map((item) => [item.querySelector("span").textContent, item.querySelector(".why")?.textContent]),
    );

/** Every page, and what is there once it is open. */
const PAGES = {
  Campaigns: "#open-campaign",
  Review: ".head h2",
  Discovery: ".hit",
  "Forecast of views": "#forecast-number",
  "Everybody’s verdicts": ".sheet article",
  "What if": ".sheet .weight",
  Glossary: ".sheet .term",
  "Results of the campaign": ".sheet textarea",
  "Forecast model: versions and challenges": ".sheet table",
  "Disputed reasons": ".sheet .list",
  "Who was right": ".sheet table",
  "About the model": ".sheet table",
  Sync: "[role=dialog] dl",
  "Join the hub again": "input[autocomplete=one-time-code]",
  "Check the log": ".toast",
  "Export my verdicts": ".toast",
  Commands: ".palette",
  Keys: ".hints",
  Settings: ".settings",
};

test("every page is named on every screen, and what is closed says why", async () => {
  const page = await desk.open({});
  await page.locator("#campaign-0").waitFor();
  await menu(page);
  const atFirst = await items(page);
  assert.deepEqual(
    atFirst.map(([name]) => name),
    Object.keys(PAGES),
  );
  const closed = Object.fromEntries(atFirst.filter(([, why]) => why));
  const inReview = "opens in the review of a campaign";
  assert.deepEqual(closed, {
    Campaigns: "you are here",
    "Forecast of views": inReview,
    "Everybody’s verdicts": inReview,
    "What if": inReview,
    Glossary: inReview,
    "Join the hub again": "not needed: this computer is let in",
  });
  // A closed one can be read by keyboard, and pressing it does nothing.
  await page.keyboard.press("Home");
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-disabled") === "true");
  await page.keyboard.press("Enter");
  assert.equal(await page.getByRole("menu").count(), 1);
  await page.getByRole("menuitem", { name: "Review", exact: true }).click();
  await page.locator(".head h2").waitFor();
  await menu(page);
  assert.deepEqual(
    (await items(page)).filter(([, why]) => why).map(([name]) => name),
    ["Review", "Join the hub again"],
  );
  await page.context().close();
  const empty = await desk.open({ campaigns: "none" });
  await menu(empty);
  const why = Object.fromEntries(await items(empty));
  for (const name of ["Review", "Results of the campaign", "Export my verdicts"])
    assert.equal(why[name], "no campaign is chosen", name);
  await empty.context().close();
});

test("every page of the menu opens from it", async () => {
  const scene = { open: true, sync: { state: "attention", signed_out: true, reason: "token-expired" } };
  for (const [name, there] of Object.entries(PAGES)) {
    if (name === "Review") continue;
    const page = await desk.review(scene);
    await menu(page);
    await page
      .getByRole("menuitem", { name: new RegExp(`^${name.replace("?", ".")}`) })
      .first()
      .click();
    await page.locator(there).first().waitFor();
    assert.deepEqual(page.faults, [], name);
    await page.context().close();
  }
});
