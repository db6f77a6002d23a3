import { tick } from "svelte";
import { call } from "../api/call";
import type { Objection } from "../api/generated/Objection";
import type { PartView } from "../api/generated/PartView";
import { plain } from "../format/text";
import { evidence } from "./evidence.svelte";
import { review } from "./review.svelte";
import { writes } from "./writes.svelte";

/** What can be wrong with a reason, in the order of the digits. */
export const OBJECTIONS: Objection[] = ["not_true", "outdated", "not_relevant", "other_way"];

/** Objections to single reasons of the shown candidate. */
class Disputes {
  /** The part that is being disputed, and where its editor opens. */
  target = $state.raw<{ feature: string; element: HTMLElement }>();
  objection = $state<Objection>();
  text = $state("");
  /** What was begun and left: it is there again when the same part is opened. */
  private left = { key: "", objection: undefined as Objection | undefined, text: "" };

  /** The part that is being disputed. */
  get part(): PartView | undefined {
    return review.dossier?.ai?.parts.find((part) => part.feature === this.target?.feature);
  }

  /** Key: disputes the part under the focus; without one the focus goes to the first part. */
  async choose(): Promise<void> {
    if (review.readOnly || !review.dossier?.ai) return;
    const focused = document.activeElement?.closest<HTMLElement>("[data-part]");
    const feature = focused?.dataset["part"];
    if (focused && feature) return this.open(feature, focused);
    evidence.turned = false;
    await tick();
    document.querySelector<HTMLElement>("[data-parts] button")?.focus();
  }

  open(feature: string, element: HTMLElement): void {
    if (review.readOnly) return;
    this.target = { feature, element };
    const own = this.part?.disputes.find((dispute) => dispute.own);
    const begun = this.left.key === this.key ? this.left : undefined;
    this.objection = begun?.objection ?? own?.objection;
    this.text = begun?.text ?? own?.text ?? "";
  }

  /** Closes the editor; what was begun is kept until the window closes. */
  close(): void {
    this.left = { key: this.key, objection: this.objection, text: this.text };
    this.end();
  }

  /** Keeps the objection; it is announced by the bar, which shows it once it is on the disk. */
  save(): void {
    const { objection, target, text } = this;
    const candidate = review.dossier?.creator.id;
    if (!objection || !target || !candidate) return;
    const { campaign } = review;
    const { feature } = target;
    this.push(async () => review.take(await call("dispute", { campaign, candidate, feature, objection, text })));
  }

  withdraw(event: string): void {
    const candidate = review.dossier?.creator.id;
    if (!candidate || review.readOnly) return;
    const { campaign } = review;
    this.push(async () => review.take(await call("withdraw_dispute", { campaign, candidate, event })));
  }

  private get key(): string {
    return `${review.dossier?.creator.id} ${this.target?.feature}`;
  }

  private push(run: () => Promise<void>): void {
    const candidate = review.dossier?.creator.id ?? "";
    writes.push({ candidate, name: plain(review.current?.name ?? ""), run });
    this.left.key = "";
    this.end();
  }

  private end(): void {
    const element = this.target?.element;
    this.target = undefined;
    element?.querySelector("button")?.focus({ preventScroll: true });
  }
}

/** Objections of the person at this laptop. */
export const disputes = new Disputes();
review.leaving.push(() => (disputes.target = undefined));
