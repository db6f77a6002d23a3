/** What lies over the window is often inside it, and scrolls on. */
const OVER = ".menu, .over-panel";
/** A bar that takes room is wider than any border. */
const BORDER = 3;

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
  for (const { dataset, offsetWidth, clientWidth, clientLeft } of panes)
    dataset["still"] = offsetWidth - clientWidth - clientLeft > BORDER ? "room" : "";
  return () => {
    for (const pane of panes) delete pane.dataset["still"];
  };
}
