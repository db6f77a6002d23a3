import type { Verdict } from "../api/generated/Verdict";
import type { PlainId } from "../i18n/i18n.svelte";
import { i18n, t } from "../i18n/i18n.svelte";
import { app } from "./app.svelte";
import { campaigns } from "./campaigns.svelte";
import { DISCOVERY } from "./discovery-actions";
import { disputes } from "./disputes.svelte";
import { discovery } from "./discovery.svelte";
import { drawer } from "./drawer.svelte";
import { evidence } from "./evidence.svelte";
import { exportReviews } from "./exports";
import { focusPane, focusQuestions, focusSearch, focusWords, stepOut } from "./focus";
import { untilPainted } from "./latency";
import { notes } from "./notes.svelte";
import { order } from "./order.svelte";
import { overlay } from "./overlay.svelte";
import { queue } from "./queue.svelte";
import { review } from "./review.svelte";
import { statement } from "./statement.svelte";
import { toast } from "./toast.svelte";
import { verdicts } from "./verdicts.svelte";

/** The sheet of results is read when it is asked for: the first screen has no use for it. */
export function showResults(campaign: string | undefined): void {
  void import("./results.svelte").then(({ results }) => results.show(campaign));
}

/** The sheet of the forecast model's versions, likewise. */
export function showVersions(campaign: string | undefined): void {
  void import("./versions.svelte").then(({ versions }) => versions.show(campaign));
}

/** Groups of the hints and the palette. */
export type Group = "verdict" | "move" | "evidence" | "window";

/** Something a person can do by key, by menu or by the palette. */
export interface Action {
  label: PlainId;
  group: Group;
  /** The first one is the one shown. */
  chords: string[];
  where: "all" | "campaigns" | "review" | "discovery";
  /** True when a held key goes on doing it. */
  repeats?: boolean;
  /** Left out of the palette: it means nothing there. */
  keyOnly?: boolean;
  run: (since: number) => void;
}

function verdict(label: PlainId, sure: PlainId, given: Verdict, letter: string, pad: string): Action[] {
  return [
    {
      label,
      group: "verdict",
      chords: [letter, pad],
      where: "review",
      run: (since) => verdicts.decide(given, false, since),
    },
    {
      label: sure,
      group: "verdict",
      chords: [`Shift+${letter}`],
      where: "review",
      run: (since) => verdicts.decide(given, true, since),
    },
  ];
}

function move(label: PlainId, chords: string[], by: () => number): Action {
  return {
    label,
    group: "move",
    chords,
    where: "review",
    repeats: true,
    keyOnly: true,
    run: (since) => {
      review.move(by());
      untilPainted("select", since);
    },
  };
}

/** Rows of one screen of the queue. */
const SCREEN = 15;

/** A digit: a version while two wait for a choice, a reason otherwise. */
function digit(value: number): void {
  if (review.dossier && review.dossier.versions.length > 0) return verdicts.keep(value - 1);
  const option = statement.options[value - 1];
  if (option) statement.toggleReason(option.code);
}

/** The five questions, once there is a verdict that they are asked about. */
function questions(): void {
  if (!focusQuestions() && !review.dossier?.own) toast.show({ text: () => t("own-reasons-first") });
}

/** Space: shows the AI; once it is shown, turns its card over. */
function space(): void {
  if (review.dossier?.ai) evidence.turned = !evidence.turned;
  else void verdicts.reveal();
}

function back(): void {
  if (notes.hints) return notes.cancel();
  if (app.screen !== "review") return;
  if (drawer.open) return drawer.close();
  if (notes.target) return notes.close();
  if (disputes.target) return disputes.close();
  if (stepOut()) return;
  if (queue.search !== "" || queue.filter !== "all") return void review.filter("all", "");
  // Where nobody is being decided about, the page itself names this way out.
  if (review.finished || review.failure) return home();
  toast.show({ text: () => t("review-stays"), action: { label: () => t("review-back"), run: home } });
}

/** Back to the campaigns. */
export function home(): void {
  if (app.screen !== "review" && app.screen !== "discovery") return;
  const left = app.screen === "review" ? review.depart() : Promise.resolve();
  app.screen = "campaigns";
  void left.then(() => campaigns.load());
}

/** Turns the window to the other language. */
export function switchLanguage(since = performance.now()): void {
  app.change({ locale: i18n.locale === "ru" ? "en" : "ru" });
  untilPainted("language", since);
}

/** Turns between the fast and the deep pass, for this campaign. */
export function switchPass(): void {
  review.choosePass(review.pass === "fast" ? "deep" : "fast");
}

/** Turns between light and dark. */
export function switchTheme(): void {
  app.change({ theme: app.dark ? "light" : "dark" });
}

/** From wherever one is to the creators of all campaigns. */
function discover(): void {
  if (app.screen === "discovery") return;
  if (app.screen === "review") void review.depart();
  discovery.open();
}

/** Into the campaign that is chosen. */
export function openCampaign(): void {
  const card = campaigns.selected;
  if (card) void review.open(card.campaign.id);
}

/** The sheet of the forecast comes with the review; the first paint does without it. */
function challenge(): void {
  void import("./forecast.svelte").then(({ forecast }) => forecast.show());
}

/** Everything that has a key. */
export const ACTIONS: Action[] = [
  ...verdict("key-accept", "key-accept-sure", "accept", "a", "Numpad1"),
  ...verdict("key-hold", "key-hold-sure", "hold", "h", "Numpad2"),
  ...verdict("key-reject", "key-reject-sure", "reject", "r", "Numpad3"),
  { label: "key-clear", group: "verdict", chords: ["u"], where: "review", run: () => verdicts.clear() },
  {
    label: "key-aside-keep",
    group: "verdict",
    chords: ["y"],
    where: "review",
    run: () => verdicts.answerAside(true),
  },
  {
    label: "key-aside-clear",
    group: "verdict",
    chords: ["x"],
    where: "review",
    run: () => verdicts.answerAside(false),
  },
  { label: "key-reveal", group: "verdict", chords: ["Space"], where: "review", run: space },
  { label: "key-next", group: "verdict", chords: ["Enter"], where: "review", run: (since) => verdicts.next(since) },
  {
    label: "key-undo",
    group: "verdict",
    chords: ["z", "Mod+z"],
    where: "review",
    repeats: true,
    run: () => verdicts.undo(),
  },
  {
    label: "key-redo",
    group: "verdict",
    chords: ["Mod+y", "Mod+Shift+z"],
    where: "review",
    repeats: true,
    run: () => verdicts.redo(),
  },
  ...Array.from({ length: 9 }, (_, place): Action => ({
    label: "key-reason",
    group: "verdict",
    chords: [String(place + 1)],
    where: "review",
    keyOnly: true,
    run: () => digit(place + 1),
  })),
  { label: "key-words", group: "verdict", chords: ["0"], where: "review", run: focusWords },
  { label: "key-questions", group: "verdict", chords: ["q"], where: "review", run: questions },
  move("key-down", ["j", "ArrowDown"], () => 1),
  move("key-up", ["k", "ArrowUp"], () => -1),
  move("key-page-down", ["PageDown"], () => SCREEN),
  move("key-page-up", ["PageUp"], () => -SCREEN),
  move("key-first", ["Home"], () => -queue.total),
  move("key-last", ["End"], () => queue.total),
  { label: "key-find", group: "move", chords: ["Mod+f", "/"], where: "review", run: focusSearch },
  { label: "key-order", group: "move", chords: ["o"], where: "review", run: () => order.turn() },
  { label: "key-pane", group: "move", chords: ["F6"], where: "review", keyOnly: true, run: () => focusPane(1) },
  {
    label: "key-pane-back",
    group: "move",
    chords: ["Shift+F6"],
    where: "review",
    keyOnly: true,
    run: () => focusPane(-1),
  },
  { label: "key-verdicts", group: "evidence", chords: ["s"], where: "review", run: () => overlay.show("verdicts") },
  { label: "key-annotate", group: "evidence", chords: ["n"], where: "review", run: () => notes.choose() },
  { label: "key-dispute", group: "evidence", chords: ["d"], where: "review", run: () => void disputes.choose() },
  { label: "key-forecast", group: "evidence", chords: ["c"], where: "review", run: challenge },
  { label: "key-tab-back", group: "evidence", chords: ["["], where: "review", run: () => evidence.step(-1) },
  { label: "key-tab-next", group: "evidence", chords: ["]"], where: "review", run: () => evidence.step(1) },
  {
    label: "key-table",
    group: "evidence",
    chords: ["Alt+t"],
    where: "review",
    run: () => (evidence.tables = !evidence.tables),
  },
  { label: "key-pass", group: "window", chords: ["f"], where: "review", run: switchPass },
  {
    label: "key-open",
    group: "move",
    chords: ["Enter"],
    where: "campaigns",
    keyOnly: true,
    run: openCampaign,
  },
  {
    label: "key-down",
    group: "move",
    chords: ["j", "ArrowDown"],
    where: "campaigns",
    repeats: true,
    keyOnly: true,
    run: () => campaigns.move(1),
  },
  {
    label: "key-up",
    group: "move",
    chords: ["k", "ArrowUp"],
    where: "campaigns",
    repeats: true,
    keyOnly: true,
    run: () => campaigns.move(-1),
  },
  { label: "key-what-if", group: "window", chords: ["w"], where: "review", run: () => overlay.show("whatif") },
  {
    label: "key-verify",
    group: "window",
    chords: [],
    where: "all",
    run: () => void import("./verify").then(({ verify }) => verify()),
  },
  {
    label: "key-results",
    group: "window",
    chords: [],
    where: "all",
    run: () => showResults(app.screen === "review" ? review.campaign : campaigns.selected?.campaign.id),
  },
  {
    label: "key-forecast-model",
    group: "window",
    chords: [],
    where: "all",
    run: () => showVersions(app.screen === "review" ? review.campaign : campaigns.selected?.campaign.id),
  },
  { label: "key-scoreboard", group: "window", chords: [], where: "all", run: () => overlay.show("scoreboard") },
  { label: "key-glossary", group: "window", chords: [], where: "review", run: () => overlay.show("glossary") },
  { label: "key-campaigns", group: "window", chords: ["g c", "Mod+1"], where: "review", run: home },
  { label: "key-model", group: "window", chords: ["i"], where: "all", run: () => overlay.show("model") },
  { label: "key-disputes", group: "window", chords: [], where: "all", run: () => overlay.show("disputes") },
  { label: "key-campaigns", group: "window", chords: ["g c", "Mod+1", "Escape"], where: "discovery", run: home },
  { label: "key-discovery", group: "window", chords: ["g d", "Mod+2"], where: "all", run: discover },
  ...DISCOVERY,
  { label: "key-sync", group: "window", chords: ["g y"], where: "all", run: () => overlay.toggle("sync") },
  { label: "key-join", group: "window", chords: [], where: "all", run: () => overlay.show("join") },
  { label: "key-export", group: "window", chords: [], where: "all", run: () => void exportReviews() },
  { label: "key-language", group: "window", chords: [], where: "all", run: switchLanguage },
  { label: "key-theme", group: "window", chords: [], where: "all", run: switchTheme },
  { label: "key-settings", group: "window", chords: ["Mod+,"], where: "all", run: () => overlay.show("settings") },
  {
    label: "key-saved",
    group: "window",
    chords: ["Mod+s"],
    where: "all",
    run: () => {
      statement.leave();
      toast.show({ text: () => t("app-already-saved") });
    },
  },
  {
    label: "key-palette",
    group: "window",
    chords: ["Mod+k"],
    where: "all",
    keyOnly: true,
    run: (since) => {
      overlay.show("palette");
      untilPainted("palette", since);
    },
  },
  { label: "key-hints", group: "window", chords: ["F1", "?"], where: "all", run: () => overlay.show("hints") },
  { label: "key-back", group: "window", chords: ["Escape"], where: "review", keyOnly: true, run: back },
];

/** What can be done on this screen. */
export function actionsHere(): Action[] {
  if (app.screen !== "review" && app.screen !== "campaigns" && app.screen !== "discovery") return [];
  return ACTIONS.filter((action) => action.where === "all" || action.where === app.screen);
}

/** The chord shown for an action on this screen. */
export function chordFor(label: PlainId): string | undefined {
  return ACTIONS.find((action) => action.label === label)?.chords[0];
}
