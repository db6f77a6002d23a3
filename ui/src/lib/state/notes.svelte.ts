import { call } from "../api/call";
import type { Anchor } from "../api/generated/Anchor";
import type { AnnotationKind } from "../api/generated/AnnotationKind";
import { plain } from "../format/text";
import { review } from "./review.svelte";
import { statement } from "./statement.svelte";
import { writes } from "./writes.svelte";

/** A letter on something that can be annotated. */
export interface Hint {
  letter: string;
  anchor: Anchor;
  element: HTMLElement;
}

/** Letters for hints: the home row first, then what is easy to reach. */
const LETTERS = "asdfghjklqwertyuiopzxcvbnm";

/** An anchor as an attribute: `metric:price`, `candidate`. */
export function anchorKey(anchor: Anchor): string {
  return anchor.on === "candidate" ? "candidate" : `${anchor.on}:${anchor.of}`;
}

/** The anchor of such an attribute. */
export function anchorOf(key: string): Anchor {
  const [on = "", ...rest] = key.split(":");
  const of = rest.join(":");
  return on === "metric" || on === "post" || on === "reason" || on === "chart" ? { on, of } : { on: "candidate" };
}

class Notes {
  /** Letters on the screen while a target is being chosen. */
  hints = $state.raw<Hint[]>();
  /** What the open note is pinned to, and where it opens. */
  target = $state.raw<{ anchor: Anchor; element: HTMLElement | undefined }>();
  text = $state("");
  kind = $state<AnnotationKind>("fact");

  /** Puts letters on everything that can be annotated, or goes on with a note that was left. */
  choose(): void {
    if (review.readOnly || !review.dossier) return;
    const { text, anchor } = statement.noteDraft;
    if (text !== "" && anchor) return this.open(anchor, anchored(anchor));
    const seen = new Set<string>();
    const hints: Hint[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("[data-anchor]")) {
      const key = element.dataset["anchor"] ?? "";
      const letter = LETTERS.charAt(hints.length);
      if (letter === "" || seen.has(key) || !visible(element)) continue;
      seen.add(key);
      hints.push({ letter, anchor: anchorOf(key), element });
    }
    this.hints = hints;
  }

  /** Takes a letter while hints are shown. */
  pick(letter: string): void {
    const hint = this.hints?.find((other) => other.letter === letter);
    this.hints = undefined;
    if (hint) this.open(hint.anchor, hint.element);
  }

  cancel(): void {
    this.hints = undefined;
  }

  /** Opens a note on something; a note that was left is gone on with. */
  open(anchor: Anchor, element: HTMLElement | undefined): void {
    if (review.readOnly) return;
    this.hints = undefined;
    this.text = statement.noteDraft.text;
    this.target = { anchor, element };
    if (this.text !== "") statement.writeNote(this.text, anchor);
  }

  write(text: string): void {
    this.text = text;
    if (this.target) statement.writeNote(text, this.target.anchor);
  }

  /** Closes the note; what was written stays a draft. */
  close(): void {
    this.target = undefined;
    statement.keepDraft();
  }

  /** Throws the unfinished note away. */
  discard(): void {
    this.text = "";
    statement.writeNote("", undefined);
    this.close();
  }

  /** Keeps the note. */
  save(): void {
    const { target, kind } = this;
    const text = this.text.trim();
    const candidate = review.dossier?.creator.id;
    if (!target || !candidate) return;
    if (text === "") return this.close();
    const { campaign } = review;
    const { anchor } = target;
    this.discard();
    writes.push({
      candidate,
      name: plain(review.current?.name ?? ""),
      run: async () => review.take(await call("annotate", { campaign, candidate, anchor, kind, text })),
    });
  }

  remove(event: string): void {
    const candidate = review.dossier?.creator.id;
    if (!candidate || review.readOnly) return;
    const { campaign } = review;
    writes.push({
      candidate,
      name: plain(review.current?.name ?? ""),
      run: async () => review.take(await call("remove_annotation", { campaign, candidate, event })),
    });
  }
}

/** The element that stands for an anchor, when it is on the screen. */
export function anchored(anchor: Anchor): HTMLElement | undefined {
  const key = anchorKey(anchor);
  return [...document.querySelectorAll<HTMLElement>("[data-anchor]")].find((e) => e.dataset["anchor"] === key);
}

function visible(element: HTMLElement): boolean {
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.bottom <= 44 || box.top >= window.innerHeight - 8) return false;
  // Something that scrolled out of its own panel is covered by another element at its corner.
  const hit = document.elementFromPoint(box.left + Math.min(12, box.width / 2), box.top + Math.min(10, box.height / 2));
  return hit !== null && (element.contains(hit) || hit.contains(element));
}

/** Annotations of the shown candidate. */
export const notes = new Notes();
