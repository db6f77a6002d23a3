import type { Anchor } from "../api/generated/Anchor";
import type { DossierView } from "../api/generated/DossierView";
import { plain } from "../format/text";
import { hasLabel, label, t, type PlainId } from "../i18n/i18n.svelte";

const CHARTS: Record<string, PlainId> = {
  reach: "chart-views",
  ages: "evidence-ages",
  genders: "evidence-genders",
  countries: "evidence-countries",
  languages: "evidence-languages",
  growth: "growth-title",
  comments: "comments-title",
  words: "words-title",
  work: "evidence-collaborations",
};
const SHORT = 28;

/** What a note is pinned to, in a few words. */
export function anchorName(anchor: Anchor, dossier: DossierView): string {
  switch (anchor.on) {
    case "candidate":
      return t("annotation-on-candidate");
    case "metric":
      return label("metric-name", anchor.of);
    case "post": {
      const text = plain(dossier.creator.posts.find((post) => post.id === anchor.of)?.text ?? "");
      return text === "" ? t("annotation-on-post") : text.length > SHORT ? `${text.slice(0, SHORT)}…` : text;
    }
    case "reason":
      if (hasLabel("feature", anchor.of)) return label("feature", anchor.of);
      return hasLabel("reason", anchor.of) ? label("reason", anchor.of) : t("annotation-on-reason");
    case "chart": {
      const id = CHARTS[anchor.of];
      return id ? t(id) : t("annotation-on-chart");
    }
  }
}
