// The way in: every step by keyboard, the focus where the next key belongs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

const HUB = "https://hub.example.org";
const focused = (page) => page.waitForFunction(() => document.activeElement?.matches("main :is(button, input)"));
const inside = (page) => page.getByRole("heading", { name: "Today" }).waitFor();

/** Presses Enter again and again, as somebody who reads and agrees. */
async function agree(page, until) {
  await focused(page);
  await page.keyboard.press("Enter");
  await until;
}

test("Enter alone leads from the first run with a keychain into the team", async () => {
  const page = await desk.open({ gate: "first_run", invitation: HUB });
  await agree(page, page.getByRole("button", { name: "Join the team" }).waitFor());
  await agree(page, inside(page));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a passphrase is typed at once, and Enter leads from field to field", async () => {
  for (const [first, then] of [
    [{ keychain: false }, () => undefined],
    [{ keychain: true }, (page) => page.getByRole("button", { name: "Use a passphrase instead" }).press("Enter")],
  ]) {
    const page = await desk.open({ gate: "first_run", ...first });
    await then(page);
    await page.locator("input:focus").waitFor();
    await page.keyboard.type("short");
    await page.keyboard.press("Enter");
    await page.keyboard.type("correct horse battery");
    await page.keyboard.press("Enter");
    await page.keyboard.type("correct horse battery");
    await page.keyboard.press("Enter");
    await page.getByLabel("Address of the hub").and(page.locator(":focus")).waitFor();
    await page.keyboard.type(HUB);
    await page.keyboard.press("Enter");
    await page.getByLabel("Code").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("wrong");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("right");
    await page.keyboard.press("Enter");
    await inside(page);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});

test("unlocking begins with typing, and again after a refusal", async () => {
  const page = await desk.open({ gate: "locked", keychain: false });
  await page.locator("input:focus").waitFor();
  await page.keyboard.type("wrong");
  await page.keyboard.press("Enter");
  await page.getByText("Did not open").waitFor();
  await page.keyboard.type("right one");
  await page.keyboard.press("Enter");
  await inside(page);
  await page.context().close();
});

test("a button that was refused still has the focus for another try", async () => {
  const page = await desk.open({ gate: "not_joined", invitation: HUB, refusals: 1 });
  await agree(page, page.getByRole("alert").waitFor());
  await agree(page, inside(page));
  await page.context().close();
});
