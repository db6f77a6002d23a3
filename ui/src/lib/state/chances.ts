/** Outcomes that reach what is wanted. */
export function reaching(outcomes: number[], wanted: number): number {
  return outcomes.filter((outcome) => outcome >= wanted).length;
}

/** The same chances around another middle, in the same proportions or, with another spread, in a power of them. */
export function around(outcomes: number[], middle: number, other: number, spread = 1): number[] {
  return outcomes.map((outcome) => other * (outcome / Math.max(1, middle)) ** spread);
}

/** The outcome with this chance below it, where the outcomes stand at chances `(k + ½) / n`, in order. */
export function quantile(outcomes: number[], chance: number): number {
  const at = Math.max(0, Math.min(outcomes.length - 1, chance * outcomes.length - 0.5));
  const below = outcomes[Math.floor(at)] ?? 0;
  return below + (at % 1) * ((outcomes[Math.ceil(at)] ?? below) - below);
}

/** A dot of a picture of chances, in pixels from the left and from the ground. */
export interface Dot {
  x: number;
  y: number;
  r: number;
  value: number;
}

const LARGEST = 11;
const SMALLEST = 3;

/**
 * Dots in piles along an axis from 0 to `top`: as large as lets the highest pile stand within the height. No pile lies
 * across `line`: what is at least as much stands to the right of it, what is less to the left.
 */
export function piles(outcomes: number[], top: number, width: number, height: number, line = 0): Dot[] {
  const edge = (line / top) * width;
  for (let size = LARGEST; ; size--) {
    const least = Math.ceil(-edge / size);
    const most = Math.max(least, Math.floor((width - edge) / size) - 1);
    const heights = new Map<number, number>();
    const dots = outcomes.map((value): Dot => {
      const pile = Math.max(least, Math.min(most, Math.floor(((value - line) / top) * (width / size))));
      const under = heights.get(pile) ?? 0;
      heights.set(pile, under + 1);
      return { x: edge + (pile + 0.5) * size, y: (under + 0.5) * size, r: size / 2 - 0.75, value };
    });
    if (size <= SMALLEST || Math.max(0, ...heights.values()) * size <= height) return dots;
  }
}

/** How many times farther than everything else the brief may lie before it would press the rest of a picture flat. */
const FAR = 2;

/** The end of an axis: everything is on it, and the brief too unless it lies far beyond; then it is pointed at. */
export function axisEnd(values: number[], wanted: number | undefined): { end: number; beyond: boolean } {
  const end = Math.max(0, ...values);
  const beyond = wanted !== undefined && end > 0 && wanted > FAR * end;
  return { end: beyond ? end : Math.max(end, wanted ?? 0), beyond };
}
