import { call, type CommandError, failureOf } from "../api/call";
import type { Discovered } from "../api/generated/Discovered";
import type { DiscoveryView } from "../api/generated/DiscoveryView";
import type { FoundIn } from "../api/generated/FoundIn";
import type { FieldKind } from "../api/generated/FieldKind";
import type { FoundFormat } from "../api/generated/FoundFormat";
import type { Found } from "../api/generated/Found";
import type { Hit } from "../api/generated/Hit";
import type { NamedQuestion } from "../api/generated/NamedQuestion";
import type { Query } from "../api/generated/Query";
import type { Question } from "../api/generated/Question";
import { t } from "../i18n/i18n.svelte";
import { app } from "./app.svelte";
import { tell } from "./exports";
import { review } from "./review.svelte";
import { toast } from "./toast.svelte";
import { WaysBack } from "./ways-back";

/** How long a person may pause before a written question is answered. */
const REST_MS = 160;
/** How often one asks how far the base is. */
const LOOK_MS = 250;

/** What the page shows. */
export type DiscoveryTab = "creators" | "pairs";

/** Questions to the creators on this computer. */
class Discovery {
  view = $state.raw<DiscoveryView>();
  failure = $state.raw<CommandError>();
  tab = $state<DiscoveryTab>("creators");
  /** The question as written. */
  text = $state("");
  /** What is wrong with it. */
  wrong = $state.raw<Discovered["wrong"]>();
  /** The question last understood: it stays in the builder while the text is being mended. */
  query = $state.raw<Query>();
  /** Its answer. */
  found = $state.raw<Found>();
  cursor = $state(0);
  /** True while an answer is being worked out. */
  asking = $state(false);
  /** Ways back from what was done on this page. */
  readonly back = new WaysBack();
  private asked = 0;
  private answeredBy = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** How each field is asked. */
  get kinds(): Map<string, FieldKind> {
    return new Map((this.view?.fields ?? []).map((field) => [field.name, field.kind]));
  }

  /** Ready questions, then own ones: the order of the digits. */
  get questions(): NamedQuestion[] {
    return [...(this.view?.built_in ?? []), ...(this.view?.saved ?? [])];
  }

  /** Goes to the page. */
  open(): void {
    app.screen = "discovery";
    void this.load();
  }

  /** Reads everything the page begins with, and goes on looking while the base is being built. */
  async load(): Promise<void> {
    clearTimeout(this.timer);
    try {
      const view = await call("discovery");
      this.view = view;
      this.failure = undefined;
      if (view.base.building) this.timer = setTimeout(() => void this.look(), LOOK_MS);
      if (view.base.ready && view.base.number !== this.answeredBy) {
        const first = this.text === "" ? view.built_in[0]?.text : this.text;
        await this.ask({ text: first ?? "" });
      }
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  /** Records have arrived, or a campaign was closed: the page looks again, at most a few times a second. */
  heard(): void {
    if (app.screen !== "discovery" || this.view?.base.building) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), LOOK_MS);
  }

  private async look(): Promise<void> {
    if (app.screen !== "discovery") return;
    try {
      const base = await call("discovery_base");
      if (!base.building || base.number !== this.view?.base.number) return await this.load();
      if (this.view) this.view = { ...this.view, base };
      this.timer = setTimeout(() => void this.look(), LOOK_MS);
    } catch (error) {
      this.failure = failureOf(error);
    }
  }

  /** Takes what is typed and answers it after a short rest. */
  write(text: string): void {
    this.text = text;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => void this.ask({ text }), REST_MS);
  }
  private resting: ReturnType<typeof setTimeout> | undefined;

  /** Answers a question put together in the builder; the written form follows it. */
  build(query: Query): void {
    this.query = query;
    this.replace({ built: query });
  }

  /** Answers one of the ready or own questions. */
  pick(place: number): void {
    const question = this.questions[place];
    if (!question) return;
    this.tab = "creators";
    this.replace({ text: question.text });
  }

  /** Asks another question; the one that stood there, which may be written by hand, can be had back. */
  private replace(question: Question): void {
    const { text } = this;
    void this.ask(question).then(() => {
      if (text.trim() === "" || this.text === text) return;
      this.back.remember(() => {
        this.tab = "creators";
        void this.ask({ text });
      });
    });
  }

  /** The question that was answered last. */
  private answered = "";

  private async ask(question: Question): Promise<void> {
    clearTimeout(this.resting);
    const turn = (this.asked += 1);
    this.asking = true;
    if ("text" in question) this.text = question.text;
    try {
      const answer = await call("discover", { question });
      // A later question was asked meanwhile: its answer is the one to show.
      if (turn !== this.asked) return;
      this.text = answer.text;
      this.wrong = answer.wrong;
      if (answer.query) this.query = answer.query;
      if (answer.found) {
        // The same question over more creators: whoever is looked at stays under the eye.
        const looked = answer.text === this.answered ? this.hit?.id : undefined;
        this.found = answer.found;
        this.answered = answer.text;
        this.cursor = Math.max(0, looked === undefined ? 0 : answer.found.hits.findIndex(({ id }) => id === looked));
        this.answeredBy = answer.base.number;
      }
    } catch (error) {
      tell(error);
    } finally {
      if (turn === this.asked) this.asking = false;
    }
  }

  /** Sorts by a field: the greatest first, the other way round at the second press. */
  sortBy(field: string): void {
    if (!this.query) return;
    const before = this.query.sort[0];
    const descending = before?.by === field ? !before.descending : true;
    const others = this.query.sort.filter((order) => order.by !== field).slice(0, 3);
    this.build({ ...this.query, sort: [{ by: field, descending }, ...others] });
  }

  /** The creator under the eye. */
  get hit(): Hit | undefined {
    return this.found?.hits[this.cursor];
  }

  move(by: number): void {
    const last = (this.found?.hits.length ?? 0) - 1;
    this.cursor = Math.max(0, Math.min(last, this.cursor + by));
  }

  /** Stops reading records, or goes on with it. */
  async read(on: boolean): Promise<void> {
    try {
      const base = await call("read_creators", { on });
      if (this.view) this.view = { ...this.view, base };
      if (on) await this.load();
    } catch (error) {
      tell(error);
    }
  }

  /** Leads to the creator under the eye, in the first campaign that has them. */
  async openHit(): Promise<void> {
    const { hit } = this;
    if (!hit) return;
    try {
      const [first] = await call("found_in", { creator: hit.id });
      if (first) await this.openIn(first);
    } catch (error) {
      tell(error);
    }
  }

  /** Leads to a creator in the review of a campaign. */
  async openIn({ campaign, creator }: FoundIn): Promise<void> {
    try {
      const place = await call("place_of", { campaign, creator });
      await review.open(campaign);
      if (place !== null) await review.goToPlace(place);
    } catch (error) {
      tell(error);
    }
  }

  /** Writes the creators to a file the person chooses. */
  async exportFound(format: FoundFormat): Promise<void> {
    if (!this.query || !this.found) return;
    try {
      const { file, rows } = await call("export_found", { query: this.query, format });
      if (file) toast.show({ text: () => t("app-exported", { file, rows }), whole: true });
    } catch (error) {
      tell(error);
    }
  }
}

/** The discovery page. */
export const discovery = new Discovery();
