import { call, failureOf, type CommandError } from "../api/call";
import type { GlossaryView } from "../api/generated/GlossaryView";
import type { TermView } from "../api/generated/TermView";
import { plain } from "../format/text";
import { t } from "../i18n/i18n.svelte";
import { review } from "./review.svelte";
import { toast } from "./toast.svelte";
import { whatIf } from "./whatif.svelte";

type Phrase = TermView["phrase"];

/** The phrases that experts of the open campaign hold to mean the same. */
class Glossary {
  view = $state.raw<GlossaryView>();
  failure = $state.raw<CommandError>();
  /** What is being written; it stays when the sheet is closed. */
  ru = $state("");
  en = $state("");

  async load(campaign: string): Promise<void> {
    this.failure = undefined;
    try {
      this.view = await call("glossary", { campaign });
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  /** Adds the pair that was written. */
  async keep(): Promise<boolean> {
    const kept = await this.say({ ru: this.ru, en: this.en }, false);
    if (kept) this.ru = this.en = "";
    return kept;
  }

  /** Takes a pair out; the notice puts it back. */
  async withdraw({ phrase }: TermView): Promise<void> {
    if (!(await this.say(phrase, true))) return;
    const { ru = "", en = "" } = phrase;
    toast.show({
      text: () => t("glossary-removed", { ru: plain(ru), en: plain(en) }),
      action: { label: () => t("key-undo"), run: () => void this.say(phrase, false) },
      holds: () => !this.view?.terms.some((term) => term.phrase.ru === phrase.ru && term.phrase.en === phrase.en),
    });
  }

  private async say(phrase: Phrase, withdrawn: boolean): Promise<boolean> {
    this.failure = undefined;
    try {
      this.view = await call("keep_term", { campaign: review.campaign, term: { phrase, withdrawn } });
      await whatIf.heard();
      return true;
    } catch (error) {
      this.failure = failureOf(error);
      return false;
    }
  }
}

/** The one glossary on the screen. */
export const glossary = new Glossary();
