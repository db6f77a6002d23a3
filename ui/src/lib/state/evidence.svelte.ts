import type { Anchor } from "../api/generated/Anchor";
import type { EvidenceTab } from "../api/generated/EvidenceTab";

export type Tab = EvidenceTab;
/** The kinds of evidence. */
export const TABS: readonly Tab[] = ["content", "audience", "signals", "past", "law"];

const CHART_TABS: Record<string, Tab> = {
  ages: "audience",
  genders: "audience",
  countries: "audience",
  languages: "audience",
  growth: "signals",
  comments: "signals",
  words: "signals",
  work: "past",
};

/** The tab a piece of evidence is on; nothing for what is always in sight. */
export function tabOf(anchor: Anchor): Tab | undefined {
  if (anchor.on === "post") return "content";
  if (anchor.on === "metric") return anchor.of === "comments_per_100_likes" ? "signals" : undefined;
  return anchor.on === "chart" ? CHART_TABS[anchor.of] : undefined;
}

class Evidence {
  tab = $state<Tab>("content");
  /** True while charts are shown as tables. */
  tables = $state(false);
  /** True while the card of the AI shows reasons in words instead of points. */
  turned = $state(false);
  /** The group of parts that is unfolded. */
  unfolded = $state<string>();

  step(by: number): void {
    const place = (TABS.indexOf(this.tab) + by + TABS.length) % TABS.length;
    this.tab = TABS[place] ?? "content";
  }
}

/** Which evidence is open; it stays while one goes from candidate to candidate. */
export const evidence = new Evidence();
