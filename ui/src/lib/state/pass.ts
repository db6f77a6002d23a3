import type { Pass } from "../api/generated/Pass";
import type { TouchLevel } from "../api/generated/TouchLevel";

/** The pass that gives each candidate the care a campaign asks for. */
export function passOf(touch: TouchLevel): Pass {
  return touch === "deep" || touch === "two_experts" ? "deep" : "fast";
}
