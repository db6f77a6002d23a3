/** What may lie over the window; one at a time. */
export type Over =
  | "palette"
  | "hints"
  | "settings"
  | "menu"
  | "sync"
  | "join"
  | "disputes"
  | "whatif"
  | "forecast"
  | "glossary"
  | "results"
  | "scoreboard"
  | "versions"
  | "question"
  | "shortlist"
  | "model";

class Overlay {
  open = $state<Over>();
  /** What was typed before the palette could take it: nobody has to wait for a window to open. */
  early = "";
  /** What the open one was called from, and is left for again. */
  private beneath: Over | undefined;

  show(over: Over, beneath?: Over): void {
    this.early = "";
    this.beneath = beneath;
    this.open = over;
  }

  toggle(over: Over): void {
    this.beneath = undefined;
    this.open = this.open === over ? undefined : over;
  }

  /** Closes this one, when it is the one that is open. */
  close(over: Over): void {
    if (this.open !== over) return;
    this.open = this.beneath;
    this.beneath = undefined;
  }
}

/** The one overlay of the window. */
export const overlay = new Overlay();
