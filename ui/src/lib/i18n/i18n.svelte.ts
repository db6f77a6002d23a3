import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { Locale } from "../api/generated/Locale";
import type { Localized } from "../api/generated/Localized";
import type { Messages } from "./messages";

/** The id of a message. */
export type MessageId = keyof Messages;

/** The id of a message without parameters. */
export type PlainId = { [Id in MessageId]: Messages[Id] extends undefined ? Id : never }[MessageId];

type Arguments<Id extends MessageId> = Messages[Id] extends undefined ? [] : [params: Messages[Id]];
type Catalogue = { bundle: FluentBundle; plain: Map<string, string> };

// Each language is a file of its own: the first paint needs one of them.
const SOURCES: Record<Locale, () => Promise<{ default: string }>> = {
  en: () => import("../../../../assets/i18n/en.ftl?raw"),
  ru: () => import("../../../../assets/i18n/ru.ftl?raw"),
};
const TAGS: Record<Locale, string> = { en: "en-US", ru: "ru-RU" };
const catalogues = new Map<Locale, Catalogue>();

/** Reads the words of a language, once. */
export async function prepare(locale: Locale): Promise<void> {
  if (catalogues.has(locale)) return;
  const { default: source } = await SOURCES[locale]();
  // No isolation marks: names are shown with their own control marks made visible, see format/text.ts.
  const bundle = new FluentBundle(TAGS[locale], { useIsolating: false });
  bundle.addResource(new FluentResource(source));
  catalogues.set(locale, { bundle, plain: new Map() });
}

function format(locale: Locale, id: string, params?: Record<string, FluentVariable>): string | undefined {
  const known = catalogues.get(locale);
  if (!known) return undefined;
  const { bundle, plain } = known;
  const ready = params ? undefined : plain.get(id);
  if (ready !== undefined) return ready;
  const pattern = bundle.getMessage(id)?.value;
  if (!pattern) return undefined;
  const text = bundle.formatPattern(pattern, params ?? null, []);
  if (!params) plain.set(id, text);
  return text;
}

class I18n {
  /** The language of the window; writing it repaints everything. */
  locale = $state<Locale>("en");

  /** Goes over to a language: at once when its words are here. */
  speak(locale: Locale): Promise<void> {
    if (catalogues.has(locale)) {
      this.locale = locale;
      return Promise.resolve();
    }
    return prepare(locale).then(() => void (this.locale = locale));
  }

  /** The language as Intl knows it. */
  get tag(): string {
    return TAGS[this.locale];
  }
}

/** The one switch of language. */
export const i18n = new I18n();

/** Reads the words of the other language while nobody waits, so that the first switch is as quick as the next. */
export function prepareOtherLanguage(): void {
  void prepare(i18n.locale === "en" ? "ru" : "en");
}

/** A message in the language of the window. */
export function t<Id extends MessageId>(id: Id, ...[params]: Arguments<Id>): string {
  return format(i18n.locale, id, params as Record<string, FluentVariable> | undefined) ?? id;
}

/** The label of a code from the data, such as `reason-A-AUD`; a code newer than this release is shown as it is. */
export function label(prefix: string, code: string, params?: Record<string, FluentVariable>): string {
  return format(i18n.locale, `${prefix}-${code}`, params) ?? code;
}

/** True when the catalogue knows a label for this code. */
export function hasLabel(prefix: string, code: string): boolean {
  return format(i18n.locale, `${prefix}-${code}`) !== undefined;
}

/** The text in the language of the window, or the other one, with the language it really is in. */
export function localized(text: Localized): { text: string; lang: Locale } {
  const other: Locale = i18n.locale === "en" ? "ru" : "en";
  const own = text[i18n.locale];
  return own ? { text: own, lang: i18n.locale } : { text: text[other] ?? "", lang: other };
}
