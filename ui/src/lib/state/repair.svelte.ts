import { call, failureOf } from "../api/call";
import type { DoubtfulFile } from "../api/generated/DoubtfulFile";
import { t } from "../i18n/i18n.svelte";
import { results } from "./results.svelte";
import { toast } from "./toast.svelte";

/** Results that may stand under the wrong creators, and the file that is being looked at. */
class Repair {
  files = $state.raw<DoubtfulFile[]>([]);
  private campaign = $state("");
  private looked = $state<{ import: string; who: string }>();

  /** The file that is being looked at, while something of it may be wrong. */
  get file(): DoubtfulFile | undefined {
    const { looked } = this;
    return looked && this.of(looked.import, looked.who);
  }

  /** What may be wrong with a file. */
  of(step: string, who: string): DoubtfulFile | undefined {
    return this.files.find((file) => file.import === step && file.who === who);
  }

  /** Asks again: the results of a campaign are others now. */
  async load(campaign: string): Promise<void> {
    if (campaign !== this.campaign) {
      this.campaign = campaign;
      this.files = [];
      this.looked = undefined;
    }
    if (campaign === "") return;
    try {
      const files = await call("doubtful_results", { campaign });
      if (campaign === this.campaign) this.files = files;
    } catch (error) {
      results.failure = failureOf(error);
    }
  }

  look({ import: step, who }: DoubtfulFile): void {
    this.looked = { import: step, who };
  }

  leave(): void {
    this.looked = undefined;
  }

  /** Takes the file back and records it again under the right creators. */
  async putRight({ import: step, file, misplaced }: DoubtfulFile): Promise<void> {
    const { campaign } = this;
    results.busy = true;
    try {
      const view = await call("put_results_right", { campaign, import: step });
      if (campaign !== results.campaign) return;
      this.looked = undefined;
      results.view = view;
      toast.show({ text: () => t("repair-done", { n: misplaced, file }) });
    } catch (error) {
      results.failure = failureOf(error);
    } finally {
      results.busy = false;
    }
  }
}

/** The one repair of results. */
export const repair = new Repair();
