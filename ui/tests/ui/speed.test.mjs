// Budgets that do not depend on how busy the machine is. Times are measured in the real window by `script/bench`.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { begin, DIST } from "./harness.mjs";

const FIRST_PAINT_KB = 60;
const WORDS_KB = 40;

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

test(`the script of the first paint is at most ${FIRST_PAINT_KB} KB, the words of a language ${WORDS_KB} KB`, () => {
  const page = readFileSync(join(DIST, "index.html"), "utf8");
  const first = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path);
  const packed = (path) => gzipSync(readFileSync(join(DIST, path))).length;
  // One language is read, whichever it is.
  const words = readdirSync(join(DIST, "assets")).filter((name) => /^(en|ru)-.*\.js$/.test(name));
  assert.equal(words.length, 2, String(words));
  const bytes = first.reduce((sum, path) => sum + packed(path), 0);
  assert.ok(first.length > 0 && bytes <= FIRST_PAINT_KB * 1024, `${first}: ${bytes}`);
  for (const name of words)
    assert.ok(packed(`assets/${name}`) <= WORDS_KB * 1024, `${name}: ${packed(`assets/${name}`)}`);
});

test("nothing points outside", () => {
  for (const file of readdirSync(join(DIST, "assets")).filter((name) => name.endsWith(".css"))) {
    const text = readFileSync(join(DIST, "assets", file), "utf8");
    assert.equal(/url\(["']?(https?:)?\/\//.test(text), false, file);
  }
});

test("a queue of 100,000 rows scrolls with rows in sight, few of which exist", async () => {
  const page = await desk.review({ candidates: 100_000 });
  const { blank, most } = await page.evaluate(async () => {
    const list = document.querySelector(".list");
    let blank = 0;
    let most = 0;
    for (let n = 0; n < 120; n++) {
      list.scrollTop += 400;
      await new Promise((done) => requestAnimationFrame(done));
      await new Promise((done) => requestAnimationFrame(done));
      const box = list.getBoundingClientRect();
      const middle = document.elementFromPoint(box.left + 60, box.top + box.height / 2);
      if (!middle?.closest("[role=option]")) blank += 1;
      most = Math.max(most, document.querySelectorAll("[role=option]").length);
    }
    return { blank, most };
  });
  assert.equal(blank, 0);
  assert.ok(most < 60, `${most} rows exist at once`);
  await page.context().close();
});

test("the end of 100,000 rows is reached and its row can be read", async () => {
  const page = await desk.review({ candidates: 100_000 });
  await page.keyboard.press("End");
  await page.locator("#row-99999[aria-selected=true]").waitFor();
  assert.equal(await page.locator("#row-99999").getAttribute("aria-setsize"), "100000");
  await page.locator(".head h2", { hasText: "99999" }).waitFor();
  await page.context().close();
});

test("two hundred verdicts are measured by the window itself, and tell durations only", async () => {
  const page = await desk.review({ candidates: 300, open: true });
  for (let n = 0; n < 200; n++) await page.keyboard.press("ahr"[n % 3]);
  await page.locator(".progress .done", { hasText: /^200 / }).waitFor();
  const measured = await page.evaluate(() => window.__sverka.latency.summaries());
  const verdict = measured.find(({ span }) => span === "verdict");
  assert.equal(verdict.n, 200);
  assert.ok(verdict.p50 > 0 && verdict.p50 <= verdict.p95 && verdict.p95 <= verdict.max);
  const keys = await page.evaluate(() => Object.keys(window.__sverka.latency.export()[0]));
  assert.deepEqual(keys.toSorted(), ["at", "ms", "span"]);
  await page.context().close();
});
