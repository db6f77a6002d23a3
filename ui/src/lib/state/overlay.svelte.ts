import type { Press } from "../keys/accept";

/** What may lie over the window; one at a time. */
export type Over =
  | "palette"
  | "hints"
  | "settings"
  | "menu"
  | "sync"
  | "join"
  | "disputes"
  | "verdicts"
  | "whatif"
  | "forecast"
  | "glossary"
  | "results"
  | "scoreboard"
  | "versions"
  | "question"
  | "shortlist"
  | "model";

/** Those that hang on the bar; all others are sheets, which cover the window. */
const HANGING: Over[] = ["menu", "sync"];

class Overlay {
  open = $state<Over>();
  /** What was typed before the palette could take it: nobody has to wait for a window to open. */
  early = "";
  /** Whether what was typed so was also taken, by Enter. */
  entered = false;
  /** What the open one was called from, and is left for again. */
  private beneath: Over | undefined;

  /** True while a sheet covers the window. */
  get covers(): boolean {
    return this.open !== undefined && !HANGING.includes(this.open);
  }

  show(over: Over, beneath?: Over): void {
    this.early = "";
    this.entered = false;
    this.beneath = beneath;
    this.open = over;
  }

  /** Keeps a key for the palette that is about to open, if it is one for it. */
  typedEarly({ key, ctrlKey, metaKey }: Press): boolean {
    if (ctrlKey || metaKey) return false;
    if (key === "Enter") this.entered = true;
    else if (/^.$/u.test(key) && !this.entered) this.early += key;
    else return false;
    return true;
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
