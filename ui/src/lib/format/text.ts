/** A piece of a hostile or ordinary text: as it is, or a control mark to be shown by its name. */
export type Piece = { text: string; mark: false } | { text: string; mark: true };

// Bidirectional controls, zero-width characters, other formatting and control characters.
/* eslint-disable no-control-regex -- control characters are what is looked for */
const MARKS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|[\u{e0000}-\u{e007f}]/gu;
const EMOJI_JOIN = /\p{Extended_Pictographic}\ufe0f?\u{1f3fb}?$/u;

const NAMES: Record<string, string> = {
  "\u200b": "ZWSP",
  "\u200c": "ZWNJ",
  "\u200d": "ZWJ",
  "\u200e": "LRM",
  "\u200f": "RLM",
  "\u202a": "LRE",
  "\u202b": "RLE",
  "\u202c": "PDF",
  "\u202d": "LRO",
  "\u202e": "RLO",
  "\u2060": "WJ",
  "\u2066": "LRI",
  "\u2067": "RLI",
  "\u2068": "FSI",
  "\u2069": "PDI",
  "\u00ad": "SHY",
  "\ufeff": "BOM",
};

/** True when a text carries marks that could change how it reads. */
export function hasMarks(text: string): boolean {
  return text.search(MARKS) >= 0;
}

/** Cuts a text at its control marks; a joiner inside an emoji is left alone. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKS)) {
    const before = text.slice(0, match.index);
    if (match[0] === "\u200d" && EMOJI_JOIN.test(before)) continue;
    if (match.index > from) found.push({ text: text.slice(from, match.index), mark: false });
    const code = match[0].codePointAt(0) ?? 0;
    found.push({ text: NAMES[match[0]] ?? `U+${code.toString(16).toUpperCase().padStart(4, "0")}`, mark: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ text: text.slice(from), mark: false });
  return found;
}

/** The same text in one string, with the marks named: for labels, notices and titles. */
export function plain(text: string): string {
  return pieces(text)
    .map((piece) => (piece.mark ? `⟨${piece.text}⟩` : piece.text))
    .join("");
}

/** True when one word mixes scripts that look alike (Latin with Cyrillic or Greek), as a look-alike handle does. */
export function mixesScripts(text: string): boolean {
  return text
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word));
}
