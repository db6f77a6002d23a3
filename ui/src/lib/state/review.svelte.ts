import { call, type CommandError, type Commands, failureOf } from "../api/call";
import type { Changed } from "../api/generated/Changed";
import type { Counts } from "../api/generated/Counts";
import type { DossierView } from "../api/generated/DossierView";
import type { Pass } from "../api/generated/Pass";
import type { QueueFilter } from "../api/generated/QueueFilter";
import type { QueueRow } from "../api/generated/QueueRow";
import type { ReviewStart } from "../api/generated/ReviewStart";
import { app } from "./app.svelte";
import { dossiers } from "./dossiers";
import { evidence } from "./evidence.svelte";
import { passOf } from "./pass";
import { queue } from "./queue.svelte";
import { toast } from "./toast.svelte";

const AHEAD = 3;
const POSITION_REST_MS = 250;

class Review {
  start = $state.raw<ReviewStart>();
  /** Why the campaign could not be opened. */
  failure = $state.raw<CommandError>();
  counts = $state.raw<Counts>({ total: 0, decided: 0, accepted: 0, on_hold: 0, rejected: 0 });
  expected = $state(0);
  revokedAt = $state<string>();
  canUndo = $state(false);
  canRedo = $state(false);
  /** The pass the person chose for this campaign. */
  private chosenPass = $state<Pass>();

  /** The candidate under the eye, and the number of its row in the list; −1 when the list does not show it. */
  current = $state.raw<QueueRow>();
  cursor = $state(-1);
  private held = $state.raw<DossierView>();
  /** The dossier that was shown last: its elements wait, unseen, for the next one to take them over. */
  last = $state.raw<DossierView>();
  /** Why this dossier could not be read. */
  dossierFailure = $state.raw<CommandError>();
  /** True when the last undecided candidate was decided and nothing is left to go to. */
  finished = $state(false);
  /** What a screen reader hears after a change. */
  spoken = $state("");

  /** The candidate under the eye before a search, while nobody has been chosen since. */
  private beforeSearch: QueueRow | undefined;
  /** When the shown candidate appeared, for the time a verdict took. */
  shownAt = 0;
  /** When this sitting began. */
  beganAt = 0;
  /** What is to be kept before the window turns to another candidate. */
  readonly leaving: (() => void)[] = [];
  private positionTimer: ReturnType<typeof setTimeout> | undefined;
  /** Where one stands, until the program knows. */
  private position: Commands["set_position"][0] | undefined;
  /** Ends when the program knows that the campaign before was left. */
  private departure: Promise<void> = Promise.resolve();

  /** The dossier of the shown candidate; absent while it is being read. */
  get dossier(): DossierView | undefined {
    return this.held;
  }

  set dossier(dossier: DossierView | undefined) {
    this.held = dossier;
    if (!dossier) return;
    this.last = dossier;
    // Showing it may have shown that people differ.
    if (this.current && dossier.row.id === this.current.id && dossier.row.revision > this.current.revision) {
      this.takeRow(dossier.row);
    }
  }

  /** The pass as chosen for this campaign, or else for all, or else as careful as the campaign asks for. */
  get pass(): Pass {
    return this.chosenPass ?? app.settings.pass ?? passOf(this.start?.campaign.touch ?? "express");
  }

  /** Chooses the pass for this campaign; without one, it is as for all. */
  choosePass(pass: Pass | undefined): void {
    this.chosenPass = pass;
    this.keepPosition();
  }

  get campaign(): string {
    return this.start?.campaign.id ?? "";
  }

  /** True when the campaign is closed to this person. */
  get readOnly(): boolean {
    return this.revokedAt !== undefined;
  }

  /** Opens a campaign where the person stopped. */
  async open(campaign: string): Promise<void> {
    this.close();
    app.screen = "review";
    try {
      // Whoever comes back at once stands where they were.
      await this.departure;
      await this.putPosition();
      const start = await call("open_campaign", { campaign });
      this.start = start;
      this.counts = start.counts;
      this.expected = start.expected;
      this.revokedAt = start.revoked_at;
      this.canUndo = start.can_undo;
      this.canRedo = start.can_redo;
      this.chosenPass = start.pass;
      if (start.tab) evidence.tab = start.tab;
      this.beganAt = Date.now();
      dossiers.open(campaign);
      await queue.open(campaign, start.place);
      if (queue.total > 0) await this.select(Math.min(start.place, queue.total - 1));
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  /** Keeps what is being written; called before anything else is shown. */
  leave(): void {
    for (const keep of this.leaving) keep();
  }

  /** Leaves the campaign for another screen. */
  depart(): Promise<void> {
    this.leave();
    const left = () => call("leave_campaign").then(() => undefined);
    // If it cannot be kept, the next start begins in this campaign, which is no harm.
    this.departure = this.putPosition()
      .then(left)
      .catch(() => undefined);
    return this.departure;
  }

  private close(): void {
    this.leave();
    this.start = this.failure = this.current = this.dossier = this.last = this.dossierFailure = undefined;
    this.cursor = -1;
    this.finished = false;
    this.choose();
  }

  /** Shows the candidate in a row of the list. */
  async select(index: number): Promise<void> {
    this.choose();
    const row = queue.row(index) ?? (await queue.need(index));
    if (row) await this.show(row, index);
  }

  /** Moves within the list. */
  move(by: number): void {
    const from = this.cursor < 0 ? 0 : this.cursor + by;
    void this.select(Math.max(0, Math.min(queue.total - 1, from)));
  }

  /** Shows a candidate that may be outside the list, as undo does. */
  async goTo(row: QueueRow): Promise<void> {
    this.choose();
    await this.show(row, queue.indexOf(row) ?? -1);
  }

  /** Shows the candidate at a place of the whole queue. */
  async goToPlace(place: number): Promise<void> {
    if (queue.filter === "all" && queue.search === "") return this.select(place);
    const { rows } = await call("queue", { campaign: this.campaign, filter: "all", search: "", from: place, count: 1 });
    if (rows[0]) await this.goTo(rows[0]);
  }

  private async show(row: QueueRow, index: number): Promise<void> {
    if (this.current?.id === row.id && this.dossier) {
      this.cursor = index;
      this.finished = false;
      return;
    }
    this.leave();
    this.current = row;
    this.cursor = index;
    this.finished = false;
    this.shownAt = performance.now();
    this.keepPosition();
    await this.read(row.id);
  }

  /** Reads the dossier of the shown candidate. */
  async read(candidate: string): Promise<void> {
    this.dossier = dossiers.ready(candidate);
    this.dossierFailure = undefined;
    if (!this.dossier) {
      try {
        let dossier = await dossiers.get(candidate);
        // A change in between made this answer stale: ask once more.
        if (!dossiers.ready(candidate)) dossier = await dossiers.get(candidate);
        if (this.current?.id === candidate) this.dossier = dossier;
      } catch (error) {
        if (this.current?.id === candidate) this.dossierFailure = failureOf(error);
      }
    }
    if (this.current?.id === candidate) this.readAhead();
  }

  private readAhead(): void {
    if (this.cursor < 0) return;
    const near: string[] = [];
    for (let step = 1; step <= AHEAD; step++) {
      for (const index of [this.cursor + step, this.cursor - step]) {
        const row = queue.row(index);
        if (row) near.push(row.id);
      }
    }
    const next = queue.nextUndecided(this.cursor);
    const row = next === undefined ? undefined : queue.row(next);
    if (row) near.push(row.id);
    dossiers.prefetch(near);
  }

  /** Keeps where one stands, once one stays there for a moment. */
  keepPosition(): void {
    if (!this.current) return;
    clearTimeout(this.positionTimer);
    const { campaign, current, chosenPass } = this;
    this.position = { campaign, candidate: current.id, tab: evidence.tab, pass: chosenPass ?? null };
    this.positionTimer = setTimeout(() => void this.putPosition(), POSITION_REST_MS);
  }

  /** Tells the program where one stands, if it does not know yet. */
  async putPosition(): Promise<void> {
    clearTimeout(this.positionTimer);
    const { position } = this;
    this.position = undefined;
    if (position) await call("set_position", position).catch(() => undefined);
  }

  /** The queue stands in another order: the first one without a verdict comes under the eye. */
  async reordered(): Promise<void> {
    // Rows carry their place: the ones that were here are of the order before.
    dossiers.open(this.campaign);
    const at = queue.row(0)?.verdict ? (queue.nextUndecided(0) ?? 0) : 0;
    await this.select(at);
    this.current = queue.row(at) ?? this.current;
  }

  /** Takes the row of a candidate as it is now; answers and signals may overtake each other. */
  takeRow(row: QueueRow): void {
    queue.patch(row);
    if (this.current?.id === row.id && this.current.revision <= row.revision) this.current = row;
  }

  /** Takes what a change did to a candidate. */
  take(changed: Changed): void {
    toast.passed();
    if (this.current?.id === changed.row.id) this.choose();
    this.counts = changed.counts;
    this.canUndo = changed.can_undo;
    this.canRedo = changed.can_redo;
    this.takeRow(changed.row);
    const shown = this.current?.id === changed.row.id;
    if (changed.dossier) {
      dossiers.put(changed.row.id, changed.dossier);
      if (shown) this.dossier = changed.dossier;
    } else {
      dossiers.drop(changed.row.id);
      if (shown) void this.refresh(changed.row.id);
    }
  }

  /** Reads the shown dossier again without blanking it. */
  async refresh(candidate: string): Promise<void> {
    dossiers.drop(candidate);
    try {
      const dossier = await dossiers.get(candidate);
      if (this.current?.id === candidate) this.dossier = dossier;
    } catch (error) {
      if (this.current?.id === candidate) this.dossierFailure = failureOf(error);
    }
  }

  /** Takes the candidate under the eye as chosen: the end of a search does not take it away. */
  choose(): void {
    this.beforeSearch = undefined;
  }

  /**
   * Shows other rows of the queue and stands on the first of them, if the candidate under the eye is not among them.
   * When a search ends, the one from before comes back, unless another was chosen.
   */
  async filter(filter: QueueFilter, search: string): Promise<void> {
    if (search !== "" && queue.search === "") this.beforeSearch = this.current;
    const before = search === "" ? this.beforeSearch : undefined;
    if (search === "") this.choose();
    const wanted = before ?? this.current;
    await queue.show(filter, search);
    const index = wanted && queue.indexOf(wanted);
    const row = index === undefined ? undefined : await queue.need(index);
    const first = queue.row(0);
    if (index !== undefined && row && row.id === wanted?.id) {
      await this.show(row, index);
      this.takeRow(row);
    } else if (before) await this.show(before, -1);
    else if (first) await this.show(first, 0);
    else this.cursor = -1;
  }
}

/** The review of the open campaign. */
export const review = new Review();
