import { call, type CommandError, failureOf } from "../api/call";
import type { CampaignCard } from "../api/generated/CampaignCard";
import { passOf } from "./pass";

// Seconds a candidate takes in each pass, from the research on reviewing sessions; shown as "about".
const FAST_S = 10;
const DEEP_S = 60;

/** About how many minutes the waiting candidates of a campaign take. */
export function minutes(card: CampaignCard): number {
  const seconds = passOf(card.campaign.touch) === "deep" ? DEEP_S : FAST_S;
  return Math.max(1, Math.round((card.waiting * seconds) / 60));
}

class Campaigns {
  cards = $state.raw<CampaignCard[]>();
  me = $state("");
  failure = $state.raw<CommandError>();
  /** Place of the campaign shown on the right. */
  cursor = $state(0);

  get selected(): CampaignCard | undefined {
    return this.cards?.[this.cursor];
  }

  async load(): Promise<void> {
    try {
      const { campaigns, me } = await call("campaigns");
      const id = this.selected?.campaign.id;
      this.cards = campaigns;
      this.me = me;
      const place = campaigns.findIndex((card) => card.campaign.id === id);
      this.cursor = Math.max(0, place);
      this.failure = undefined;
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  move(by: number): void {
    const last = (this.cards?.length ?? 0) - 1;
    this.cursor = Math.max(0, Math.min(last, this.cursor + by));
  }
}

/** The campaigns of this person. */
export const campaigns = new Campaigns();
