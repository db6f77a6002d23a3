// The list of campaigns and the panel beside it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

const SIZES = [
  [1280, 640],
  [1366, 768],
  [1920, 1080],
];

/** Waits until what is counted later has come, and says where the button is that leads into the campaign. */
async function opener(page) {
  await page
    .locator(".detail .panel > button")
    .waitFor({ timeout: 400 })
    .catch(() => undefined);
  return page.locator("#open-campaign").evaluate((button) => {
    const { x, y, width, height } = button.getBoundingClientRect();
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    return { x, y, width, height, free: button.contains(hit) };
  });
}

test("the button that leads into a campaign is at one place for every campaign and language", async () => {
  for (const [width, height] of SIZES) {
    const places = [];
    for (const locale of ["en", "ru"]) {
      for (const scene of [{}, { open: true }]) {
        const page = await desk.open({ locale, ...scene }, { width, height });
        for (let n = 0; n < 3; n++) {
          await page.locator(`#campaign-${n}`).click();
          await page.locator(`#campaign-${n}[aria-selected=true]`).waitFor();
          places.push(await opener(page));
        }
        // Somebody who has been in a campaign is led on to a candidate, whose name may be long.
        await page.locator("#campaign-0").dblclick();
        await page.locator(".head h2").waitFor();
        await page.keyboard.press("a");
        await page.locator(".progress .done", { hasText: /^1 / }).waitFor();
        await page.keyboard.press("Control+1");
        await page.locator("#open-campaign", { hasText: /Continue|Продолжить/ }).waitFor();
        places.push(await opener(page));
        assert.deepEqual(page.faults, []);
        await page.context().close();
      }
    }
    assert.equal(places.length, 16);
    for (const place of places) assert.deepEqual(place, places[0], `${width}×${height}`);
    assert.ok(places[0].free && places[0].y + places[0].height <= height);
  }
});
