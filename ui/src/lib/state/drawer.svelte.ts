/** Below this width the queue has no place of its own; the same as in the styles of the review. */
const SMALL = "(max-width: 1279px)";

class Drawer {
  /** True while the queue lies over the candidate. */
  open = $state(false);

  show(): void {
    this.open = matchMedia(SMALL).matches;
  }

  toggle(): void {
    if (this.open) this.close();
    else this.show();
  }

  close(): void {
    this.open = false;
  }
}

/** On a small screen the queue is a drawer; where it has a place of its own there is none. */
export const drawer = new Drawer();
