import { call, type CommandError, failureOf } from "../api/call";
import type { NamedQuestion } from "../api/generated/NamedQuestion";
import { plain } from "../format/text";
import { t } from "../i18n/i18n.svelte";
import { discovery } from "./discovery.svelte";
import { tell } from "./exports";
import { overlay } from "./overlay.svelte";
import { toast } from "./toast.svelte";

/** A person's own questions: kept, called otherwise, forgotten and brought back. */
class Questions {
  /** The one that gets another name; absent while the question on the page gets its first. */
  renamed = $state.raw<NamedQuestion>();
  failure = $state.raw<CommandError>();

  /** Asks for a name: a new one for a kept question, or the first for the one on the page. */
  ask(renamed?: NamedQuestion): void {
    if (!renamed && (discovery.text.trim() === "" || discovery.wrong)) return;
    this.renamed = renamed;
    this.failure = undefined;
    overlay.show("question");
  }

  /** The kept question that has this name already: keeping another under it takes its place. */
  taken(name: string): NamedQuestion | undefined {
    return discovery.view?.saved.find((one) => one.name === name.trim());
  }

  async keep(name: string): Promise<void> {
    const { renamed } = this;
    const before = renamed ? undefined : this.taken(name);
    try {
      this.take(
        renamed
          ? await call("rename_question", { name: renamed.name, to: name })
          : await call("save_question", { name, text: discovery.text }),
      );
      overlay.close("question");
      const shown = plain(name.trim());
      // What stood under this name before comes back with one press.
      const undo = before && (() => void this.bringBack(before));
      toast.show({ text: () => t("discovery-kept", { name: shown }), ...this.action(undo) });
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  async forget(question: NamedQuestion): Promise<void> {
    try {
      this.take(await call("forget_question", { name: question.name }));
      const text = () => t("discovery-forgotten", { name: plain(question.name) });
      toast.show({ text, ...this.action(() => void this.bringBack(question)) });
    } catch (error) {
      tell(error);
    }
  }

  private async bringBack(question: NamedQuestion): Promise<void> {
    try {
      this.take(await call("save_question", question));
      toast.close();
    } catch (error) {
      tell(error);
    }
  }

  private action(way: (() => void) | undefined) {
    return way ? { action: { label: () => t("review-undo"), run: discovery.back.remember(way) } } : {};
  }

  private take(saved: NamedQuestion[]): void {
    if (discovery.view) discovery.view = { ...discovery.view, saved };
  }
}

/** Own questions. */
export const questions = new Questions();
