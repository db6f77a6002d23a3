import { t } from "../i18n/i18n.svelte";
import { cyrillicOf } from "./chord";

const MAC = typeof navigator !== "undefined" && /Mac/.test(navigator.platform);
const SHOWN: Record<string, string> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowLeft: "←",
  ArrowRight: "→",
  Enter: "↵",
  Escape: "Esc",
  PageDown: "PgDn",
  PageUp: "PgUp",
  Mod: MAC ? "⌘" : "Ctrl",
  Alt: MAC ? "⌥" : "Alt",
  Shift: MAC ? "⇧" : "Shift",
};

/** What is printed for a chord: each part apart, a letter with its twin of the Russian layout where that is wanted. */
export function legend(chord: string, both: boolean): string[] {
  const parts = chord.split("+").filter((part) => part !== "");
  return parts.map((part) => {
    const twin = part.length === 1 ? cyrillicOf(part) : undefined;
    if (twin && both) return `${part.toUpperCase()} · ${twin.toUpperCase()}`;
    if (part === "Space") return t("key-name-space");
    return SHOWN[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
}

/** The same for `aria-keyshortcuts`. */
export function ariaChord(chord: string): string {
  return chord.replace("Mod", MAC ? "Meta" : "Control");
}
