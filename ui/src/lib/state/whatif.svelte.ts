import { call, failureOf, type CommandError } from "../api/call";
import type { KeptWeightingView } from "../api/generated/KeptWeightingView";
import type { TargetChange } from "../api/generated/TargetChange";
import type { Weighting } from "../api/generated/Weighting";
import type { WeightingsView } from "../api/generated/WeightingsView";
import type { WhatIfView } from "../api/generated/WhatIfView";
import { t } from "../i18n/i18n.svelte";
import { dossiers } from "./dossiers";
import { review } from "./review.svelte";
import { toast } from "./toast.svelte";

/** The weight of a feature nobody moved, in per cent. */
export const AS_GIVEN = 100;
/** The largest weight, in per cent. */
export const MOST = 300;
/** What the window of the what-if shows on its left. */
export const WHAT_IF_SIDES = ["weights", "audience", "history"] as const;
/** While candidates are still being read, the answer is asked for again after so long. */
const READING_MS = 300;

/** Weights and audience of the campaign: what is in force, what the person is trying, and what would follow. */
class WhatIf {
  /** What can be moved, and what was kept. */
  view = $state.raw<WeightingsView>();
  /** What would follow from what is being tried. */
  answer = $state.raw<WhatIfView>();
  weights = $state<Record<string, number>>({});
  targets = $state<TargetChange[]>([]);
  reason = $state("");
  /** Kept here, so that who looks at the card of the model comes back to the same side. */
  side = $state<(typeof WHAT_IF_SIDES)[number]>("weights");
  failure = $state.raw<CommandError>();
  keeping = $state(false);

  private campaign = "";
  /** The campaign that was tried last, and whether anything was moved in it. */
  private tried = "";
  private touched = false;
  private asking = false;
  private stale = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** The weighting in force, when it is not the model's own. */
  get inForce(): KeptWeightingView | undefined {
    const latest = this.view?.kept[0];
    return latest && !latest.as_given ? latest : undefined;
  }

  /** True when what is being tried is not what is in force. */
  get moved(): boolean {
    const now = this.inForce?.weighting;
    const features = this.view?.features ?? [];
    const weighed = features.some(({ feature }) => this.weight(feature) !== (now?.weights[feature] ?? AS_GIVEN));
    return weighed || JSON.stringify(this.targets) !== JSON.stringify(this.targetsOf(now));
  }

  /** True when what is being tried is the model's own weights and the audience of the plan. */
  get asGiven(): boolean {
    const features = this.view?.features ?? [];
    const plain = JSON.stringify(this.targets) === JSON.stringify(this.targetsOf(undefined));
    return plain && features.every(({ feature }) => this.weight(feature) === AS_GIVEN);
  }

  weight(feature: string): number {
    return this.weights[feature] ?? AS_GIVEN;
  }

  /** Reads what is in force in a campaign. */
  async load(campaign: string): Promise<void> {
    if (campaign !== this.campaign) this.view = this.answer = undefined;
    this.campaign = campaign;
    if (campaign === "") return;
    try {
      const view = await call("weightings", { campaign });
      if (campaign === this.campaign) this.view = view;
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  /** Starts trying from what is in force, or goes on with what was being tried in this campaign. */
  async open(): Promise<void> {
    this.failure = undefined;
    const same = this.tried === review.campaign;
    const going = same && this.touched && this.moved;
    if (!same) {
      this.reason = "";
      this.side = "weights";
    }
    this.tried = review.campaign;
    await this.load(review.campaign);
    if (going) return this.ask();
    this.start(this.inForce?.weighting);
    this.touched = false;
  }

  /** Stops asking. */
  close(): void {
    clearTimeout(this.timer);
    this.answer = undefined;
  }

  /** Goes on from a weighting; without one, from the model's own. */
  start(from: Weighting | undefined): void {
    this.touched = true;
    this.weights = { ...from?.weights };
    this.targets = this.targetsOf(from);
    this.ask();
  }

  setWeight(features: string[], weight: number): void {
    const rounded = Math.max(0, Math.min(MOST, Math.round(weight)));
    this.touched = true;
    for (const feature of features) this.weights[feature] = rounded;
    this.ask();
  }

  setTarget(target: TargetChange): void {
    this.touched = true;
    this.targets = this.targets.map((other) => (other.market === target.market ? target : other));
    this.ask();
  }

  private targetsOf(weighting: Weighting | undefined): TargetChange[] {
    const planned = (this.view?.targets ?? []).map(({ market, ages, gender, countries }) => {
      const changed = weighting?.targets.find((target) => target.market === market);
      const { ages: a, gender: g, countries: c } = changed ?? { ages, gender, countries };
      return { market, ages: [...a], gender: g, countries: [...c] };
    });
    return planned.toSorted((a, b) => (a.market < b.market ? -1 : 1));
  }

  private weighting(): Weighting {
    return { weights: $state.snapshot(this.weights), targets: $state.snapshot(this.targets), reason: this.reason };
  }

  /** Asks what would follow; while an answer is on its way, only the latest question waits. */
  ask(): void {
    clearTimeout(this.timer);
    this.stale = true;
    if (!this.asking) void this.answerLatest();
  }

  private async answerLatest(): Promise<void> {
    this.asking = true;
    while (this.stale) {
      this.stale = false;
      const { campaign } = this;
      try {
        const answer = await call("what_if", { campaign, weighting: this.weighting() });
        if (campaign !== this.campaign) continue;
        this.answer = answer;
        this.failure = undefined;
        if (answer.scored < answer.total) this.timer = setTimeout(() => this.ask(), READING_MS);
      } catch (error) {
        this.failure = failureOf(error);
      }
    }
    this.asking = false;
  }

  /** Keeps what is being tried for everybody in the campaign; true when it is on the disk. */
  async keep(): Promise<boolean> {
    this.keeping = true;
    try {
      this.view = await call("keep_weighting", { campaign: this.campaign, weighting: this.weighting() });
      this.reason = "";
      this.touched = false;
      this.failure = undefined;
      const done = this.asGiven ? "whatif-back-done" : "whatif-kept";
      toast.show({ text: () => t(done) });
      this.ask();
      this.scoredAnew();
      return true;
    } catch (error) {
      this.failure = failureOf(error);
      return false;
    } finally {
      this.keeping = false;
    }
  }

  /** Somebody else kept a weighting, or another computer of the same person did. */
  async heard(): Promise<void> {
    await this.load(review.campaign);
    this.scoredAnew();
  }

  /** Scores that were shown are no longer true. */
  private scoredAnew(): void {
    dossiers.open(review.campaign);
    if (review.current) void review.refresh(review.current.id);
  }
}

/** The what-if of the open campaign. */
export const whatIf = new WhatIf();
