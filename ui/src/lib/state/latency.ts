/** What is timed. */
export type Span = "verdict" | "durable" | "select" | "reveal" | "undo" | "palette" | "language" | "queue";

/** Percentiles of one span, in milliseconds. */
export interface Summary {
  span: Span;
  n: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

const ROOM = 2_000;

/** The last measurements, oldest first; nothing but durations, so it may leave the laptop. */
class Ring {
  private readonly kept: { span: Span; ms: number; at: number }[] = [];

  add(span: Span, ms: number): void {
    this.kept.push({ span, ms: Math.round(ms * 10) / 10, at: Math.round(performance.now()) });
    if (this.kept.length > ROOM) this.kept.shift();
  }

  /** A copy of the measurements of one span. */
  of(span: Span): number[] {
    return this.kept.filter((entry) => entry.span === span).map((entry) => entry.ms);
  }

  summaries(): Summary[] {
    return [...new Set(this.kept.map((entry) => entry.span))].map((span) => summary(span, this.of(span)));
  }

  export(): { span: Span; ms: number; at: number }[] {
    return this.kept.map((entry) => ({ ...entry }));
  }
}

function summary(span: Span, all: number[]): Summary {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? 0;
  return { span, n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) ?? 0 };
}

/** The ring of this window. */
export const latency = new Ring();

/** Measures from a moment until what changed by then has been painted. */
export function untilPainted(span: Span, since: number): void {
  requestAnimationFrame(() => {
    // A message posted in the frame is delivered right after that frame was handed to the screen.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      latency.add(span, performance.now() - since);
      channel.port1.close();
    };
    channel.port2.postMessage(null);
  });
}
