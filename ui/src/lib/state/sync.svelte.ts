import { call } from "../api/call";
import { listen } from "../api/events";
import type { SyncView } from "../api/generated/SyncView";

class Sync {
  view = $state.raw<SyncView>();

  /** Keeps the state current. */
  async hear(): Promise<void> {
    await listen("sync", (view) => (this.view = view));
  }

  /** Reads the state; it comes by itself afterwards. */
  async read(): Promise<void> {
    try {
      this.view = await call("sync_state");
    } catch {
      // Without a state there is no pill; the next event brings it.
    }
  }

  /** Asks for a try at once; the pill tells the rest. */
  now(): void {
    call("sync_now").catch(() => undefined);
  }

  /** Offers the refused changes to the hub again. */
  retryRejected(): void {
    call("retry_rejected").catch(() => undefined);
  }
}

/** How this laptop stands with the hub. */
export const sync = new Sync();
