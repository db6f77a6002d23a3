import { call, failureOf, type CommandError } from "../api/call";
import type { Settings } from "../api/generated/Settings";
import type { StartView } from "../api/generated/StartView";
import { i18n, label, prepare } from "../i18n/i18n.svelte";
import { toast } from "./toast.svelte";

/** Which part of the window is open. */
export type Screen = "starting" | "broken" | "gate" | "campaigns" | "review" | "discovery";

const systemDark = window.matchMedia("(prefers-color-scheme: dark)");

class App {
  screen = $state<Screen>("starting");
  /** What the program said at the start or after the last step of the gate. */
  start = $state.raw<StartView>();
  /** Why the program did not start. */
  failure = $state.raw<CommandError>();
  settings = $state.raw<Settings>({ locale: "en", theme: "system", letter_keys: "on" });
  /** True while the window is dark. */
  dark = $state(false);
  /** Set when the person typed a Cyrillic letter last; legends then show both letters. */
  typesCyrillic = $state(false);

  /** True when legends show the letter of the Russian layout too. */
  get bothLegends(): boolean {
    return i18n.locale === "ru" || this.typesCyrillic;
  }

  /** Asks the program where it stands. */
  async begin(): Promise<void> {
    try {
      const start = await call("start");
      await prepare(start.settings.locale);
      this.enter(start);
    } catch (error) {
      this.failure = failureOf(error);
      this.screen = "broken";
    }
  }

  /** Takes the answer of a step of the gate and goes where it leads. */
  enter(start: StartView): void {
    this.start = start;
    this.paint(start.settings);
    this.screen = start.gate !== "ready" ? "gate" : start.resume ? "review" : "campaigns";
    const { notices } = start;
    const text = () => notices.map((notice) => label("notice", notice)).join(" ");
    if (notices.length > 0) toast.show({ text, sticky: true, whole: true });
  }

  /** Opens the newest whole backup in the place of a damaged vault. */
  async restore(): Promise<void> {
    try {
      this.enter(await call("restore_backup"));
    } catch (error) {
      this.failure = failureOf(error);
      this.screen = "broken";
    }
  }

  /** Changes some settings: painted at once, then kept. */
  change(part: Partial<Settings>): void {
    const settings = { ...this.settings, ...part };
    this.paint(settings);
    // Losing a choice of colours is not worth a notice: it is simply asked for again next time.
    call("save_settings", { settings }).catch(() => undefined);
  }

  private paint(settings: Settings): void {
    this.settings = settings;
    void i18n.speak(settings.locale);
    document.documentElement.lang = settings.locale;
    this.paintTheme();
  }

  private paintTheme(): void {
    const { theme } = this.settings;
    this.dark = theme === "dark" || (theme === "system" && systemDark.matches);
    document.documentElement.dataset["theme"] = this.dark ? "dark" : "light";
  }

  /** Follows the system's colours while the person wants that. */
  followSystem(): () => void {
    const follow = () => this.paintTheme();
    systemDark.addEventListener("change", follow);
    return () => systemDark.removeEventListener("change", follow);
  }

  /** Tells the program, once, that the window can be used. */
  usable(): void {
    if (this.saidReady) return;
    this.saidReady = true;
    call("ready", { ms: Math.round(performance.now()) }).catch(() => undefined);
  }
  private saidReady = false;
}

/** The window as a whole. */
export const app = new App();
