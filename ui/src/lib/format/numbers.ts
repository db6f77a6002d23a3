import type { Money } from "../api/generated/Money";
import type { Unit } from "../api/generated/Unit";

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(tag: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = tag + JSON.stringify(options);
  let known = formats.get(key);
  if (!known) formats.set(key, (known = new Intl.NumberFormat(tag, options)));
  return known;
}

/** A true minus instead of a hyphen, which Intl does not give in English. */
function signed(text: string): string {
  return text.replace(/^-/, "−");
}

/** A whole or short decimal number, grouped. */
export function number(value: number, tag: string, digits = 0): string {
  return signed(numberFormat(tag, { maximumFractionDigits: digits }).format(value));
}

/** A few significant digits with a short unit: `30.6K`, `30,6 тыс.`. */
export function compact(value: number, tag: string, digits = 3): string {
  return signed(numberFormat(tag, { notation: "compact", maximumSignificantDigits: digits }).format(value));
}

/** A share between 0 and 1 in per cent, with one decimal below ten per cent. */
export function percent(share: number, tag: string): string {
  const digits = Math.abs(share) < 0.0995 ? 1 : 0;
  const text = signed(numberFormat(tag, { style: "percent", maximumFractionDigits: digits }).format(share));
  return text;
}

/** An amount of money; small ones keep two decimals. Long ones may be asked for in short. */
export function money(amount: number, currency: string, tag: string, short = false): string {
  const small = Math.abs(amount) < 100 && !Number.isInteger(amount);
  const options: Intl.NumberFormatOptions = { style: "currency", currency, currencyDisplay: "narrowSymbol" };
  if (short && Math.abs(amount) >= 100_000) {
    return signed(
      numberFormat(tag, {
        ...options,
        notation: "compact",
        maximumSignificantDigits: 3,
        minimumFractionDigits: 0,
      }).format(amount),
    );
  }
  const digits = small ? 2 : 0;
  return signed(
    numberFormat(tag, { ...options, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount),
  );
}

/** What one of many costs, such as a view: below one, two digits that count. */
export function each(amount: number, currency: string, tag: string): string {
  if (amount >= 1 || amount === 0) return money(amount, currency, tag);
  const digits = { minimumSignificantDigits: 2, maximumSignificantDigits: 2 };
  return numberFormat(tag, { style: "currency", currency, currencyDisplay: "narrowSymbol", ...digits }).format(amount);
}

/** An amount with its own currency. */
export function amount(value: Money, tag: string, short = false): string {
  return money(value.amount, value.currency, tag, short);
}

/** A value in its unit. */
export function inUnit(value: number, unit: Unit, tag: string): string {
  switch (unit) {
    case "ratio":
      return percent(value, tag);
    case "rub":
      return money(value, "RUB", tag, value >= 1_000_000);
    case "usd":
      return money(value, "USD", tag, value >= 1_000_000);
    case "count":
      return Math.abs(value) >= 10_000 ? compact(value, tag) : number(value, tag);
    case "per_week":
    case "per_hundred":
      return number(value, tag, 1);
    case "points":
      return number(value, tag);
  }
}

/** The currency of a unit of money. */
const CURRENCY: Partial<Record<Unit, string>> = { rub: "RUB", usd: "USD" };
const MOST_DIGITS = 6;

/** Two values of one unit with as many digits as it takes to tell them apart: $0.012 and $0.010, not twice $0.01. */
export function apart(a: number, b: number, unit: Unit, tag: string): [string, string] {
  let told: [string, string] = [inUnit(a, unit, tag), inUnit(b, unit, tag)];
  for (let digits = 1; told[0] === told[1] && a !== b && digits <= MOST_DIGITS; digits++) {
    const currency = CURRENCY[unit];
    const style: Intl.NumberFormatOptions =
      unit === "ratio" ? { style: "percent" } : currency ? { style: "currency", currency } : {};
    const format = numberFormat(tag, {
      ...style,
      currencyDisplay: "narrowSymbol",
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    told = [signed(format.format(a)), signed(format.format(b))];
  }
  return told;
}

/** A number with its sign: `+22`, `−6`, `0`. */
export function points(value: number, tag: string): string {
  return signed(numberFormat(tag, { signDisplay: "exceptZero", maximumFractionDigits: 0 }).format(value));
}
