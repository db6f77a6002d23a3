import { call, type CommandError, failureOf } from "../api/call";
import type { PairView } from "../api/generated/PairView";
import { plain } from "../format/text";
import { t } from "../i18n/i18n.svelte";
import { discovery } from "./discovery.svelte";
import { tell } from "./exports";
import { toast } from "./toast.svelte";

/** Creators that may be one, and what the person says about them. */
class Pairs {
  all = $state.raw<PairView[]>();
  compared = $state(0);
  failure = $state.raw<CommandError>();
  cursor = $state(0);
  private of = 0;

  get current(): PairView | undefined {
    return this.all?.[this.cursor];
  }

  /** Pairs nobody has said anything about. */
  get open(): number {
    return this.all?.filter((pair) => pair.same === undefined).length ?? 0;
  }

  /** Compares the creators of the base, if they are others than last time. */
  async load(number: number): Promise<void> {
    if (this.of === number && this.all) return;
    try {
      const { pairs, compared } = await call("duplicates");
      this.all = pairs;
      this.compared = compared;
      this.of = number;
      this.failure = undefined;
      this.cursor = Math.min(this.cursor, Math.max(0, pairs.length - 1));
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  move(by: number): void {
    const last = (this.all?.length ?? 0) - 1;
    this.cursor = Math.max(0, Math.min(last, this.cursor + by));
  }

  /** Says what the pair under the eye is and goes to the next one nobody judged; nothing takes it back. */
  async judge(same: boolean | undefined): Promise<void> {
    const { current: pair, cursor } = this;
    if (!pair || pair.same === same) return;
    if (!(await this.say(pair, same))) return;
    const next = this.all?.findIndex((one, place) => place > cursor && one.same === undefined) ?? -1;
    if (same !== undefined && next >= 0) this.cursor = next;
    const undo = discovery.back.remember(() => {
      this.cursor = cursor;
      void this.say(pair, pair.same).then((said) => said && toast.close());
    });
    const names = { first: plain(pair.first.name), second: plain(pair.second.name) };
    const done =
      same === undefined ? "discovery-pair-open-again" : same ? "discovery-pair-merged" : "discovery-pair-kept-apart";
    toast.show({ text: () => t(done, names), action: { label: () => t("review-undo"), run: undo } });
  }

  private async say(pair: PairView, same: boolean | undefined): Promise<boolean> {
    const [first, second] = [pair.first.id, pair.second.id];
    try {
      await call("judge_pair", { first, second, same: same ?? null });
    } catch (error) {
      tell(error);
      return false;
    }
    const { same: _, ...rest } = pair;
    const said: PairView = same === undefined ? rest : { ...rest, same };
    const is = (one: PairView) => one.first.id === first && one.second.id === second;
    this.all = this.all?.map((one) => (is(one) ? said : one));
    // Who is one now is one creator in the next answer; who goes on judging does not wait for it.
    void discovery.load();
    return true;
  }
}

/** The pairs of the discovery page. */
export const pairs = new Pairs();
