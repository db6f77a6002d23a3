import { latency } from "./latency";
import { type CommandError, failureOf } from "../api/call";

/** Something a person did that must reach the disk. */
export interface Write {
  /** The candidate it is about. */
  candidate: string;
  /** Its name, for telling that it could not be kept. */
  name?: string;
  /** Asks the program and takes its answer. */
  run: () => Promise<void>;
}

/**
 * Everything that changes the vault goes through here, one at a time and in order. When one fails the others wait
 * behind it: nothing is dropped, the person is told, and a retry goes on where it stopped.
 */
class Writes {
  /** Why the first one in the row could not be kept. */
  failure = $state.raw<CommandError>();
  /** Candidates whose change is not yet on the disk; read through `tick`. */
  private waiting: Write[] = [];
  private running = false;
  private idle: (() => void)[] = [];
  private ticks = $state(0);

  /** True while a change of this candidate is on its way. */
  pending(candidate: string): boolean {
    void this.ticks;
    return this.waiting.some((write) => write.candidate === candidate);
  }

  /** True when nothing more about this candidate waits behind the running change. */
  lastOf(candidate: string): boolean {
    return this.waiting.filter((write) => write.candidate === candidate).length <= 1;
  }

  /** The candidate whose change could not be kept. */
  get failedCandidate(): string | undefined {
    return this.failure ? this.waiting[0]?.candidate : undefined;
  }

  /** The name of the candidate whose change could not be kept. */
  get failedName(): string {
    return this.failure ? (this.waiting[0]?.name ?? "") : "";
  }

  push(write: Write): void {
    this.waiting.push(write);
    this.ticks += 1;
    if (!this.failure) void this.work();
  }

  /** Tries again what failed, then everything behind it. */
  retry(): void {
    this.failure = undefined;
    void this.work();
  }

  /** Gives the failed change up; for refusals that no retry can help. */
  drop(): void {
    this.failure = undefined;
    this.waiting.shift();
    this.ticks += 1;
    void this.work();
  }

  /** Resolves when nothing is on its way any more: all is kept, or one could not be, and `failure` says why. */
  settled(): Promise<void> {
    if (this.waiting.length === 0 || this.failure) return Promise.resolve();
    return new Promise((resolve) => this.idle.push(resolve));
  }

  /**
   * Resolves when all that was done is on the disk.
   *
   * @throws {CommandError} Why something could not be kept.
   */
  async kept(): Promise<void> {
    await this.settled();
    if (this.failure) throw this.failure;
  }

  private async work(): Promise<void> {
    if (this.running) return;
    this.running = true;
    for (let write = this.waiting[0]; write; write = this.waiting[0]) {
      const since = performance.now();
      try {
        await write.run();
        latency.add("durable", performance.now() - since);
      } catch (error) {
        this.failure = failureOf(error);
        break;
      }
      this.waiting.shift();
      this.ticks += 1;
    }
    this.running = false;
    if (this.waiting.length === 0 || this.failure) for (const resolve of this.idle.splice(0)) resolve();
  }
}

/** The one row of changes. */
export const writes = new Writes();
