import { call } from "../api/call";
import type { OrderView } from "../api/generated/OrderView";
import { t } from "../i18n/i18n.svelte";
import { tell } from "./exports";
import { queue } from "./queue.svelte";
import { review } from "./review.svelte";
import { toast } from "./toast.svelte";
import { writes } from "./writes.svelte";

/** After a verdict the offer is looked at once the person pauses: it is never urgent. */
const REST_MS = 400;

/** The order of the queue: as it was drawn, or learned from the person's own verdicts. */
class Order {
  view = $state.raw<OrderView>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Looks whether an order is offered. */
  look(campaign: string): void {
    clearTimeout(this.timer);
    if (campaign === "") return;
    this.timer = setTimeout(() => {
      call("queue_order", { campaign }).then(
        (view) => campaign === review.campaign && (this.view = view),
        // An offer that cannot be made is not worth a notice.
        () => undefined,
      );
    }, REST_MS);
  }

  /** Orders what waits by the verdicts so far, or goes back to the order in which the queue was drawn. */
  async put(learned: boolean): Promise<void> {
    const { campaign } = review;
    try {
      await writes.kept();
      this.view = await call("order_queue", { campaign, learned });
      await queue.refresh(0);
      await review.reordered();
      const { verdicts } = this.view;
      toast.show({ text: () => (learned ? t("order-done", { verdicts }) : t("order-back-done")) });
    } catch (error) {
      tell(error);
    }
  }

  /** The one key: takes the offer, or goes back. */
  turn(): void {
    if (this.view?.offered) void this.put(true);
    else if (this.view?.learned) void this.put(false);
    else {
      const verdicts = this.view?.verdicts ?? 0;
      toast.show({ text: () => t("order-not-yet", { verdicts }) });
    }
  }
}

/** The order of the open campaign's queue. */
export const order = new Order();
