import type { FieldKind } from "../api/generated/FieldKind";
import type { Seen } from "../api/generated/Seen";
import { hasLabel, i18n, label, t } from "../i18n/i18n.svelte";
import * as dates from "./dates";
import { languageName, show } from "./show";

const DAY_MS = 86_400_000;

/** The name of a country in the language of the window. */
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames(i18n.tag, { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The name of a field as people say it: `audience.RU` → “Audience: Russia”. */
export function fieldName(field: string): string {
  const id = field.toLowerCase().replaceAll(".", "-");
  if (hasLabel("discovery-field", id)) return label("discovery-field", id);
  const [family = "", kind = "", rest] = field.split(".");
  if (family === "compliance") return t("discovery-field-compliance", { what: kind });
  if (kind === "lang" && rest) return t("discovery-field-audience-lang", { what: languageName(rest) });
  if (kind === "age" && rest) return t("discovery-field-audience-age", { what: rest.replace("-", "–") });
  return t("discovery-field-audience-country", { what: countryName(kind) });
}

/** The name of one of a field's names: a platform, a market, a topic. */
export function choiceName(field: string, name: string): string {
  if (field.startsWith("platform")) return label("platform", name);
  if (field === "language") return languageName(name);
  return label("discovery-choice", name);
}

/** How a field is asked; families that a list of fields gives one example of are recognised by their beginning. */
export function kindOf(field: string, known: Map<string, FieldKind>): FieldKind {
  return known.get(field) ?? (field.startsWith("compliance.") ? "choice" : "share");
}

/** A number of a field as people read it. */
export function fieldValue(field: string, kind: FieldKind, value: number): string {
  switch (kind) {
    case "share":
      return show.percent(value);
    case "count":
      return show.inUnit(value, "count");
    case "money":
      return show.inUnit(value, field.endsWith(".usd") ? "usd" : "rub");
    case "day":
      return dates.day(new Date(value * DAY_MS).toISOString(), i18n.tag, new Date());
    case "points":
      return show.number(value);
    default:
      return show.number(value, 1);
  }
}

/** What was seen of a creator, in words. */
export function seenValue(seen: Seen, kind: FieldKind): string {
  if (seen.markets && seen.markets.length > 0)
    return seen.markets
      .map(({ country, share, rank }) =>
        rank === undefined
          ? t("discovery-in-market", { country, share: show.percent(share) })
          : t("discovery-in-market-rank", { country, share: show.percent(share), rank: show.percent(rank / 100) }),
      )
      .join(" · ");
  if (seen.state === "withheld") return t("discovery-withheld");
  if (kind === "words") return "";
  if (seen.state === "missing") return t("discovery-not-known");
  if (seen.value !== undefined) return fieldValue(seen.field, kind, seen.value);
  return (seen.names ?? []).map((name) => choiceName(seen.field, name)).join(", ");
}
