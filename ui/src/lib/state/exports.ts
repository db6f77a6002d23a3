import { call, failureOf } from "../api/call";
import { label, t } from "../i18n/i18n.svelte";
import { app } from "./app.svelte";
import { campaigns } from "./campaigns.svelte";
import { review } from "./review.svelte";
import { toast } from "./toast.svelte";

/** Shows why something could not be done. */
export function tell(error: unknown): void {
  const { code, params } = failureOf(error);
  toast.show({ text: () => label("error", code, params), sticky: true });
}

/** Writes the own reviews of a campaign to a file the person chooses. */
export async function exportReviews(campaign?: string): Promise<void> {
  const id = campaign ?? (app.screen === "review" ? review.campaign : campaigns.selected?.campaign.id);
  if (!id) return;
  try {
    review.leave();
    const { file, rows } = await call("export_reviews", { campaign: id, format: "csv" });
    if (file) toast.show({ text: () => t("app-exported", { file, rows }), whole: true });
  } catch (error) {
    tell(error);
  }
}
