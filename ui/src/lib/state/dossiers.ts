import { call } from "../api/call";
import type { DossierView } from "../api/generated/DossierView";

/** Dossiers kept ready: three before, the shown one, three after, and a few that were just left. */
const KEPT = 24;

/** Keeps dossiers and reads them ahead of the eye. What is read ahead never reveals anything. */
class Dossiers {
  private campaign = "";
  private kept = new Map<string, DossierView>();
  private asked = new Map<string, Promise<DossierView>>();
  private ahead = new Map<string, Promise<DossierView | null>>();
  /** Candidates that cannot be read ahead, because showing them is an event of its own. */
  private closed = new Set<string>();

  open(campaign: string): void {
    this.campaign = campaign;
    this.kept.clear();
    this.asked.clear();
    this.ahead.clear();
    this.closed.clear();
  }

  /** The dossier when it is here already. */
  ready(candidate: string): DossierView | undefined {
    return this.kept.get(candidate);
  }

  /** The dossier, read when it is not here. */
  get(candidate: string): Promise<DossierView> {
    const ready = this.kept.get(candidate);
    if (ready) return Promise.resolve(ready);
    const known = this.asked.get(candidate);
    if (known) return known;
    const { campaign } = this;
    const answer = call("dossier", { campaign, candidate }).then(
      (dossier) => {
        // An answer to a question that was put before a change is no longer true.
        if (this.asked.get(candidate) === answer) this.put(candidate, dossier);
        return dossier;
      },
      (error: unknown) => {
        if (this.asked.get(candidate) === answer) this.asked.delete(candidate);
        throw error;
      },
    );
    this.asked.set(candidate, answer);
    return answer;
  }

  /** Keeps the newest state of a dossier. */
  put(candidate: string, dossier: DossierView): void {
    this.asked.delete(candidate);
    this.ahead.delete(candidate);
    this.kept.delete(candidate);
    this.kept.set(candidate, dossier);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= KEPT) break;
      this.kept.delete(oldest);
    }
  }

  /** Forgets what a change made stale. */
  drop(candidate: string): void {
    this.kept.delete(candidate);
    this.asked.delete(candidate);
    this.ahead.delete(candidate);
    this.closed.delete(candidate);
  }

  /** Reads ahead, where that reveals nothing; a failure shows when the candidate is opened. */
  prefetch(candidates: string[]): void {
    for (const candidate of candidates) {
      const known = [this.kept, this.asked, this.ahead, this.closed].some((some) => some.has(candidate));
      if (known) continue;
      const { campaign } = this;
      const answer = call("dossier_ahead", { campaign, candidate });
      this.ahead.set(candidate, answer);
      answer
        .then((dossier) => {
          if (this.ahead.get(candidate) !== answer) return;
          if (dossier) this.put(candidate, dossier);
          else this.closed.add(candidate);
        })
        .catch(() => undefined)
        .finally(() => {
          if (this.ahead.get(candidate) === answer) this.ahead.delete(candidate);
        });
    }
  }
}

/** The dossiers of the open campaign. */
export const dossiers = new Dossiers();
