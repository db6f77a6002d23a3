// Nothing of the AI or the other expert is in the window before the own verdict, and showing it moves nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";

const SECRETS = [
  "PLANTED-REASON",
  "PLANTED-COUNTER",
  "planted-model",
  "PLANTED-OPINION",
  "424242",
  "424,242",
  "424 242",
];

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

/** Everything a curious person or program could read in the window. */
async function everything(page) {
  const inside = await page.evaluate(() => {
    const found = [
      document.title,
      document.documentElement.outerHTML,
      JSON.stringify(window.__sverka.latency.export()),
    ];
    for (const field of document.querySelectorAll("input, textarea, select")) found.push(field.value);
    for (const store of [localStorage, sessionStorage]) found.push(JSON.stringify(store));
    return found.join("\n");
  });
  return `${inside}\n${await page.locator("body").ariaSnapshot()}`;
}

const leaks = (text) => SECRETS.filter((secret) => text.includes(secret));
const axis = (page) => page.locator(".chart svg text").allInnerTexts();

/** Places and sizes of everything that must stand still. */
const places = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [
        ".head",
        ".tiles",
        ".tile",
        ".chart svg",
        ".tabs",
        ".panel",
        ".markets",
        ".own",
        ".buttons button",
        ".ai",
        ".form",
      ].map((css) => {
        const { x, y, width, height } = document.querySelector(css).getBoundingClientRect();
        return [css, [x, y, width, height].map(Math.round)];
      }),
    ),
  );

test("before the verdict no secret is anywhere, on every tab, in the palette, at any width", async () => {
  for (const size of [
    { width: 1366, height: 690 },
    { width: 1920, height: 1000 },
  ]) {
    const page = await desk.review({}, size);
    for (let n = 0; n < 4; n++) {
      assert.deepEqual(leaks(await everything(page)), []);
      await page.keyboard.press("]");
      await page.keyboard.press("j");
    }
    await page.keyboard.press("c");
    await page.locator(".sheet input[type=range]").waitFor();
    assert.deepEqual(leaks(await everything(page)), []);
    await page.keyboard.press("Control+k");
    await page.locator(".palette input").waitFor();
    assert.deepEqual(leaks(await everything(page)), []);
    await page.context().close();
  }
});

test("what is usual among peers is evidence and stands on the tiles before the verdict", async () => {
  const page = await desk.review();
  assert.equal(await page.locator(".ai .points").count(), 0, "the score is hidden");
  const under = await page.locator('.tile[data-anchor="metric:er_followers"] .under').innerText();
  assert.match(under, /3\.2/);
  await page.context().close();
});

test("reading ahead never reveals", async () => {
  const page = await desk.review();
  for (let n = 0; n < 12; n++) await page.keyboard.press("j");
  const asked = await page.evaluate(() => window.__bridge.calls.map(([command]) => command));
  assert.ok(asked.filter((command) => command === "dossier_ahead").length > 9);
  assert.equal(asked.includes("reveal"), false);
  await page.context().close();
});

test("the scan would find the secrets, were they there", async () => {
  const page = await desk.review({ open: true });
  await page.keyboard.press("Space");
  const found = leaks(await everything(page));
  assert.ok(found.includes("PLANTED-REASON") && found.includes("PLANTED-COUNTER"), String(found));
  assert.ok(found.includes("424,242"), String(found));
  await page.context().close();
});

for (const [how, key, pass] of [
  ["Space", "Space", "deep"],
  ["a verdict", "a", "deep"],
  ["a verdict in the fast pass", "a", "fast"],
]) {
  test(`showing the AI by ${how} moves nothing and leaves the axis alone`, async () => {
    const page = await desk.review({ pass });
    await page.evaluate(() => {
      window.__shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          // The form below the verdict grows by the verdict itself, not by what the AI says.
          const elsewhere = entry.sources.some(({ node }) => !(node instanceof Element && node.closest(".form")));
          if (elsewhere) window.__shift += entry.value;
        }
      }).observe({ type: "layout-shift", buffered: false });
    });
    const [before, ticks] = [await places(page), await axis(page)];
    await page.keyboard.press(key);
    await page.locator(".ai .view").waitFor();
    await page.waitForTimeout(200);
    assert.deepEqual(await places(page), before);
    assert.deepEqual(await axis(page), ticks);
    assert.equal(await page.evaluate(() => window.__shift), 0);
    assert.ok((await everything(page)).includes("planted-model"));
    await page.context().close();
  });
}

test("the parts shown add up to the score shown", async () => {
  const page = await desk.review({ open: true });
  const number = (text) => Number(text.replace("−", "-").replace(/[^-\d]/g, ""));
  const shown = async (what) => (await page.locator(`.ai ${what}`).allInnerTexts()).map(number);
  const [start, parts] = (await page.locator(".ai .equation").innerText()).split(",").map(number);
  const bars = await shown(".group .points, .ai .part:not(.inner) .points");
  assert.ok(bars.length > 3 && bars.some((points) => points !== 0), `${bars}`);
  assert.equal(
    bars.reduce((a, b) => a + b, 0),
    parts,
  );
  assert.deepEqual(await shown(".sum b"), [start + parts]);
  await page.context().close();
});
