import type { Campaign } from "../api/generated/Campaign";
import { t } from "../i18n/i18n.svelte";
import { show } from "./show";

/** For whom the AI stays hidden first, as the plan of a campaign says it. */
export function blindRule({ touch, blind: { first, percent } }: Campaign): string {
  const part = show.percent(percent / 100);
  if (touch === "two_experts" || percent >= 100) return t("blind-all");
  if (percent === 0) return first === 0 ? t("blind-none") : t("blind-first", { first });
  return first === 0 ? t("blind-part", { percent: part }) : t("blind-first-part", { first, percent: part });
}
