/**
 * Texts that are painted over each other, looked for in the page: of two elements of one layer, neither inside the
 * other, by more than a pixel. What is scrolled or cut away is not painted; fields count as the text they hold.
 */
export function overlapping() {
  const AIR = 1;
  /** A line of text is taller than its letters. */
  const LEADING = 0.12;
  /** What lies over everything else of its surroundings on purpose. */
  const isLayer = (element) => {
    const { position, zIndex } = getComputedStyle(element);
    return position === "fixed" || position === "sticky" || (position !== "static" && zIndex !== "auto");
  };
  const layers = new Map();
  const layerOf = (element) => {
    if (!element || element === document.body) return document.body;
    if (!layers.has(element)) layers.set(element, isLayer(element) ? element : layerOf(element.parentElement));
    return layers.get(element);
  };
  /** The part of a rectangle that no frame around its element cuts off. */
  const seen = (element, { left, top, right, bottom }) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(at);
      if (overflowX !== "visible" || overflowY !== "visible") {
        const frame = at.getBoundingClientRect();
        [left, top] = [Math.max(left, frame.left), Math.max(top, frame.top)];
        [right, bottom] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
      }
      if (position === "fixed") break;
    }
    return { left, top, right, bottom };
  };
  const shown = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest(".visually-hidden, [inert], option");

  const items = [];
  const add = (element, box, text) => {
    const { left, top, right, bottom } = seen(element, box);
    const cut = (bottom - top) * LEADING;
    const part = { element, text, left, right, top: top + cut, bottom: bottom - cut };
    if (right - left > AIR && part.bottom - part.top > AIR) items.push({ ...part, layer: layerOf(element) });
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent.trim();
    if (text === "" || !shown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) add(element, box, text.slice(0, 30));
  }
  for (const field of document.querySelectorAll("input, select, textarea"))
    if (shown(field)) add(field, field.getBoundingClientRect(), `${field.tagName} ${field.ariaLabel ?? field.id}`);

  const found = new Set();
  for (const [at, one] of items.entries())
    for (const other of items.slice(at + 1)) {
      if (one.layer !== other.layer || one.element.contains(other.element) || other.element.contains(one.element))
        continue;
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (wide > AIR && high > AIR) found.add(`${one.text} × ${other.text} (${Math.round(wide)}×${Math.round(high)})`);
    }
  return [...found];
}
