// The fast pass: on at once where nothing was hidden; where it was, the views appear in place and the next key goes on.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

const WHOLE = { width: 1366, height: 768 };

const given = (page) =>
  page.evaluate(() =>
    window.__bridge.calls
      .filter(([called]) => called === "decide")
      .map(([, { args }]) => [args.candidate, args.verdict, args.sure]),
  );
const shown = (page) => page.locator(".dossier").getAttribute("data-candidate");
const stands = (page, candidate) => page.locator(`.dossier[data-candidate=${candidate}]:not([data-loading])`).waitFor();
const revealed = (page) => page.locator(".ai:not(.waiting) .view").waitFor();
const decided = (page, n) => page.locator(".progress .done", { hasText: new RegExp(`^${n} `) }).waitFor();

/** A window that must not have said anything wrong by the end. */
async function journey(scene, walk) {
  const page = await desk.review(scene, WHOLE);
  await walk(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

for (const [how, key] of [
  ["Enter", "Enter"],
  ["J", "j"],
  ["the same verdict key", "a"],
]) {
  test(`in the fast pass a blind verdict shows the views in place, and ${how} goes on without a verdict`, () =>
    journey({}, async (page) => {
      await page.keyboard.press("a");
      await revealed(page);
      await page.locator(".column[aria-label=US] .verdict").waitFor();
      assert.equal(await shown(page), "cr_0");
      await page.keyboard.press(key);
      await stands(page, "cr_1");
      assert.equal(await page.locator(".ai .view").count(), 0, "nobody judged, nothing shown");
      assert.deepEqual(await given(page), [["cr_0", "accept", false]]);
    }));
}

test("how to go on is said under the verdict, once the views are there", () =>
  journey({}, async (page) => {
    const hint = page.locator(".own .hint");
    assert.equal(await hint.innerText(), "Shift: sure");
    await page.keyboard.press("h");
    await hint.getByText("Next: Enter or the same key again").waitFor();
    await page.getByText(/^On hold: .* Next: Enter/).waitFor({ state: "attached" });
    await page.keyboard.press("j");
    await hint.getByText("Shift: sure").waitFor();
  }));

test("another verdict key changes the verdict of the candidate under the eye and is undone there", () =>
  journey({}, async (page) => {
    const name = (await page.locator(".head h2").innerText()).trim();
    await page.keyboard.press("r");
    await revealed(page);
    await page.keyboard.press("a");
    await page.getByRole("status").getByText(`${name}: Reject → Accept`).waitFor();
    await stands(page, "cr_1");
    assert.deepEqual(await given(page), [
      ["cr_0", "reject", false],
      ["cr_0", "accept", false],
    ]);
    await page.keyboard.press("z");
    await stands(page, "cr_0");
    await page.locator(".buttons .reject.given").waitFor();
  }));

test("the same key with Shift says sure of the same candidate", () =>
  journey({}, async (page) => {
    await page.keyboard.press("a");
    await revealed(page);
    await page.keyboard.press("Shift+A");
    await stands(page, "cr_1");
    assert.deepEqual(await given(page), [
      ["cr_0", "accept", false],
      ["cr_0", "accept", true],
    ]);
  }));

test("a held verdict key neither goes on nor judges", () =>
  journey({}, async (page) => {
    await page.keyboard.down("a");
    await revealed(page);
    for (let n = 0; n < 30; n++) await page.keyboard.down("a");
    await page.keyboard.up("a");
    assert.equal(await shown(page), "cr_0");
    assert.deepEqual(await given(page), [["cr_0", "accept", false]]);
  }));

for (const open of [false, true]) {
  test(`a double click gives one verdict, where the views are ${open ? "open" : "hidden"}`, () =>
    journey({ open }, async (page) => {
      await page.getByRole("button", { name: "Accept" }).dblclick();
      await decided(page, 1);
      await stands(page, open ? "cr_1" : "cr_0");
      await page.waitForTimeout(100);
      assert.deepEqual(await given(page), [["cr_0", "accept", false]]);
    }));
}

test("how long the views took is told apart from how long the next candidate took", () =>
  journey({}, async (page) => {
    await page.keyboard.press("a");
    await revealed(page);
    await page.keyboard.press("a");
    await stands(page, "cr_1");
    await page.waitForTimeout(100);
    const spans = await page.evaluate(() => window.__sverka.latency.export().map(({ span }) => span));
    assert.deepEqual(
      spans.filter((span) => ["verdict", "reveal", "select"].includes(span)),
      ["reveal", "select"],
    );
  }));

test("a second press before the verdict is kept neither skips what it shows nor judges again", () =>
  journey({}, async (page) => {
    await page.evaluate(() => (window.__bridge.delay = 300));
    await page.keyboard.press("a");
    await page.keyboard.press("a");
    await revealed(page);
    assert.equal(await shown(page), "cr_0");
    assert.deepEqual(await given(page), [["cr_0", "accept", false]]);
  }));

test("another verdict before the first is kept is the one that stands, and its views stay", () =>
  journey({}, async (page) => {
    await page.evaluate(() => (window.__bridge.delay = 200));
    await page.keyboard.press("a");
    await page.keyboard.press("r");
    await revealed(page);
    await page.locator(".own .about", { hasText: "Accept → Reject" }).waitFor();
    assert.equal(await shown(page), "cr_0");
    await page.locator(".own .hint", { hasText: "Next" }).waitFor();
  }));

test("a verdict that cannot be kept shows nothing, and is shown for once it is", () =>
  journey({ failures: 1 }, async (page) => {
    await page.keyboard.press("a");
    await page.getByRole("alert").getByText("The disk is full").waitFor();
    assert.equal(await page.locator(".ai .view, .column .verdict").count(), 0);
    assert.equal(await page.locator(".own .hint").innerText(), "Shift: sure");
    await page.keyboard.press("a");
    await revealed(page);
    assert.equal(await shown(page), "cr_0");
    assert.equal((await given(page)).length, 2, "the failed one and its retry");
  }));

test("where nothing was hidden the fast pass goes on at once", () =>
  journey({ open: true }, async (page) => {
    await revealed(page);
    for (let n = 1; n <= 3; n++) {
      await page.keyboard.press("a");
      await stands(page, `cr_${n}`);
    }
    await decided(page, 3);
    assert.deepEqual(
      (await given(page)).map(([candidate]) => candidate),
      ["cr_0", "cr_1", "cr_2"],
    );
  }));

test("a candidate that was shown before the verdict is gone on from at once", () =>
  journey({}, async (page) => {
    await page.keyboard.press("Space");
    await revealed(page);
    await page.keyboard.press("a");
    await stands(page, "cr_1");
  }));

test("after the last blind verdict the views are looked at first, and Enter ends the queue", () =>
  journey({ candidates: 1 }, async (page) => {
    await page.keyboard.press("a");
    await revealed(page);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "The queue is clear" }).waitFor();
  }));

test("words written before a blind verdict go along, and its views stay", () =>
  journey({}, async (page) => {
    await page.keyboard.press("0");
    await page.keyboard.type("Asks twice");
    await page.keyboard.press("Escape");
    await page.keyboard.press("h");
    await revealed(page);
    assert.equal(await shown(page), "cr_0");
    assert.equal(await page.locator("#own-text").inputValue(), "Asks twice");
  }));

test("in the deep pass the same key goes on as well", () =>
  journey({ pass: "deep" }, async (page) => {
    await page.keyboard.press("r");
    await revealed(page);
    await page.keyboard.press("r");
    await stands(page, "cr_1");
    assert.equal((await given(page)).length, 1);
  }));

test("the mark of difference is in the row of the queue as soon as the views are shown", () =>
  journey({}, async (page) => {
    const mark = page.locator("#row-0 .differ");
    assert.equal(await page.locator("[id^=row-] .differ").count(), 0);
    await page.keyboard.press("a");
    await revealed(page);
    assert.equal(await mark.getAttribute("title"), "RU and US differ");
    await page.keyboard.press("Enter");
    await stands(page, "cr_1");
    await page.keyboard.press("a");
    await revealed(page);
    assert.equal(await mark.count(), 1, "it stays");
  }));

const named = (page, pass) => page.locator("header .pass").getByText(`Pass: ${pass}`).waitFor();

for (const [touch, pass] of [
  ["express", "Fast"],
  ["auto", "Fast"],
  ["deep", "Deep"],
  ["two_experts", "Deep"],
]) {
  test(`a campaign with touch level ${touch} opens in the pass ${pass} while nothing is chosen`, () =>
    journey({ pass: "campaign", touch, open: true }, async (page) => {
      await named(page, pass);
      await page.keyboard.press("a");
      await decided(page, 1);
      await stands(page, pass === "Fast" ? "cr_1" : "cr_0");
      const decide = await page.evaluate(() => window.__bridge.calls.find(([called]) => called === "decide")[1]);
      assert.equal(decide.args.pass, pass.toLowerCase());
    }));
}

test("F chooses the pass for one campaign, and that holds after one comes back", () =>
  journey({ pass: "campaign" }, async (page) => {
    const open = async (campaign) => {
      await page.keyboard.press("Control+1");
      await page.locator(`#campaign-${campaign}`).click();
      await page.keyboard.press("Enter");
      await page.locator(".dossier").waitFor();
    };
    await named(page, "Deep");
    await page.keyboard.press("f");
    await named(page, "Fast");
    await open(1);
    await named(page, "Deep");
    await open(0);
    await named(page, "Fast");
    assert.equal(
      await page.evaluate(() => window.__bridge.calls.some(([called]) => called === "save_settings")),
      false,
    );
  }));

test("a choice in the settings holds for all campaigns, the open one too, until it is taken back", () =>
  journey({ pass: "campaign" }, async (page) => {
    await page.keyboard.press("f");
    await named(page, "Fast");
    await page.keyboard.press("Control+,");
    const choice = page.getByRole("radiogroup", { name: "Pass" });
    assert.equal(await choice.getByRole("radio", { checked: true }).innerText(), "As the campaign asks");
    await choice.getByRole("radio", { name: "Deep" }).click();
    await named(page, "Deep");
    await choice.getByRole("radio", { name: "Fast" }).click();
    await named(page, "Fast");
    await choice.getByRole("radio", { name: "As the campaign asks" }).click();
    await named(page, "Deep");
    const kept = await page.evaluate(() =>
      window.__bridge.calls.filter(([called]) => called === "save_settings").map(([, args]) => args.settings.pass),
    );
    assert.deepEqual(kept, ["deep", "fast", undefined]);
  }));
