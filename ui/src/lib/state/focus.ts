import { flushSync } from "svelte";
import { drawer } from "./drawer.svelte";

/** Panes of the review, in the order in which F6 visits them; each has `data-pane`. */
const PANES = ["queue", "dossier", "rail"];

/** Moves the focus to the next or previous pane. */
export function focusPane(by: number): void {
  const here = document.activeElement?.closest<HTMLElement>("[data-pane]")?.dataset["pane"] ?? "queue";
  const next = PANES[(PANES.indexOf(here) + by + PANES.length) % PANES.length];
  toQueue(next === "queue");
  const pane = document.querySelector<HTMLElement>(`[data-pane="${next}"]`);
  const inside = pane?.querySelector<HTMLElement>("[data-pane-focus]");
  (inside ?? pane)?.focus();
}

/** Opens the drawer for the queue, or closes it when one goes elsewhere: the focus goes nowhere that is hidden. */
function toQueue(open: boolean): void {
  // What is closing gives the focus back first.
  flushSync();
  flushSync(() => (open ? drawer.show() : drawer.close()));
}

/** Moves the focus to the search of the queue. */
export function focusSearch(): void {
  toQueue(true);
  document.querySelector<HTMLInputElement>("#queue-search")?.select();
}

/** Moves the focus to the written question. */
export function focusQuestion(): void {
  document.querySelector<HTMLTextAreaElement>("#question")?.focus();
}

/** Moves the focus to the list, where every key is a command. */
export function focusList(): void {
  const list = document.querySelector<HTMLElement>("[data-list]");
  // With nothing listed, leaving the field is what makes keys commands again.
  if (list) list.focus({ preventScroll: true });
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** One step out: from a control to its pane, from the pane to the list. False when the focus is there already. */
export function stepOut(): boolean {
  const here = document.activeElement;
  if (!(here instanceof HTMLElement) || here === document.body || here.matches("[data-list]")) return false;
  const pane = here.closest<HTMLElement>("[data-pane][tabindex]");
  if (pane && pane !== here) pane.focus({ preventScroll: true });
  else focusList();
  // A list that cannot be seen takes no focus.
  if (document.activeElement === here) here.blur();
  return true;
}

/** Moves the focus to the field for the own words. */
export function focusWords(): void {
  const field = document.querySelector<HTMLTextAreaElement>("#own-text");
  field?.scrollIntoView({ block: "nearest" });
  field?.focus({ preventScroll: true });
}

/** From the own number to what is asked next: why, or the button that keeps it. */
export function focusAfterNumber(why: boolean): void {
  document.querySelector<HTMLElement>(why ? ".sheet .causes button" : ".sheet button.primary:enabled")?.focus();
}

/** Moves the focus to the first question without an answer; from a question, to the next one. False without any. */
export function focusQuestions(): boolean {
  toQueue(false);
  const questions = [...document.querySelectorAll("[data-question]")];
  const here = questions.findIndex((question) => question.contains(document.activeElement));
  const open = questions.findIndex((question) => !question.querySelector("[aria-checked=true]"));
  const next = questions[here < 0 ? Math.max(0, open) : (here + 1) % questions.length];
  const choice = next?.querySelector<HTMLElement>("[tabindex='0']");
  next?.scrollIntoView({ block: "nearest" });
  choice?.focus({ preventScroll: true });
  return choice != null;
}

/** Puts the focus on the sheet that is open, where it was when it opened. */
export function focusSheet(): void {
  document.querySelector<HTMLElement>(".sheet [data-first]")?.focus();
}
