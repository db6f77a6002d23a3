// Versions of the forecast model and challenges to its forecasts: decided by the strategist alone, with a reason, and every
// way back is there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";
import { SCREENS } from "./screens.mjs";

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

const calls = (page, name) =>
  page.evaluate((name) => window.__bridge.calls.filter(([called]) => called === name).map(([, given]) => given), name);

async function journey(page, walk) {
  await walk(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

/** Makes the decision that was begun. */
async function decide(page, why) {
  await page.locator(".sheet form input").last().fill(why);
  await page.keyboard.press("Enter");
  await page.locator(".sheet form").waitFor({ state: "detached" });
}

test("a strategist takes a version into use with a reason, and goes back to the one before", async () =>
  journey(await SCREENS.versions(desk, {}), async (page) => {
    const sheet = page.locator(".sheet");
    await sheet.getByText("9 of 60 candidates change place by expected views.").waitFor();
    await sheet.getByRole("button", { name: "Take into use" }).click();
    assert.ok(await sheet.locator("form button[type=submit]").isDisabled(), "not without a reason");
    await decide(page, "the posts agree");
    await page.getByText("In force: version 3").waitFor();
    await page.getByText("Every result that counts is learnt from already.").waitFor();
    const [taken] = await calls(page, "decide_forecast");
    assert.deepEqual([taken.decision.what, taken.reason], ["take_offered", "the posts agree"]);
    await sheet.locator("article", { hasText: "Version 2" }).getByRole("button", { name: "Go back to it" }).click();
    await decide(page, "a mistake");
    await page.getByText("In force: version 4").waitFor();
    await sheet.locator("article", { hasText: "Version 4" }).getByText("same as version 2").waitFor();
    // What rests on the same needs no way back.
    assert.equal(await sheet.locator("article", { hasText: "Version 2" }).getByRole("button").count(), 0);
  }));

test("a challenge is applied at the size that closed posts speak for, and revoked", async () =>
  journey(await SCREENS.versions(desk, {}), async (page) => {
    const tested = page.locator(".sheet article", { hasText: "−20% for RU, VK" });
    await tested.getByRole("button", { name: "Apply" }).click();
    assert.equal(await page.locator(".sheet input[type=number]").inputValue(), "-21");
    await decide(page, "closed posts agree");
    await tested.getByText("in force at −21%").waitFor();
    await tested.getByRole("button", { name: "Apply no longer" }).click();
    await decide(page, "the season is over");
    await tested.getByText("applied no longer").waitFor();
    const early = page.locator(".sheet article", { hasText: "+40% for RU, Instagram" });
    assert.ok(await early.getByRole("button", { name: "Apply" }).isDisabled(), "too few closed posts");
    await early.getByText("6 closed posts: too early.").waitFor();
    await early.getByRole("button", { name: "Take back" }).click();
    await early.getByText("taken back").waitFor();
  }));

test("an expert sees everything and decides nothing", async () =>
  journey(await SCREENS["versions, an expert's"](desk, {}), async (page) => {
    await page.getByText("A strategist of the campaign decides about it.").waitFor();
    for (const name of ["Take into use", "Apply", "Decline", "Go back to it"]) {
      assert.equal(await page.getByRole("button", { name, exact: true }).count(), 0, name);
    }
  }));

test("a challenge to a whole segment is looked at before it is kept, and keeps no own number", async () =>
  journey(await SCREENS["forecast, whole segment"](desk, {}), async (page) => {
    await page.getByText("It would move the forecasts of 34 candidates.").waitFor();
    await page.getByText("31 closed posts of 16 creators: the usual miss goes from 58% to 44%.").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.locator(".sheet").waitFor({ state: "detached" });
    const [{ challenge }] = await calls(page, "raise_challenge");
    assert.deepEqual([challenge.percent, challenge.low, challenge.high, challenge.cause], [-20, -35, -5, "F-AGE"]);
    assert.ok("platform" in challenge && "kind" in challenge, "as narrow as was said");
    assert.equal((await calls(page, "state_forecast")).length, 0);
    await page.getByRole("button", { name: "See it" }).click();
    await page.getByRole("dialog", { name: "Forecast model of the campaign" }).waitFor();
  }));

test("a feeling challenges no segment", async () =>
  journey(await SCREENS["forecast, whole segment"](desk, {}), async (page) => {
    await page.locator(".causes button", { hasText: "Just a feeling" }).click();
    await page.getByText("not for a feeling").waitFor();
    assert.ok(await page.getByRole("button", { name: "Challenge" }).isDisabled());
    await page.keyboard.press("Control+Enter");
    assert.equal((await calls(page, "raise_challenge")).length, 0);
  }));

test("versions that cannot be read say so, and are read again", async () =>
  journey(await SCREENS["versions, failed"](desk, {}), async (page) => {
    await page.getByRole("alert").getByText("Nothing was changed.").waitFor();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("In force: version 2").waitFor();
  }));
