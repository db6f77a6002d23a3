/**
 * Round values from 0 up to at least `top`, for an axis of about `count` steps: 0, 20, 40, 60.
 *
 * d3-scale is not used: its colour module writes `constructor` over a frozen `Object.prototype` and so cannot even be
 * loaded in the window, which freezes the prototype on purpose.
 */
export function ticks(top: number, count: number): number[] {
  if (!(top > 0) || !Number.isFinite(top)) return [0, 1];
  const rough = top / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const ratio = rough / power;
  const step = (ratio > 5 ? 10 : ratio > 2 ? 5 : ratio > 1 ? 2 : 1) * power;
  const last = Math.ceil(top / step - 1e-9);
  return Array.from({ length: last + 1 }, (_, place) => place * step);
}

/** Maps [0, top] to [from, to]. */
export function linear(top: number, from: number, to: number): (value: number) => number {
  return (value) => from + (value / top) * (to - from);
}
