import { t } from "../i18n/i18n.svelte";

/** Longer than this many minutes is told in hours, longer than this many hours in working days. */
const MANY_MINUTES = 90;
const MANY_HOURS = 16;
const WORKING_DAY_H = 8;

/** About how long some work takes, in the unit a person plans with. */
export function effort(minutes: number): string {
  if (minutes <= MANY_MINUTES) return t("campaigns-minutes", { n: minutes });
  const hours = Math.round(minutes / 60);
  if (hours <= MANY_HOURS) return t("campaigns-hours", { n: hours });
  return t("campaigns-days", { n: Math.round(minutes / 60 / WORKING_DAY_H) });
}
