import { call, failureOf, type CommandError } from "../api/call";
import type { Challenge } from "../api/generated/Challenge";
import type { ChallengePreview } from "../api/generated/ChallengePreview";
import type { Segment } from "../api/generated/Segment";
import { t } from "../i18n/i18n.svelte";
import { forecast } from "./forecast.svelte";
import { overlay } from "./overlay.svelte";
import { review } from "./review.svelte";
import { toast } from "./toast.svelte";
import { writes } from "./writes.svelte";

/** To whom a change applies. */
export const SCOPES = ["creator", "both", "platform", "kind", "market"] as const;
export type Scope = (typeof SCOPES)[number];
/** How sure one is of a size, in points of per cent to each side. */
export const SURE = ["5", "15", "30"] as const;
export type Sure = (typeof SURE)[number];

const LEAST = -95;
const MOST = 900;
/** A size is asked about when it has stood still for so long. */
const STILL_MS = 120;
/** While a model is being learnt, it is asked again after so long. */
const LEARNING_MS = 700;

/** A change that applies to more than the creator: to a platform, a form or a whole market. */
class Challenging {
  /** What was picked, and for whom: of the next candidate one speaks alone again. */
  private picked = $state.raw<{ scope: Scope; creator: string }>();
  sure = $state<Sure>("15");
  preview = $state.raw<ChallengePreview>();
  saving = $state(false);
  refusal = $state.raw<CommandError>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private question = 0;
  /** What was asked about last. */
  private asked: string | undefined;

  get scope(): Scope {
    const { creator, view } = forecast;
    return this.picked && this.picked.creator === creator?.id && view?.model ? this.picked.scope : "creator";
  }

  /** The segments that the shown post belongs to, by scope. */
  segment(scope: Scope): Segment | undefined {
    const view = forecast.view;
    if (!view || scope === "creator") return undefined;
    const { market, platform, kind } = view;
    if (scope === "kind") return { market, kind };
    if (scope === "market") return { market };
    if (platform === undefined) return undefined;
    return scope === "both" ? { market, platform, kind } : { market, platform };
  }

  /** What is about to be said; absent for one creator, and while something of it is missing. */
  get challenge(): Challenge | undefined {
    const segment = this.segment(this.scope);
    const { share, cause, text } = forecast;
    const percent = Math.max(LEAST, Math.min(MOST, Math.round(100 * (share ?? 0))));
    if (!segment || percent === 0 || !cause || cause === "F-DISAGREE") return undefined;
    const by = Number(this.sure);
    const low = Math.max(LEAST, percent - by);
    return { ...segment, percent, low, high: Math.min(MOST, percent + by), cause, text: text.trim() };
  }

  /** Turns to another scope. */
  pick(scope: Scope): void {
    this.picked = { scope, creator: forecast.creator?.id ?? "" };
    this.refusal = undefined;
  }

  /** Asks what a challenge would change, once it stands still. Its words change nothing. */
  ask(challenge: Challenge | undefined): void {
    const asked = challenge && JSON.stringify({ ...challenge, text: "" });
    if (asked === this.asked) return;
    this.asked = asked;
    clearTimeout(this.timer);
    this.question += 1;
    if (!challenge) return void (this.preview = undefined);
    this.timer = setTimeout(() => void this.look(challenge, this.question), STILL_MS);
  }

  private async look(challenge: Challenge, question: number): Promise<void> {
    try {
      const preview = await call("preview_challenge", { campaign: review.campaign, challenge });
      if (question !== this.question) return;
      this.preview = preview;
      this.refusal = undefined;
      if (preview.learning && overlay.open === "forecast") {
        this.timer = setTimeout(() => void this.look(challenge, question), LEARNING_MS);
      }
    } catch (error) {
      if (question === this.question) this.refusal = failureOf(error);
    }
  }

  /** Keeps the challenge for everybody. A refusal loses nothing. */
  async raise(): Promise<void> {
    const { challenge } = this;
    if (!challenge || this.saving || review.readOnly) return;
    this.saving = true;
    try {
      await writes.kept();
      await call("raise_challenge", { campaign: review.campaign, challenge });
      forecast.drop();
      this.picked = undefined;
      overlay.close("forecast");
      const { campaign } = review;
      const see = () => void import("./versions.svelte").then(({ versions }) => versions.show(campaign));
      toast.show({ text: () => t("challenge-raised"), action: { label: () => t("challenge-see"), run: see } });
    } catch (error) {
      this.refusal = failureOf(error);
    } finally {
      this.saving = false;
    }
  }
}

/** The challenge to a whole segment that is being made. */
export const challenging = new Challenging();
