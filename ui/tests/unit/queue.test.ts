import assert from "node:assert/strict";
import { test } from "node:test";
import type { QueueRow } from "../../src/lib/api/generated/QueueRow";
import type { Verdict } from "../../src/lib/api/generated/Verdict";
import { PAGE, queue } from "../../src/lib/state/queue.svelte";
import { answer } from "./bridge";

const ROWS = 1_000;

function row(place: number, verdict?: Verdict): QueueRow {
  return {
    place,
    id: `cr_${place}`,
    name: `N ${place}`,
    handle: `h${place}`,
    platform: "vk",
    market: "RU",
    unsent: false,
    conflict: false,
    revision: 0,
    ...(verdict ? { verdict } : {}),
  };
}

/** A program with a thousand candidates and verdicts on some. */
function program(verdicts: Map<number, Verdict>) {
  return answer({
    queue: ({ filter, from, count }) => {
      const all = Array.from({ length: ROWS }, (_, place) => row(place, verdicts.get(place)));
      const matching = filter === "undecided" ? all.filter((one) => !one.verdict) : all;
      return { total: matching.length, all: ROWS, from, rows: matching.slice(from, from + count) };
    },
  });
}

test("only the pages in sight are fetched, each once", async () => {
  const { asked } = program(new Map());
  await queue.open("c", 0);
  await Promise.all([queue.ensure(0, 20), queue.ensure(180, 220), queue.ensure(190, 230)]);
  assert.equal(asked.length, 2);
  assert.equal(queue.row(205)?.place, 205);
  assert.equal(queue.row(2 * PAGE), undefined);
});

test("a decided row stays in the list of undecided ones, and nobody behind it is skipped", async () => {
  const verdicts = new Map<number, Verdict>();
  program(verdicts);
  await queue.open("c", 0);
  await queue.show("undecided", "");
  for (const place of [3, 4, 150]) {
    verdicts.set(place, "accept");
    queue.patch(row(place, "accept"));
  }
  await queue.ensure(PAGE, PAGE + 50);
  assert.equal(queue.row(3)?.verdict, "accept");
  assert.equal(queue.row(PAGE)?.place, PAGE, "three that left the filter must not shift the next page");
  assert.equal(queue.total, ROWS);
});

test("a row that comes back to the filter by undo is counted again", async () => {
  const verdicts = new Map<number, Verdict>([[3, "hold"]]);
  program(verdicts);
  await queue.open("c", 0);
  verdicts.clear();
  await queue.show("undecided", "");
  queue.patch(row(3, "hold"));
  queue.patch(row(3));
  await queue.ensure(PAGE, PAGE);
  assert.equal(queue.row(PAGE)?.place, PAGE);
});

test("an older row never replaces a newer one", async () => {
  program(new Map());
  await queue.open("c", 0);
  queue.patch({ ...row(3, "accept"), revision: 2 });
  queue.patch({ ...row(3, "accept"), unsent: true, revision: 1 });
  assert.equal(queue.row(3)?.unsent, false);
  queue.patch({ ...row(3, "accept"), unsent: true, revision: 3 });
  assert.equal(queue.row(3)?.unsent, true);
});

test("the next undecided row is found past the end, from the start", async () => {
  program(
    new Map(Array.from({ length: ROWS }, (_, place) => [place, "accept"] as const).filter(([place]) => place > 5)),
  );
  await queue.open("c", 990);
  assert.equal(queue.nextUndecided(991), undefined, "the first page is not here yet, so nothing is claimed");
  await queue.ensure(0, 0);
  assert.equal(queue.nextUndecided(995), 0);
});

test("an answer to an older filter is dropped", async () => {
  const waiting: (() => void)[] = [];
  answer({
    queue: ({ filter, from }) =>
      new Promise((resolve) => {
        const found = { total: 1, all: 1, from, rows: [row(filter === "all" ? 1 : 2)] };
        if (filter === "all") waiting.push(() => resolve(found));
        else resolve(found);
      }),
  });
  const opened = queue.open("c", 0);
  await queue.show("accepted", "");
  waiting.forEach((go) => go());
  await opened;
  assert.equal(queue.row(0)?.place, 2);
});

test("a row about which all agree by now stays in the list of those that differ until the filter changes", async () => {
  const apart = (place: number): QueueRow => ({ ...row(place, "accept"), differ: place === 1 ? "people" : "markets" });
  answer({ queue: ({ from }) => ({ total: 3, all: ROWS, from, rows: [apart(0), apart(1), apart(2)].slice(from) }) });
  await queue.open("c", 0);
  await queue.show("people_differ", "");
  queue.patch({ ...row(2, "reject"), revision: 1 });
  assert.equal(queue.row(2)?.verdict, "reject");
  assert.equal(queue.total, 3);
});
