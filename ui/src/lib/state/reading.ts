import type { Audience } from "../api/generated/Audience";
import type { DossierView } from "../api/generated/DossierView";
import type { MarketTarget } from "../api/generated/MarketTarget";
import type { Post } from "../api/generated/Post";

/** What is usual among peers, by metric. */
export function peersOf(dossier: DossierView): Map<string, number> {
  return new Map(dossier.peers.map(({ metric, usual }) => [metric, usual]));
}

/** Posts with views, oldest first, at most `most` of the newest. */
export function seenPosts(posts: Post[], most: number): (Post & { views: number })[] {
  return posts
    .filter((post): post is Post & { views: number } => post.views !== undefined)
    .toSorted((a, b) => (a.published_at < b.published_at ? 1 : -1))
    .slice(0, most)
    .reverse();
}

/** The middle of some numbers. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/** The target a candidate is held against: the own market's, else that of the candidate's home, else the only one. */
export function targetFor(targets: MarketTarget[], own: string | undefined, home: string): MarketTarget | undefined {
  const of = (market: string | undefined) => targets.find((target) => target.market === market);
  return of(own) ?? of(home) ?? targets[0];
}

/** The audiences that say anything at all. */
export function knownAudiences(audiences: Audience[]): Audience[] {
  return audiences.filter((a) => a.ages.length + a.genders.length + a.countries.length + a.languages.length > 0);
}
