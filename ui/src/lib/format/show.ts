import type { Money } from "../api/generated/Money";
import type { Unit } from "../api/generated/Unit";
import { i18n } from "../i18n/i18n.svelte";
import * as dates from "./dates";
import * as numbers from "./numbers";

/** Numbers, money and dates in the language of the window. */
export const show = {
  number: (value: number, digits = 0): string => numbers.number(value, i18n.tag, digits),
  compact: (value: number, digits = 3): string => numbers.compact(value, i18n.tag, digits),
  percent: (share: number): string => numbers.percent(share, i18n.tag),
  points: (value: number): string => numbers.points(value, i18n.tag),
  inUnit: (value: number, unit: Unit): string => numbers.inUnit(value, unit, i18n.tag),
  apart: (a: number, b: number, unit: Unit): [string, string] => numbers.apart(a, b, unit, i18n.tag),
  money: (value: Money, short = false): string => numbers.amount(value, i18n.tag, short),
  each: (value: Money): string => numbers.each(value.amount, value.currency, i18n.tag),
  day: (text: string): string => dates.day(text, i18n.tag, new Date()),
  time: (text: string): string => dates.time(text, i18n.tag, new Date()),
  ago: (text: string): string => dates.relative(text, i18n.tag, new Date()),
};

/** The name of a language in itself, whatever the window speaks. */
export function languageName(code: string): string {
  const name = new Intl.DisplayNames(code, { type: "language" }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
