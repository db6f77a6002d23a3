// Discovery by keys and mouse, in the built window.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";
import { SCREENS } from "./screens.mjs";

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

const calls = (page, command) =>
  page.evaluate((name) => window.__bridge.calls.filter(([called]) => called === name).map(([, args]) => args), command);

/** A walk on the discovery page, during which the window must not say anything wrong. */
async function walk(scene, steps) {
  const page = await SCREENS.discovery(desk, scene, {});
  await steps(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

const called = async (page, command, count) => {
  await page.waitForFunction(
    ([name, wanted]) => window.__bridge.calls.filter(([known]) => known === name).length >= wanted,
    [command, count],
  );
  return calls(page, command);
};

test("bridges come first, and a digit asks the next question", () =>
  walk({}, async (page) => {
    const asked = await calls(page, "discover");
    assert.match(asked[0].question.text, /^audience\.RU >= 15% and audience\.US >= 15%/);
    assert.match(asked.at(-1).question.text, /in 3\+ markets/);
  }));

test("a condition is added, changed and removed without writing", () =>
  walk({}, async (page) => {
    await page.keyboard.press("1");
    await page.locator(".builder li").nth(1).waitFor();
    const conditions = page.locator(".builder > ol > li");
    assert.equal(await conditions.count(), 2);
    await page.getByRole("button", { name: "Condition", exact: true }).click();
    await conditions.nth(2).waitFor();
    await conditions.nth(2).locator("select").first().selectOption("suspicious");
    await conditions.nth(2).locator("input").fill("12");
    await page.keyboard.press("Tab");
    const question = page.locator("#question");
    await page.waitForFunction(() => document.querySelector("#question").value.includes("suspicious >= 0.12"));
    assert.equal(await page.locator(".builder .count").count(), 3, "every condition is counted");
    await conditions.nth(2).getByRole("button", { name: "Remove condition" }).click();
    await page.waitForFunction(() => !document.querySelector("#question").value.includes("suspicious"));
    assert.match(await question.inputValue(), /^audience\.RU >= 0\.15 and audience\.US/);
    await page.getByRole("radio", { name: "any holds" }).click();
    await page.waitForFunction(() => document.querySelector("#question").value.includes(" or "));
  }));

test("a question written by hand comes back, step by step, and Escape leaves a field, not the page", () =>
  walk({}, async (page) => {
    const asks = (text) => page.waitForFunction((wanted) => document.querySelector("#question").value === wanted, text);
    const written = "followers >= 50k and audience.RU >= 15% and";
    await page.keyboard.press("/");
    await page.locator("#question").fill(written);
    await page.locator("#question[aria-invalid=true]").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("3");
    await page.waitForFunction((text) => document.querySelector("#question").value !== text, written);
    const third = await page.locator("#question").inputValue();
    await page.keyboard.press("1");
    await page.waitForFunction((text) => document.querySelector("#question").value !== text, third);
    await page.locator(".builder select").first().focus();
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement?.matches("[data-list]") ?? false);
    await page.keyboard.press("z");
    await asks(third);
    await page.keyboard.press("z");
    await asks(written);
    for (let n = 0; n < 4; n++) await page.keyboard.press("z");
    await page.getByText("Nothing to undo").first().waitFor();
  }));

test("a mistake is told with its place, and the proposal mends it", () =>
  walk({}, async (page) => {
    await page.keyboard.press("/");
    await page.locator("#question").fill("followers >= 90M and audience.RU >= 15%".replace("followers", "folowers"));
    await page.locator("mark", { hasText: "folowers" }).waitFor();
    assert.ok(await page.locator("#question").getAttribute("aria-invalid"));
    await page.getByText("the answer to the last question").waitFor();
    await page.getByRole("button", { name: "Use followers" }).click();
    await page.locator(".empties").waitFor();
    assert.equal(await page.locator("mark").count(), 0);
  }));

test("what can be read two ways is offered both ways", () =>
  walk({}, async (page) => {
    const question = page.locator("#question");
    await question.fill("posts >= 1,234");
    await page.getByText("“1,234” can be read two ways: write 1234 or 1.234.").waitFor();
    await page.getByRole("button", { name: "Use 1.234" }).click();
    await page.waitForFunction(() => document.querySelector("#question").value === "posts >= 1.234");
  }));

test("a condition takes a number as it is written, and says what it cannot take", () =>
  walk({}, async (page) => {
    await page.keyboard.press("1");
    const value = page.locator(".builder > ol > li").first().getByRole("textbox", { name: "Value" });
    await value.fill("15,5 ");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.querySelector("#question").value.startsWith("audience.RU >= 0.155"));
    await value.fill("1,234");
    await page.keyboard.press("Tab");
    await page.getByText("“1,234%” can be read two ways: write 1234% or 1.234%.").waitFor();
    assert.equal(await value.getAttribute("aria-invalid"), "true");
    await value.fill("20 %");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.querySelector("#question").value.startsWith("audience.RU >= 0.2 "));
    assert.equal(await value.getAttribute("aria-invalid"), "false");
  }));

test("a question is kept, renamed, forgotten, and brought back", () =>
  walk({}, async (page) => {
    await page.keyboard.press("s");
    await page.locator(".sheet input:focus").waitFor();
    await page.keyboard.type("Three markets");
    await page.keyboard.press("Enter");
    const own = page.locator(".pick", { hasText: "Three markets" });
    await own.waitFor();
    await page.getByRole("button", { name: "Rename “Three markets”" }).click();
    await page.locator(".sheet input").fill("Many markets");
    await page.keyboard.press("Enter");
    const renamed = page.locator(".pick", { hasText: "Many markets" });
    await renamed.waitFor();
    assert.equal(await own.count(), 0);
    await page.getByRole("button", { name: "Forget “Many markets”" }).click();
    await renamed.waitFor({ state: "detached" });
    await page.keyboard.press("z");
    await renamed.waitFor();
    const saved = await calls(page, "save_question");
    assert.deepEqual(saved.at(-1), { ...saved[0], name: "Many markets" });
  }));

test("a name that is taken is not given twice", () =>
  walk({}, async (page) => {
    await page.keyboard.press("s");
    await page.locator(".sheet input:focus").waitFor();
    await page.keyboard.type("Three markets");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Rename “Three markets”" }).click();
    await page.locator(".sheet input").fill("Средние авторы · Mid size");
    await page.getByText("Another question has this name").waitFor();
    await page.keyboard.press("Enter");
    assert.deepEqual(await calls(page, "rename_question"), []);
  }));

test("keys move in the answer, and Enter leads to the creator in the campaign", () =>
  walk({}, async (page) => {
    await page.locator("[role=option][aria-selected=true]").waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    const [name] = (await page.locator(".hit .name").nth(2).innerText()).split("\n");
    await page.locator("[role=option][aria-selected=true] .name", { hasText: name }).waitFor();
    await page.locator(".why h2", { hasText: name }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".head h2").waitFor();
    assert.equal((await calls(page, "place_of")).length, 1);
  }));

test("the result becomes a shortlist for a new campaign or for the same", () =>
  walk({}, async (page) => {
    for (const [how, wanted] of [
      [async () => page.keyboard.type("Autumn bridges"), { name: "Autumn bridges" }],
      [async () => page.getByRole("radio", { name: "this campaign" }).click(), {}],
    ]) {
      await page.keyboard.press("l");
      await page.locator(".sheet option").first().waitFor({ state: "attached" });
      await page.locator(".sheet input:focus").waitFor();
      await how();
      await page.getByRole("button", { name: "Save the file" }).click();
      await page.locator(".sheet").waitFor({ state: "detached" });
      const { args } = (await calls(page, "make_shortlist")).at(-1);
      const { query, ...others } = args;
      assert.deepEqual(others, { campaign: "skincare", ...wanted });
      assert.ok(query.filter);
    }
    await page.getByText("Send it to the administrator of the hub").waitFor();
  }));

test("a closed campaign lends its plan to nobody", () =>
  walk({}, async (page) => {
    await page.keyboard.press("l");
    await page.locator(".sheet option").first().waitFor({ state: "attached" });
    assert.equal(await page.locator(".sheet option").count(), 2);
  }));

test("a pair is merged, kept apart, taken back and undone by keys", () =>
  walk({}, async (page) => {
    await page.keyboard.press("]");
    await page.locator(".pair table").waitFor();
    await page.keyboard.press("a");
    await page.getByText("1 record merged").waitFor();
    await page.keyboard.press("k");
    await page.keyboard.press("u");
    await page.getByText("1 record merged").waitFor({ state: "detached" });
    await page.keyboard.press("z");
    await page.getByText("1 record merged").waitFor();
    await page.keyboard.press("r");
    await called(page, "judge_pair", 4);
    assert.deepEqual(
      (await calls(page, "judge_pair")).map(({ same }) => same),
      [true, null, true, false],
    );
  }));

test("getting ready can be stopped and gone on with", async () => {
  const page = await SCREENS["discovery, building"](desk, {}, {});
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("heading", { name: "Reading is stopped" }).waitFor();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.locator(".hit").first().waitFor();
  assert.deepEqual(
    (await calls(page, "read_creators")).map(({ on }) => on),
    [false, true],
  );
  await page.context().close();
});

test("letters typed into the question command nothing", () =>
  walk({}, async (page) => {
    await page.keyboard.press("/");
    await page.locator("#question:focus").waitFor();
    await page.keyboard.type("lesa");
    assert.equal(await page.locator(".sheet").count(), 0);
    assert.match(await page.locator("#question").inputValue(), /lesa/);
  }));

test("the card of the model opens from the review, from what if and from the commands", async () => {
  const page = await desk.review({ open: true });
  const card = page.getByRole("dialog", { name: "About the model" });
  const closed = async () => {
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
  };
  await page.getByRole("button", { name: "About the model" }).click();
  await card.locator("table").first().waitFor();
  const text = await card.innerText();
  for (const told of ["baseline 2", "3f3f3f", "82.6 ± 1.3", "17 of 24", "Where it fails", "Age of the data"])
    assert.ok(text.includes(told), told);
  await closed();
  await page.keyboard.press("w");
  await page.getByRole("button", { name: "About the model" }).last().click();
  await card.waitFor();
  await closed();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("About the model");
  await page.keyboard.press("Enter");
  await card.waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
