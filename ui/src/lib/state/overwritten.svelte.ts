import type { Replaced } from "../api/generated/Replaced";
import type { Verdict } from "../api/generated/Verdict";

/** An own verdict that took the place of another one, and what was said for that one. */
export interface Overwritten {
  from: Verdict;
  to: Verdict;
  /** The verdict the reasons below were given for. */
  said: Verdict;
  /** They speak for another verdict, so they are put aside until the person takes them up again. */
  reasons: string[];
  /** The words still stand; they may contradict the new verdict. */
  text: string;
}

/** What was overwritten in this sitting, by candidate: it is said at the verdict, and what it leaves open is asked. */
class OverwrittenVerdicts {
  private known = $state.raw<ReadonlyMap<string, Overwritten>>(new Map());

  /** Remembers what a verdict took the place of. */
  note(candidate: string, replaced: Replaced, to: Verdict): void {
    const before = this.known.get(candidate);
    // There and back again: what was put aside on the way is asked about still.
    const aside = replaced.reasons.length === 0 && before?.to === replaced.verdict ? before : undefined;
    this.put(candidate, {
      from: replaced.verdict,
      to,
      said: aside?.said ?? replaced.verdict,
      reasons: aside?.reasons ?? replaced.reasons,
      text: replaced.text,
    });
  }

  /** What the verdict of a candidate took the place of, as long as it stands. */
  of(candidate: string, verdict: Verdict | undefined): Overwritten | undefined {
    const known = this.known.get(candidate);
    return known && known.to === verdict ? known : undefined;
  }

  /** The question about what was said is answered. */
  answered(candidate: string): void {
    const known = this.known.get(candidate);
    if (known) this.put(candidate, { ...known, reasons: [], text: "" });
  }

  private put(candidate: string, overwritten: Overwritten): void {
    this.known = new Map(this.known).set(candidate, overwritten);
  }
}

/** True when something was said for the earlier verdict that the new one leaves open. */
export function leavesOpen({ reasons, text }: Pick<Overwritten, "reasons" | "text">): boolean {
  return reasons.length > 0 || text !== "";
}

/** Own verdicts that took the place of others. */
export const overwritten = new OverwrittenVerdicts();
