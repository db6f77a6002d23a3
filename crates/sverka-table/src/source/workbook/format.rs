//! What the format of a cell says of the number in it.

use crate::number::{UNKNOWN_CURRENCY, Word, is_currency_sign, word, words};

/// What a format code says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Said {
    /// The number is a share, shown in per cent.
    pub(super) share: bool,
    /// It is an amount in this currency (ISO 4217).
    pub(super) currency: Option<&'static str>,
    /// A word stands with it that is not known.
    pub(super) unknown: bool,
    /// It is shown in thousands or millions.
    pub(super) multiple: Option<f64>,
    /// How many times larger what is shown is than what the file has.
    pub(super) times: f64,
}

impl Said {
    pub(super) const NOTHING: Self = Self { share: false, currency: None, unknown: false, multiple: None, times: 1.0 };
}

/// Reads a format code, such as `[$$-409]#,##0.00` or `#,##0.00\ "₽"`.
pub(super) fn said(code: &str) -> Said {
    let shown = Shown::of(code);
    let mut said = Said::NOTHING;
    for text in shown.signs.iter().chain(&shown.words).map(|text| text.to_lowercase()) {
        for part in words(&text).into_iter().filter(|part| !matches!(*part, "us" | "u" | "s" | "сша")) {
            match word(part) {
                Some(Word::Currency(code)) => {
                    let same = said.currency.is_none_or(|known| known == code);
                    said.currency = Some(if same { code } else { UNKNOWN_CURRENCY });
                }
                Some(Word::Times(times)) => said.multiple = Some(times),
                Some(Word::Percent | Word::Counted | Word::About) => {}
                None => said.unknown |= part.contains(|sign: char| sign.is_alphabetic() || is_currency_sign(sign)),
            }
        }
    }
    let is_money = said.currency.is_some() || !shown.signs.is_empty();
    if is_money && said.unknown {
        said.currency = Some(UNKNOWN_CURRENCY);
    }
    said.share = !is_money && shown.bare.contains('%');
    // A comma behind the last digit shows thousands.
    let digits: String = shown.bare.chars().filter(|sign| "0#?,.".contains(*sign)).collect();
    let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
    let commas: usize = [whole, part].iter().map(|digits| digits.len() - digits.trim_end_matches(',').len()).sum();
    let hidden = 1000_f64.powi(i32::try_from(commas.min(4)).unwrap_or(0));
    said.times = said.multiple.map_or(1.0, |multiple| multiple / hidden);
    said.multiple = said.multiple.or((commas > 0).then_some(hidden));
    said
}

/// A code taken apart.
#[derive(Default)]
struct Shown {
    /// Signs of currency, in brackets without the locale: `[$₽-419]`.
    signs: Vec<String>,
    /// What is shown as it stands.
    words: Vec<String>,
    /// Digits and what else is part of the number.
    bare: String,
}

impl Shown {
    fn of(code: &str) -> Self {
        let mut shown = Self::default();
        let mut letters = code.chars();
        let mut escaped = String::new();
        while let Some(letter) = letters.next() {
            if letter == '\\' {
                escaped.extend(letters.next());
                continue;
            }
            shown.words.extend(Some(std::mem::take(&mut escaped)).filter(|word| !word.is_empty()));
            match letter {
                // Codes for positive, negative and other numbers are parted by semicolons.
                ';' => break,
                '"' => shown.words.push(letters.by_ref().take_while(|letter| *letter != '"').collect()),
                // As wide as the next letter, or filled with it.
                '_' | '*' => drop(letters.next()),
                '[' => {
                    let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                    let sign = inside.strip_prefix('$').map(|rest| rest.split('-').next().unwrap_or_default());
                    shown.signs.extend(sign.filter(|sign| !sign.is_empty()).map(str::to_owned));
                }
                sign if is_currency_sign(sign) => shown.signs.push(sign.to_string()),
                other => shown.bare.push(other),
            }
        }
        shown.words.extend(Some(escaped).filter(|word| !word.is_empty()));
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::{Said, said};

    #[test]
    fn formats_of_money_and_of_shares_are_known() {
        let money = |code| Said { currency: Some(code), ..Said::NOTHING };
        let share = Said { share: true, ..Said::NOTHING };
        for (code, expected) in [
            ("[$$-409]#,##0.00", money("USD")),
            ("#,##0.00\\ \"₽\"", money("RUB")),
            ("#,##0.00 [$₽-419]", money("RUB")),
            ("_-* #,##0.00\\ \"₽\"_-;\\-* #,##0.00\\ \"₽\"_-", money("RUB")),
            ("\"$\"#,##0_);(\"$\"#,##0)", money("USD")),
            ("[$USD] #,##0", money("USD")),
            ("[$RUB]\\ #,##0.00", money("RUB")),
            ("#,##0 \"руб.\"", money("RUB")),
            ("#,##0\\ \\р\\.", money("RUB")),
            ("#,##0.00 €", money("EUR")),
            ("[$£-en-GB]#,##0.00", money("GBP")),
            ("[$₸-kk-KZ]#,##0", money("KZT")),
            ("[$A$-C09]#,##0.00", money("AUD")),
            ("0.00%", share),
            ("General", Said::NOTHING),
            ("#,##0", Said::NOTHING),
            ("dd.mm.yyyy", Said::NOTHING),
            ("0 \"%\"", Said::NOTHING),
        ] {
            assert_eq!(said(code), expected, "{code}");
        }
    }

    #[test]
    fn a_locale_is_no_dollar_and_a_currency_that_is_not_known_is_none_that_is() {
        for code in ["[$-419]#,##0.00", "[$-10409]#,##0", "[$-x-sysdate]0", "[$-F800]dddd\\,\\ mmmm\\ dd", "[Red]0"] {
            assert_eq!(said(code), Said::NOTHING, "{code}");
        }
        for code in [
            "#,##0.00\\ [$zł-415]",
            "[$₺-41F]#,##0.00",
            "[$CHF-807]\\ #,##0.00",
            "[$R$-416]\\ #,##0.00",
            "#,##0.00\\ [$Kč-405]",
            "₩#,##0",
            "[$$-409]#,##0 \"MXN\"",
            "\"$\"#,##0 \"CAD\"",
        ] {
            assert_eq!(said(code).currency, Some("XXX"), "{code}");
        }
        for code in ["#,##0\\ \"zł\"", "#,##0\\ \"тг\""] {
            assert!(said(code).unknown && said(code).currency.is_none(), "{code}");
        }
        assert!(!said("0 \"просмотров\"").unknown);
    }

    #[test]
    fn thousands_in_a_format_are_those_that_it_shows() {
        for (code, times, multiple) in [
            ("#,##0 \"тыс. руб.\"", 1e3, Some(1e3)),
            ("#,##0,\"K\"", 1.0, Some(1e3)),
            ("0.0,,\"M\"", 1.0, Some(1e6)),
            ("#,##0,", 1.0, Some(1e3)),
            ("[>999]#,##0,\"тыс. ₽\";0", 1.0, Some(1e3)),
            ("#,##0,\"k$\"", 1.0, Some(1e3)),
            ("#,##0.0", 1.0, None),
        ] {
            assert_eq!((said(code).times, said(code).multiple), (times, multiple), "{code}");
        }
        assert_eq!(said("#,##0,\"k$\"").currency, Some("USD"));
    }
}
