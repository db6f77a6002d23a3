/** What lies over the window is often inside it, and scrolls on. */
const OVER = ".menu, .over-panel";

/**
 * Takes the scroll bars from everything that scrolls behind what lies over the window: WebKit draws them above every
 * layer. What it returns brings them back. Nothing moves or changes its size.
 */
export function holdStill(window: HTMLElement): () => void {
  const scrolls = (part: HTMLElement) =>
    (part.scrollHeight > part.clientHeight || part.scrollWidth > part.clientWidth) &&
    /auto|scroll/.test(getComputedStyle(part).overflow) &&
    !part.closest(OVER);
  const panes = [...window.querySelectorAll<HTMLElement>("*")].filter(scrolls);
  for (const pane of panes) pane.dataset["still"] = "";
  return () => {
    for (const pane of panes) delete pane.dataset["still"];
  };
}
