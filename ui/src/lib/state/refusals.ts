import type { SyncView } from "../api/generated/SyncView";
import { show } from "../format/show";
import { t } from "../i18n/i18n.svelte";

/** What helps against a refusal of the hub. */
export type Remedy = "join" | "update" | "later" | "admin";

const REMEDIES: Partial<Record<string, Remedy>> = {
  "token-invalid": "join",
  "token-expired": "join",
  "device-revoked": "join",
  "client-too-old": "update",
  unknown: "update",
  "rate-limited": "later",
  busy: "later",
  internal: "later",
};

/** Changes that the hub refused for one reason. */
export interface Refusal {
  problem: string;
  remedy: Remedy;
  count: number;
  /** Whose records they are, each once. */
  who: string[];
}

/** What the hub refused, each reason once. Who has to join again is told so already: the rest follows by itself. */
export function refusals({ rejected, signed_out }: SyncView): Refusal[] {
  const found = new Map<string, Refusal>();
  for (const { problem, who } of rejected) {
    const known = found.get(problem) ?? { problem, remedy: REMEDIES[problem] ?? "admin", count: 0, who: [] };
    known.count += 1;
    if (who !== "" && !known.who.includes(who)) known.who.push(who);
    found.set(problem, known);
  }
  return [...found.values()].filter(({ remedy }) => !signed_out || remedy !== "join");
}

/** Changes that leave by themselves: those that wait, and those that are let in again with this computer. */
export function leaving(view: SyncView): number {
  const settled = refusals(view).reduce((sum, { count }) => sum + count, 0);
  return view.waiting + (view.signed_out ? view.rejected.length - settled : 0);
}

/** How this computer stands with the hub, in the words of the pill. */
export function stateWords(view: SyncView): string {
  switch (view.state) {
    case "synced":
      return view.last_synced
        ? t("sync-state-synced", { time: show.time(view.last_synced) })
        : t("sync-state-synced-never");
    case "syncing":
      return view.have < view.expected
        ? t("sync-state-syncing", { have: show.number(view.have), expected: show.number(view.expected) })
        : t("sync-state-sending");
    case "offline":
      return view.waiting > 0 ? t("sync-state-offline-waiting", { n: view.waiting }) : t("sync-state-offline");
    case "attention": {
      // Nothing else can be settled before.
      if (view.signed_out) return t("sync-state-signed-out");
      const choices = view.conflicts + view.rejected.length;
      return choices > 0 ? t("sync-state-attention", { n: show.number(choices) }) : t("sync-state-attention-none");
    }
  }
}
