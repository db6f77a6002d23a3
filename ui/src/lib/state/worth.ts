import type { CaseView } from "../api/generated/CaseView";
import type { ClosedView } from "../api/generated/ClosedView";
import type { StepView } from "../api/generated/StepView";
import type { StepsView } from "../api/generated/StepsView";

/** The steps from the average to both together, in order. */
export const STEPS = ["model", "people", "together"] as const;
export type Step = (typeof STEPS)[number];

/** Posts and creators a step needs, and posts a share needs, before it is spoken of. */
export const NEEDED = { posts: 20, creators: 5 };

/** What a step did to the errors: shares of the errors before it. */
export interface Worth {
  did: "smaller" | "larger" | "unclear";
  /** By how much; for `unclear` nothing is said. */
  by: number;
  /** The interval; for `unclear` from how much smaller to how much larger. */
  low: number;
  high: number;
}

/** The nearest lower and higher whole per cent: an interval is never told narrower than it is. */
const outward = (low: number, high: number): [number, number] => [
  Math.floor(low * 100 + 1e-9) / 100,
  Math.ceil(high * 100 - 1e-9) / 100,
];

/** What a ratio of errors says in words. An end that rounds to no change is no change. */
export function worthOf({ ratio, low, high }: Pick<StepView, "ratio" | "low" | "high">): Worth {
  const [least, most] = outward(low - 1, high - 1);
  if (most < 0) return { did: "smaller", by: Math.round((1 - ratio) * 100) / 100, low: -most, high: -least };
  if (least > 0) return { did: "larger", by: Math.round((ratio - 1) * 100) / 100, low: least, high: most };
  return { did: "unclear", by: 0, low: Math.max(0, -least), high: Math.max(0, most) };
}

/** Factors an axis may end or be marked at, and their inverse. */
const FACTORS = [1.25, 1.5, 2, 4, 10, 100, 1_000];

/** A common axis: place from 0 to 1 of a ratio, on a log scale with 1 in the middle, and the ratios to mark. */
export interface Axis {
  at: (ratio: number) => number;
  marks: number[];
}

/** The axis all these steps fit on whole. */
export function axisOf(views: readonly StepsView[]): Axis {
  const drawn = views.flatMap((view) => STEPS.flatMap((step) => view[step] ?? [])).filter((step) => !step.too_early);
  const far = drawn.flatMap(({ low, high }) => [Math.abs(Math.log(low)), Math.abs(Math.log(high))]);
  const end = Math.max(Math.log(1.3), ...far.filter(Number.isFinite)) * 1.04;
  const fitting = FACTORS.filter((factor) => Math.log(factor) <= end).slice(-2);
  return {
    at: (ratio) => Math.min(1, Math.max(0, 0.5 + Math.log(ratio) / end / 2)),
    marks: [...fitting.map((factor) => 1 / factor).reverse(), 1, ...fitting],
  };
}

/** Whose number was nearer to what came; halving and doubling are equally far. */
export function nearer({ actual, model, own }: ClosedView): "own" | "model" | "same" {
  const off = (views: number) => Math.abs(Math.log((1 + views) / (1 + actual)));
  const difference = off(own) - off(model);
  return Math.abs(difference) < 1e-12 ? "same" : difference < 0 ? "own" : "model";
}

/** The own record by what it is divided by; what nobody spoke of yet is left out. */
export function grouped(own: readonly CaseView[]): { by: string; cases: CaseView[] }[] {
  const named = (...whats: string[]) => whats.flatMap((what) => own.find((one) => one.what === what) ?? []);
  const known = ["all", "up", "down", "small", "sealed", "after"];
  return [
    { by: "way", cases: named("up", "down", "small") },
    { by: "time", cases: named("sealed", "after") },
    { by: "cause", cases: own.filter((one) => !known.includes(one.what)) },
  ].filter(({ cases }) => cases.length > 0);
}
