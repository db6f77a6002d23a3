import { call } from "../api/call";
import { t } from "../i18n/i18n.svelte";
import { dossiers } from "./dossiers";
import { tell } from "./exports";
import { review } from "./review.svelte";
import { toast } from "./toast.svelte";

/** The model that scores the open campaign. */
export const scoredBy = {
  /** Says once, when it is another model than this person was told of last. */
  async say(campaign: string): Promise<void> {
    const model = await call("model_news", { campaign }).catch(() => null);
    if (model && campaign === review.campaign) toast.show({ text: () => t("model-news", { model }) });
  },

  /** Another model is in force: scores that were shown are no longer true. */
  async heard(): Promise<void> {
    const { campaign } = review;
    dossiers.open(campaign);
    if (review.current) review.refresh(review.current.id).catch(tell);
    await scoredBy.say(campaign);
  },
};
