// One thing has one name and one number on every page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

for (const [locale, people, views] of [
  ["en", /^brief: [\d.]+K people$/, /^brief: [\d.]+K views( [↑→])?$/],
  ["ru", /^бриф: [\d,]+\s?тыс\. человек$/, /^бриф: [\d,]+\s?тыс\. просмотров( [↑→])?$/],
]) {
  test(`the brief's line says whether it means people or views, in ${locale}`, async () => {
    const page = await desk.review({ locale, open: true }, { width: 1366, height: 768 });
    const line = (chart) =>
      page
        .locator(`${chart} text`, { hasText: /brief|бриф/ })
        .first()
        .textContent();
    // Creators of different sizes: with some the line is beyond the axis.
    for (const place of [0, 1, 4, 8]) {
      await page.locator(`#row-${place}`).click();
      await page.locator(`#row-${place}[aria-selected=true]`).waitFor();
      assert.match(await line(".chart"), people);
      await page.keyboard.press("c");
      await page.locator("#forecast-number:focus").waitFor();
      assert.match(await line(".sheet .plot"), views);
      for (const dots of await page.locator(".dots text").allTextContents()) assert.match(dots, views);
      await page.keyboard.press("Escape");
      await page.locator(".sheet").waitFor({ state: "detached" });
    }
    await page.context().close();
  });
}

test("the card of a campaign and its review name one share of the list whose AI is hidden", async () => {
  for (const [locale, rule] of [
    ["en", "The first 20, then 20% of the others at random"],
    ["ru", "Первые 20, дальше 20 % остальных наугад"],
  ]) {
    const page = await desk.open({ locale });
    const said = async () => (await page.locator(".detail dd").allInnerTexts()).map((text) => text.replace(/\s/g, " "));
    await page.locator("#campaign-0").waitFor();
    assert.ok((await said()).includes(rule), `${await said()}`);
    await page.keyboard.press("Enter");
    const hidden = (await page.locator(".ai .share").innerText()).replace(/\s/g, " ");
    const [share] = hidden.match(/\d+ ?% (of this list|этого списка)/);
    await page.keyboard.press("Control+1");
    await page.locator("#open-campaign").waitFor();
    assert.ok((await said()).includes(`${rule}: ${share}`), `${await said()}`);
    await page.context().close();
  }
});
