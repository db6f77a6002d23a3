/** What a chord is read from; a KeyboardEvent fits. */
export interface Pressed {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё";
const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const BY_LETTER = new Map([...CYRILLIC].map((letter, place) => [letter, LATIN.charAt(place)]));
const BY_CODE: Record<string, string> = {
  BracketLeft: "[",
  BracketRight: "]",
  Semicolon: ";",
  Quote: "'",
  Comma: ",",
  Period: ".",
  Slash: "/",
  Backquote: "`",
  Minus: "-",
  Equal: "=",
  Backslash: "\\",
};

/**
 * The key a person means, whatever the layout. A Latin letter is taken as typed, which keeps Dvorak and AZERTY right;
 * a letter of another script is taken by its place on the keyboard; without a place (remote desktops, WebDriver) by
 * the Russian standard layout. Digits go by place unless Shift is down; the number pad keeps its own names.
 */
export function keyOf({ key, code, shiftKey }: Pick<Pressed, "key" | "code" | "shiftKey">): string {
  if (key.length !== 1) return key;
  if (/^Numpad\d$/.test(code) && /\d/.test(key)) return code;
  if (/[a-z]/i.test(key)) return key.toLowerCase();
  if (/^Digit\d$/.test(code) && !shiftKey) return code.charAt(5);
  if (/\p{L}/u.test(key)) {
    if (/^Key[A-Z]$/.test(code)) return code.charAt(3).toLowerCase();
    return BY_CODE[code] ?? BY_LETTER.get(key.toLowerCase()) ?? key;
  }
  return key;
}

/** The chord of a press, for example `a`, `Shift+a`, `Mod+Shift+z`, `Alt+t`, `ArrowDown`, `F1`. */
export function chordOf(pressed: Pressed): string {
  const key = keyOf(pressed);
  // Shift is part of what a symbol is (`?`); for letters, digits and named keys it is a modifier.
  const shift = pressed.shiftKey && (key.length > 1 || /[\p{L}\d[\]]/u.test(key));
  return [pressed.ctrlKey || pressed.metaKey ? "Mod+" : "", pressed.altKey ? "Alt+" : "", shift ? "Shift+" : "", key]
    .join("")
    .replace(/ $/, "Space");
}

/** The letter the same key types in the Russian standard layout, where it has one. */
export function cyrillicOf(key: string): string | undefined {
  const place = LATIN.indexOf(key.toLowerCase());
  return place >= 0 ? CYRILLIC.charAt(place) : undefined;
}

/** The same text typed with the other layout: `ыуеештпы` and `settings`, `yfcnhjqrb` and `настройки`. */
export function otherLayout(text: string): string {
  return [...text.toLowerCase()].map((letter) => BY_LETTER.get(letter) ?? cyrillicOf(letter) ?? letter).join("");
}
