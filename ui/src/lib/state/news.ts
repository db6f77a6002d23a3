import { listen } from "../api/events";
import { app } from "./app.svelte";
import { campaigns } from "./campaigns.svelte";
import { dossiers } from "./dossiers";
import { queue } from "./queue.svelte";
import { review } from "./review.svelte";
import { sync } from "./sync.svelte";

const CARDS_REST_MS = 400;
let cardsTimer: ReturnType<typeof setTimeout> | undefined;

/** Reads the list of campaigns again, at most a few times a second while many candidates arrive. */
function refreshCards(): void {
  if (app.screen !== "campaigns" || cardsTimer) return;
  cardsTimer = setTimeout(() => {
    cardsTimer = undefined;
    void campaigns.load();
  }, CARDS_REST_MS);
}

/** Listens to everything the program tells by itself. */
export async function hear(): Promise<void> {
  await listen("queue-grew", ({ campaign, total, expected }) => {
    refreshCards();
    if (campaign !== review.campaign) return;
    review.counts = { ...review.counts, total };
    review.expected = expected;
    queue.grew(total);
    if (!review.current && total > 0) void review.select(0);
  });
  await listen("rows-changed", ({ campaign, rows }) => {
    refreshCards();
    if (campaign !== review.campaign) return;
    for (const row of rows) {
      queue.patch(row);
      dossiers.drop(row.id);
    }
    const shown = review.current?.id;
    if (rows.some((row) => row.id === shown)) void review.refresh(shown ?? "");
  });
  await listen("revoked", ({ campaign, at }) => {
    refreshCards();
    if (campaign === review.campaign) review.revokedAt = at;
  });
  await sync.hear();
}
