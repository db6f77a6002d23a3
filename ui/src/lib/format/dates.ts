const formats = new Map<string, Intl.DateTimeFormat>();
const relatives = new Map<string, Intl.RelativeTimeFormat>();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(options);
  let known = formats.get(key);
  if (!known) formats.set(key, (known = new Intl.DateTimeFormat(tag, options)));
  return known;
}

/** The moment of an RFC 3339 time or a plain date; a plain date is that day here, not in Greenwich. */
export function moment(text: string): Date {
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00` : text);
}

/** A day, with the year only when it is not this one. */
export function day(text: string, tag: string, now: Date): string {
  const date = moment(text);
  const year = date.getFullYear() === now.getFullYear() ? {} : { year: "numeric" as const };
  return dateFormat(tag, { day: "numeric", month: "short", ...year }).format(date);
}

/** A time of the day, with the day when it is not today. */
export function time(text: string, tag: string, now: Date): string {
  const date = moment(text);
  const clock = dateFormat(tag, { hour: "2-digit", minute: "2-digit" }).format(date);
  return date.toDateString() === now.toDateString() ? clock : `${day(text, tag, now)}, ${clock}`;
}

/** How long ago or ahead, in the largest whole unit. */
export function relative(text: string, tag: string, now: Date): string {
  let known = relatives.get(tag);
  if (!known) relatives.set(tag, (known = new Intl.RelativeTimeFormat(tag, { numeric: "auto", style: "short" })));
  const past = moment(text).getTime() - now.getTime();
  const far = Math.abs(past);
  if (far < HOUR) return known.format(Math.round(past / MINUTE), "minute");
  if (far < DAY) return known.format(Math.round(past / HOUR), "hour");
  if (far < 60 * DAY) return known.format(Math.round(past / DAY), "day");
  return known.format(Math.round(past / (30 * DAY)), "month");
}

/** Whole days since a moment; negative when it is still ahead. */
export function daysSince(text: string, now: Date): number {
  return Math.floor((now.getTime() - moment(text).getTime()) / DAY);
}
