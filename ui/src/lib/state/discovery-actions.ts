// What can be done on the discovery page by keys, each also by the mouse.
import { focusQuestion } from "./focus";
import type { Action } from "./commands";
import { discovery } from "./discovery.svelte";
import { overlay } from "./overlay.svelte";
import { pairs } from "./pairs.svelte";
import { questions } from "./questions.svelte";

/** Rows passed by a page key. */
const PAGE = 10;

const onPairs = () => discovery.tab === "pairs";

function move(by: number): void {
  if (onPairs()) pairs.move(by);
  else discovery.move(by);
}

function turn(): void {
  discovery.tab = onPairs() ? "creators" : "pairs";
}

function shortlist(): void {
  if (!onPairs() && (discovery.found?.hits.length ?? 0) > 0) overlay.show("shortlist");
}

function judge(same: boolean | undefined): void {
  if (onPairs()) void pairs.judge(same);
}

function moving(label: Action["label"], chords: string[], by: number): Action {
  return { label, group: "move", chords, where: "discovery", repeats: true, keyOnly: true, run: () => move(by) };
}

/** Actions of the page. */
export const DISCOVERY: Action[] = [
  ...Array.from({ length: 9 }, (_, place): Action => ({
    label: "key-discovery-preset",
    group: "move",
    chords: [String(place + 1)],
    where: "discovery",
    keyOnly: true,
    run: () => discovery.pick(place),
  })),
  { label: "key-discovery-question", group: "move", chords: ["Mod+f", "/"], where: "discovery", run: focusQuestion },
  moving("key-down", ["j", "ArrowDown"], 1),
  moving("key-up", ["k", "ArrowUp"], -1),
  moving("key-page-down", ["PageDown"], PAGE),
  moving("key-page-up", ["PageUp"], -PAGE),
  moving("key-first", ["Home"], -Infinity),
  moving("key-last", ["End"], Infinity),
  { label: "key-discovery-tab", group: "move", chords: ["[", "]"], where: "discovery", run: turn },
  {
    label: "key-discovery-open",
    group: "move",
    chords: ["Enter"],
    where: "discovery",
    run: () => void (!onPairs() && discovery.openHit()),
  },
  { label: "key-discovery-same", group: "verdict", chords: ["a"], where: "discovery", run: () => judge(true) },
  { label: "key-discovery-apart", group: "verdict", chords: ["r"], where: "discovery", run: () => judge(false) },
  { label: "key-discovery-back", group: "verdict", chords: ["u"], where: "discovery", run: () => judge(undefined) },
  { label: "key-undo", group: "verdict", chords: ["z", "Mod+z"], where: "discovery", run: () => discovery.back.undo() },
  { label: "key-discovery-save", group: "window", chords: ["s"], where: "discovery", run: () => questions.ask() },
  { label: "key-discovery-shortlist", group: "window", chords: ["l"], where: "discovery", run: shortlist },
  {
    label: "key-discovery-csv",
    group: "window",
    chords: ["e"],
    where: "discovery",
    run: () => void discovery.exportFound("csv"),
  },
  {
    label: "key-discovery-json",
    group: "window",
    chords: [],
    where: "discovery",
    run: () => void discovery.exportFound("json"),
  },
];
