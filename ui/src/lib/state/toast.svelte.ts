import { overlay, type Over } from "./overlay.svelte";

/** A short notice with at most one action. Its words are said in the language that the window has by then. */
export interface Notice {
  text: () => string;
  action?: { label: () => string; run: () => void };
  /** Errors stay until they are closed or the page is left. */
  sticky?: boolean;
  /** Its action is about what was done last: whatever is done next takes it away. */
  step?: boolean;
  /** It is not about the page it appears on, and outlives it. */
  whole?: boolean;
  /** It goes as soon as this is not true any more. */
  holds?: () => boolean;
}

const STAYS_MS = 6_000;

/** A notice, with where it was said. */
type Said = Notice & { over: Over | undefined; page: string };

class Toast {
  private current = $state.raw<Said>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Which page the window is on; the window tells. */
  where: () => string = () => "";

  /** The notice, unless a sheet it does not belong to covers it. */
  get shown(): Notice | undefined {
    const { current } = this;
    return overlay.covers && overlay.open !== current?.over ? undefined : current;
  }

  /** Shows a notice in place of the one before. */
  show(notice: Notice): void {
    this.current = { ...notice, over: overlay.open, page: this.where() };
    this.resume();
  }

  /** Takes the notice away when it is not true any more, or is about another page. */
  check(): void {
    const { current } = this;
    if (!current) return;
    const left = !current.whole && this.where() !== current.page;
    if (left || current.holds?.() === false) this.close();
  }

  /** Stops the clock while the pointer or the focus is on the notice. */
  pause(): void {
    clearTimeout(this.timer);
  }

  /** Starts the clock anew. */
  resume(): void {
    clearTimeout(this.timer);
    if (!this.current?.sticky) this.timer = setTimeout(() => this.close(), STAYS_MS);
  }

  /** Something else was done. */
  passed(): void {
    if (this.current?.step) this.close();
  }

  close(): void {
    clearTimeout(this.timer);
    this.current = undefined;
  }
}

/** The one notice of the window. */
export const toast = new Toast();
