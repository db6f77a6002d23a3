import { tick } from "svelte";
import type { Anchor } from "../api/generated/Anchor";
import { evidence, tabOf } from "./evidence.svelte";
import { anchored } from "./notes.svelte";

const LIT_MS = 1_200;

/** Goes to what a reason rests on: opens its tab, moves the focus there and lights it up for a moment. */
export async function visit(anchor: Anchor): Promise<void> {
  const tab = tabOf(anchor);
  if (tab) evidence.tab = tab;
  await tick();
  const element = anchored(anchor);
  if (!element) return;
  element.scrollIntoView({ block: "nearest" });
  const inside = element.querySelector<HTMLElement>("button, [tabindex='0']");
  if (!inside) element.tabIndex = -1;
  (inside ?? element).focus({ preventScroll: true });
  const accent = getComputedStyle(element).getPropertyValue("--accent");
  element.animate([{ outline: `2px solid ${accent}`, outlineOffset: "2px" }, { outline: "2px solid transparent" }], {
    duration: LIT_MS,
    easing: "ease-in",
  });
}
