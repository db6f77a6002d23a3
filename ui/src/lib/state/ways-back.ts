import { t } from "../i18n/i18n.svelte";
import { toast } from "./toast.svelte";

/** How many steps can be taken back. */
const MOST = 50;

/** The ways back from what was done on a page, the latest first. */
export class WaysBack {
  private ways: (() => void)[] = [];

  /** Remembers a way back; what is returned goes it once, from a button or by the key. */
  remember(way: () => void): () => void {
    const back = () => {
      if (!this.ways.includes(back)) return;
      this.ways = this.ways.filter((one) => one !== back);
      way();
    };
    this.ways = [...this.ways, back].slice(-MOST);
    return back;
  }

  /** Takes back what was done last. */
  undo(): void {
    const last = this.ways.at(-1);
    if (last) last();
    else toast.show({ text: () => t("review-nothing-to-undo") });
  }
}
