import assert from "node:assert/strict";
import { test } from "node:test";
import { CommandError } from "../../src/lib/api/call";
import { writes } from "../../src/lib/state/writes.svelte";

test("changes reach the disk one at a time and in order", async () => {
  const seen: string[] = [];
  let running = 0;
  for (const name of ["a", "b", "c"]) {
    writes.push({
      candidate: name,
      run: async () => {
        running += 1;
        assert.equal(running, 1);
        await new Promise((resolve) => setImmediate(resolve));
        seen.push(name);
        running -= 1;
      },
    });
  }
  await writes.settled();
  assert.deepEqual(seen, ["a", "b", "c"]);
});

test("a failed change holds the others back, drops nothing, and a retry goes on where it stopped", async () => {
  const seen: string[] = [];
  let full = true;
  writes.push({
    candidate: "a",
    run: async () => {
      if (full) throw new CommandError({ code: "disk-full", params: {} });
      seen.push("a");
    },
  });
  writes.push({ candidate: "b", run: async () => void seen.push("b") });
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(writes.failure?.code, "disk-full");
  assert.equal(writes.failedCandidate, "a");
  assert.deepEqual(seen, []);
  full = false;
  writes.retry();
  await writes.settled();
  assert.deepEqual(seen, ["a", "b"]);
});

test("a change that is given up lets the next one through", async () => {
  const seen: string[] = [];
  writes.push({ candidate: "a", run: () => Promise.reject(new CommandError({ code: "revoked", params: {} })) });
  writes.push({ candidate: "b", run: async () => void seen.push("b") });
  await new Promise((resolve) => setImmediate(resolve));
  writes.drop();
  await writes.settled();
  assert.deepEqual(seen, ["b"]);
});
