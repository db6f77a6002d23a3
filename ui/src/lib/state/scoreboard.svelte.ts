import { call, failureOf, type CommandError } from "../api/call";
import type { ScoreboardView } from "../api/generated/ScoreboardView";

/** How long to wait before asking again while a model is being learnt. */
const AGAIN_MS = 1_000;

/** Who was right: asked for when the sheet opens, and again until every model is learnt. */
class Scoreboard {
  view = $state.raw<ScoreboardView>();
  failure = $state.raw<CommandError>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The sheet that asks; the answer to one that was closed is dropped. */
  private asking = 0;

  /** Asks until nothing is being learnt any more. */
  async load(): Promise<void> {
    this.stop();
    const asking = this.asking;
    try {
      const view = await call("scoreboard");
      if (asking !== this.asking) return;
      this.view = view;
      this.failure = undefined;
      if (view.learning) this.timer = setTimeout(() => void this.load(), AGAIN_MS);
    } catch (error) {
      if (asking === this.asking) this.failure = failureOf(error);
    }
  }

  /** Asks no more. */
  stop(): void {
    clearTimeout(this.timer);
    this.asking += 1;
  }
}

/** The one scoreboard. */
export const scoreboard = new Scoreboard();
