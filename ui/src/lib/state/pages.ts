import type { PlainId } from "../i18n/i18n.svelte";
import { app } from "./app.svelte";
import { campaigns } from "./campaigns.svelte";
import { ACTIONS, openCampaign } from "./commands";
import { review } from "./review.svelte";
import { sync } from "./sync.svelte";

/** A page of the window as the menu of the title names it. */
export interface Page {
  label: PlainId;
  chord: string | undefined;
  run: (since: number) => void;
  /** Why it cannot be opened now. */
  closed: PlainId | undefined;
}

/** What needs nothing, a campaign, its review, or a candidate in it; as it stands in the menu. */
const GROUPS: PlainId[][] = [
  ["key-campaigns", "key-review", "key-discovery"],
  ["key-forecast", "key-verdicts", "key-what-if", "key-glossary"],
  ["key-results", "key-forecast-model", "key-disputes", "key-scoreboard", "key-model"],
  ["key-sync", "key-join", "key-verify", "key-export"],
  ["key-palette", "key-hints", "key-settings"],
];
const OF_CAMPAIGN: PlainId[] = ["key-results", "key-forecast-model", "key-disputes", "key-export"];
const OF_REVIEW: PlainId[] = ["key-forecast", "key-verdicts", "key-what-if", "key-glossary"];
const OF_CANDIDATE: PlainId[] = ["key-forecast", "key-verdicts"];
const SCREENS: Partial<Record<string, PlainId>> = {
  campaigns: "key-campaigns",
  review: "key-review",
  discovery: "key-discovery",
};

function whyClosed(label: PlainId): PlainId | undefined {
  const reviewing = app.screen === "review";
  const campaign = reviewing || campaigns.selected !== undefined;
  if (SCREENS[app.screen] === label) return "menu-here";
  if (label === "key-review" || OF_CAMPAIGN.includes(label)) return campaign ? undefined : "menu-no-campaign";
  if (OF_REVIEW.includes(label) && !reviewing) return "menu-in-review";
  if (OF_CANDIDATE.includes(label) && (!review.current || review.finished)) return "menu-no-candidate";
  if (label === "key-join" && !sync.view?.signed_out) return "menu-let-in";
  return undefined;
}

function page(label: PlainId): Page {
  const named = ACTIONS.filter((action) => action.label === label);
  const action = named.find(({ where }) => where === "all" || where === app.screen) ?? named[0];
  return { label, chord: action?.chords[0], run: action?.run ?? openCampaign, closed: whyClosed(label) };
}

/** Every page of the window, in groups. */
export function pages(): Page[][] {
  return GROUPS.map((labels) => labels.map(page));
}
