// The one notice of the window: it covers nothing that is judged, and goes when it is not true any more.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

const SIZES = [
  [1366, 768],
  [1280, 640],
  // 200 % text on both.
  [683, 384],
  [640, 320],
];
const toast = (page, text) => page.locator(".toast", text ? { hasText: text } : {});
const gone = (page) => toast(page).waitFor({ state: "detached" });

/** What the notice lies over, of all that can be judged with or by. */
function covered(judged) {
  const over = document.querySelector(".toast").getBoundingClientRect();
  /** The part of it that is not scrolled away. */
  const seen = (part) => {
    let { left, top, right, bottom } = part.getBoundingClientRect();
    for (let at = part.parentElement; at; at = at.parentElement) {
      if (getComputedStyle(at).overflow === "visible") continue;
      const frame = at.getBoundingClientRect();
      [left, top] = [Math.max(left, frame.left), Math.max(top, frame.top)];
      [right, bottom] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
    }
    return {
      width: Math.min(right, over.right) - Math.max(left, over.left),
      height: Math.min(bottom, over.bottom) - Math.max(top, over.top),
    };
  };
  return [...document.querySelectorAll(judged)]
    .filter((part) => part.checkVisibility())
    .filter((part) => Math.min(...Object.values(seen(part))) > 0)
    .map((part) => `${part.className}: ${part.textContent.trim().slice(0, 30)}`);
}

/** An own number that has just been kept, so that its notice is there. */
async function kept(scene = {}, size = {}) {
  const page = await desk.review({ open: true, ...scene }, size);
  await page.keyboard.press("c");
  await page.locator("#forecast-number:focus").waitFor();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Control+Enter");
  await page.locator(".sheet").waitFor({ state: "detached" });
  await toast(page).waitFor();
  return page;
}

for (const [width, height] of SIZES) {
  test(`a notice covers nothing that is judged at ${width}×${height}`, async () => {
    for (const locale of ["en", "ru"]) {
      const page = await kept({ locale }, { width, height });
      const judged = "[data-pane=rail], [data-pane=rail] *, .verdicts, .ai, .ai *, .chips *, .markets *, .head h2";
      // Wherever a narrow page is scrolled to.
      for (const part of [".ai", ".chips, #own-text", ".markets"]) {
        await page.evaluate((css) => document.querySelector(css)?.scrollIntoView({ block: "start" }), part);
        assert.deepEqual(await page.evaluate(covered, judged), [], `${locale} ${part}`);
      }
      assert.deepEqual(page.faults, []);
      await page.context().close();
    }
  });

  test(`a notice said in a sheet covers no answer at ${width}×${height}, and can be closed there`, async () => {
    const page = await desk.review({ open: true, weighed: true }, { width, height });
    await page.keyboard.press("w");
    await page.locator(".sum p").first().waitFor();
    await page.locator(".sheet input[type=number]").nth(1).fill("200");
    await page.locator(".sheet form input").fill("Now the price matters more");
    await page.keyboard.press("Enter");
    await toast(page).waitFor();
    const answers = ".sheet :is(input, label, li, [role=radio], button):not(.head *)";
    assert.deepEqual(await page.evaluate(covered, answers), []);
    await toast(page).getByRole("button", { name: "Close" }).click();
    await gone(page);
    assert.equal(await page.locator(".sheet").count(), 1, "the sheet is still open");
    await page.context().close();
  });
}

test("a notice of the window does not show through a sheet, and is there again after it", async () => {
  const page = await kept();
  await page.keyboard.press("Control+,");
  await page.locator(".sheet").waitFor();
  await gone(page);
  await page.keyboard.press("Escape");
  await toast(page, "is kept").waitFor();
  await page.context().close();
});

test("the language of a notice follows the language of the window", async () => {
  const page = await kept();
  await page.locator("header").getByRole("button", { name: "Русский" }).click();
  await toast(page, "Ваш прогноз").waitFor();
  await toast(page).getByRole("button", { name: "Отменить" }).waitFor();
  await page.locator("header").getByRole("button", { name: "English" }).click();
  await toast(page, "Your number").waitFor();
  await page.context().close();
});

test("what is said of a verdict taken back follows the language, too", async () => {
  const page = await desk.review({});
  await page.keyboard.press("a");
  await page.locator(".ai .view").waitFor();
  await page.keyboard.press("z");
  await toast(page, "Undone: ").waitFor();
  await page.locator("header").getByRole("button", { name: "Русский" }).click();
  await toast(page).getByRole("button", { name: "Вернуть" }).waitFor();
  await page.locator("header").getByRole("button", { name: "English" }).click();
  await toast(page, "Undone: ").waitFor();
  await page.context().close();
});

test("a notice goes when what it tells is undone, left, or closed to the person", async () => {
  for (const [way, untrue] of [
    ["undone", (page) => page.keyboard.press("z")],
    ["decided on", (page) => page.keyboard.press("a")],
    ["left", (page) => page.keyboard.press("Control+1")],
    ["in another part", (page) => page.keyboard.press("Control+2")],
    [
      "revoked",
      (page) =>
        page.evaluate(() => window.__bridge.emit("revoked", { campaign: "skincare", at: new Date().toISOString() })),
    ],
  ]) {
    const page = await kept();
    await untrue(page);
    await toast(page, "is kept").waitFor({ state: "detached", timeout: 2_000 });
    assert.equal(await toast(page, "is kept").count(), 0, way);
    await page.context().close();
  }
});

test("results that were taken back are not said to be kept", async () => {
  const page = await desk.open({});
  await page.locator("[role=option]").first().waitFor();
  await page.locator("#show-results").click();
  await page.locator(".sheet textarea").fill("handle\tviews\nmila.skin0\t5000");
  await page.locator(".sheet form button").click();
  await page.getByRole("button", { name: "Keep 1 result" }).click();
  await toast(page, "kept").waitFor();
  await page.locator(".sheet").getByRole("button", { name: "Take back" }).click();
  await gone(page);
  await page.context().close();
});

test("that a computer is back is not said when it is signed out again", async () => {
  const out = { state: "attention", signed_out: true, waiting: 3, reason: "token-expired" };
  const page = await desk.open({ sync: out });
  await page.click("#sync-pill");
  await page.getByRole("dialog").getByRole("button", { name: "Join again" }).click();
  await page.getByLabel("Code").fill("right");
  await page.keyboard.press("Enter");
  await toast(page, "is back").waitFor();
  await page.evaluate(() =>
    window.__bridge.emit("sync", {
      ...{ have: 60, expected: 60, rejected: [], models: [], conflicts: 0, hub: "" },
      ...{ state: "attention", signed_out: true, waiting: 0, reason: "device-revoked" },
    }),
  );
  await gone(page);
  await page.context().close();
});
