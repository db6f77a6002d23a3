import { call, failureOf } from "../api/call";
import type { Changed } from "../api/generated/Changed";
import type { Decide } from "../api/generated/Decide";
import type { QueueRow } from "../api/generated/QueueRow";
import type { Verdict } from "../api/generated/Verdict";
import { plain } from "../format/text";
import { label, t } from "../i18n/i18n.svelte";
import { dossiers } from "./dossiers";
import { tell } from "./exports";
import { focusList } from "./focus";
import { untilPainted } from "./latency";
import { leavesOpen, overwritten } from "./overwritten.svelte";
import { queue } from "./queue.svelte";
import { review } from "./review.svelte";
import { statement } from "./statement.svelte";
import { toast } from "./toast.svelte";
import { writes } from "./writes.svelte";

/** A verdict given as sure has at least so many per cent. */
export const SURE = 90;

class Verdicts {
  /** The verdict given to each candidate but not yet on the disk. */
  private given = $state.raw<ReadonlyMap<string, Verdict | undefined>>(new Map());
  /** The candidate whose views the own verdict has just shown, and the place to go on to. */
  private revealed = $state.raw<{ candidate: string; next: number | undefined }>();

  /** The verdict of a row as the person gave it, durable or not. */
  of(row: QueueRow): Verdict | undefined {
    return this.given.has(row.id) ? this.given.get(row.id) : row.verdict;
  }

  /** True while the verdict of this row is not yet on the disk. */
  unsaved(row: QueueRow): boolean {
    return this.given.has(row.id);
  }

  /** True while the person looks at what their own verdict has shown: the same key again goes on, as Enter does. */
  get goesOn(): boolean {
    const row = review.current;
    return row !== undefined && this.revealed?.candidate === row.id && this.of(row) !== undefined && !this.hidden;
  }

  /** True while the shown dossier keeps the AI's and the others' views back. */
  private get hidden(): boolean {
    return review.dossier !== undefined && review.dossier.ai === undefined;
  }

  /** Forgets what was shown last: the window turns to something else. */
  leave(): void {
    this.revealed = undefined;
  }

  private mark(candidate: string, verdict: Verdict | undefined): void {
    this.given = new Map(this.given).set(candidate, verdict);
  }

  private unmark(candidate: string): void {
    const given = new Map(this.given);
    given.delete(candidate);
    this.given = given;
  }

  /**
   * Gives a verdict on the shown candidate. In the fast pass the next one is painted at once, unless the views were
   * hidden: then they appear in place, and the next key goes on. Only a verdict that is on the disk is announced, and
   * only such a one shows anything.
   */
  decide(verdict: Verdict, sure: boolean, since = performance.now()): void {
    const row = review.current;
    // At the end of the queue the last candidate is not on the screen any more.
    if (!row || review.readOnly || review.finished) return;
    if (writes.failure) return writes.retry();
    if (review.dossier && review.dossier.versions.length > 0) return;
    const earlier = this.of(row);
    // A key pressed twice judges nobody: it goes on, once there was something to see.
    if (earlier === verdict && (!sure || saidSure())) {
      if (this.goesOn) return this.next(since);
      if (this.unsaved(row)) return;
    }
    const { pass } = review;
    const fast = pass === "fast";
    const hidden = this.hidden;
    const took = Math.round(performance.now() - review.shownAt);
    const words = statement.wordsBeforeVerdict;
    // Whoever said why stays where they are asked about it.
    const stays = earlier !== undefined && earlier !== verdict && !saidNoMore(row);
    this.mark(row.id, verdict);
    const arrived = fast && !stays && !hidden ? this.advance() : undefined;
    // What is timed ends with the next candidate in full, not with its name.
    void arrived?.then(() => untilPainted("verdict", since));
    const { campaign } = review;
    const args = { campaign, candidate: row.id, verdict, sure, pass, took_ms: took, stays: arrived === undefined };
    writes.push({
      candidate: row.id,
      name: plain(row.name),
      run: async () => {
        const answer = await call("decide", { args });
        const changed = await withWords(answer, words, args);
        this.unmark(row.id);
        const { replaced } = answer;
        if (replaced) overwritten.note(row.id, replaced, verdict);
        review.take(changed);
        const here = review.current?.id === row.id;
        if (here && hidden) this.revealed = { candidate: row.id, next: changed.next };
        const asks = overwritten.of(row.id, verdict);
        const goesOn = fast && !arrived && !hidden && !(asks && leavesOpen(asks)) && here;
        if (goesOn) await this.follow(changed);
        this.say(changed, verdict, replaced?.verdict);
        if (!arrived) untilPainted(here && hidden ? "reveal" : "verdict", since);
      },
    });
  }

  /** Gives up a change that could not be kept: the candidate is as it was. */
  giveUp(): void {
    const candidate = writes.failedCandidate;
    writes.drop();
    if (!candidate) return;
    this.unmark(candidate);
    if (review.current?.id === candidate) void review.refresh(candidate);
  }

  /** Goes to the next candidate that needs a verdict, and tells when it is shown; nothing when the list knows none. */
  advance(): Promise<void> | undefined {
    const next = this.nextIndex();
    return next === undefined ? undefined : review.select(next);
  }

  private nextIndex(): number | undefined {
    if (review.cursor < 0) return undefined;
    if (queue.filter === "all" || queue.filter === "undecided") {
      for (let at = queue.nextUndecided(review.cursor), tries = 0; at !== undefined && tries < 50; tries++) {
        const row = queue.row(at);
        if (row && !this.of(row)) return at;
        at = queue.nextUndecided(at);
      }
      return undefined;
    }
    // Working through a pile, such as what is on hold: simply the next of it.
    return review.cursor + 1 < queue.total ? review.cursor + 1 : undefined;
  }

  private async follow(changed: Changed): Promise<void> {
    const next = this.advance();
    if (next) await next;
    else if (changed.next !== undefined) await review.goToPlace(changed.next);
    else review.finished = true;
  }

  /** Enter: on to the next undecided candidate, or to the end of the pile. */
  next(since = performance.now()): void {
    const beyond = this.goesOn ? this.revealed?.next : undefined;
    const arrived = this.advance();
    if (arrived) return void arrived.then(() => untilPainted("select", since));
    if (beyond !== undefined) void review.goToPlace(beyond);
    else if (review.counts.decided >= review.counts.total) review.finished = true;
  }

  clear(): void {
    const row = review.current;
    if (!row || review.readOnly || review.finished || !this.of(row)) return;
    this.mark(row.id, undefined);
    writes.push({
      candidate: row.id,
      name: plain(row.name),
      run: async () => {
        const changed = await call("clear_verdict", { campaign: review.campaign, candidate: row.id });
        this.unmark(row.id);
        review.take(changed);
      },
    });
  }

  private say(changed: Changed, verdict: Verdict, from: Verdict | undefined): void {
    const name = plain(changed.row.name);
    const now = review.current && review.current.id !== changed.row.id ? plain(review.current.name) : undefined;
    const said = () =>
      from
        ? t("own-replaced-who", { name, from: label("verdict", from), to: label("verdict", verdict) })
        : t("review-said", { verdict: label("verdict-done", verdict), name });
    const then = now ? t("review-said-next", { name: now }) : this.goesOn ? t("own-go-on") : "";
    review.spoken = `${said()} ${then}`.trim();
    // Where one stays, the line at the verdict says it, beside the way back.
    if (!from || !now) return;
    toast.show({ text: said, action: { label: () => t("review-undo"), run: () => this.undo() }, step: true });
  }

  /** Keeps what was said for the earlier verdict, or lets it go; the log has it in either case. */
  answerAside(keep: boolean): void {
    const row = review.current;
    const aside = row && overwritten.of(row.id, this.of(row));
    if (!aside || !leavesOpen(aside) || review.readOnly || review.dossier?.creator.id !== row.id) return;
    // The buttons go with the question; the focus is not left where nothing is.
    if (document.activeElement?.closest("[data-aside]")) focusList();
    overwritten.answered(row.id);
    if (keep) statement.takeUp(aside.reasons);
    else if (aside.text !== "") statement.clearWords();
  }

  /** Shows the AI's view before the own verdict; the program keeps that it was seen. */
  async reveal(): Promise<void> {
    const row = review.current;
    if (!row || review.dossier?.ai || !review.dossier?.blind) return;
    const since = performance.now();
    try {
      await writes.kept();
      const dossier = await call("reveal", { campaign: review.campaign, candidate: row.id });
      dossiers.put(row.id, dossier);
      if (review.current?.id === row.id) review.dossier = dossier;
      untilPainted("reveal", since);
    } catch (error) {
      tell(error);
    }
  }

  undo(): void {
    this.step("undo");
  }

  redo(): void {
    this.step("redo");
  }

  private step(command: "undo" | "redo"): void {
    if (review.readOnly) return;
    const possible = command === "undo" ? review.canUndo || review.counts.decided > 0 : review.canRedo;
    if (!possible)
      return toast.show({ text: () => t(command === "undo" ? "review-nothing-to-undo" : "review-nothing-to-redo") });
    const { campaign } = review;
    const since = performance.now();
    writes.push({
      candidate: "",
      run: async () => {
        let changed: Changed;
        try {
          changed = await call(command, { campaign });
        } catch (error) {
          if (failureOf(error).code !== "nothing-to-undo") throw error;
          return toast.show({
            text: () => t(command === "undo" ? "review-nothing-to-undo" : "review-nothing-to-redo"),
          });
        }
        review.take(changed);
        await review.goTo(changed.row);
        untilPainted("undo", since);
        this.sayStep(command, changed);
      },
    });
  }

  private sayStep(command: "undo" | "redo", changed: Changed): void {
    const what = changed.what ?? "review";
    const text = () =>
      label(command === "undo" ? "undone" : "redone", what, {
        verdict: changed.verdict ? label("verdict", changed.verdict) : "",
        name: plain(changed.row.name),
      });
    const back = command === "undo" ? "redo" : "undo";
    toast.show({
      text,
      action: { label: () => t(back === "redo" ? "review-redo" : "review-undo"), run: () => this.step(back) },
      step: true,
    });
  }

  /** Keeps one of two versions of the own verdict. */
  keep(place: number): void {
    const row = review.current;
    const version = review.dossier?.versions[place];
    if (!row || !version) return;
    const { campaign } = review;
    writes.push({
      candidate: row.id,
      name: plain(row.name),
      run: async () => review.take(await call("keep_version", { campaign, candidate: row.id, event: version.event })),
    });
  }
}

/** True when the own statement about the shown candidate is known to be a verdict and nothing more. */
function saidNoMore(row: QueueRow): boolean {
  const own = review.dossier?.creator.id === row.id ? review.dossier.own : undefined;
  return own !== undefined && own.reasons.length === 0 && own.text === "" && statement.text === "";
}

/** True when the own statement about the shown candidate says that the person is sure. */
function saidSure(): boolean {
  return (review.dossier?.own?.confidence ?? 0) >= SURE;
}

/** Adds words that were written before the verdict, and clears them as a draft. */
async function withWords(decided: Changed, words: string, { campaign, candidate }: Decide): Promise<Changed> {
  if (words === "") return decided;
  const changed = await call("amend", { args: { campaign, candidate, reasons: [], answers: {}, text: words } });
  const note = statement.noteDraft;
  const draft = { text: "", note: note.text, ...(note.anchor ? { anchor: note.anchor } : {}) };
  await call("save_draft", { campaign, candidate, draft });
  return changed;
}

/** Verdicts of the person at this laptop. */
export const verdicts = new Verdicts();
review.leaving.push(() => verdicts.leave());
