// Every screen in both languages: nothing is cut off, everything can be hit, axe has nothing to say, and the policy
// of the window refuses nothing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";
import { overlapping } from "./overlaps.mjs";
import { SCREENS } from "./screens.mjs";

const AXE = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** Laptops and a large screen, then two of them with the text at 200 %. */
const LAPTOPS = [
  [1280, 640],
  [1366, 768],
  [1920, 1080],
  [683, 384],
  [960, 540],
];

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

/** Text that does not fit its place, unless it ends in an ellipsis and its tooltip says the whole. */
function clipped() {
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest("[aria-hidden=true], svg, .visually-hidden, select")) continue;
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue;
    const box = element.getBoundingClientRect();
    if (box.width === 0 || !element.checkVisibility()) continue;
    const scroller = element.closest(
      ".form, .menu, .panel, .reading, .list, .rows, .scroll, .settings, .words, .detail",
    );
    const style = getComputedStyle(element);
    const cut =
      element.scrollWidth > element.clientWidth + 1 && style.overflowX !== "visible" && style.display !== "inline";
    const told = style.textOverflow === "ellipsis" && element.closest("[title]");
    const outside = box.right > innerWidth + 1 || box.left < -1 || (!scroller && box.bottom > innerHeight + 1);
    if ((cut && !told) || outside) found.push(`${element.className}: ${element.textContent.trim().slice(0, 60)}`);
  }
  return found;
}

/** Things to press that are too small for a finger or a tired hand (24 × 24, WCAG 2.5.8). */
function small() {
  return [...document.querySelectorAll("button, [role=option], [role=radio], [role=tab], a, select")]
    .filter((element) => element.checkVisibility())
    .map((element) => [element.textContent.trim().slice(0, 30), element.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
    .map(([text, box]) => `${text} ${Math.round(box.width)}×${Math.round(box.height)}`);
}

async function axe(page) {
  const session = await page.context().newCDPSession(page);
  // The policy forbids inline scripts, also to the test: the debugger may evaluate all the same.
  await session.send("Runtime.evaluate", { expression: AXE });
  const { result } = await session.send("Runtime.evaluate", {
    expression: `axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
      .then((r) => r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).join(" | ")))`,
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value;
}

for (const [name, way] of Object.entries(SCREENS)) {
  for (const [locale, theme] of [
    ["ru", "light"],
    ["en", "dark"],
  ]) {
    test(`${name} fits in ${locale}, ${theme}`, async () => {
      const page = await way(desk, { locale, theme }, { width: 1280, height: 640 });
      await page.waitForTimeout(60);
      assert.deepEqual(await page.evaluate(clipped), []);
      assert.deepEqual(await page.evaluate(small), []);
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(page.faults, []);
      // The smallest window there can be.
      await page.setViewportSize({ width: 1024, height: 600 });
      await page.waitForTimeout(60);
      assert.deepEqual(await page.evaluate(clipped), [], "in the smallest window");
      for (const [width, height] of LAPTOPS) {
        await page.setViewportSize({ width, height });
        await page.waitForTimeout(60);
        assert.deepEqual(await page.evaluate(overlapping), [], `laid over each other at ${width}×${height}`);
      }
      await page.context().close();
    });
  }
}

for (const [width, height, what] of [
  [1920, 1000, "wide"],
  [1024, 600, "smallest"],
  [683, 690, "twice the text"],
]) {
  test(`nothing is lost or laid over at ${width}×${height} (${what})`, async () => {
    for (const locale of ["ru", "en"]) {
      const page = await SCREENS["review, decided"](desk, { locale }, { width, height });
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(sideways <= 0, `${sideways} px to the side`);
      const overlaps = await page.evaluate(() => {
        const parts = [".head", ".tiles", ".chart", ".markets"].map((css) => [
          css,
          document.querySelector(css).getBoundingClientRect(),
        ]);
        return parts.flatMap(([a, one]) =>
          parts
            .filter(
              ([b, other]) =>
                a < b &&
                one.left < other.right &&
                other.left < one.right &&
                one.top < other.bottom - 1 &&
                other.top < one.bottom - 1,
            )
            .map(([b]) => `${a} × ${b}`),
        );
      });
      assert.deepEqual(overlaps, []);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    }
  });
}

/** What a person cannot bring before their eyes or press: off to the side, or under something that stays in place. */
function unreachable() {
  const found = [];
  const controls = "button:not(:disabled), [role=option], [role=radio], [role=tab], a, select, input, textarea, h2, h3";
  const top = document.querySelector("[role=dialog], [role=menu]") ?? document.body;
  for (const element of top.querySelectorAll(controls)) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest(".visually-hidden")) continue;
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const box = element.getBoundingClientRect();
    if (box.width === 0) continue;
    const name = `${element.className || element.tagName}: ${(element.ariaLabel ?? element.textContent).trim().slice(0, 40)}`;
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 12));
    const own = hit && (element.contains(hit) || hit.contains(element) || element.parentElement.contains(hit));
    if (!own || box.left < -1 || box.right > innerWidth + 1) found.push(name);
  }
  return found;
}

// 1366×768 with the text at 200 %: the window's own zoom leaves half as many pixels of the page in both directions.
for (const [name, way] of Object.entries(SCREENS)) {
  test(`${name} can be reached at 200 % on a small laptop`, async () => {
    for (const locale of ["ru", "en"]) {
      const page = await way(desk, { locale }, { width: 683, height: 345 });
      await page.waitForTimeout(60);
      assert.deepEqual(await page.evaluate(unreachable), [], locale);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(sideways <= 0, `${sideways} px to the side`);
      await page.context().close();
    }
  });
}

test("the check would find what nobody can reach", async () => {
  const page = await desk.open({});
  await page.evaluate(() => {
    const lost = document.createElement("button");
    lost.textContent = "lost";
    Object.assign(lost.style, { position: "fixed", top: "-400px", left: "0" });
    document.body.append(lost);
  });
  assert.match(String(await page.evaluate(unreachable)), /lost/);
  await page.context().close();
});

test("the check would find a text that is cut off", async () => {
  const page = await desk.open({});
  await page.evaluate(() => {
    const text = document.createElement("p");
    text.className = "cut";
    text.textContent = "a text far too long for its place";
    Object.assign(text.style, { width: "40px", overflow: "hidden", whiteSpace: "nowrap" });
    document.body.append(text);
  });
  assert.match(String(await page.evaluate(clipped)), /cut: a text far too long/);
  await page.context().close();
});

test("the check would find texts laid over each other, also in a chart", async () => {
  const page = await desk.review({}, { width: 1366, height: 768 });
  assert.deepEqual(await page.evaluate(overlapping), []);
  await page.evaluate(() => {
    const below = document.querySelector(".tiles .value") ?? document.querySelector(".tiles *");
    const text = document.createElement("p");
    text.textContent = "laid over";
    below.after(text);
    const { left, top } = below.getBoundingClientRect();
    const from = text.getBoundingClientRect();
    text.style.transform = `translate(${left - from.left}px, ${top - from.top}px)`;
    const label = document.querySelector(".chart svg text");
    const copy = label.cloneNode(true);
    copy.textContent = "twice";
    label.after(copy);
  });
  const found = String(await page.evaluate(overlapping));
  assert.match(found, /laid over/);
  assert.match(found, /twice/);
  await page.context().close();
});
