import { call } from "../api/call";
import type { Amend } from "../api/generated/Amend";
import type { Answer } from "../api/generated/Answer";
import type { Answers } from "../api/generated/Answers";
import type { Anchor } from "../api/generated/Anchor";
import type { DossierView } from "../api/generated/DossierView";
import type { Draft } from "../api/generated/Draft";
import type { OpinionView } from "../api/generated/OpinionView";
import type { ReasonOption } from "../api/generated/ReasonOption";
import type { Scope } from "../api/generated/Scope";
import { plain } from "../format/text";
import { dossiers } from "./dossiers";
import { review } from "./review.svelte";
import { writes } from "./writes.svelte";

/** A question of the review form. */
export type Question = keyof Answers;

const DRAFT_REST_MS = 300;

/** What is being written about the shown candidate: reasons, answers, words, and an unfinished note. */
class Statement {
  /** The words in the field; they outlive the window as a draft until they are part of the statement. */
  text = $state("");
  private candidate = "";
  /** The words that stand, as the field had them last. */
  private standing = "";
  private note = $state.raw({ text: "", anchor: undefined as Anchor | undefined });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private unsavedDraft = false;

  /** Takes over the draft of another candidate; what was written about the one before is kept first. */
  show(dossier: DossierView | undefined): void {
    const standing = dossier?.own?.text ?? "";
    if (dossier?.creator.id === this.candidate) {
      // Undo brought other words back: they are not to be overwritten by those that were in the field.
      if (this.text === this.standing) this.text = standing;
      this.standing = standing;
      return;
    }
    this.keepDraft();
    this.standing = standing;
    this.candidate = dossier?.creator.id ?? "";
    this.text = dossier ? dossier.draft.text || (dossier.own?.text ?? "") : "";
    this.note = { text: dossier?.draft.note ?? "", anchor: dossier?.draft.anchor };
  }

  /** The reasons that fit the own verdict. */
  get options(): ReasonOption[] {
    const own = review.dossier?.own;
    return own ? (review.start?.reasons[own.verdict] ?? []) : [];
  }

  toggleReason(code: string): void {
    const own = review.dossier?.own;
    if (!own) return;
    const reasons = own.reasons.includes(code) ? own.reasons.filter((r) => r !== code) : [...own.reasons, code];
    // The primary reason suggests how far the verdict reaches, until the person says otherwise.
    const primary = reasons[0] === own.reasons[0] ? undefined : this.options.find((o) => o.code === reasons[0]);
    this.amend({ reasons, ...(primary ? { scope: primary.scope } : {}) });
  }

  /** Takes up reasons that were given for another verdict, behind those given for this one. */
  takeUp(reasons: string[]): void {
    const own = review.dossier?.own;
    if (!own) return;
    const more = reasons.filter((code) => !own.reasons.includes(code));
    if (more.length > 0) this.amend({ reasons: [...own.reasons, ...more] });
  }

  /** Takes the words out of the statement. */
  clearWords(): void {
    if (!review.dossier?.own) return;
    this.text = "";
    this.finishText();
  }

  setScope(scope: Scope): void {
    this.amend({ scope });
  }

  setConfidence(confidence: number): void {
    this.amend({ confidence });
  }

  answer(question: Question, answer: Answer | undefined): void {
    const own = review.dossier?.own;
    if (!own) return;
    const { [question]: _before, ...others } = own.answers;
    this.amend({ answers: answer ? { ...others, [question]: answer } : others });
  }

  /** Called on every keystroke in the field. */
  write(text: string): void {
    this.text = text;
    this.keepDraftSoon();
  }

  /** Makes the words a part of the statement, once there is a verdict; until then they stay a draft. */
  finishText(): void {
    const own = review.dossier?.own;
    if (!own || review.dossier?.creator.id !== this.candidate || this.text === own.text) return;
    this.amend({ text: this.text });
    this.keepDraftSoon();
  }

  /** Text of a note not yet kept, and where it is to be pinned. */
  get noteDraft(): { text: string; anchor: Anchor | undefined } {
    return this.note;
  }

  writeNote(text: string, anchor: Anchor | undefined): void {
    this.note = { text, anchor };
    this.keepDraftSoon();
  }

  /** Words written before the first verdict on a candidate; that verdict takes them along. */
  get wordsBeforeVerdict(): string {
    return review.dossier && !review.dossier.own && review.dossier.creator.id === this.candidate
      ? this.text.trim()
      : "";
  }

  private keepDraftSoon(): void {
    this.unsavedDraft = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keepDraft(), DRAFT_REST_MS);
  }

  /** Keeps the draft now. */
  keepDraft(): void {
    clearTimeout(this.timer);
    if (!this.unsavedDraft || this.candidate === "" || review.readOnly) return;
    this.unsavedDraft = false;
    const { campaign } = review;
    const { candidate } = this;
    const own = dossiers.ready(candidate)?.own;
    const text = own && own.text === this.text ? "" : this.text;
    const draft: Draft = { text, note: this.note.text, ...(this.note.anchor ? { anchor: this.note.anchor } : {}) };
    const known = dossiers.ready(candidate);
    if (known) dossiers.put(candidate, { ...known, draft });
    const name = plain(known?.creator.name ?? "");
    writes.push({ candidate, name, run: async () => void (await call("save_draft", { campaign, candidate, draft })) });
  }

  /** Keeps everything before the window turns to another candidate. */
  leave(): void {
    if (review.dossier?.creator.id === this.candidate) this.finishText();
    this.keepDraft();
  }

  private amend(part: Partial<Omit<Amend, "campaign" | "candidate">>): void {
    const dossier = review.dossier;
    const own = dossier?.own;
    if (!dossier || !own || review.readOnly) return;
    const next: OpinionView = { ...own, ...part };
    const candidate = dossier.creator.id;
    const shown = { ...dossier, own: next };
    review.dossier = shown;
    dossiers.put(candidate, shown);
    const { campaign } = review;
    const { reasons, scope, confidence, answers, text } = next;
    const args: Amend = {
      campaign,
      candidate,
      reasons,
      scope,
      answers,
      text,
      ...(confidence === undefined ? {} : { confidence }),
    };
    writes.push({
      candidate,
      name: plain(review.current?.name ?? ""),
      run: async () => {
        const changed = await call("amend", { args });
        // Later strokes are already painted: only the last answer may replace what is shown.
        review.take(
          writes.lastOf(candidate) ? changed : { ...changed, dossier: dossiers.ready(candidate) ?? changed.dossier },
        );
      },
    });
  }
}

/** The statement about the shown candidate. */
export const statement = new Statement();
review.leaving.push(() => statement.leave());
