class Drawer {
  /** True while the queue lies over the candidate. */
  open = $state(false);

  toggle(): void {
    this.open = !this.open;
  }

  close(): void {
    this.open = false;
  }
}

/** On a small screen the queue is a drawer; where it has a place of its own this changes nothing. */
export const drawer = new Drawer();
