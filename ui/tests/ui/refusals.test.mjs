// What the hub refuses is said once, in the same words everywhere, with what can be done and who can do it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

const refused = (problem, ...names) => names.map((who, n) => ({ event: `${problem}${n}`, who, problem }));

/** The open panel of a window with such a state. */
async function panel(sync, walk, locale = "en") {
  const page = await desk.open({ locale, sync: { state: "attention", waiting: 2, ...sync } });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.click("#sync-pill");
  await page.getByRole("dialog").waitFor();
  await walk(page, page.getByRole("dialog"));
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

test("the panel begins with the words of the pill", async () => {
  for (const locale of ["en", "ru"])
    for (const sync of [
      { signed_out: true, reason: "device-revoked" },
      { rejected: refused("scope", "Mila") },
      { models: [{ stream: "s", campaign: { en: "Spring" }, version: "2", reason: "newer" }] },
      { state: "offline", reason: "unreachable" },
      { state: "synced", waiting: 0 },
    ])
      await panel(
        sync,
        async (page, open) => {
          const pill = (await page.locator("#sync-pill").innerText()).trim();
          assert.equal((await open.locator(".state").innerText()).trim(), pill);
        },
        locale,
      );
});

test("a revoked person is told once, sees what waits, and joins again from there", () =>
  panel(
    { signed_out: true, reason: "device-revoked", rejected: refused("device-revoked", "Mila", "Leo", "Kate") },
    async (page, open) => {
      const text = await open.innerText();
      assert.equal(text.match(/signed off/g).length, 1);
      assert.match(text, /5 changes to sync/);
      assert.equal(await open.getByRole("button").count(), 1);
      await open.getByRole("button", { name: "Join again" }).click();
      await page.getByText("does not let my computer in").waitFor();
      await page.getByRole("button", { name: "Copy" }).click();
      await page.getByRole("button", { name: "Copied" }).waitFor();
      const words = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(words, await page.locator(".sheet q").evaluate((said) => said.textContent));
    },
  ));

test("each refusal is said once, with whose records it is about and what helps", () =>
  panel(
    {
      rejected: [
        ...refused("scope", "Mila", "Leo", "Kate", "Nora", "Max", "Vera", "Mila"),
        ...refused("busy", "Tanya"),
        ...refused("client-too-old", ""),
      ],
    },
    async (page, open) => {
      await page.locator("#sync-pill", { hasText: "9" }).waitFor();
      const said = await open.locator(".refused").allInnerTexts();
      assert.equal(said.length, 3);
      assert.match(said[0], /7 changes were not taken: This computer may not send that/);
      assert.match(said[0], /Mila, Leo, Kate, Nora, Max\s+and 1 more/);
      assert.match(said[0], /administrator of the hub can settle it/);
      assert.match(said[0], /does not take 7 changes of mine/);
      assert.match(said[1], /1 change was not taken: The hub is busy[^]*a little later/);
      assert.match(said[2], /Update Sverka/);
      await open.getByRole("button", { name: "Offer again" }).click();
      await page.waitForFunction(() => window.__bridge.calls.some(([name]) => name === "retry_rejected"));
    },
  ));

test("who saved a shortlist is told who publishes it, and can copy what to write", async () => {
  const page = await desk.open({});
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("#campaign-0").waitFor();
  await page.keyboard.press("Control+2");
  await page.locator(".hit").first().waitFor();
  await page.keyboard.press("l");
  await page.locator(".sheet select").waitFor();
  await page.getByText("administrator of the hub, who checks and publishes it").waitFor();
  await page.locator(".sheet").getByRole("radio", { name: "this campaign" }).click();
  await page.locator(".sheet").getByRole("button", { name: "Save the file" }).click();
  await page.locator(".toast").getByRole("button", { name: "Copy what to write" }).click();
  const words = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(words, /Please check the shortlist sverka-shortlist\.json \(40 creators\) and publish it/);
  await page.context().close();
});
