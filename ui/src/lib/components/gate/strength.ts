/** Fewest characters of a passphrase. */
export const LEAST = 12;

/** How hard a passphrase is to guess, as far as its look tells. */
export type Strength = "short" | "weak" | "fair" | "strong";

const BITS_FAIR = 50;
const BITS_STRONG = 70;
// A word somebody thinks of is worth far less than its letters: about one of 2,000.
const BITS_PER_WORD = 11;
const BITS_PER_SIGN = 4;

/** Judges a passphrase by what is new in it: repeats, runs and common beginnings count little. */
export function strength(passphrase: string): Strength {
  const signs = [...passphrase];
  if (signs.length < LEAST) return "short";
  const fresh = signs.filter((sign, place) => {
    const before = signs[place - 1] ?? "";
    const step = (sign.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
    return Math.abs(step) > 1 && sign !== signs[place - 2];
  });
  const words = new Set(
    passphrase
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2),
  );
  const byWords = words.size * BITS_PER_WORD + (passphrase.match(/\p{N}/gu)?.length ?? 0) * 2;
  const bySigns = new Set(fresh).size * BITS_PER_SIGN;
  const bits = words.size > 2 ? Math.max(byWords, Math.min(bySigns, byWords * 2)) : bySigns;
  if (bits < BITS_FAIR - BITS_PER_WORD) return "weak";
  return bits < BITS_STRONG - BITS_PER_WORD * 2 ? "fair" : "strong";
}
