import { call, failureOf, type CommandError } from "../api/call";
import type { ResultsOptions } from "../api/generated/ResultsOptions";
import type { ResultsPreview } from "../api/generated/ResultsPreview";
import type { ResultsStep } from "../api/generated/ResultsStep";
import type { ResultsView } from "../api/generated/ResultsView";
import { t } from "../i18n/i18n.svelte";
import { overlay, type Over } from "./overlay.svelte";
import { toast } from "./toast.svelte";

/** What a campaign brought, and a file of results that was read and waits for a word. */
class Results {
  campaign = $state("");
  view = $state.raw<ResultsView>();
  preview = $state.raw<ResultsPreview>();
  failure = $state.raw<CommandError>();
  /** What is being pasted; it stays when the sheet is closed. */
  pasted = $state("");
  busy = $state(false);

  /** Opens the sheet of a campaign, if there is one; it is left for what it was called from. */
  show(campaign: string | undefined, beneath?: Over): void {
    if (!campaign) return;
    if (campaign !== this.campaign) {
      this.campaign = campaign;
      this.view = this.preview = undefined;
      this.pasted = "";
    }
    overlay.show("results", beneath);
    void this.load();
  }

  async load(): Promise<void> {
    const { campaign } = this;
    await this.ask(async () => {
      const view = await call("results", { campaign });
      if (campaign === this.campaign) this.view = view;
    });
  }

  /** Reads a file the person picks. */
  async pick(): Promise<void> {
    await this.ask(async () => {
      const preview = await call("pick_results", { campaign: this.campaign });
      if (preview) this.preview = preview;
    });
  }

  /** Reads what was pasted. */
  async paste(): Promise<void> {
    await this.ask(async () => {
      const name = t("results-pasted");
      this.preview = await call("paste_results", { campaign: this.campaign, name, text: this.pasted });
    });
  }

  /** Reads the file again with what the person says of its cells. */
  async reread(change: Partial<ResultsOptions>): Promise<void> {
    await this.ask(async () => {
      const options = { columns: {}, ...this.preview?.options, ...change };
      this.preview = await call("reread_results", { campaign: this.campaign, options });
    });
  }

  /** Keeps what was read; the notice takes it back. */
  async keep(): Promise<void> {
    const { preview, campaign } = this;
    if (!preview) return;
    await this.ask(async () => {
      this.view = await call("keep_results", { campaign, import: preview.import });
      this.preview = undefined;
      this.pasted = "";
      const { import: step, kept, file } = preview;
      toast.show({
        text: () => t("results-kept", { n: kept, file }),
        action: { label: () => t("key-undo"), run: () => void this.takeBack(step, true, campaign) },
        holds: () =>
          this.campaign !== campaign || !this.view?.steps.some((one) => one.import === step && one.withdrawn),
      });
    });
  }

  /** Nothing of the file is kept. */
  discard(): void {
    this.preview = undefined;
    this.failure = undefined;
  }

  /** Takes an own step back, or brings it again. */
  async takeBack(step: ResultsStep["import"], withdrawn: boolean, campaign = this.campaign): Promise<void> {
    await this.ask(async () => {
      const view = await call("take_back_results", { campaign, import: step, withdrawn });
      if (campaign === this.campaign) this.view = view;
    });
  }

  /** Writes the results to a file the person chooses. */
  async save(): Promise<void> {
    await this.ask(async () => {
      const { file, rows } = await call("export_results", { campaign: this.campaign });
      if (file) toast.show({ text: () => t("results-exported", { file, rows }), whole: true });
    });
  }

  private async ask(what: () => Promise<void>): Promise<void> {
    this.failure = undefined;
    this.busy = true;
    try {
      await what();
    } catch (error) {
      this.failure = failureOf(error);
    } finally {
      this.busy = false;
    }
  }
}

/** The one sheet of results. */
export const results = new Results();
