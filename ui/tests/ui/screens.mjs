// Every screen of the window, each with the way to it.

/** A computer that the hub lets in no more. */
const SIGNED_OUT = { state: "attention", signed_out: true, waiting: 12, reason: "device-revoked" };

/** Name and way of each screen; `desk` is the harness. */
export const SCREENS = {
  "first run": (desk, scene, size) => desk.open({ ...scene, gate: "first_run", keychain: false }, size),
  "first run with a keychain": (desk, scene, size) => desk.open({ ...scene, gate: "first_run" }, size),
  locked: (desk, scene, size) => desk.open({ ...scene, gate: "locked" }, size),
  join: (desk, scene, size) => desk.open({ ...scene, gate: "not_joined" }, size),
  invited: (desk, scene, size) =>
    desk.open({ ...scene, gate: "not_joined", invitation: "https://hub.example.org" }, size),
  campaigns: async (desk, scene, size) => {
    const page = await desk.open(scene, size);
    await page.locator("[role=option]").first().waitFor();
    return page;
  },
  "no campaigns": (desk, scene, size) => desk.open({ ...scene, campaigns: "none", sync: { state: "offline" } }, size),
  "broken campaigns": (desk, scene, size) => desk.open({ ...scene, campaigns: "broken" }, size),
  review: (desk, scene, size) => desk.review(scene, size),
  "review, audience": (desk, scene, size) => keys(desk, scene, size, "]"),
  "review, past work": (desk, scene, size) => keys(desk, scene, size, "j", "]", "]"),
  "review, law": (desk, scene, size) => keys(desk, scene, size, "j", "["),
  "review, decided": async (desk, scene, size) => {
    const page = await keys(desk, { ...scene, pass: "deep" }, size, "r");
    await page.locator(".ai .view").waitFor();
    await page.keyboard.press("1");
    await page.locator(".chips .main").waitFor();
    return page;
  },
  "review, shown by a verdict": async (desk, scene, size) => {
    const page = await keys(desk, { ...scene, pass: "fast" }, size, "a");
    await page.locator(".ai .view").waitFor();
    return page;
  },
  "review, five people": async (desk, scene, size) => {
    const page = await keys(desk, { ...scene, pass: "deep", people: 5 }, size, "r");
    await page.locator(".voices .verdict").nth(1).waitFor();
    return page;
  },
  "review, overwritten": async (desk, scene, size) => {
    const page = await SCREENS["review, decided"](desk, scene, size);
    await page.keyboard.press("a");
    await page.locator("[data-aside]").waitFor();
    return page;
  },
  verdicts: async (desk, scene, size) => {
    const page = await SCREENS["review, five people"](desk, scene, size);
    await page.keyboard.press("s");
    await page.locator(".sheet article").nth(8).waitFor();
    return page;
  },
  "review, reasons in words": (desk, scene, size) => keys(desk, { ...scene, open: true }, size, "Space"),
  "review, tables": (desk, scene, size) => keys(desk, scene, size, "Alt+t"),
  "review, two versions": (desk, scene, size) => desk.review({ ...scene, conflictAt: 0 }, size),
  "review, closed": (desk, scene, size) => desk.review({ ...scene, revoked: true }, size),
  "review, not saved": async (desk, scene, size) => {
    const page = await keys(desk, { ...scene, failures: 1 }, size, "a");
    await page.getByRole("alert").waitFor();
    return page;
  },
  "review, note": async (desk, scene, size) => {
    const page = await keys(desk, scene, size, "n", "d");
    await page.locator(".note").waitFor();
    return page;
  },
  "review, hostile": (desk, scene, size) => desk.review({ ...scene, hostileAt: 0 }, size),
  finished: async (desk, scene, size) => {
    const page = await keys(desk, { ...scene, candidates: 1, open: true }, size, "h");
    await page.locator(".state h2").waitFor();
    return page;
  },
  discovery: async (desk, scene, size) => {
    const page = await discovery(desk, scene, size, "2");
    await answered(page, 2);
    await page.locator(".hit").first().waitFor();
    return page;
  },
  "discovery, mistake": async (desk, scene, size) => {
    const page = await discovery(desk, scene, size, "/");
    await page.locator("#question").fill("audience.RU >= 15% and folowers >= 50k");
    await page.locator("mark").waitFor();
    return page;
  },
  "discovery, building": (desk, scene, size) => discovery(desk, { ...scene, discovery: "building" }, size),
  "discovery, stopped": (desk, scene, size) => discovery(desk, { ...scene, discovery: "stopped" }, size),
  "discovery, failed": (desk, scene, size) => discovery(desk, { ...scene, discovery: "failed" }, size),
  "discovery, empty": (desk, scene, size) => discovery(desk, { ...scene, discovery: "empty" }, size),
  "discovery, own question": async (desk, scene, size) => {
    const page = await discovery(desk, scene, size, "5");
    await page.locator(".builder li").nth(2).waitFor();
    return page;
  },
  "discovery, how to write": async (desk, scene, size) => {
    const page = await discovery(desk, scene, size);
    await page.locator("summary").click();
    return page;
  },
  "discovery, nobody": async (desk, scene, size) => {
    const page = await discovery(desk, scene, size, "/");
    await page.locator("#question").fill("followers >= 90M and audience.RU >= 15%");
    await page.locator(".empties").waitFor();
    return page;
  },
  "discovery, save": async (desk, scene, size) => {
    const page = await discovery(desk, scene, size, "s");
    await page.locator(".sheet input:focus").waitFor();
    await page.keyboard.type("Средние авторы · Mid size");
    return page;
  },
  "discovery, shortlist": async (desk, scene, size) => {
    const page = await discovery(desk, scene, size, "l");
    await page.locator(".sheet select").waitFor();
    return page;
  },
  "discovery, pairs": async (desk, scene, size) => {
    const page = await discovery(desk, scene, size, "]");
    await page.locator(".pair table").waitFor();
    await page.keyboard.press("r");
    await page.locator(".said").waitFor();
    return page;
  },
  model: async (desk, scene, size) => {
    const page = await keys(desk, { ...scene, weighed: true }, size, "i");
    await page.locator(".sheet table").first().waitFor();
    return page;
  },
  palette: (desk, scene, size) => over(desk, scene, size, "Control+k"),
  keys: (desk, scene, size) => over(desk, scene, size, "F1"),
  settings: (desk, scene, size) => over(desk, scene, size, "Control+,"),
  sync: async (desk, scene, size) => {
    const rejected = [{ event: "e", who: "Mila", problem: "invalid" }];
    const page = await desk.review(
      { ...scene, sync: { state: "attention", waiting: 12, conflicts: 1, reason: "not-a-hub", rejected } },
      size,
    );
    await page.click("#sync-pill");
    await page.getByRole("dialog").waitFor();
    return page;
  },
  "sync, signed out": async (desk, scene, size) => {
    const page = await desk.review({ ...scene, sync: SIGNED_OUT }, size);
    await page.click("#sync-pill");
    await page.getByRole("dialog").waitFor();
    return page;
  },
  "join again": async (desk, scene, size) => {
    const page = await desk.review({ ...scene, sync: SIGNED_OUT }, size);
    await page.keyboard.press("g");
    await page.keyboard.press("y");
    await page.locator(".panel button.primary").click();
    await page.locator(".sheet form").waitFor();
    await page.keyboard.type("other");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    return page;
  },
  "review, weighed": (desk, scene, size) => desk.review({ ...scene, open: true, weighed: true }, size),
  "what if": (desk, scene, size) => whatIf(desk, { ...scene, open: true, candidates: 24 }, size),
  "what if, hidden": (desk, scene, size) => whatIf(desk, scene, size),
  "what if, audience": (desk, scene, size) => whatIf(desk, { ...scene, open: true, weighed: true }, size, 1),
  "what if, history": (desk, scene, size) => whatIf(desk, { ...scene, open: true, weighed: true }, size, 2),
  "order offered": async (desk, scene, size) => {
    const page = await keys(desk, { ...scene, open: true }, size, ..."arahraha");
    // In a narrow window the queue is folded away.
    await page.locator(".tools > button").waitFor({ state: "attached" });
    return page;
  },
  "order learned": async (desk, scene, size) => {
    const page = await keys(desk, { ...scene, open: true }, size, ..."arahraha");
    await page.locator(".tools > button").waitFor({ state: "attached" });
    await page.keyboard.press("o");
    await page.locator(".tools > button .quiet").waitFor({ state: "attached" });
    return page;
  },
  "results read": (desk, scene, size) => pasteResults(desk, scene, size),
  results: async (desk, scene, size) => {
    const page = await pasteResults(desk, scene, size);
    await page.locator(".sheet .actions button").first().click();
    await page.locator(".sheet .brought table").waitFor();
    return page;
  },
  "results mixed up": async (desk, scene, size) => {
    const page = await SCREENS.campaigns(desk, { ...scene, mixedUp: "own" }, size);
    await page.locator(".actions button", { hasText: /Results|Результаты/ }).click();
    await page.locator(".sheet .files .warn + button").click();
    await page.locator(".sheet .doubtful table").waitFor();
    return page;
  },
  forecast: async (desk, scene, size) => {
    const page = await forecast(desk, { ...scene, open: true }, size, "j");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await page.locator(".causes button").nth(2).click();
    return page;
  },
  "forecast, hidden": (desk, scene, size) => forecast(desk, scene, size),
  "forecast, own number hidden": async (desk, scene, size) => {
    const page = await forecast(desk, scene, size);
    await page.keyboard.press("Shift+ArrowUp");
    return page;
  },
  "forecast, no reason": async (desk, scene, size) => {
    const page = await forecast(desk, { ...scene, open: true }, size);
    await page.keyboard.press("Shift+ArrowUp");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("alert").waitFor();
    return page;
  },
  "forecast, table": async (desk, scene, size) => {
    const page = await forecast(desk, { ...scene, open: true }, size);
    await page.keyboard.press("Alt+t");
    await page.locator(".left table").waitFor();
    return page;
  },
  "forecast, outside": (desk, scene, size) => forecast(desk, { ...scene, open: true, forecast: "outside" }, size),
  "forecast, learning": (desk, scene, size) => forecast(desk, { ...scene, open: true, forecast: "learning" }, size),
  "forecast, too little": (desk, scene, size) => forecast(desk, { ...scene, open: true, forecast: "too_little" }, size),
  "forecast, closed": async (desk, scene, size) => {
    const page = await keys(desk, { ...scene, open: true, revoked: true }, size, "c");
    await page.locator(".chances").waitFor();
    return page;
  },
  "forecast, failed": async (desk, scene, size) => {
    const page = await keys(desk, { ...scene, forecast: "failed" }, size, "c");
    await page.locator(".sheet .state h2").waitFor();
    return page;
  },
  "forecast, whole segment": async (desk, scene, size) => {
    const page = await forecast(desk, { ...scene, open: true }, size, "j");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await page.locator(".causes button").first().click();
    await page.locator(".scope [role=radio]").last().waitFor();
    await page.locator(".scope [role=radiogroup]").first().locator("[role=radio]").nth(1).click();
    await page.locator(".right section[aria-live] table").waitFor();
    return page;
  },
  versions: (desk, scene, size) => versions(desk, scene, size, ".sheet table"),
  "versions, deciding": async (desk, scene, size) => {
    const page = await versions(desk, scene, size, ".sheet table");
    await page.locator("article button").first().click();
    await page.locator(".sheet form input").first().waitFor();
    return page;
  },
  "versions, an expert's": (desk, scene, size) =>
    versions(desk, { ...scene, versions: "expert" }, size, ".sheet table"),
  "versions, nothing yet": (desk, scene, size) =>
    versions(desk, { ...scene, versions: "empty" }, size, ".sheet article"),
  "versions, learning": (desk, scene, size) =>
    versions(desk, { ...scene, versions: "learning" }, size, ".sheet article"),
  "versions, failed": (desk, scene, size) =>
    versions(desk, { ...scene, versions: "failing" }, size, ".sheet .state button"),
  "who was right": (desk, scene, size) => whoWasRight(desk, scene, size, ".sheet table"),
  "who was right, table": async (desk, scene, size) => {
    const page = await whoWasRight(desk, scene, size, ".sheet table");
    await page.keyboard.press("Alt+t");
    await page.locator(".sheet table").nth(1).waitFor();
    return page;
  },
  "who was right, too early": (desk, scene, size) =>
    whoWasRight(desk, { ...scene, scoreboard: "early" }, size, ".sheet h4"),
  "who was right, learning": (desk, scene, size) =>
    whoWasRight(desk, { ...scene, scoreboard: "learning" }, size, ".sheet h4"),
  "who was right, nothing": (desk, scene, size) =>
    whoWasRight(desk, { ...scene, scoreboard: "empty" }, size, ".sheet .state button"),
  "who was right, no match": (desk, scene, size) =>
    whoWasRight(desk, { ...scene, scoreboard: "unmatched" }, size, ".sheet .state button"),
  "who was right, failed": (desk, scene, size) =>
    whoWasRight(desk, { ...scene, scoreboard: "failing" }, size, ".sheet .state button"),
  glossary: async (desk, scene, size) => {
    const page = await keys(desk, scene, size, "]", "]");
    await page.locator(".glossary").click();
    await page.locator(".sheet .term").first().waitFor();
    return page;
  },
  menu: async (desk, scene, size) => {
    const page = await desk.review({ ...scene, sync: { state: "offline", waiting: 112 } }, size);
    await page.click("#title-menu");
    await page.getByRole("menu").waitFor();
    return page;
  },
};

async function discovery(desk, scene, size, ...pressed) {
  const page = await desk.open(scene, size);
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await page.locator("h1", { hasText: /Discovery|Поиск/ }).waitFor({ state: "attached" });
  if (!scene.discovery) await page.locator(".hit").first().waitFor();
  for (const key of pressed) await page.keyboard.press(key);
  return page;
}

/** Waits until so many questions were asked and the last answer is drawn. */
async function answered(page, count) {
  await page.waitForFunction((n) => window.__bridge.calls.filter(([name]) => name === "discover").length >= n, count);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

async function keys(desk, scene, size, ...pressed) {
  const page = await desk.review(scene, size);
  for (const key of pressed) await page.keyboard.press(key);
  return page;
}

async function whatIf(desk, scene, size, side = 0) {
  const page = await keys(desk, scene, size, "w");
  await page.locator(".sum p").first().waitFor();
  if (side > 0) await page.locator(".sheet [role=radio]").nth(side).click();
  else await page.locator(".sheet input[type=number]").nth(1).fill("200");
  await page.locator(".sheet form input").fill("Now the price matters more");
  return page;
}

async function forecast(desk, scene, size, ...before) {
  const page = await keys(desk, scene, size, ...before, "c");
  await page.locator("#forecast-number:focus").waitFor();
  return page;
}

async function over(desk, scene, size, key) {
  const page = await keys(desk, scene, size, key);
  await page.getByRole("dialog").waitFor();
  return page;
}

/** The scoreboard, by the palette. */
async function versions(desk, scene, size, seen) {
  const page = await desk.open(scene, size);
  await page.locator("#show-versions").click();
  await page.locator(seen).first().waitFor();
  return page;
}

async function whoWasRight(desk, scene, size, seen) {
  const page = await SCREENS.campaigns(desk, scene, size);
  await page.keyboard.press("Control+k");
  await page.locator(".palette input").waitFor();
  await page.keyboard.type(scene.locale === "ru" ? "кто был прав" : "who was right");
  await page.keyboard.press("Enter");
  await page.locator(seen).first().waitFor();
  return page;
}

/** Rows pasted into the sheet of results, and looked at. */
async function pasteResults(desk, scene, size) {
  const page = await SCREENS.campaigns(desk, scene, size);
  await page.locator(".actions button", { hasText: /Results|Результаты/ }).click();
  const handles = [
    "mila.skin0",
    "nora.beauty1",
    "leo.care2",
    "tanya.travel3",
    "vera.lab4",
    "max.vlog5",
    "kate.studio6",
  ];
  const rows = handles.map((handle, place) => `${handle}\t${41_000 - place * 2_900}`);
  await page.locator(".sheet textarea").fill(["handle\tviews", ...rows, "@nobody\t5"].join("\n"));
  await page.locator(".sheet form button").click();
  await page.locator(".sheet .rows table").waitFor();
  return page;
}
