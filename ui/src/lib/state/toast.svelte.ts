/** A short notice with at most one action. */
export interface Notice {
  text: string;
  action?: { label: string; run: () => void };
  /** Errors stay until they are closed. */
  sticky?: boolean;
  /** Its action is about what was done last: whatever is done next takes it away. */
  step?: boolean;
}

const STAYS_MS = 6_000;

class Toast {
  current = $state.raw<Notice>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows a notice in place of the one before. */
  show(notice: Notice): void {
    this.current = notice;
    this.resume();
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
