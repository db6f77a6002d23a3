import { listen as subscribe, type UnlistenFn } from "@tauri-apps/api/event";
import type { QueueGrew } from "./generated/QueueGrew";
import type { RevokedNotice } from "./generated/RevokedNotice";
import type { RowsChanged } from "./generated/RowsChanged";
import type { SyncView } from "./generated/SyncView";
import type { ModelInForce } from "./generated/ModelInForce";
import type { ForecastsChanged } from "./generated/ForecastsChanged";
import type { ScoringChanged } from "./generated/ScoringChanged";

/** Everything the program tells the window by itself. */
export interface Events {
  sync: SyncView;
  "queue-grew": QueueGrew;
  "rows-changed": RowsChanged;
  revoked: RevokedNotice;
  "model-in-force": ModelInForce;
  "scoring-changed": ScoringChanged;
  "forecasts-changed": ForecastsChanged;
}

/** Listens to one event for as long as the window lives. */
export function listen<E extends keyof Events>(event: E, heard: (payload: Events[E]) => void): Promise<UnlistenFn> {
  return subscribe<Events[E]>(event, ({ payload }) => heard(payload));
}
