import { invoke } from "@tauri-apps/api/core";
import type { Amend } from "./generated/Amend";
import type { Anchor } from "./generated/Anchor";
import type { AnnotationKind } from "./generated/AnnotationKind";
import type { BaseView } from "./generated/BaseView";
import type { CampaignsView } from "./generated/CampaignsView";
import type { Changed } from "./generated/Changed";
import type { Code } from "./generated/Code";
import type { Decide } from "./generated/Decide";
import type { DisputesView } from "./generated/DisputesView";
import type { Discovered } from "./generated/Discovered";
import type { DiscoveryView } from "./generated/DiscoveryView";
import type { DossierView } from "./generated/DossierView";
import type { DoubtfulFile } from "./generated/DoubtfulFile";
import type { Draft } from "./generated/Draft";
import type { DuplicatesView } from "./generated/DuplicatesView";
import type { EvidenceTab } from "./generated/EvidenceTab";
import type { Exported } from "./generated/Exported";
import type { Objection } from "./generated/Objection";
import type { Challenge } from "./generated/Challenge";
import type { ChallengePreview } from "./generated/ChallengePreview";
import type { ForecastDecision } from "./generated/ForecastDecision";
import type { ForecastVersionsView } from "./generated/ForecastVersionsView";
import type { ForecastView } from "./generated/ForecastView";
import type { FoundFormat } from "./generated/FoundFormat";
import type { FoundIn } from "./generated/FoundIn";
import type { GlossaryView } from "./generated/GlossaryView";
import type { MakeShortlist } from "./generated/MakeShortlist";
import type { Market } from "./generated/Market";
import type { ModelCard } from "./generated/ModelCard";
import type { NamedQuestion } from "./generated/NamedQuestion";
import type { NumberRead } from "./generated/NumberRead";
import type { Pass } from "./generated/Pass";
import type { PostKind } from "./generated/PostKind";
import type { Query } from "./generated/Query";
import type { Question } from "./generated/Question";
import type { OrderView } from "./generated/OrderView";
import type { ScoreboardView } from "./generated/ScoreboardView";
import type { StateForecast } from "./generated/StateForecast";
import type { QueueFilter } from "./generated/QueueFilter";
import type { QueuePage } from "./generated/QueuePage";
import type { ResultsOptions } from "./generated/ResultsOptions";
import type { ResultsPreview } from "./generated/ResultsPreview";
import type { ResultsView } from "./generated/ResultsView";
import type { ReviewStart } from "./generated/ReviewStart";
import type { Settings } from "./generated/Settings";
import type { StartView } from "./generated/StartView";
import type { SyncView } from "./generated/SyncView";
import type { UiError } from "./generated/UiError";
import type { Term } from "./generated/Term";
import type { VerifyView } from "./generated/VerifyView";
import type { Weighting } from "./generated/Weighting";
import type { WeightingsView } from "./generated/WeightingsView";
import type { WhatIfView } from "./generated/WhatIfView";

type Nothing = Record<string, never>;
type Candidate = { campaign: string; candidate: string };

/** Everything the window may ask of the program: the arguments and the answer of each command. */
export interface Commands {
  start: [Nothing, StartView];
  create_vault: [{ passphrase: string | null }, StartView];
  unlock: [{ passphrase: string }, StartView];
  restore_backup: [Nothing, StartView];
  join: [{ hub: string; code: string }, StartView];
  accept_invitation: [Nothing, StartView];
  save_settings: [{ settings: Settings }, null];
  campaigns: [Nothing, CampaignsView];
  open_campaign: [{ campaign: string }, ReviewStart];
  queue: [{ campaign: string; filter: QueueFilter; search: string; from: number; count: number }, QueuePage];
  dossier: [Candidate, DossierView];
  dossier_ahead: [Candidate, DossierView | null];
  decide: [{ args: Decide }, Changed];
  amend: [{ args: Amend }, Changed];
  clear_verdict: [Candidate, Changed];
  reveal: [Candidate, DossierView];
  annotate: [Candidate & { anchor: Anchor; kind: AnnotationKind; text: string }, Changed];
  remove_annotation: [Candidate & { event: string }, Changed];
  dispute: [Candidate & { feature: string; objection: Objection; text: string }, Changed];
  withdraw_dispute: [Candidate & { event: string }, Changed];
  disputes: [{ campaign: string }, DisputesView];
  undo: [{ campaign: string }, Changed];
  redo: [{ campaign: string }, Changed];
  keep_version: [Candidate & { event: string }, Changed];
  save_draft: [Candidate & { draft: Draft }, null];
  /** Where the person stands, with the evidence that is open and the pass they chose for this campaign. */
  set_position: [Candidate & { tab: EvidenceTab; pass: Pass | null }, null];
  /** No campaign is open any more: the next start begins with the list of them. */
  leave_campaign: [Nothing, null];
  queue_order: [{ campaign: string }, OrderView];
  order_queue: [{ campaign: string; learned: boolean }, OrderView];
  model_news: [{ campaign: string }, string | null];
  weightings: [{ campaign: string }, WeightingsView];
  what_if: [{ campaign: string; weighting: Weighting }, WhatIfView];
  glossary: [{ campaign: string }, GlossaryView];
  /** Holds two phrases to mean the same, or no longer. */
  keep_term: [{ campaign: string; term: Term }, GlossaryView];
  keep_weighting: [{ campaign: string; weighting: Weighting }, WeightingsView];
  /** What a post is expected to bring; without a form or a market, the most frequent and the own one. */
  forecast: [Candidate & { kind: PostKind | null; market: Market | null }, ForecastView];
  state_forecast: [{ args: StateForecast }, ForecastView];
  forecast_versions: [{ campaign: string }, ForecastVersionsView];
  decide_forecast: [{ campaign: string; decision: ForecastDecision; reason: string }, ForecastVersionsView];
  preview_challenge: [{ campaign: string; challenge: Challenge }, ChallengePreview];
  raise_challenge: [{ campaign: string; challenge: Challenge }, ForecastVersionsView];
  withdraw_challenge: [{ campaign: string; event: string }, ForecastVersionsView];
  scoreboard: [Nothing, ScoreboardView];
  verify: [Nothing, VerifyView];
  results: [{ campaign: string }, ResultsView];
  pick_results: [{ campaign: string }, ResultsPreview | null];
  paste_results: [{ campaign: string; name: string; text: string }, ResultsPreview];
  reread_results: [{ campaign: string; options: ResultsOptions }, ResultsPreview];
  keep_results: [{ campaign: string; import: string }, ResultsView];
  take_back_results: [{ campaign: string; import: string; withdrawn: boolean }, ResultsView];
  doubtful_results: [{ campaign: string }, DoubtfulFile[]];
  put_results_right: [{ campaign: string; import: string }, ResultsView];
  export_results: [{ campaign: string }, Exported];
  sync_state: [Nothing, SyncView];
  sync_now: [Nothing, null];
  retry_rejected: [Nothing, null];
  export_reviews: [{ campaign: string; format: "csv" }, Exported];
  discovery: [Nothing, DiscoveryView];
  discovery_base: [Nothing, BaseView];
  discover: [{ question: Question }, Discovered];
  read_number: [{ field: string; text: string }, NumberRead];
  read_creators: [{ on: boolean }, BaseView];
  found_in: [{ creator: string }, FoundIn[]];
  place_of: [{ campaign: string; creator: string }, number | null];
  rename_question: [{ name: string; to: string }, NamedQuestion[]];
  save_question: [{ name: string; text: string }, NamedQuestion[]];
  forget_question: [{ name: string }, NamedQuestion[]];
  export_found: [{ query: Query; format: FoundFormat }, Exported];
  make_shortlist: [{ args: MakeShortlist }, Exported];
  duplicates: [Nothing, DuplicatesView];
  judge_pair: [{ first: string; second: string; same: boolean | null }, null];
  model_card: [{ campaign: string | null }, ModelCard];
  save_diagnostics: [{ text: string }, Exported];
  ready: [{ ms: number }, null];
}

/** The name of a command. */
export type Command = keyof Commands;

type Arguments<C extends Command> = Commands[C][0] extends Nothing ? [] : [args: Commands[C][0]];

/** What a command failed with: a code with words in the catalogue. */
export class CommandError extends Error {
  readonly code: Code;
  readonly params: Record<string, string>;

  constructor(error: UiError) {
    super(error.code);
    this.code = error.code;
    this.params = error.params;
  }
}

function isUiError(value: unknown): value is UiError {
  return typeof value === "object" && value !== null && "code" in value && "params" in value;
}

/** Whatever a command failed with, as a code. */
export function failureOf(error: unknown): CommandError {
  // Anything else than a code is a fault of the bridge itself; the person can do about it what `storage` says.
  return error instanceof CommandError
    ? error
    : new CommandError({ code: "storage", params: { detail: String(error) } });
}

/** Asks the program; a refusal is always a {@link CommandError}. */
export async function call<C extends Command>(command: C, ...[args]: Arguments<C>): Promise<Commands[C][1]> {
  try {
    return await invoke<Commands[C][1]>(command, args);
  } catch (error) {
    throw isUiError(error) ? new CommandError(error) : failureOf(error);
  }
}
