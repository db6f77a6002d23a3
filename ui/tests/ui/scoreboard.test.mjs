// Who was right: opened from everywhere, left for where one came from, and never saying more than is known.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";
import { SCREENS } from "./screens.mjs";

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

const asked = (page) => page.evaluate(() => window.__bridge.calls.filter(([called]) => called === "scoreboard").length);
const title = (page, text) => page.getByRole("dialog", { name: text }).waitFor();
const focusIsInside = (page) => page.waitForFunction(() => document.activeElement?.closest(".sheet") !== null);

async function journey(page, walk) {
  await walk(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

test("the palette opens it in the review, and Escape goes back to the candidate", async () =>
  journey(await desk.review({}), async (page) => {
    await page.keyboard.press("Control+k");
    await page.locator(".palette input").waitFor();
    await page.keyboard.type("who was");
    await page.keyboard.press("Enter");
    await title(page, "Who was right");
    await page.getByText("58 posts compared; 3 campaigns have results.").waitFor();
    // Verdict keys mean nothing here.
    await page.keyboard.press("a");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("a");
    await page.locator(".progress .done", { hasText: /^1 / }).waitFor();
  }));

test("from the model card one comes back to the model card", async () =>
  journey(await desk.review({}), async (page) => {
    await page.keyboard.press("i");
    await title(page, "About the model");
    await page.getByRole("button", { name: "Who was right" }).press("Enter");
    await title(page, "Who was right");
    await focusIsInside(page);
    await page.keyboard.press("Escape");
    await title(page, "About the model");
    await focusIsInside(page);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }));

test("from the results one comes back to the results", async () =>
  journey(await SCREENS.results(desk, {}), async (page) => {
    await page.getByRole("button", { name: "Who was right" }).press("Enter");
    await title(page, "Who was right");
    await page.keyboard.press("Escape");
    await title(page, "What the campaign brought");
  }));

test("what is known is said with its direction, its interval and what it rests on", async () =>
  journey(await SCREENS["who was right"](desk, {}), async (page) => {
    const said = await page.locator(".sheet .reading").innerText();
    for (const sentence of [
      "Errors 24% smaller (12–35%), 58 posts of 31 creators",
      "Difference not shown (−19% to +9%), 48 forecasts for 27 creators",
      "Errors 34% larger (8–66%), 22 forecasts for 11 creators",
      "Too early: 15 forecasts for 10 creators, needs 20 of 5 creators",
      "Held in 74% (62–83%) of 58 posts. Fits the promise.",
      "Held in 59% (43–74%) of 37 posts. Too narrow",
      "people moved 38% of the way to it (25–51%), 24 numbers.",
      "12% of the way to people (0–31%), 33 forecasts for 17 creators",
      "Yours: 21% (2–40%), 26 forecasts",
      "80% of the way to people (52–113%), 21 forecasts for 9 creators",
      "Yours: too early, 6 forecasts, needs 20",
      "Nobody has said another number than the model’s.",
      "31 of 214 candidates have results to compare. For them the forecasts were 18% too high (5–33%).",
      "Corrected for who was chosen: 31% too high (8–59%).",
      "not shown to be too high or too low (−20% to +18%)",
      "too few comparable creators (effective number 12 of 20 needed)",
      "Whatever was said, posts at or above the middle: 27 of 58 (34–60%)",
      "Posts of accepted creators that fell below: 9 of 41 (12–37%); by chance 10% would.",
      "22 of 41 (38–69%)",
      "Only you see this record.",
    ])
      assert.ok(said.replace(/\s+/g, " ").includes(sentence), sentence);
    const nearer = await page.locator(".sheet tbody tr td:nth-child(6)").allInnerTexts();
    assert.deepEqual(nearer, ["you", "the model", "both alike", "you", "the model"]);
    const lines = await page.locator(".sheet table.figures").first().locator("tbody tr").allInnerTexts();
    assert.deepEqual(
      lines.map((line) => line.replace(/\s+/g, " ")),
      [
        "Engagement strong for tier 21 of 34 (45–77%) 19",
        "Audience matches brief's target 12 of 26 (28–66%) 14",
        "Good past result with us Too early: 11 posts, needs 20 6",
      ],
    );
  }));

test("what is too early is neither drawn nor counted in per cent", async () =>
  journey(await SCREENS["who was right, too early"](desk, {}), async (page) => {
    const said = await page.locator(".sheet .reading").innerText();
    assert.match(said, /Too early: 6 posts of 4 creators, needs 20 of 5 creators/);
    assert.match(said, /Too early: forecasts for 0–1 creators/);
    assert.match(said, /Of one person so far: told to that person alone/);
    assert.match(said, /Too early: 3 numbers were said before/);
    assert.match(said, /none of these posts has a forecast of yours/);
    assert.match(said, /Too early: 4 forecasts for 3 creators, needs 20 of 5 creators/);
    assert.match(said, /effective number 2 of 20 needed/);
    assert.match(said, /Too early: 3 posts, needs 20/);
    assert.doesNotMatch(said, /smaller \(|larger \(|Held in|of the way to people|too high \(|too low \(/);
    assert.equal(await page.locator(".sheet svg :is(circle, .reach, .share)").count(), 0);
  }));

test("it asks again while a model learns, and no more when it has learnt", async () =>
  journey(await SCREENS["who was right, learning"](desk, {}), async (page) => {
    await page.getByText("A model is still learning").waitFor();
    await page.getByText("58 posts compared").waitFor();
    assert.equal(await page.getByText("A model is still learning").count(), 0);
    assert.equal(await asked(page), 3);
    await page.waitForTimeout(1_300);
    assert.equal(await asked(page), 3);
  }));

test("a sheet that was closed asks no more", async () =>
  journey(await SCREENS["who was right, learning"](desk, {}), async (page) => {
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const before = await asked(page);
    await page.waitForTimeout(1_300);
    assert.equal(await asked(page), before);
  }));

test("a failure is said, and trying again brings the figures", async () =>
  journey(await SCREENS["who was right, failed"](desk, {}), async (page) => {
    await page.getByRole("alert").getByText("Results and forecasts are safe.").waitFor();
    await page.getByRole("button", { name: "Try again" }).press("Enter");
    await page.getByText("58 posts compared").waitFor();
    assert.equal(await page.getByRole("alert").count(), 0);
  }));

test("without results it leads to those of the campaign, and back", async () =>
  journey(await SCREENS["who was right, nothing"](desk, {}), async (page) => {
    await page.locator(".sheet .state button").press("Enter");
    await title(page, "What the campaign brought");
    await page.keyboard.press("Escape");
    await title(page, "Who was right");
  }));

test("Alt+T turns the chart into a table that says the same, and back", async () =>
  journey(await SCREENS["who was right, table"](desk, {}), async (page) => {
    const rows = await page.locator(".sheet table").first().locator("tbody tr").allInnerTexts();
    assert.equal(rows.length, 9);
    assert.match(rows[0], /smaller\s+0\.76\s+0\.65–0\.88\s+58 posts of 31 creators/);
    assert.match(rows[8], /too early\s+—\s+—/);
    await page.keyboard.press("Alt+t");
    await page.locator(".sheet .axis").waitFor();
  }));
