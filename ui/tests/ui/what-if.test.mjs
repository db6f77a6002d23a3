// What if: who is compared, who is left out, and why.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

async function whatIf(page) {
  await page.keyboard.press("w");
  await page.locator(".sheet .sum p").first().waitFor();
  return page.locator(".sheet .sum").innerText();
}

test("it says how many candidates are left out and why, before anything is moved, and leads to them", async () => {
  const page = await desk.review({ pass: "deep" });
  assert.match(await whatIf(page), /60 of 60 are left out: the AI’s view of these candidates is hidden until you have/);
  await page.keyboard.press("Escape");
  await page.locator(".sheet").waitFor({ state: "detached" });
  await page.keyboard.press("a");
  await page.locator(".ai .view").waitFor();
  assert.match(await whatIf(page), /59 of 60 are left out/);
  await page.getByRole("button", { name: "Show the undecided" }).click();
  await page.locator(".sheet").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.querySelector(".filter select").value === "undecided");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("where everybody is compared nobody is said to be left out", async () => {
  const page = await desk.review({ open: true, candidates: 24 });
  assert.doesNotMatch(await whatIf(page), /left out/);
  await page.context().close();
});
