import { listen } from "../api/events";
import { app } from "./app.svelte";
import { campaigns } from "./campaigns.svelte";
import { discovery } from "./discovery.svelte";
import { dossiers } from "./dossiers";
import { tell } from "./exports";
import { overlay } from "./overlay.svelte";
import { queue } from "./queue.svelte";
import { review } from "./review.svelte";
import { scoredBy } from "./scored";
import { sync } from "./sync.svelte";
import { toast } from "./toast.svelte";
import { verdicts } from "./verdicts.svelte";
import { whatIf } from "./whatif.svelte";
import { writes } from "./writes.svelte";

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

/** Waits until nothing that was said about a candidate is still on its way to the disk. */
function settled(candidate: string): Promise<void> {
  return writes.pending(candidate) ? writes.settled() : Promise.resolve();
}

/** Listens to everything the program tells by itself. */
export async function hear(): Promise<void> {
  await listen("queue-grew", ({ campaign, total, expected }) => {
    refreshCards();
    discovery.heard();
    if (campaign !== review.campaign) return;
    review.counts = { ...review.counts, total };
    review.expected = expected;
    queue.grew(total).then(() => {
      if (!review.current && total > 0) void review.select(0);
      if (review.finished) verdicts.next();
    }, tell);
  });
  await listen("rows-changed", ({ campaign, rows }) => {
    refreshCards();
    if (campaign !== review.campaign) return;
    for (const row of rows) {
      review.takeRow(row);
      // What is still being kept is painted already; its answer brings the rest.
      void settled(row.id).then(() => {
        dossiers.drop(row.id);
        if (overlay.open === "forecast")
          void import("./forecast.svelte").then(({ forecast }) => forecast.heard(row.id));
        if (review.current?.id === row.id) void review.refresh(row.id);
      });
    }
  });
  await listen("model-in-force", ({ campaign }) => {
    if (campaign === review.campaign) void writes.settled().then(() => scoredBy.heard());
  });
  await listen("scoring-changed", ({ campaign }) => {
    if (campaign === review.campaign) void writes.settled().then(() => whatIf.heard());
  });
  await listen("forecasts-changed", ({ campaign }) => {
    // What is not open is read when it is opened.
    if (overlay.open === "forecast" && campaign === review.campaign) {
      void import("./forecast.svelte").then(({ forecast }) => forecast.load());
    } else if (overlay.open === "versions") void import("./versions.svelte").then(({ versions }) => versions.load());
  });
  await listen("revoked", ({ campaign, at }) => {
    refreshCards();
    discovery.heard();
    if (campaign !== review.campaign) return;
    review.revokedAt = at;
    // Nothing can be taken back any more.
    toast.passed();
  });
  await sync.hear();
}
