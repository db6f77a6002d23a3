// The same marks as in the program, which folds everything else that is searched; a table of cases keeps both alike.
const INVISIBLE =
  /\u034f|[\ufe00-\ufe0f]|[\u{e0000}-\u{e0fff}]|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

/** A text as it is compared: whatever people type differently without meaning it, written in one way. */
export function plain(text: string): string {
  const lower = text.replace(INVISIBLE, "").normalize("NFKC").toLowerCase().normalize("NFKC");
  return lower
    .replace(/[её]\p{M}*/gu, (letter) => letter.replace("ё", "е").replaceAll("\u0308", ""))
    .replace(/\s+/gu, " ")
    .trim();
}

/** True when a text has what was typed, in either layout. */
export function finds(text: string, typed: string, other: (text: string) => string): boolean {
  const [whole, wanted] = [plain(text), plain(typed)];
  return whole.includes(wanted) || whole.includes(plain(other(wanted)));
}
