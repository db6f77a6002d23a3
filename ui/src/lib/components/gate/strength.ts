/** How hard a passphrase is to guess, as far as its look tells. */
export type Strength = "short" | "weak" | "fair" | "strong";

const BITS_FAIR = 32;
const BITS_STRONG = 44;
// A word somebody thinks of is worth far less than its letters: about one of 2,000.
const BITS_PER_WORD = 11;
const BITS_PER_SIGN = 4;

/**
 * Judges a passphrase of at least so many characters by what is new in it: repeats and runs count nothing, three words
 * or more count as words.
 */
export function strength(passphrase: string, least: number): Strength {
  const signs = [...passphrase];
  if (signs.length < least) return "short";
  const fresh = signs.filter((sign, place) => {
    const step = (sign.codePointAt(0) ?? 0) - (signs[place - 1]?.codePointAt(0) ?? 0);
    return Math.abs(step) > 1 && sign !== signs[place - 2];
  });
  const parts = passphrase.toLowerCase().split(/[\s,.;_-]+/u);
  const words = new Set(parts.filter((word) => word.length > 2)).size;
  const bits = words > 2 ? words * BITS_PER_WORD : new Set(fresh).size * BITS_PER_SIGN;
  if (bits < BITS_FAIR) return "weak";
  return bits < BITS_STRONG ? "fair" : "strong";
}
