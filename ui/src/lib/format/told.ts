import type { AnchoringView } from "../api/generated/AnchoringView";
import type { BiasView } from "../api/generated/BiasView";
import type { OwnWeightView } from "../api/generated/OwnWeightView";
import type { ShareView } from "../api/generated/ShareView";
import type { StepsView } from "../api/generated/StepsView";
import type { StepView } from "../api/generated/StepView";
import type { WeightInterval } from "../api/generated/WeightInterval";
import type { WeightView } from "../api/generated/WeightView";
import { label, t } from "../i18n/i18n.svelte";
import { NEEDED, type Step, worthOf } from "../state/worth";
import { show } from "./show";

/** Ends of an interval: the sign of per cent stands once. */
const ends = (low: number, high: number) => ({ low: show.number(low), high: show.percent(high / 100) });
/** A change with its sign, as the axis has it. */
export const change = (share: number): string => (share > 0 ? "+" : "") + show.percent(share || 0);
const whole = (share: number) => Math.round(share * 100);

/** What a step rests on: the model on posts, people on what they forecast. */
export function restsOn(step: Step, { posts, creators }: StepView): string {
  const by = { n: posts, creators };
  return step === "model" ? t("scoreboard-of-posts", by) : t("scoreboard-of-forecasts", by);
}

/** What there is to say of a step without an interval. */
export function tooFew(step: Step): string {
  return step === "model" ? t("scoreboard-early-posts-few", NEEDED) : t("scoreboard-early-forecasts-few", NEEDED);
}

/** True when a step is left out because it is of one person, and not of the one who looks. */
export function isOfOne(step: Step, steps: StepsView): boolean {
  return step !== "model" && steps.one_person;
}

/** What a step was worth, in words; the direction is in them. */
export function worthInWords(step: Step, steps: StepsView): string {
  const view = steps[step];
  if (isOfOne(step, steps)) return t("scoreboard-one-person");
  if (!view) return tooFew(step);
  const of = restsOn(step, view);
  if (view.too_early) return t("scoreboard-early", { of, ...NEEDED });
  const { did, by, low, high } = worthOf(view);
  if (did === "unclear") {
    return t("scoreboard-worth-unclear", { low: change(-low), high: change(high), of });
  }
  return label("scoreboard-worth", did, { by: show.percent(by), ...ends(whole(low), whole(high)), of });
}

/** How often the band held; whether that is what it promises is said apart. */
export function heldInWords({ of, hits, low, high, too_early }: ShareView): string {
  if (too_early) return t("scoreboard-early-posts", { n: of, needed: NEEDED.posts });
  return t("scoreboard-held-in", { share: show.percent(hits / of), ...ends(low, high), n: of });
}

/** How often the own forecast was nearer. */
export function nearerInWords({ of, hits, low, high, too_early }: ShareView): string {
  if (too_early) return t("scoreboard-early-posts", { n: of, needed: NEEDED.posts });
  return t("scoreboard-nearer-in", { hits, of, ...ends(low, high) });
}

/** How strongly the model pulls. */
export function pullInWords(pull: AnchoringView | undefined): string {
  if (!pull) return t("scoreboard-pull-none");
  const { weight, of, one_person } = pull;
  if (one_person) return t("scoreboard-one-person");
  if (!weight) return t("scoreboard-pull-early", { n: of, needed: NEEDED.posts });
  return t("scoreboard-pull-is", { ...shareOf(weight), n: of });
}

/** A weight with the ends of its interval, rounded outward: it is never told narrower than it is. */
const shareOf = ({ value, low, high }: WeightInterval) => ({
  share: show.percent(value),
  ...ends(Math.floor(low * 100 + 1e-9), Math.ceil(high * 100 - 1e-9)),
});

/** How far closed posts say to go from the model to people. */
export function weightInWords({ posts, creators, one_person, weight }: WeightView): string {
  if (posts === 0) return t("scoreboard-weight-none");
  if (one_person) return t("scoreboard-one-person");
  const of = t("scoreboard-of-forecasts", { n: posts, creators });
  return weight ? t("scoreboard-weight-is", { ...shareOf(weight), of }) : t("scoreboard-early", { of, ...NEEDED });
}

/** The same for the person's own numbers. */
export function ownWeightInWords({ posts, weight }: OwnWeightView): string {
  if (!weight) return t("scoreboard-weight-own-early", { n: posts, needed: NEEDED.posts });
  return t("scoreboard-weight-own", { ...shareOf(weight), n: posts });
}

/** By how much forecasts were too high or too low: of those with results (`seen`) or of all candidates (`corrected`). */
export function biasInWords(of: "seen" | "corrected", bias: BiasView): string {
  const { did, by, low, high } = worthOf(bias);
  const told = of === "seen" ? "scoreboard-seen" : "scoreboard-corrected";
  if (did === "unclear") return label(told, did, { low: change(-low), high: change(high) });
  return label(told, did, { by: show.percent(by), ...ends(whole(low), whole(high)) });
}
