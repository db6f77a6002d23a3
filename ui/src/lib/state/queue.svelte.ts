import { call } from "../api/call";
import type { QueueFilter } from "../api/generated/QueueFilter";
import type { QueueRow } from "../api/generated/QueueRow";

/** Rows asked for at once. */
export const PAGE = 200;
/** Pages kept; the farthest from the eye go first. */
const KEPT = 60;

/**
 * The queue as the person sees it: pages fetched on demand. While one works through it the list stands still: a row
 * that no longer fits the filter stays where it is until filter or search change.
 */
class Queue {
  filter = $state<QueueFilter>("all");
  search = $state("");
  /** Rows that match. */
  total = $state(0);
  /** Rows altogether. */
  all = $state(0);
  /** False until the first page is there. */
  loaded = $state(false);

  private campaign = "";
  private pages = new Map<number, QueueRow[]>();
  private asked = new Map<number, Promise<void>>();
  /** Rows that left the filter since it was set: the program no longer counts them, the list still does. */
  private departed = new Set<number>();
  private generation = 0;
  private ticks = $state(0);

  /** Starts over with a campaign. */
  async open(campaign: string, first: number): Promise<void> {
    this.campaign = campaign;
    this.filter = "all";
    this.search = "";
    this.loaded = false;
    this.forget();
    await this.need(first);
  }

  /** Shows other rows. */
  async show(filter: QueueFilter, search: string): Promise<void> {
    this.filter = filter;
    this.search = search;
    this.forget();
    await this.need(0);
  }

  /** The row at a number of the list, when its page is here. */
  row(index: number): QueueRow | undefined {
    void this.ticks;
    return this.pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** The row, fetched when it is not here. */
  async need(index: number): Promise<QueueRow | undefined> {
    await this.ensure(index, index);
    return this.row(index);
  }

  /** Fetches the pages that cover these rows. */
  ensure(from: number, to: number): Promise<void> {
    const wanted: Promise<void>[] = [];
    for (let page = Math.floor(from / PAGE); page <= Math.floor(Math.max(from, to) / PAGE); page++) {
      if (page < 0 || this.pages.has(page)) continue;
      let answer = this.asked.get(page);
      if (!answer) this.asked.set(page, (answer = this.fetch(page)));
      wanted.push(answer);
    }
    return Promise.all(wanted).then(() => undefined);
  }

  private async fetch(page: number): Promise<void> {
    const generation = this.generation;
    const start = page * PAGE;
    const gone = [...this.departed].filter((index) => index < start).length;
    const { filter, search, campaign } = this;
    try {
      const answer = await call("queue", { campaign, filter, search, from: start - gone, count: PAGE });
      if (generation !== this.generation) return;
      this.pages.set(page, answer.rows);
      this.total = answer.total + this.departed.size;
      this.all = answer.all;
      this.loaded = true;
      this.trim(page);
      this.ticks += 1;
    } finally {
      if (generation === this.generation) this.asked.delete(page);
    }
  }

  private trim(near: number): void {
    if (this.pages.size <= KEPT) return;
    const far = [...this.pages.keys()].toSorted((a, b) => Math.abs(b - near) - Math.abs(a - near));
    for (const page of far.slice(0, this.pages.size - KEPT)) this.pages.delete(page);
  }

  private forget(): void {
    this.generation += 1;
    this.pages.clear();
    this.asked.clear();
    this.departed.clear();
    this.ticks += 1;
  }

  /** Takes the changed row of a candidate into the list. */
  patch(row: QueueRow): void {
    const index = this.indexOf(row);
    if (index === undefined) return;
    const rows = this.pages.get(Math.floor(index / PAGE));
    const known = rows?.[index % PAGE];
    if (!rows || (known && known.id === row.id && known.revision > row.revision)) return;
    rows[index % PAGE] = row;
    if (fits(row, this.filter)) this.departed.delete(index);
    else this.departed.add(index);
    this.ticks += 1;
  }

  /** The number of a candidate's row in the list, as far as its page is here. */
  indexOf(row: Pick<QueueRow, "place" | "id">): number | undefined {
    if (this.filter === "all" && this.search === "") return row.place;
    for (const [page, rows] of this.pages) {
      const at = rows.findIndex((other) => other.id === row.id);
      if (at >= 0) return page * PAGE + at;
    }
    return undefined;
  }

  /** The number of the next row without a verdict after `index` among the rows that are here, from the start at the end. */
  nextUndecided(index: number): number | undefined {
    for (let step = 1; step < this.total; step++) {
      const at = (index + step) % this.total;
      const row = this.row(at);
      if (!row) return undefined;
      if (!row.verdict) return at;
    }
    return undefined;
  }

  /** More candidates have arrived: they are added at the end, and the last page is read again in place. */
  async grew(total: number): Promise<void> {
    if (this.filter !== "all" || this.search !== "") return;
    const page = Math.floor(this.total / PAGE);
    this.total = this.all = total;
    this.ticks += 1;
    await this.fetch(page);
  }

  /** Reads the rows again, for changes that came from elsewhere. */
  async refresh(near: number): Promise<void> {
    this.forget();
    await this.need(Math.max(0, near));
  }
}

function fits(row: QueueRow, filter: QueueFilter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "undecided":
      return row.verdict === undefined;
    case "accepted":
      return row.verdict === "accept";
    case "on_hold":
      return row.verdict === "hold";
    case "rejected":
      return row.verdict === "reject";
    case "markets_differ":
      return row.differ === "markets";
    case "people_differ":
      return row.differ !== undefined;
  }
}

/** The queue of the open campaign. */
export const queue = new Queue();
