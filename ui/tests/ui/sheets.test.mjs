// What lies over the window covers it: nothing behind can be seen through it, hit, or moved.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";
import { SCREENS } from "./screens.mjs";

/** With scroll bars that take room, and with bars that take none. */
let desk;
let bare;
before(async () => ([desk, bare] = await Promise.all([begin({ bars: true }), begin()])));
after(() => Promise.all([desk.close(), bare.close()]));

/** Where every part of the window stands, and how far it is scrolled. */
function geometry() {
  return [...document.querySelectorAll(".window, .window *")]
    .filter((part) => part.checkVisibility())
    .map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      return [part.tagName, x, y, width, height, part.scrollTop].join(" ");
    });
}

/** What of the window behind can be hit or has a bar to scroll it by. */
function showing() {
  const found = [];
  for (let x = 2; x < innerWidth; x += 24)
    for (let y = 2; y < innerHeight; y += 24) {
      const hit = document.elementFromPoint(x, y);
      if (hit?.closest(".window")) found.push(`hit at ${x},${y}: ${hit.className || hit.tagName}`);
    }
  for (const part of document.querySelectorAll(".window *")) {
    const bar = /auto|scroll/.test(getComputedStyle(part).overflow) && part.checkVisibility();
    if (bar && part.scrollHeight > part.clientHeight && part.clientHeight > 0) found.push(`bar: ${part.className}`);
  }
  const sheet = document.querySelector(".sheet");
  if (!/^rgb\(/.test(getComputedStyle(sheet).backgroundColor)) found.push("the sheet is not opaque");
  return found;
}

/** Scrolls everything that scrolls a little. */
function scrollAll() {
  for (const part of document.querySelectorAll(".window *"))
    if (part.scrollHeight > part.clientHeight) part.scrollTop = 30;
  // Rows that come into sight are drawn in the next frame.
  return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}

for (const [key, width, height] of [
  ["c", 1366, 768],
  ["w", 1280, 640],
  ["i", 683, 345],
  ["s", 1920, 1080],
  ["Control+k", 1366, 690],
  ["F1", 1280, 640],
  ["Control+,", 1024, 600],
]) {
  test(`nothing shows through the sheet of ${key} at ${width}×${height}, and nothing behind it moves`, async () => {
    for (const one of [desk, bare]) await passes(one, key, { width, height });
  });
}

async function passes(one, key, size) {
  const page = await one.review({ open: true }, size);
  await page.evaluate(scrollAll);
  const scrolled = () => [...document.querySelectorAll(".window *")].filter((part) => part.scrollTop > 0).length;
  assert.ok((await page.evaluate(scrolled)) > 0, "there is something that scrolls");
  const before = await page.evaluate(geometry);
  await page.keyboard.press(key);
  await page.locator(".sheet").waitFor();
  assert.deepEqual(await page.evaluate(geometry), before);
  assert.deepEqual(await page.evaluate(showing), []);
  await page.keyboard.press("Escape");
  await page.locator(".sheet").waitFor({ state: "detached" });
  assert.deepEqual(await page.evaluate(geometry), before);
  assert.equal(await page.locator("[data-still]").count(), 0);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

test("a bar drawn through a sheet would be found", async () => {
  const page = await SCREENS.palette(desk, {}, { width: 1366, height: 690 });
  await page.evaluate(() => document.querySelector("[data-still]").removeAttribute("data-still"));
  assert.match(String(await page.evaluate(showing)), /bar/);
  await page.context().close();
});

test("behind the menu and the state of sync nothing scrolls either, and they themselves do", async () => {
  for (const open of ["#title-menu", "#sync-pill"]) {
    const page = await desk.review({ sync: { state: "offline" } }, { width: 1024, height: 600 });
    await page.click(open);
    await page.locator(".menu, .over-panel").waitFor();
    const left = await page.evaluate(() =>
      [...document.querySelectorAll(".window :not(.menu, .over-panel, .panel)")]
        .filter((part) => part.clientHeight > 0 && part.scrollHeight > part.clientHeight + 1)
        .filter((part) => /auto|scroll/.test(getComputedStyle(part).overflow))
        .map((part) => part.className),
    );
    assert.deepEqual(left, [], open);
    await page.context().close();
  }
});
