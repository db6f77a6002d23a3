import assert from "node:assert/strict";
import { test } from "node:test";
import { commandChord, pressOf, type Press } from "../../src/lib/keys/accept";
import { chordOf, otherLayout } from "../../src/lib/keys/chord";
import { legend } from "../../src/lib/keys/legend";

const PRESS: Press = {
  key: "a",
  code: "KeyA",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  repeat: false,
  altGraph: false,
  editing: false,
  onControl: false,
};

const CHORDS: [what: string, press: Partial<Press>, chord: string][] = [
  ["a Latin letter", { key: "a", code: "KeyA" }, "a"],
  ["a Latin letter with Caps Lock", { key: "A", code: "KeyA" }, "a"],
  ["a Latin letter with Shift", { key: "A", code: "KeyA", shiftKey: true }, "Shift+a"],
  ["a Cyrillic letter by its place", { key: "ф", code: "KeyA" }, "a"],
  ["a Cyrillic letter with Shift", { key: "Ф", code: "KeyA", shiftKey: true }, "Shift+a"],
  ["a Cyrillic letter without a place, as drivers type", { key: "ф", code: "" }, "a"],
  ["a Cyrillic letter with an unknown place", { key: "к", code: "Unidentified" }, "r"],
  ["Dvorak: the letter on the cap counts, not the place", { key: "a", code: "KeyQ" }, "a"],
  ["a Cyrillic letter in the place of a bracket", { key: "х", code: "BracketLeft" }, "["],
  ["the other bracket", { key: "ъ", code: "BracketRight" }, "]"],
  ["a comma's place with Control", { key: "б", code: "Comma", ctrlKey: true }, "Mod+,"],
  ["undo on a Cyrillic layout", { key: "я", code: "KeyZ", ctrlKey: true }, "Mod+z"],
  ["redo with Shift", { key: "Я", code: "KeyZ", ctrlKey: true, shiftKey: true }, "Mod+Shift+z"],
  ["Command stands for Control", { key: "k", code: "KeyK", metaKey: true }, "Mod+k"],
  ["a digit", { key: "1", code: "Digit1" }, "1"],
  ["a digit of a French layout", { key: "&", code: "Digit1" }, "1"],
  ["a digit without a place", { key: "7", code: "" }, "7"],
  ["a digit of the number pad", { key: "1", code: "Numpad1" }, "Numpad1"],
  ["the number pad without NumLock", { key: "End", code: "Numpad1" }, "End"],
  ["a question mark", { key: "?", code: "Slash", shiftKey: true }, "?"],
  ["a named key", { key: "ArrowDown", code: "ArrowDown" }, "ArrowDown"],
  ["a named key with Shift", { key: "F6", code: "F6", shiftKey: true }, "Shift+F6"],
  ["Space", { key: " ", code: "Space" }, "Space"],
  ["Alt and a Cyrillic letter", { key: "е", code: "KeyT", altKey: true }, "Alt+t"],
  ["Option and a letter on a Mac", { key: "†", code: "KeyT", altKey: true }, "Alt+†"],
];

for (const [what, press, chord] of CHORDS) {
  test(`${what} is ${chord}`, () => assert.equal(chordOf({ ...PRESS, ...press }), chord));
}

const TAKEN: [what: string, press: Partial<Press>, letters: "on" | "alt" | "off", chord: string | undefined][] = [
  ["a letter is a command", {}, "on", "a"],
  ["a held letter still resolves; the command decides", { repeat: true }, "on", "a"],
  ["a letter is nothing while letters are off", {}, "off", undefined],
  ["a digit is nothing while letters are off", { key: "1", code: "Digit1" }, "off", undefined],
  ["a letter alone is nothing while Alt is wanted", {}, "alt", undefined],
  ["a letter with Alt is the command while Alt is wanted", { altKey: true }, "alt", "a"],
  ["a letter with Alt is no command otherwise", { altKey: true }, "on", "Alt+a"],
  ["arrows work while letters are off", { key: "ArrowDown", code: "ArrowDown" }, "off", "ArrowDown"],
  ["Space works while letters are off", { key: " ", code: "Space" }, "off", "Space"],
  ["Control works while letters are off", { key: "k", code: "KeyK", ctrlKey: true }, "off", "Mod+k"],
  ["AltGr types a character", { altGraph: true }, "on", undefined],
  ["Control and Alt together are AltGr", { ctrlKey: true, altKey: true }, "on", undefined],
  ["a part of a composed character stays one", { isComposing: true }, "on", undefined],
  ["a dead key stays one", { key: "Dead" }, "on", undefined],
  ["what an input method took stays its own", { key: "Process" }, "on", undefined],
  ["a letter in a field is text", { editing: true }, "on", undefined],
  ["a letter with Alt in a field is text too", { editing: true, altKey: true }, "alt", undefined],
  ["Escape leaves a field", { key: "Escape", code: "Escape", editing: true }, "on", "Escape"],
  ["the palette opens from a field", { key: "k", code: "KeyK", ctrlKey: true, editing: true }, "on", "Mod+k"],
  ["undo in a field is the field's", { key: "z", code: "KeyZ", ctrlKey: true, editing: true }, "on", undefined],
  ["Enter presses the focused button", { key: "Enter", code: "Enter", onControl: true }, "on", undefined],
  ["Space presses the focused button", { key: " ", code: "Space", onControl: true }, "on", undefined],
  ["a letter passes a focused button", { onControl: true }, "on", "a"],
];

for (const [what, press, letters, chord] of TAKEN) {
  test(`${what} (${letters})`, () => assert.equal(commandChord({ ...PRESS, ...press }, letters), chord));
}

/** What is asked of an element: whether it, or one around it, is of a kind. */
class Fake {
  constructor(private readonly tag: string) {}
  closest(selector: string): Fake | null {
    return selector.split(", ").includes(this.tag) ? this : null;
  }
}

test("letters, digits and arrows in a list that is chosen from are no commands", () => {
  Object.assign(globalThis, { Element: Fake });
  const pressed = (key: string, code: string, tag: string) => {
    const event = { ...PRESS, key, code, getModifierState: () => false, target: new Fake(tag) };
    return commandChord(pressOf(event as unknown as KeyboardEvent), "on");
  };
  const keys = { r: "KeyR", "1": "Digit1", ArrowDown: "ArrowDown", Enter: "Enter", " ": "Space" };
  for (const [key, code] of Object.entries(keys)) assert.equal(pressed(key, code, "select"), undefined, key);
  assert.equal(pressed("Escape", "Escape", "select"), "Escape");
  assert.equal(pressed("r", "KeyR", "button"), "r");
});

test("text of the wrong layout is found both ways", () => {
  assert.equal(otherLayout("yfcnhjqrb"), "настройки");
  assert.equal(otherLayout("ыуеештпы"), "settings");
});

test("a legend shows both letters, and only where both exist", () => {
  assert.deepEqual(legend("a", true), ["A · Ф"]);
  assert.deepEqual(legend("a", false), ["A"]);
  assert.deepEqual(legend("Mod+z", true), ["Ctrl", "Z · Я"]);
  assert.deepEqual(legend("Enter", true), ["↵"]);
});
