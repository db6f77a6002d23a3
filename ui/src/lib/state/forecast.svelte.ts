import { call, failureOf, type CommandError } from "../api/call";
import type { Cause } from "../api/generated/Cause";
import type { Creator } from "../api/generated/Creator";
import type { ForecastView } from "../api/generated/ForecastView";
import type { Market } from "../api/generated/Market";
import type { PostKind } from "../api/generated/PostKind";
import type { StatedView } from "../api/generated/StatedView";
import { plain } from "../format/text";
import { t } from "../i18n/i18n.svelte";
import { dossiers } from "./dossiers";
import { overlay } from "./overlay.svelte";
import { around } from "./chances";
import { median, seenPosts } from "./reading";
import { review } from "./review.svelte";
import { toast } from "./toast.svelte";
import { verdicts } from "./verdicts.svelte";
import { writes } from "./writes.svelte";

/** A number that is nearer to the model's than this needs no reason: it changes no decision. */
export const SMALL = 0.05;
/** Longest explanation. */
export const MOST_TEXT = 280;
/** Past posts that are looked at. */
const MOST_POSTS = 24;
const LARGEST = 100_000_000_000;
/** While the model is being learnt, it is asked for again after so long. */
const LEARNING_MS = 500;
/** How many times more or less than the model's the slider reaches. */
const REACH = 10;
/** Steps of the slider. */
export const STEPS = 1_000;

/** How wide the own range is beside the AI's: powers of its proportions. */
export const WIDTHS = { narrower: 0.6, same: 1, wider: 1.6 } as const;
export type Width = keyof typeof WIDTHS;
/** Ranges within so much of each other, in logarithms, are equally wide. */
const ALIKE = 0.2;

/** What is being said and not yet kept; what is absent stands as it was kept last. */
interface Draft {
  number?: number;
  width?: Width;
  cause?: Cause | undefined;
  text?: string;
}

/** The forecast of one post of a candidate, and the number the person is about to say. */
class Forecasts {
  view = $state.raw<ForecastView>();
  creator = $state.raw<Creator>();
  failure = $state.raw<CommandError>();
  /** Why the number was not kept. */
  refusal = $state.raw<CommandError>();
  saving = $state(false);
  private draft = $state.raw<Draft>({});
  /** What was begun and left, by candidate, form and market. */
  private readonly left = new Map<string, Draft>();
  private asked: { kind: PostKind | null; market: Market | null } = { kind: null, market: null };
  private campaign = "";
  private question = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Opens the sheet of the shown candidate, as soon as its dossier is here. */
  async show(): Promise<void> {
    const candidate = review.current?.id;
    if (candidate === undefined || review.finished) return;
    // A dossier that cannot be read says so in its own place.
    const dossier = review.dossier ?? (await dossiers.get(candidate).catch(() => undefined));
    if (!dossier || review.current?.id !== candidate || (overlay.open && overlay.open !== "palette")) return;
    this.open(dossier.creator);
  }

  /** What was shown before may be untrue by now, so it is read anew; what was begun is there again. */
  private open(creator: Creator): void {
    const again = creator.id === this.creator?.id && review.campaign === this.campaign;
    this.keepDraft();
    this.view = this.failure = this.refusal = undefined;
    this.draft = {};
    if (!again) this.asked = { kind: null, market: null };
    this.creator = creator;
    this.campaign = review.campaign;
    overlay.show("forecast");
    void this.load();
  }

  /** Turns to another form or market. */
  pick(kind: PostKind | undefined, market: Market | undefined): void {
    this.asked = { kind: kind ?? this.view?.kind ?? null, market: market ?? this.view?.market ?? null };
    this.refusal = undefined;
    void this.load();
  }

  /** Something was said about a candidate elsewhere. */
  heard(candidate: string): void {
    if (overlay.open === "forecast" && candidate === this.creator?.id) void this.load();
  }

  /** Reads the forecast; while the model is being learnt, again and again. */
  async load(): Promise<void> {
    clearTimeout(this.timer);
    const question = (this.question += 1);
    const { campaign, creator, asked } = this;
    if (!creator) return;
    try {
      const view = await call("forecast", { campaign, candidate: creator.id, ...asked });
      if (question !== this.question) return;
      this.take(view);
      this.failure = undefined;
      if (view.state === "learning") this.timer = setTimeout(() => this.again(), LEARNING_MS);
    } catch (error) {
      if (question === this.question) this.failure = failureOf(error);
    }
  }

  private again(): void {
    if (overlay.open === "forecast") void this.load();
  }

  private take(view: ForecastView): void {
    const turned = view.kind !== this.view?.kind || view.market !== this.view.market;
    if (turned) this.keepDraft();
    this.view = view;
    if (turned) this.draft = this.left.get(this.key) ?? {};
  }

  private get key(): string {
    return `${this.campaign} ${this.creator?.id} ${this.view?.kind} ${this.view?.market}`;
  }

  private keepDraft(): void {
    if (this.view) this.left.set(this.key, this.draft);
  }

  /** Past posts of this form with views, oldest first. */
  get posts(): ReturnType<typeof seenPosts> {
    const kind = this.view?.kind;
    return seenPosts(this.creator?.posts.filter((post) => post.kind === kind) ?? [], MOST_POSTS);
  }

  /** The own number that was kept last. */
  get standing(): StatedView | undefined {
    return this.view?.stated.findLast((said) => said.own);
  }

  /** The own number: what was moved, else what was kept; absent until one was said. */
  get number(): number | undefined {
    return this.draft.number ?? this.standing?.p50;
  }

  /** How wide the own range is: as it was picked, else as it was kept. */
  get width(): Width {
    return this.draft.width ?? this.keptWidth;
  }

  private get keptWidth(): Width {
    const { standing, view } = this;
    if (!standing?.p10 || !standing.p90 || !view?.model) return "same";
    const wide = (low: number, high: number) => Math.log(high / Math.max(1, low));
    const part = wide(standing.p10, standing.p90) / Math.max(ALIKE, wide(view.model.p10, view.model.p90));
    return part < 1 - ALIKE ? "narrower" : part > 1 + ALIKE ? "wider" : "same";
  }

  /** Says how wide it is. */
  widen(width: Width): void {
    if (!review.readOnly) this.change({ width });
  }

  /** Twenty outcomes around the own number; none without a model or a number. */
  get own(): number[] {
    const model = this.view?.model;
    if (!model || this.number === undefined) return [];
    return around(model.dots, model.p50, this.number, WIDTHS[this.width]);
  }

  /** The own range, when it is another than the AI's. */
  private get range(): { p10?: number; p90?: number } {
    const model = this.view?.model;
    if (!model || this.number === undefined || this.width === "same") return {};
    const [p10 = 0, p90 = 0] = around([model.p10, model.p90], model.p50, this.number, WIDTHS[this.width]);
    return { p10: Math.floor(Math.min(p10, this.number)), p90: Math.ceil(Math.max(p90, this.number)) };
  }

  get cause(): Cause | undefined {
    return "cause" in this.draft ? this.draft.cause : this.standing?.cause;
  }

  get text(): string {
    return this.draft.text ?? this.standing?.text ?? "";
  }

  /** What steps are counted from: the model's number; while it is not here, what such posts of the creator brought. */
  get base(): number {
    const known = this.view?.model?.p50 ?? Math.round(median(this.posts.map((post) => post.views)));
    return known > 0 ? known : (this.standing?.p50 ?? this.view?.wanted ?? 1_000);
  }

  /** How far the own number is from the model's; absent without one of them. */
  get share(): number | undefined {
    const model = this.view?.model;
    return model && this.number !== undefined ? this.number / Math.max(1, model.p50) - 1 : undefined;
  }

  /** True when the number cannot be kept without a reason. */
  get needsCause(): boolean {
    return this.share !== undefined && Math.abs(this.share) >= SMALL;
  }

  /** True when there is something to keep. */
  get moved(): boolean {
    const { draft, standing } = this;
    if (this.number === undefined) return false;
    const number = draft.number !== undefined && draft.number !== standing?.p50;
    const said =
      this.width !== this.keptWidth || this.cause !== standing?.cause || this.text.trim() !== (standing?.text ?? "");
    return number || said;
  }

  /** Where the number stands on the slider, which is even in proportions. */
  get place(): number {
    const from = Math.log((this.number ?? this.base) / this.base) / Math.log(REACH);
    return Math.round(Math.max(0, Math.min(1, (from + 1) / 2)) * STEPS);
  }

  set place(place: number) {
    this.move(Math.round(100 * (REACH ** ((2 * place) / STEPS - 1) - 1)));
  }

  /** Says a number. */
  say(number: number): void {
    if (review.readOnly || !Number.isFinite(number)) return;
    this.change({ number: Math.max(1, Math.min(LARGEST, Math.round(number))) });
  }

  /** The number that was begun is not meant any more: what was kept last stands. */
  unsay(): void {
    const { number: _, ...rest } = this.draft;
    this.draft = rest;
  }

  /** Says the number that is so many per cent from the base. */
  private move(percent: number): void {
    this.say(this.base * (1 + percent / 100));
  }

  /** Moves by whole per cents of the base. */
  step(percent: number): void {
    const at = this.number === undefined ? 0 : Math.round(100 * (this.number / this.base - 1));
    this.move(at + percent);
  }

  /** Back to the model's number, or to what such posts brought. */
  back(): void {
    this.move(0);
  }

  /** Says why, or no longer. */
  turn(cause: Cause): void {
    if (!review.readOnly) this.change({ cause: this.cause === cause ? undefined : cause });
  }

  write(text: string): void {
    this.change({ text });
  }

  /** Forgets what was begun: it was kept elsewhere. */
  drop(): void {
    this.left.delete(this.key);
    this.draft = {};
  }

  private change(part: Draft): void {
    this.draft = { ...this.draft, ...part };
    this.refusal = undefined;
  }

  /** Keeps the number; the notice takes it back. A refusal loses nothing. */
  async keep(): Promise<void> {
    const { view, creator, campaign, number, cause, key } = this;
    if (!view || !creator || number === undefined || !this.moved || this.saving || review.readOnly) return;
    this.saving = true;
    try {
      await writes.kept();
      const { kind, market } = view;
      const why = view.model && cause ? { cause } : {};
      const args = {
        campaign,
        candidate: creator.id,
        kind,
        market,
        p50: number,
        text: this.text.trim(),
        ...why,
        ...this.range,
      };
      await call("state_forecast", { args });
      this.left.delete(key);
      if (this.key === key) this.draft = {};
      review.canUndo = true;
      review.canRedo = false;
      overlay.close("forecast");
      const done = view.state === "hidden" ? "forecast-sealed" : "forecast-kept";
      const text = () => t(done, { name: plain(creator.name) });
      toast.show({ text, action: { label: () => t("review-undo"), run: () => verdicts.undo() }, step: true });
    } catch (error) {
      this.refusal = failureOf(error);
    } finally {
      this.saving = false;
    }
  }
}

/** The forecast of the shown candidate. */
export const forecast = new Forecasts();
