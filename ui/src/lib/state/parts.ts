import type { AiView } from "../api/generated/AiView";
import type { PartView } from "../api/generated/PartView";
import { show } from "../format/show";
import { t } from "../i18n/i18n.svelte";

/** What parts are about, in the order in which they always stand: a place learned once is found again. */
export const GROUPS = ["audience", "engagement", "authenticity", "brand_fit", "price", "history"] as const;

/** Parts of one kind. */
export interface PartGroup {
  group: string;
  /** Their points together. */
  points: number;
  /** Known ones first, then by size, as the program gave them. */
  parts: PartView[];
}

/** The parts by what they are about; a group newer than this release comes last. */
export function grouped(parts: PartView[]): PartGroup[] {
  const known: string[] = [...GROUPS];
  const names = [...known, ...new Set(parts.map((part) => part.group).filter((group) => !known.includes(group)))];
  return names.flatMap((group) => {
    const own = parts.filter((part) => part.group === group);
    if (own.length === 0) return [];
    own.sort((a, b) => Number(a.missing) - Number(b.missing));
    return [{ group, parts: own, points: own.reduce((sum, part) => sum + part.points, 0) }];
  });
}

/** The points of all parts together: with the base they are the score. */
export function together(ai: AiView): number {
  return ai.parts.reduce((sum, part) => sum + part.points, 0);
}

/** The value of a part and what is usual, or why there is none. */
export function told(part: PartView): string {
  if (part.withheld) return t("ai-withheld");
  if (part.missing || part.value === undefined) return t("ai-unknown");
  const value = show.inUnit(part.value, part.unit);
  if (part.peer === undefined) return value;
  const peer = show.inUnit(part.peer, part.unit);
  // Only these two are held against peers; for the others something is usual for everybody.
  const hasPeers = part.feature === "engagement" || part.feature === "price";
  return hasPeers ? t("ai-peer", { value, peer }) : t("ai-usual", { value, usual: peer });
}
