// Everybody's verdicts in their market's column, where people differ, and a verdict that takes the place of another.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

const SMALL = { width: 1366, height: 690 };
const WHOLE = { width: 1366, height: 768 };

const calls = (page, command) =>
  page.evaluate((name) => window.__bridge.calls.filter(([called]) => called === name).map(([, args]) => args), command);
const shown = (page) => page.locator(".dossier").getAttribute("data-candidate");
const decided = (page, n) => page.locator(".progress .done", { hasText: new RegExp(`^${n} `) }).waitFor();
const focused = (page, css) => page.waitForFunction((wanted) => document.activeElement?.matches(wanted) ?? false, css);
const column = (page, market) => page.locator(`.column[aria-label=${market}]`);
const named = (page, market) => column(page, market).locator(".voices > .who").allInnerTexts();

/** A window that must not have said anything wrong by the end. */
async function journey(scene, options, walk) {
  const page = await desk.review(scene, options);
  await walk(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

test("everybody stands in their market's column once the own verdict is given, and nobody before", () =>
  journey({ pass: "deep", people: 3 }, WHOLE, async (page) => {
    const strip = page.locator("section.markets");
    assert.equal(await strip.locator(".verdict, .reasons").count(), 0, "nothing of anybody");
    assert.deepEqual(await named(page, "RU"), ["you"]);
    await column(page, "US").getByText("Marcus Fieldhouse, Sam, Wilhelmina Featherstonehaugh").waitFor();
    await page.keyboard.press("r");
    await column(page, "US").locator(".verdict").first().waitFor();
    assert.deepEqual(await named(page, "RU"), ["you", "Олег", "Константин Богоявленский"]);
    assert.deepEqual(await named(page, "US"), ["Marcus Fieldhouse", "Sam", "Wilhelmina Featherstonehaugh"]);
    assert.deepEqual(await column(page, "US").locator(".verdict").allInnerTexts(), ["Accepted", "Rejected"]);
    await column(page, "US").getByText("Audience matches").waitFor();
    await column(page, "US").getByText("and 2 more").waitFor();
    assert.equal(await strip.getByText("not decided").count(), 2, "who has not decided is named as such");
    await strip.getByRole("img", { name: "RU and US differ" }).waitFor();
  }));

/** Text of the strip that is cut off and told nowhere else, and controls outside of it. */
function lost() {
  const strip = document.querySelector("section.markets");
  const edge = strip.getBoundingClientRect();
  return [...strip.querySelectorAll("*")].flatMap((element) => {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || element.closest(".visually-hidden, svg")) return [];
    const cut = element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== "visible";
    const told = element.closest("[title]") ?? element.querySelector("[title]");
    const outside = box.bottom > edge.bottom + 1 || (box.right > edge.right + 1 && !told);
    return (cut && !told) || outside ? [`${element.className}: ${element.textContent.trim().slice(0, 50)}`] : [];
  });
}

for (const people of [1, 2, 3, 5]) {
  for (const [size, locale, theme] of [
    [WHOLE, "en", "light"],
    [SMALL, "ru", "dark"],
    [{ width: 1280, height: 640 }, "ru", "light"],
    [{ width: 1920, height: 1000 }, "en", "dark"],
  ]) {
    test(`${people} for each market fit in ${size.width}×${size.height}, ${locale}, and showing them moves nothing`, () =>
      journey({ pass: "deep", people, locale, theme }, size, async (page) => {
        const places = () =>
          page.evaluate(() =>
            ["section.markets", ".column", ".tabs, .open", ".chart svg"].map((css) => {
              const { x, y, width, height } = document.querySelector(css).getBoundingClientRect();
              return [css, ...[x, y, width, height].map(Math.round)].join(" ");
            }),
          );
        const still = await places();
        assert.deepEqual(await page.evaluate(lost), []);
        await page.keyboard.press("r");
        await column(page, "US").locator(".verdict").first().waitFor();
        assert.deepEqual(await places(), still);
        assert.deepEqual(await page.evaluate(lost), []);
        const strip = await page.locator("section.markets").innerText();
        for (const who of ["Sam", ...(people > 1 ? ["Marcus", "Олег"] : []), ...(people > 3 ? ["Мира"] : [])]) {
          assert.ok(strip.includes(who), `${who} is named`);
        }
        await page.keyboard.press("s");
        await page
          .locator(".sheet article")
          .nth(2 * people - 1)
          .waitFor();
        await page.keyboard.press("Escape");
        await page.locator(".sheet").waitFor({ state: "detached" });
        assert.equal(await page.locator(".dossier").count(), 1, "the review is still open");
      }));
  }
}

test("what has no room is a press away, by mouse too, with every reason and word", () =>
  journey({ pass: "deep", people: 5 }, SMALL, async (page) => {
    await page.keyboard.press("a");
    const more = column(page, "US").getByRole("button", { name: /more:/ });
    await more.click();
    const sheet = page.locator(".sheet");
    for (const said of [
      "Theodore Blackwood",
      "Wilhelmina Featherstonehaugh",
      "Wrong country or region",
      "62 % outside US",
    ]) {
      await sheet.getByText(said).first().waitFor();
    }
    assert.equal(await sheet.locator("article").count(), 10);
  }));

const filtered = (page, filter) => page.getByRole("combobox", { name: "Show" }).selectOption(filter);
const marks = (page) => page.locator("[id^=row-] .differ").count();

test("where people differ is marked in the queue after the own verdict, and can be filtered", () =>
  journey({ pass: "deep", people: 2 }, {}, async (page) => {
    await filtered(page, "markets_differ");
    await page.getByText("Nobody matches").waitFor();
    await filtered(page, "all");
    await page.locator("#row-2").waitFor();
    assert.equal(await marks(page), 0, "nothing before a verdict");
    await page.keyboard.press("a");
    await page.locator("#row-0 .differ").waitFor();
    assert.equal(await page.locator("#row-0 .differ").getAttribute("title"), "RU and US differ");
    assert.equal(await marks(page), 1);
    await filtered(page, "people_differ");
    await page.waitForFunction(() => document.querySelectorAll("[id^=row-]").length === 1);
    await page.locator("#row-0").getByText("RU and US differ").waitFor({ state: "attached" });
  }));

test("in the fast pass each blind verdict marks its row where people differ, and only those are found", () =>
  journey({}, {}, async (page) => {
    for (let n = 1; n <= 3; n++) {
      await page.keyboard.press(n === 2 ? "r" : "a");
      await decided(page, n);
      await page.locator(".column .verdict").first().waitFor();
      await page.keyboard.press("Enter");
    }
    assert.equal(await marks(page), 2);
    await filtered(page, "markets_differ");
    await page.waitForFunction(() => document.querySelectorAll("[id^=row-]").length === 2);
    assert.equal(await marks(page), 2, "the one on which all agree is not among them");
  }));

test("Escape goes one step out at a time and does not leave the review", () =>
  journey({ pass: "deep" }, {}, async (page) => {
    const here = await shown(page);
    await page.keyboard.press("r");
    await page.locator(".form [role=radio]").nth(8).waitFor();
    await page.locator(".form li [role=radio]").first().focus();
    await page.keyboard.press("Escape");
    await focused(page, "[data-pane=rail]");
    await page.keyboard.press("Escape");
    await focused(page, "[data-list]");
    await page.keyboard.press("Escape");
    await page.getByRole("status").getByText("Esc goes no further").waitFor();
    await page.keyboard.press("Enter");
    await page.locator("#row-1[aria-selected=true]").waitFor();
    assert.notEqual(await shown(page), here, "Enter went on: one is still in the review");
    await page.keyboard.press("a");
    await decided(page, 2);
    const verdicts = (await calls(page, "decide")).map(({ args }) => [args.candidate, args.verdict]);
    assert.deepEqual(verdicts, [
      [here, "reject"],
      ["cr_1", "accept"],
    ]);
    await page.getByRole("status").getByRole("button", { name: "To the campaigns" }).waitFor({ state: "detached" });
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await page.getByRole("heading", { name: "Today" }).waitFor();
  }));

test("Escape leaves the words for the rail, keeps them, and the verdict keys work from there", () =>
  journey({}, {}, async (page) => {
    await page.keyboard.press("0");
    await page.keyboard.type("a ghost town");
    await page.keyboard.press("Escape");
    await focused(page, "[data-pane=rail]");
    await page.keyboard.press("h");
    await decided(page, 1);
    assert.deepEqual(
      (await calls(page, "decide")).map(({ args }) => args.verdict),
      ["hold"],
    );
    await page.waitForFunction(() => window.__bridge.calls.some(([c, { args }]) => c === "amend" && args.text !== ""));
  }));

test("Escape in the review leaves a control of the dossier and of the header for the list", () =>
  journey({}, {}, async (page) => {
    await page.locator("[role=tab]").first().focus();
    await page.keyboard.press("Escape");
    await focused(page, "[data-pane=dossier]");
    await page.keyboard.press("Escape");
    await focused(page, "[data-list]");
    await page.locator("header .pass").first().focus();
    await page.keyboard.press("Escape");
    await focused(page, "[data-list]");
    assert.equal(await page.locator(".dossier").count(), 1);
  }));

test("a verdict that takes the place of another says so and is undone where it was said", () =>
  journey({ pass: "deep" }, {}, async (page) => {
    await page.keyboard.press("r");
    await decided(page, 1);
    await page.keyboard.press("a");
    await page.locator(".own .about", { hasText: "Reject → Accept" }).waitFor();
    assert.equal(await page.locator("[data-aside]").count(), 0, "nothing was said that could contradict");
    await page.locator(".own").getByRole("button", { name: "Undo" }).click();
    await page.locator(".buttons .reject.given").waitFor();
    assert.equal(await page.locator(".own .about", { hasText: "→" }).count(), 0);
  }));

test("in the fast pass it is said after one has moved on, with the way back until something else is done", () =>
  journey({ open: true }, {}, async (page) => {
    const name = await page.locator(".head h2").innerText();
    await page.keyboard.press("r");
    await decided(page, 1);
    const overwrite = async () => {
      await page.keyboard.press("k");
      await page.locator("#row-0[aria-selected=true]").waitFor();
      await page.waitForFunction(() => document.querySelector(".buttons .given"));
      await page.keyboard.press("a");
      await page.getByRole("status").getByText(`${name.trim()}: Reject → Accept`).waitFor();
      await page.locator("#row-1[aria-selected=true]").waitFor();
    };
    await overwrite();
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await page.locator("#row-0[aria-selected=true]").waitFor();
    await page.locator(".buttons .reject.given").waitFor();
    await page.keyboard.press("Enter");
    await page.locator("#row-1[aria-selected=true]").waitFor();
    await overwrite();
    await page.keyboard.press("h");
    await decided(page, 2);
    await page.getByRole("status").getByText("Reject → Accept").waitFor({ state: "detached" });
  }));

for (const pass of ["fast", "deep"]) {
  test(`what was said for the earlier verdict is asked about in the ${pass} pass, and the keys answer`, () =>
    journey({ pass }, {}, async (page) => {
      const here = await shown(page);
      await page.keyboard.press("r");
      await decided(page, 1);
      await page.locator(".chips button").first().waitFor();
      await page.keyboard.press("2");
      await page.locator(".chips [aria-pressed=true]").getByText("Wrong country or region").waitFor();
      await page.keyboard.press("0");
      await page.keyboard.type("Mostly elsewhere");
      await page.keyboard.press("Escape");
      await page.keyboard.press("a");
      const aside = page.locator("[data-aside]");
      await aside.getByText("Said for “Reject”").waitFor();
      await aside.getByText("Wrong country or region, «Mostly elsewhere»").waitFor();
      assert.equal(await shown(page), here, "one stays where one is asked");
      assert.equal(await page.locator(".chips [aria-pressed=true]").count(), 0, "they do not speak for the new one");
      await page.keyboard.press("y");
      await aside.waitFor({ state: "detached" });
      await page.locator(".chips [aria-pressed=true]").getByText("Wrong country or region").waitFor();
      assert.equal(await page.locator("#own-text").inputValue(), "Mostly elsewhere");
      await page.keyboard.press("h");
      await aside.getByText("Said for “Accept”").waitFor();
      await page.keyboard.press("x");
      await aside.waitFor({ state: "detached" });
      await page.waitForFunction(() => document.querySelector("#own-text").value === "");
      assert.deepEqual(
        (await calls(page, "amend")).slice(-1).map(({ args }) => [args.reasons, args.text]),
        [[[], ""]],
      );
      // Nothing is lost: each step comes back.
      await page.keyboard.press("z");
      await page.waitForFunction(() => document.querySelector("#own-text").value === "Mostly elsewhere");
      await page.keyboard.press("z");
      await page.locator(".buttons .accept.given").waitFor();
      await page.locator(".chips [aria-pressed=true]").getByText("Wrong country or region").waitFor();
    }));
}

test("the question is reached by F6 and answered by Enter", () =>
  journey({ pass: "deep" }, {}, async (page) => {
    await page.keyboard.press("r");
    await page.locator(".chips button").first().waitFor();
    await page.keyboard.press("2");
    await page.locator(".chips [aria-pressed=true]").waitFor();
    await page.keyboard.press("a");
    await page.locator("[data-aside]").waitFor();
    await page.keyboard.press("Shift+F6");
    await focused(page, "[data-aside] button");
    await page.keyboard.press("Enter");
    await page.locator("[data-aside]").waitFor({ state: "detached" });
    await focused(page, "[data-list]");
    await page.locator(".chips [aria-pressed=true]").getByText("Wrong country or region").waitFor();
    assert.equal((await calls(page, "decide")).length, 2);
  }));

test("at the end of the queue a verdict key decides about nobody", () =>
  journey({ candidates: 1, open: true }, {}, async (page) => {
    await page.keyboard.press("a");
    await page.getByRole("heading", { name: "The queue is clear" }).waitFor();
    await page.keyboard.press("r");
    await page.keyboard.press("u");
    assert.equal((await calls(page, "decide")).length, 1);
    assert.equal((await calls(page, "clear_verdict")).length, 0);
  }));

test("whoever leaves and comes back at once stands on the same candidate", () =>
  journey({}, {}, async (page) => {
    await page.keyboard.press("j");
    await page.locator("#row-1[aria-selected=true]").waitFor();
    await page.keyboard.press("Control+1");
    await page.locator("#campaign-0").waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".dossier").waitFor();
    assert.equal(await shown(page), "cr_1");
  }));
