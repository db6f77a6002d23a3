/** The four kinds of evidence. */
export const TABS = ["content", "audience", "past", "law"] as const;
export type Tab = (typeof TABS)[number];

class Evidence {
  tab = $state<Tab>("content");
  /** True while charts are shown as tables. */
  tables = $state(false);
  /** True while the card of the AI shows reasons in words instead of points. */
  turned = $state(false);

  step(by: number): void {
    const place = (TABS.indexOf(this.tab) + by + TABS.length) % TABS.length;
    this.tab = TABS[place] ?? "content";
  }
}

/** Which evidence is open; it stays while one goes from candidate to candidate. */
export const evidence = new Evidence();
