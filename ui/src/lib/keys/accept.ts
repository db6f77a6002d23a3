import type { LetterKeys } from "../api/generated/LetterKeys";
import { chordOf, type Pressed } from "./chord";

/** What takes letters, digits and arrows for itself: a list chosen from by keys is edited like a field. */
const EDITED = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

/** True when a press is text in a field; a slider takes none. */
export function isWriting({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement && target.type !== "range";
}

/** A press with what decides whether it may be a command at all. */
export interface Press extends Pressed {
  isComposing: boolean;
  repeat: boolean;
  /** True while AltGr is down; on Windows it looks like Ctrl+Alt. */
  altGraph: boolean;
  /** True when the focus is in a field that takes text, or in a list that letters and arrows choose from. */
  editing: boolean;
  /** True when the focus is on a control that Enter and Space press. */
  onControl: boolean;
}

/** True for keys that are characters and may be switched off (WCAG 2.1.4). */
function isCharacter(chord: string): boolean {
  return /^(Shift\+)?([a-z0-9[\]?/])$/.test(chord);
}

/**
 * The chord to look up among the commands, or nothing when this press must stay what it is: a part of a composed
 * character, text in a field, a press of the focused control, or a letter while letters are switched off.
 */
export function commandChord(press: Press, letters: LetterKeys): string | undefined {
  if (press.isComposing || press.key === "Dead" || press.key === "Process" || press.key === "Unidentified") return;
  if (press.altGraph || (press.ctrlKey && press.altKey)) return;
  const chord = chordOf(press);
  if (press.editing && !/^(Mod\+|F\d|Shift\+F\d|Escape$)/.test(chord)) return;
  // Undo and select-all belong to the field while one is being edited.
  if (press.editing && /^Mod\+(Shift\+)?[zyaxcv]$/.test(chord)) return;
  if (press.onControl && /^(Shift\+)?(Enter|Space)$/.test(chord)) return;
  if (isCharacter(chord)) return letters === "on" ? chord : undefined;
  if (letters === "alt" && chord.startsWith("Alt+") && isCharacter(chord.slice(4))) return chord.slice(4);
  return chord;
}

/** Reads a press off a real event. */
export function pressOf(event: KeyboardEvent): Press {
  const target = event.target instanceof Element ? event.target : null;
  return {
    key: event.key,
    code: event.code,
    ctrlKey: event.ctrlKey,
    metaKey: event.metaKey,
    altKey: event.altKey,
    shiftKey: event.shiftKey,
    isComposing: event.isComposing,
    repeat: event.repeat,
    altGraph: event.getModifierState("AltGraph"),
    editing: target?.closest(EDITED) != null,
    onControl: target?.closest("button, a, summary, select, [role=tab], [role=menuitem], [role=radio]") != null,
  };
}
