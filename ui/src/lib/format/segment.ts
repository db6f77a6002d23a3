import type { Segment } from "../api/generated/Segment";
import { i18n, label, t } from "../i18n/i18n.svelte";
import { show } from "./show";

/** A segment in words: the market, then platform and form where it names them. */
export function segmentName({ market, platform, kind }: Segment): string {
  if (platform && kind) {
    return t("challenge-segment-both", { market, platform: label("platform", platform), kind: form(kind) });
  }
  if (platform) return t("challenge-segment-platform", { market, platform: label("platform", platform) });
  if (kind) return t("challenge-segment-kind", { market, kind: form(kind) });
  return t("challenge-segment", { market });
}

/** A form of posts within a sentence. */
function form(kind: string): string {
  const name = label("post-kind", kind);
  return name.charAt(0).toLocaleLowerCase(i18n.tag) + name.slice(1);
}

/** A size in per cent with its sign. */
export function sizeName(percent: number): string {
  return (percent > 0 ? "+" : "") + show.percent(percent / 100);
}
