// What a person does with the keyboard alone, in the built window.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin } from "./harness.mjs";

let desk;
before(async () => (desk = await begin()));
after(() => desk.close());

const calls = (page, command) =>
  page.evaluate((name) => window.__bridge.calls.filter(([called]) => called === name).map(([, args]) => args), command);
const name = (page) => page.locator(".head h2").innerText();
const decided = (page, n) => page.locator(".progress .done", { hasText: new RegExp(`^${n} `) }).waitFor();

/** A window that must not have said anything wrong by the end. */
async function journey(scene, options, walk) {
  const page = await desk.review(scene, options);
  await walk(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

test("sixty candidates are decided by keyboard alone, without a scroll", () =>
  journey({}, {}, async (page) => {
    for (let n = 1; n <= 60; n++) {
      await page.keyboard.press("ahr"[n % 3]);
      await decided(page, n);
      await page.locator(".ai:not(.waiting) .view").waitFor();
      const hidden = await page.evaluate(() => {
        const dossier = document.querySelector(".dossier");
        return dossier ? dossier.scrollHeight - dossier.clientHeight : 0;
      });
      assert.ok(hidden <= 1, `candidate ${n} hides ${hidden} px`);
      await page.keyboard.press("Enter");
    }
    await page.getByRole("heading", { name: "The queue is clear" }).waitFor();
    const given = (await calls(page, "decide")).map(({ args }) => args.candidate);
    assert.equal(new Set(given).size, 60);
  }));

test("the letters of a Cyrillic keyboard decide, with and without codes", () =>
  journey({ locale: "ru", open: true }, {}, async (page) => {
    for (const [key, code] of [
      ["ф", "KeyA"],
      ["р", ""],
      ["к", "Unidentified"],
    ]) {
      await page.evaluate(
        ([key, code]) => {
          document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }),
          );
        },
        [key, code],
      );
    }
    await decided(page, 3);
    assert.deepEqual(
      (await calls(page, "decide")).map(({ args }) => args.verdict),
      ["accept", "hold", "reject"],
    );
  }));

test("a held verdict key gives one verdict", () =>
  journey({}, {}, async (page) => {
    for (let n = 0; n < 40; n++) await page.keyboard.down("a");
    await page.keyboard.up("a");
    await decided(page, 1);
    assert.equal((await calls(page, "decide")).length, 1);
  }));

test("Shift says sure, and the pass goes along", () =>
  journey({}, {}, async (page) => {
    await page.keyboard.press("Shift+A");
    await decided(page, 1);
    const [{ args }] = await calls(page, "decide");
    assert.equal(args.sure, true);
    assert.equal(args.pass, "fast");
    assert.ok(args.took_ms >= 0 && args.took_ms < 60_000);
  }));

test("undo goes back to the candidate and redo does it again", () =>
  journey({ open: true }, {}, async (page) => {
    const first = await name(page);
    await page.keyboard.press("r");
    await decided(page, 1);
    assert.notEqual(await name(page), first);
    await page.keyboard.press("z");
    await decided(page, 0);
    await page.locator(".head h2", { hasText: first }).waitFor();
    await page.getByRole("status").getByText("Undone: Reject").waitFor();
    await page.keyboard.press("Control+y");
    await decided(page, 1);
  }));

test("in the deep pass one stays, gives reasons by digit, and goes on by Enter", () =>
  journey({ pass: "deep" }, {}, async (page) => {
    const first = await name(page);
    await page.keyboard.press("a");
    await page.locator(".ai .view").waitFor();
    assert.equal(await name(page), first);
    await page.keyboard.press("3");
    await page.keyboard.press("1");
    await page.waitForFunction(() => window.__bridge.calls.filter(([c]) => c === "amend").length === 2);
    const amended = (await calls(page, "amend")).at(-1).args;
    assert.deepEqual(
      amended.reasons,
      ["A-AUTH", "A-ENG", "A-AUD"].filter((code) => code !== "A-ENG"),
    );
    await page.locator(".chips [aria-pressed=true].main").getByText("Authentic").waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".head h2", { hasNotText: first }).waitFor();
  }));

test("words written before the verdict go along with it", () =>
  journey({}, {}, async (page) => {
    await page.keyboard.press("0");
    await page.keyboard.type("Asks for the brief twice");
    await page.keyboard.press("Escape");
    await page.keyboard.press("h");
    await decided(page, 1);
    await page.waitForFunction(() => window.__bridge.calls.some(([c]) => c === "amend"));
    assert.equal((await calls(page, "amend"))[0].args.text, "Asks for the brief twice");
    await page.keyboard.press("j");
    await page.waitForFunction(() => document.querySelector("#own-text").value === "");
    await page.keyboard.press("k");
    await page.waitForFunction(() => document.querySelector("#own-text").value === "Asks for the brief twice");
  }));

test("a draft is kept while one is elsewhere", () =>
  journey({}, {}, async (page) => {
    await page.keyboard.press("0");
    await page.keyboard.type("half a thought");
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    await page.locator("#row-1[aria-selected=true]").waitFor();
    assert.equal(await page.locator("#own-text").inputValue(), "");
    await page.keyboard.press("k");
    await page.waitForFunction(() => document.querySelector("#own-text").value === "half a thought");
    assert.equal((await calls(page, "save_draft")).at(-1).draft.text, "half a thought");
  }));

test("N puts letters on the evidence, and a note left by Escape is gone on with", () =>
  journey({}, {}, async (page) => {
    await page.keyboard.press("n");
    await page.locator(".badge").first().waitFor();
    const target = page.locator(".badge").nth(2);
    const letter = (await target.innerText()).toLowerCase();
    await page.keyboard.press(letter);
    await page.keyboard.type("looks seasonal");
    await page.keyboard.press("Escape");
    await page.locator(".note").waitFor({ state: "detached" });
    await page.keyboard.press("n");
    await page.waitForFunction(() => document.querySelector(".note textarea")?.value === "looks seasonal");
    await page.keyboard.press("Control+Enter");
    await page.getByText("looks seasonal").waitFor();
    const [{ anchor, kind, text }] = await calls(page, "annotate");
    assert.equal(anchor.on, "metric");
    assert.equal(kind, "fact");
    assert.equal(text, "looks seasonal");
  }));

test("the palette finds commands typed on the wrong layout", () =>
  journey({ locale: "ru" }, {}, async (page) => {
    await page.keyboard.press("Control+k");
    await page.locator(".palette input").waitFor();
    await page.keyboard.type("yfcnhjqrb");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByText("Однобуквенные клавиши").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("a");
    await decided(page, 1);
  }));

test("the palette finds a candidate and goes there", () =>
  journey({}, {}, async (page) => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("kate.studio26");
    await page.locator("#palette-list .entry .market").first().waitFor();
    await page.keyboard.press("Enter");
    await page.locator("#row-26[aria-selected=true]").waitFor();
  }));

test("the menu and the state of sync open on every screen, one after another", async () => {
  const page = await desk.open({});
  for (const screen of ["campaigns", "review"]) {
    await page.locator(screen === "review" ? ".dossier" : "#campaign-0").waitFor();
    await page.click("#title-menu");
    await page.getByRole("menu").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "detached" });
    await page.click("#sync-pill");
    await page.getByRole("dialog").getByText("Last synced").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    if (screen === "campaigns") await page.getByRole("button", { name: "Start" }).click();
  }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a verdict that cannot be kept is said so, held, and kept on retry", () =>
  journey({ failures: 1 }, {}, async (page) => {
    await page.keyboard.press("a");
    await page.getByRole("alert").getByText("The disk is full").waitFor();
    await page.getByRole("button", { name: "Try again" }).click();
    await decided(page, 1);
    assert.equal(await page.getByRole("alert").count(), 0);
    assert.equal((await calls(page, "decide")).length, 2);
  }));

test("two versions of one verdict are chosen by a digit", () =>
  journey({ conflictAt: 0 }, {}, async (page) => {
    await page.getByText("Changed on two computers").waitFor();
    await page.keyboard.press("2");
    await page.getByText("Changed on two computers").waitFor({ state: "detached" });
    assert.equal((await calls(page, "keep_version"))[0].event, "e-there");
  }));

test("the pile on hold is worked through one after another", () =>
  journey({ candidates: 5, open: true }, {}, async (page) => {
    for (let n = 1; n <= 5; n++) {
      await page.keyboard.press(n === 2 || n === 4 ? "h" : "a");
      await decided(page, n);
    }
    await page.getByRole("button", { name: "Look at what is on hold" }).click();
    await page.waitForFunction(() => document.querySelectorAll("[id^=row-]").length === 2);
    await page.keyboard.press("r");
    await page.locator("#row-1[aria-selected=true]").waitFor();
    assert.equal((await calls(page, "decide")).at(-1).args.candidate, "cr_1");
  }));

test("search in the queue narrows it, and Escape shows all again", () =>
  journey({}, {}, async (page) => {
    await page.keyboard.press("Control+f");
    await page.keyboard.type("nora");
    await page.waitForFunction(() => document.querySelectorAll("[id^=row-]").length === 8);
    await page.keyboard.press("Escape");
    await page.locator("#row-12").waitFor();
  }));

const stands = (page, row) => page.locator(`#row-${row}[aria-selected=true]`).waitFor();
const under = (page) => page.locator(".dossier:not([data-loading])").getAttribute("data-candidate");

/** Types into the search of the queue and waits for what is found. */
async function search(page, text, found) {
  await page.keyboard.press("Control+f");
  await page.keyboard.type(text);
  await page.waitForFunction((n) => document.querySelectorAll("[id^=row-]").length === n, found);
}

for (const [how, scene, key, row, wanted] of [
  ["near the beginning", {}, "PageDown", 15, ["nora", 8]],
  ["far beyond what is read at once", { candidates: 1_000 }, "End", 999, ["nora.beauty101", 1]],
]) {
  test(`Escape in the search selects the candidate again that was selected before it, ${how}`, () =>
    journey(scene, {}, async (page) => {
      await page.keyboard.press(key);
      await stands(page, row);
      await search(page, ...wanted);
      assert.notEqual(await under(page), `cr_${row}`, "what was found is looked at");
      await page.keyboard.press("Escape");
      await stands(page, row);
      assert.equal(await under(page), `cr_${row}`);
    }));
}

test("a search that finds nobody gives the selection back as well, from its button too", () =>
  journey({}, {}, async (page) => {
    await page.keyboard.press("PageDown");
    await stands(page, 15);
    await search(page, "nora", 8);
    await page.keyboard.type(" nobody");
    await page.getByText("Nobody matches").waitFor();
    await page.locator(".search").getByRole("button").click();
    await stands(page, 15);
    assert.equal(await under(page), "cr_15");
  }));

for (const [how, choose] of [
  ["Enter", (page) => page.keyboard.press("Enter")],
  ["a click", (page) => page.locator("#row-2").click()],
]) {
  test(`a candidate chosen in the search by ${how} stays selected when the search ends`, () =>
    journey({}, {}, async (page) => {
      for (const row of [1, 2, 3]) {
        await page.keyboard.press("j");
        await stands(page, row);
      }
      await search(page, "nora", 8);
      await choose(page);
      await page.waitForFunction(() => document.querySelector("[data-list] [aria-selected=true]"));
      const chosen = await page.locator("[data-list] [aria-selected=true] .name").innerText();
      if (how === "a click") await page.keyboard.press("Control+f");
      await page.keyboard.press("Escape");
      await page.locator("#row-12").waitFor();
      assert.equal(await page.locator("[data-list] [aria-selected=true] .name").innerText(), chosen);
      assert.notEqual(await under(page), "cr_3");
    }));
}

test("whoever was judged during a search stays under the eye when it ends", () =>
  journey({ pass: "deep" }, {}, async (page) => {
    await search(page, "nora", 8);
    const found = await under(page);
    assert.notEqual(found, "cr_0");
    await page.locator(".dossier h2").click();
    await page.keyboard.press("a");
    await decided(page, 1);
    await page.keyboard.press("Control+f");
    await page.keyboard.press("Escape");
    await page.locator("#row-12").waitFor();
    assert.equal(await under(page), found);
  }));

test("a letter in the filter of the queue chooses a filter and decides about nobody", () =>
  journey({}, {}, async (page) => {
    const filter = page.getByRole("combobox", { name: "Show" });
    await filter.focus();
    await page.keyboard.press("r");
    for (const value of ["rejected", "on_hold", "accepted", "undecided"]) {
      await page.waitForFunction((wanted) => document.querySelector(".filter select")?.value === wanted, value);
      if (value !== "undecided") await page.keyboard.press("ArrowUp");
    }
    await page.locator("#row-0").waitFor();
    assert.equal((await calls(page, "decide")).length, 0);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement?.matches("[data-list]") ?? false);
    assert.equal(await page.locator(".dossier").count(), 1, "the review is still open");
  }));

test("what was being tried in What if outlives its window, and the card of the model leads back to it", () =>
  journey({ weighed: true }, {}, async (page) => {
    await page.keyboard.press("w");
    const first = page.locator(".sheet .weight input[type=range]").first();
    await first.waitFor();
    const before = await first.inputValue();
    await first.focus();
    await page.keyboard.press("ArrowRight");
    const tried = await first.inputValue();
    assert.notEqual(tried, before);
    await page.keyboard.press("Escape");
    await page.locator(".sheet").waitFor({ state: "detached" });
    await page.keyboard.press("w");
    await first.waitFor();
    assert.equal(await first.inputValue(), tried);
    await page.locator(".sheet").getByRole("button", { name: "About the model" }).click();
    await page.locator(".sheet .about").waitFor();
    await page.keyboard.press("Escape");
    await first.waitFor();
    assert.equal(await first.inputValue(), tried);
    await page.waitForFunction(() => document.activeElement?.closest(".sheet") != null);
    await page.locator(".sheet").getByRole("radio", { name: "Audience" }).click();
    const countries = page.locator(".sheet fieldset input[placeholder]").first();
    await countries.fill("RU Kazakhstan");
    await page.keyboard.press("Tab");
    await page.getByRole("alert").getByText("Not a two-letter code: KAZAKHSTAN").waitFor();
    assert.equal(await countries.inputValue(), "RU Kazakhstan");
    await page.locator(".sheet").getByRole("button", { name: "About the model" }).click();
    await page.locator(".sheet .about").waitFor();
    await page.keyboard.press("Escape");
    await countries.waitFor();
  }));

test("a closed campaign can be read, not changed", () =>
  journey({ revoked: true }, {}, async (page) => {
    await page.locator(".revoked").waitFor();
    await page.keyboard.press("a");
    await page.keyboard.press("j");
    await page.locator("#row-1[aria-selected=true]").waitFor();
    assert.equal((await calls(page, "decide")).length, 0);
  }));

test("access that ends while one works makes the window read-only", () =>
  journey({}, {}, async (page) => {
    await page.keyboard.press("a");
    await decided(page, 1);
    await page.evaluate(() => window.__bridge.emit("revoked", { campaign: "skincare", at: new Date().toISOString() }));
    await page.locator(".revoked").waitFor();
    await page.keyboard.press("a");
    assert.equal((await calls(page, "decide")).length, 1);
  }));

test("single letters can be switched off, and then only Control commands remain", () =>
  journey({ letterKeys: "off" }, {}, async (page) => {
    await page.keyboard.press("a");
    await page.keyboard.press("1");
    await page.keyboard.press("ArrowDown");
    await page.locator("#row-1[aria-selected=true]").waitFor();
    assert.equal((await calls(page, "decide")).length, 0);
  }));

test("rows that changed elsewhere are painted, and the shown dossier is read again", () =>
  journey({}, {}, async (page) => {
    const before = (await calls(page, "dossier")).filter(({ candidate }) => candidate === "cr_0").length;
    await page.evaluate(() => {
      const row = {
        place: 0,
        id: "cr_0",
        name: "New name",
        handle: "h",
        platform: "vk",
        market: "RU",
        unsent: false,
        conflict: true,
        revision: 1,
      };
      window.__bridge.emit("rows-changed", { campaign: "skincare", rows: [row] });
    });
    await page.locator("#row-0").getByText("New name").waitFor();
    await page.waitForFunction(
      (n) => window.__bridge.calls.filter(([c, a]) => c === "dossier" && a.candidate === "cr_0").length > n,
      before,
    );
  }));

test("a click on a verdict does not make Enter press it again", () =>
  journey({ pass: "deep" }, {}, async (page) => {
    await page.getByRole("button", { name: "Hold" }).click();
    await decided(page, 1);
    await page.keyboard.press("Enter");
    await page.locator("#row-1[aria-selected=true]").waitFor();
    assert.equal((await calls(page, "decide")).length, 1);
  }));

test("switching the language is one stroke and changes every word", () =>
  journey({}, {}, async (page) => {
    await page.locator("header").getByRole("button", { name: "Русский" }).click();
    await page.getByRole("button", { name: "Берём", exact: true }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), "ru");
  }));

test("the first run asks for a passphrase only where there is no keychain, and leads to joining", async () => {
  const page = await desk.open({ gate: "first_run", keychain: false });
  await page.getByLabel("Passphrase", { exact: true }).fill("correct horse battery");
  await page.getByLabel("Passphrase once more").fill("correct horse battery");
  await page.keyboard.press("Enter");
  await page.getByLabel("Address of the hub").fill("http://127.0.0.1:1");
  await page.getByLabel("Code").fill("wrong");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("wrong or was used").waitFor();
  await page.getByLabel("Code").fill("right");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Today" }).waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

const SIGNED_OUT = { state: "attention", signed_out: true, waiting: 3, reason: "token-expired" };

test("a computer that is not let in any more joins again by keyboard, and the review goes on where it was", () =>
  journey({ sync: SIGNED_OUT }, {}, async (page) => {
    await page.locator("#sync-pill", { hasText: "Join again" }).waitFor();
    await page.keyboard.press("j");
    const here = await name(page);
    await page.keyboard.press("g");
    await page.keyboard.press("y");
    await page.getByRole("dialog").getByText("Join again with a new code").waitFor();
    await page.waitForFunction(() => document.activeElement?.closest(".panel") !== null);
    for (let n = 0; n < 5; n++) {
      if (await page.evaluate(() => document.activeElement?.matches(".panel button.primary"))) break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.matches("input[autocomplete=one-time-code]"));
    assert.equal(await page.getByLabel("Address of the hub").inputValue(), "http://127.0.0.1:8787");
    for (const [code, said] of [
      ["wrong", "wrong or was used"],
      ["other", "holds the work of Анна"],
    ]) {
      await page.getByLabel("Code").fill(code);
      await page.keyboard.press("Enter");
      await page.getByRole("alert").getByText(said).waitFor();
    }
    await page.getByLabel("Code").fill(" ABCDE-FGHJK-M ");
    await page.keyboard.press("Enter");
    await page.locator(".sheet").waitFor({ state: "detached" });
    await page.getByRole("status").getByText("This computer is back").waitFor();
    await page.locator("#sync-pill.synced").waitFor();
    assert.deepEqual((await calls(page, "join")).at(-1), { hub: "http://127.0.0.1:8787", code: "ABCDE-FGHJK-M" });
    assert.equal(await name(page), here);
    await page.keyboard.press("a");
    await decided(page, 1);
  }));

test("the palette leads to joining again", () =>
  journey({ sync: SIGNED_OUT }, {}, async (page) => {
    await page.keyboard.press("Control+k");
    await page.locator(".palette input").waitFor();
    await page.keyboard.type("join");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.matches("input[autocomplete=one-time-code]"));
  }));

test("who is let in is not asked to join again", () =>
  journey({ sync: { state: "offline", waiting: 3, reason: "unreachable" } }, {}, async (page) => {
    await page.click("#sync-pill");
    await page.getByRole("dialog").getByRole("button", { name: "Send now" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Join again" }).count(), 0);
  }));

test("a wrong passphrase is said kindly and stays in the field", async () => {
  const page = await desk.open({ gate: "locked", keychain: false });
  await page.getByLabel("Passphrase", { exact: true }).fill("wrong");
  await page.keyboard.press("Enter");
  await page.getByText("Did not open").waitFor();
  assert.equal(await page.getByLabel("Passphrase", { exact: true }).inputValue(), "wrong");
  await page.getByLabel("Passphrase", { exact: true }).fill("right one");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Today" }).waitFor();
  assert.equal(await page.evaluate(() => window.__bridge.calls.filter(([c]) => c === "ready").length), 1);
  await page.context().close();
});

test("what explains a number comes by pointer or focus and goes by Escape", () =>
  journey({}, {}, async (page) => {
    await page.hover(".tile:nth-child(2)");
    await page.locator(".tile:nth-child(2) .over").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".tile:nth-child(2) .over").waitFor({ state: "hidden" });
    assert.equal(await page.locator(".dossier").count(), 1, "the review is still open");
    await page.focus(".tile:nth-child(3) .value");
    await page.locator(".tile:nth-child(3) .over").waitFor();
  }));

test("candidates that arrive after the end are gone on with", () =>
  journey({ candidates: 2, open: true }, {}, async (page) => {
    for (const n of [1, 2]) {
      await page.keyboard.press("a");
      await decided(page, n);
    }
    await page.getByRole("heading", { name: "The queue is clear" }).waitFor();
    await page.evaluate(() => window.__bridge.grow(5));
    await page.locator("#row-2[aria-selected=true]").waitFor();
    await page.keyboard.press("h");
    await page.locator(".progress .done", { hasText: "3 of 5" }).waitFor();
  }));

test("hostile words are shown as words", () =>
  journey({ hostileAt: 0 }, {}, async (page) => {
    await page.locator(".head h2").getByText("RLO").waitFor();
    assert.equal(await page.evaluate(() => window.__hacked), undefined);
    assert.equal(await page.locator(".head img").count(), 0);
    await page
      .locator(".head")
      .getByRole("img", { name: /two alphabets/ })
      .waitFor();
  }));

test("a command typed and taken before the palette has come is carried out", async () => {
  const page = await desk.open({}, { late: /Overlays/ });
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("results of");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".sheet, .palette").count(), 0, "nothing has come yet");
  await page.locator(".sheet textarea").waitFor();
  await page.context().close();
});

test("results are pasted, looked at, kept, taken back and brought again by keyboard", async () => {
  const page = await desk.open({}, {});
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("results of");
  await page.keyboard.press("Enter");
  const text = page.locator(".sheet textarea");
  await text.waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
  await text.fill("views\n5");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("No column names a creator").waitFor();
  assert.equal(await text.inputValue(), "views\n5", "what was pasted is not lost");
  await text.fill("handle\tviews\nmila.skin0\t5000\n@nobody\t7");
  await page.locator(".sheet form button").press("Enter");
  await page.getByText("nobody in this campaign is called").waitFor();
  await page.getByRole("button", { name: "Keep 1 result" }).press("Enter");
  await page.locator(".sheet .brought tbody tr").waitFor();
  await page.getByRole("button", { name: "Take back" }).press("Enter");
  await page.locator(".sheet .brought tbody tr").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Bring again" }).press("Enter");
  await page.locator(".sheet .brought tbody tr").waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

/** The sheet of results with a file of an earlier version. */
async function openMixedUp(mixedUp) {
  const page = await desk.open({ mixedUp }, {});
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("results of");
  await page.keyboard.press("Enter");
  await page.getByText("3 results of this file may be under the wrong creator").waitFor();
  await page.getByRole("button", { name: "Check them" }).press("Enter");
  await page.locator(".sheet .doubtful tbody tr").first().waitFor();
  return page;
}

const cells = (page, selector) => page.locator(selector).evaluateAll((all) => all.map((one) => one.innerText.trim()));

test("results under the wrong creators are offered, looked at, and put right with one button", async () => {
  const page = await openMixedUp("own");
  const [kept, probably] = [
    await cells(page, ".doubtful td:nth-child(2)"),
    await cells(page, ".doubtful td:nth-child(3)"),
  ];
  assert.notDeepEqual(kept, probably);
  assert.deepEqual([...kept].sort(), [...probably].sort(), "three creators change places");
  await page.getByText("2 of them follow only from the order of the two lists").waitFor();
  await page.getByRole("button", { name: "Put 3 results right" }).press("Enter");
  await page.getByText("3 results of may.csv were put right").waitFor();
  await page.locator(".sheet .brought tbody tr").first().waitFor();
  assert.equal((await calls(page, "put_results_right")).length, 1);
  const shown = (await cells(page, ".brought tbody td:first-child")).map((text) => text.replace(/^(RU|US)\s*/, ""));
  assert.deepEqual(shown, probably);
  assert.equal(await page.getByText("may be under the wrong creator").count(), 0);
  assert.equal(await page.getByRole("button", { name: "Bring again" }).count(), 1, "the file can be brought again");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("somebody else's file names who can put it right", async () => {
  const page = await openMixedUp("others");
  await page.getByText("Only Sam Reed, who took this file, can put it right").waitFor();
  assert.equal(await page.getByRole("button", { name: /^Put/ }).count(), 0);
  await page.getByRole("button", { name: "Back to the results" }).press("Enter");
  await page.locator(".sheet .files").waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

/** The sheet of the forecast, open and with the focus where the number is typed. */
async function openForecast(page) {
  await page.keyboard.press("c");
  await page.locator("#forecast-number:focus").waitFor();
}

const chances = (page) => page.locator(".chances figcaption").allInnerTexts();

test("before the verdict an own number is sealed, and the AI's is not there", () =>
  journey({}, {}, async (page) => {
    const first = await name(page);
    await openForecast(page);
    assert.equal(await page.locator(".band, .chances, .causes").count(), 0, "nothing of the AI");
    await page.getByText("sealed in the log before").waitFor();
    await page.getByRole("button", { name: "Seal" }).and(page.locator(":disabled")).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Control+Enter");
    await page.locator(".sheet").waitFor({ state: "detached" });
    await page.getByRole("status").getByText("is sealed").waitFor();
    assert.equal(await name(page), first, "one is back where one was");
    const [{ args }] = await calls(page, "state_forecast");
    assert.equal("cause" in args, false);
    await page.keyboard.press("Space");
    await page.locator(".ai .view").waitFor();
    await openForecast(page);
    await page.locator(".band").first().waitFor();
    const own = page.locator(".right li", { hasText: "you" });
    await own.getByText("sealed before the AI was shown").waitFor();
    await own.getByText(args.p50.toLocaleString("en-US")).waitFor();
  }));

test("a forecast is moved by keyboard, given a cause, and kept", () =>
  journey({ open: true }, {}, async (page) => {
    await page.keyboard.press("j");
    await openForecast(page);
    const field = page.locator("#forecast-number");
    const apart = page.locator(".apart");
    const [ai] = await chances(page);
    assert.match(ai, /^AI: \d+ of 20 reach the brief/);
    await page.locator(".sheet input[type=range]").focus();
    await page.keyboard.press("Home");
    const model = Number(await field.inputValue());
    for (const [key, said] of [
      ["ArrowUp", "+1%"],
      ["Shift+ArrowUp", "+11%"],
      ["PageDown", "+6%"],
      ["Home", "0%"],
      ["Shift+ArrowDown", "−10%"],
      ["Shift+ArrowDown", "−20%"],
    ]) {
      await page.keyboard.press(key);
      assert.equal(await apart.innerText(), said, key);
    }
    assert.equal(Number(await field.inputValue()), Math.round(model * 0.8));
    const [before, after] = (await chances(page)).map((text) => Number(text.match(/\d+/)[0]));
    assert.ok(after < before, `${before} → ${after}`);
    assert.match(
      await page.locator(".sheet dl").innerText(),
      new RegExp(`${before} of 20\\s*(becomes)?\\s*→\\s*${after} of 20`),
    );
    assert.equal((await calls(page, "state_forecast")).length, 0, "nothing is kept before one says so");
    await page.keyboard.press("3");
    await page.getByLabel("In your words, if").fill("March is theirs");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("status").getByText("is kept").waitFor();
    const [{ args }] = await calls(page, "state_forecast");
    assert.deepEqual([args.p50, args.cause, args.text], [Math.round(model * 0.8), "F-SEASON", "March is theirs"]);
  }));

test("without a cause a number far from the AI's is refused, and nothing is lost", () =>
  journey({ open: true }, {}, async (page) => {
    await openForecast(page);
    await page.getByLabel("In your words, if").fill("half a reason");
    await page.locator("#forecast-number").fill("20000");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("alert").getByText("choose why").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".sheet").waitFor({ state: "detached" });
    await openForecast(page);
    assert.equal(await page.locator("#forecast-number").inputValue(), "20000");
    assert.equal(await page.getByLabel("In your words, if").inputValue(), "half a reason");
    await page.getByRole("button", { name: "Just a feeling" }).click();
    await page.getByRole("button", { name: "Keep" }).click();
    await page.getByRole("status").getByText("is kept").waitFor();
  }));

test("undo takes an own number back, by key and from the notice", () =>
  journey({ open: true }, {}, async (page) => {
    for (const undo of [
      () => page.keyboard.press("z"),
      () => page.getByRole("button", { name: "Undo" }).last().click(),
    ]) {
      await openForecast(page);
      assert.equal(await page.locator(".right li", { hasText: "you" }).count(), 0);
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("Control+Enter");
      await page.getByRole("status").getByText("is kept").waitFor();
      await page.locator(".sheet").waitFor({ state: "detached" });
      await undo();
      await page.getByRole("status").getByText("Undone: your number").waitFor();
    }
    assert.equal((await calls(page, "undo")).length, 2);
  }));

test("outside its experience the model gives a reason and no band", () =>
  journey({ open: true, forecast: "outside" }, {}, async (page) => {
    await openForecast(page);
    await page.getByText("unlike what the model has seen").waitFor();
    assert.equal(await page.locator(".band, .chances, .model").count(), 0);
    await page.locator("#forecast-number").fill("9000");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("status").getByText("is kept").waitFor();
  }));

test("while the model is being learnt the sheet waits and then shows it", () =>
  journey({ open: true, forecast: "learning" }, {}, async (page) => {
    await openForecast(page);
    await page.getByText("being learnt").waitFor();
    await page.locator(".chances").waitFor();
    const asked = (await calls(page, "forecast")).length;
    await page.waitForTimeout(700);
    assert.equal((await calls(page, "forecast")).length, asked, "nobody asks on");
  }));

test("the number is dragged on the chart, and each form has its own", () =>
  journey({ open: true, locale: "ru" }, {}, async (page) => {
    await page.evaluate(() =>
      document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", { key: "с", code: "KeyC", bubbles: true, cancelable: true }),
      ),
    );
    await page.locator("#forecast-number:focus").waitFor();
    const { x, y } = await page.locator(".knob").evaluate((knob) => {
      const box = knob.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - 40, { steps: 4 });
    await page.mouse.up();
    const field = page.locator("#forecast-number");
    const dragged = await field.inputValue();
    assert.match(await page.locator(".apart").innerText(), /^\+/);
    const forms = page.locator(".about [role=radiogroup]").first().locator("button");
    await forms.nth(1).click();
    await page.waitForFunction(() => document.querySelector("#forecast-number").value === "");
    await forms.nth(0).click();
    await page.waitForFunction((value) => document.querySelector("#forecast-number").value === value, dragged);
  }));

test("in a small window the queue is a drawer that keys open and leave", () =>
  journey({}, { width: 1024, height: 600 }, async (page) => {
    const queue = page.locator("[data-pane=queue]");
    const first = await name(page);
    assert.equal(await queue.isVisible(), false);
    await page.keyboard.press("/");
    await page.locator("#queue-search:focus").waitFor();
    await page.keyboard.type("a");
    await page.keyboard.press("ArrowDown");
    await page.locator("[data-list]:focus").waitFor();
    assert.equal(await queue.isVisible(), true, "what was found can be looked at");
    await page.keyboard.press("Escape");
    await queue.waitFor({ state: "hidden" });
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".head h2").count(), 1, "the review is still open");
    await page.keyboard.press("Shift+F6");
    await page.keyboard.press("Shift+F6");
    await queue.waitFor({ state: "hidden" });
    await page.keyboard.press("Control+k");
    await page.locator(".palette input").fill("find in");
    await page.keyboard.press("Enter");
    await page.locator("#queue-search:focus").waitFor();
    await page.locator(".rail").click({ position: { x: 20, y: 40 } });
    await queue.waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Open the queue" }).click();
    await page.locator("#row-4").click();
    await queue.waitFor({ state: "hidden" });
    assert.notEqual(await name(page), first);
    await page.keyboard.press("a");
    await decided(page, 1);
  }));

test("who speaks for a market is named whole where there is room", () =>
  journey({}, {}, async (page) => {
    const cut = await page
      .locator(".column .who")
      .evaluateAll((names) => names.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent));
    assert.deepEqual(cut, []);
    assert.equal(await page.locator(".column .who").count(), 2);
  }));
