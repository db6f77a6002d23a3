import { flushSync } from "svelte";
import { commandChord, pressOf } from "../keys/accept";
import { keyOf } from "../keys/chord";
import { app } from "./app.svelte";
import { actionsHere, type Action } from "./commands";
import { focusList } from "./focus";
import { notes } from "./notes.svelte";
import { overlay } from "./overlay.svelte";

/** How long a first key of a sequence waits for the second. */
const SEQUENCE_MS = 1_500;

class Keyboard {
  /** The first key of a sequence while it waits. */
  leading = $state<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** The one listener of the window. */
  readonly heard = (event: KeyboardEvent): void => {
    const press = pressOf(event);
    if (/\p{Script=Cyrillic}/u.test(event.key)) app.typesCyrillic = true;
    else if (/^[a-z]$/i.test(event.key)) app.typesCyrillic = false;
    if (event.defaultPrevented) return;
    if (notes.hints) return this.choosing(event);
    const isThere = event.target instanceof Element && event.target.closest(".sheet") !== null;
    if (overlay.open === "palette" && !isThere && overlay.typedEarly(press)) return event.preventDefault();
    if (event.key === "Escape" && !overlay.open && event.target instanceof HTMLSelectElement) {
      // Escape leaves the list that is chosen from, not the page.
      event.preventDefault();
      return focusList();
    }
    const chord = commandChord(press, app.settings.letter_keys);
    if (!chord || (overlay.open && chord !== "Mod+k" && chord !== "F1")) return;
    const action = this.actionFor(chord);
    if (action === "waiting") return event.preventDefault();
    if (!action || (event.repeat && !action.repeats)) {
      // A held verdict key must not fall through to what the browser would do with it.
      if (action) event.preventDefault();
      return;
    }
    event.preventDefault();
    action.run(event.timeStamp);
    flushSync();
  };

  private actionFor(chord: string): Action | "waiting" | undefined {
    const here = actionsHere();
    const full = this.leading ? `${this.leading} ${chord}` : chord;
    this.lead(undefined);
    const action = here.find((candidate) => candidate.chords.includes(full));
    if (action) return action;
    if (here.some((candidate) => candidate.chords.some((known) => known.startsWith(`${chord} `)))) {
      this.lead(chord);
      return "waiting";
    }
    return undefined;
  }

  private lead(chord: string | undefined): void {
    clearTimeout(this.timer);
    this.leading = chord;
    if (chord) this.timer = setTimeout(() => this.lead(undefined), SEQUENCE_MS);
  }

  private choosing(event: KeyboardEvent): void {
    if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
    event.preventDefault();
    if (event.repeat) return;
    notes.pick(keyOf(event));
    flushSync();
  }
}

/** Keys of the window. */
export const keyboard = new Keyboard();
