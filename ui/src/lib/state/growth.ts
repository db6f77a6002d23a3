import type { FollowersOn } from "../api/generated/FollowersOn";
import type { JumpView } from "../api/generated/JumpView";

const DAY_MS = 86_400_000;

/** A point of the curve of followers: days since the first, and people. */
export interface GrowthPoint {
  at: number;
  day: string;
  followers: number;
}

/** The days in order of time, each once, as days since the first. */
export function curve(days: FollowersOn[]): GrowthPoint[] {
  const sorted = days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const once = sorted.filter((day, place) => day.day !== sorted[place - 1]?.day);
  const first = Date.parse(once[0]?.day ?? "");
  return once.map(({ day, followers }) => ({ at: Math.round((Date.parse(day) - first) / DAY_MS), day, followers }));
}

/** The points a table of at most `most` rows shows: evenly spread, the last one and every day of a jump included. */
export function tabled(points: GrowthPoint[], jumps: JumpView[], most: number): GrowthPoint[] {
  const step = Math.max(1, Math.ceil(points.length / most));
  const jumped = new Set(jumps.map((jump) => jump.day));
  return points.filter((point, place) => place % step === 0 || place === points.length - 1 || jumped.has(point.day));
}
