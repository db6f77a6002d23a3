import { call, failureOf, type CommandError } from "../api/call";
import type { ForecastDecision } from "../api/generated/ForecastDecision";
import type { ForecastVersionsView } from "../api/generated/ForecastVersionsView";
import { t } from "../i18n/i18n.svelte";
import { focusSheet } from "./focus";
import { overlay, type Over } from "./overlay.svelte";
import { toast } from "./toast.svelte";
import { writes } from "./writes.svelte";

/** While a model is being learnt, it is asked again after so long. */
const LEARNING_MS = 700;

/** What a decision is about: its size may change while one decides. */
const about = (decision: ForecastDecision) => JSON.stringify({ ...decision, percent: undefined });

/** The versions of a campaign's forecast model, what is held against its forecasts, and what a strategist decides. */
class Versions {
  view = $state.raw<ForecastVersionsView>();
  failure = $state.raw<CommandError>();
  /** What is about to be decided, and why. */
  decision = $state.raw<ForecastDecision>();
  reason = $state("");
  refusal = $state.raw<CommandError>();
  saving = $state(false);
  private campaign = "";
  private question = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Opens the sheet of a campaign. */
  show(campaign: string | undefined, beneath?: Over): void {
    if (campaign === undefined) return;
    this.campaign = campaign;
    this.view = this.failure = undefined;
    this.leave();
    overlay.show("versions", beneath);
  }

  /** Asks until nothing is being learnt any more. */
  async load(): Promise<void> {
    this.stop();
    const { question } = this;
    try {
      const view = await call("forecast_versions", { campaign: this.campaign });
      if (question === this.question) this.take(view);
    } catch (error) {
      if (question === this.question) this.failure = failureOf(error);
    }
  }

  private take(view: ForecastVersionsView): void {
    this.view = view;
    this.failure = undefined;
    if (view.learning) this.timer = setTimeout(() => void this.load(), LEARNING_MS);
  }

  /** Asks no more. */
  stop(): void {
    clearTimeout(this.timer);
    this.question += 1;
  }

  /** Begins a decision; nothing happens before its reason is said. */
  begin(decision: ForecastDecision): void {
    // A reason for something else is none for this.
    if (this.decision && about(this.decision) !== about(decision)) this.reason = "";
    this.decision = decision;
    this.refusal = undefined;
  }

  /** Gives a decision up. */
  cancel(): void {
    this.leave();
    focusSheet();
  }

  private leave(): void {
    this.decision = this.refusal = undefined;
    this.reason = "";
  }

  /** Decides. A refusal loses nothing of what was written. */
  async decide(): Promise<void> {
    const { decision, campaign } = this;
    const reason = this.reason.trim();
    if (!decision || reason === "") return;
    const done = decision.what === "decline" ? "forecast-model-declined" : "forecast-model-done";
    if (await this.change(() => call("decide_forecast", { campaign, decision, reason }))) {
      this.leave();
      focusSheet();
      toast.show({ text: () => t(done) });
    }
  }

  /** Takes an own challenge back. */
  async withdraw(event: string): Promise<void> {
    const { campaign } = this;
    await this.change(() => call("withdraw_challenge", { campaign, event }));
  }

  /** Makes a change; what it answers is taken while its campaign is still looked at. */
  private async change(make: () => Promise<ForecastVersionsView>): Promise<boolean> {
    const { campaign } = this;
    if (this.saving) return false;
    this.saving = true;
    try {
      await writes.kept();
      const view = await make();
      if (campaign !== this.campaign || overlay.open !== "versions") return true;
      this.stop();
      this.take(view);
      return true;
    } catch (error) {
      this.refusal = failureOf(error);
      // Another model is here by now: it is looked at before it is decided about.
      if (this.refusal.code === "still-learning") {
        this.decision = undefined;
        void this.load();
      }
      return false;
    } finally {
      this.saving = false;
    }
  }
}

/** The versions of the forecast model of one campaign. */
export const versions = new Versions();
