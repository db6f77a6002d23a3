//! The name of a column: what it says, and the unit beside it.

use super::names::{self, Field};
use crate::number::{UNKNOWN_CURRENCY, Word, currency_of, is_currency_sign, word, words};
use crate::text::key;
use crate::words::platform;

/// What stands beside the name of a column.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Unit {
    /// Amounts are in this currency (ISO 4217).
    pub currency: Option<&'static str>,
    /// Numbers are so many times larger than written: 1000 for «тыс.».
    pub times: Option<f64>,
    /// Numbers are in per cent.
    pub percent: bool,
    /// What comes first in a date: `Date (MM/DD/YYYY)`.
    pub day_first: Option<bool>,
}

/// The name of a column.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Title {
    /// As the file writes it.
    pub name: String,
    /// The unit that stands with it.
    pub unit: Unit,
    /// Letters and digits of all of it.
    whole: String,
    /// The same without the unit, where the rest says nothing else.
    base: Option<String>,
}

/// Words before a name that do not change what it says.
const BEFORE: [&str; 24] = [
    "факт",
    "фактический",
    "фактические",
    "фактическая",
    "actual",
    "итого",
    // Objects in which programs keep the numbers of a post.
    "statistics",
    "snippet",
    "stats",
    "metrics",
    "publicmetrics",
    "количество",
    "общееколичество",
    "колво",
    "число",
    "общее",
    "общий",
    "общая",
    "всего",
    "numberof",
    "total",
    "lifetime",
    "nof",
    "суммарно",
];
/// The same words behind a name.
const BEHIND: [&str; 4] = ["факт", "фактический", "actual", "fact"];
/// Words in brackets or behind a comma that do not change what a name says.
const BESIDE: [&str; 27] = [
    "шт",
    "штук",
    "раз",
    "чел",
    "человек",
    "колво",
    "количество",
    "всего",
    "total",
    "count",
    "number",
    "лайфтайм",
    "lifetime",
    "запост",
    "заперид",
    "запериод",
    "факт",
    "фактический",
    "actual",
    "fact",
    "мск",
    "msk",
    "utc",
    "gmt",
    "местное",
    "время",
    "local",
];

/// Words for thousands and millions that mean nothing else beside a name.
const TIMES: [&str; 11] =
    ["k", "m", "тыс", "тысяч", "млн", "mln", "миллионов", "thousand", "thousands", "million", "millions"];
/// The same beside names of reach alone.
const UNIQUE: [&str; 5] = ["уник", "уникальный", "уникальные", "уникальных", "unique"];

impl Title {
    /// Takes a name apart.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let name = crate::text::trimmed(name);
        let mut unit = Unit { percent: name.contains('%'), ..Unit::default() };
        let (mut bare, beside) = parts(name);
        let (mut settled, mut unique) = (true, false);
        for part in beside
            .iter()
            .filter(|part| !key(part).is_empty() || part.contains(|sign| is_currency_sign(sign) || sign == '%'))
        {
            unique |= UNIQUE.contains(&key(part).as_str());
            settled &= unit.see(part) || BESIDE.contains(&key(part).as_str()) || UNIQUE.contains(&key(part).as_str());
        }
        // `price_rub`, `Цена руб.`, `Cost $` and `Cost $K`: the unit is the last word.
        while let (rest, Some(last)) = last_word(bare)
            && !key(rest).is_empty()
            && unit.see_last(last)
        {
            bare = rest;
        }
        let whole = key(name);
        let base = Some(key(bare)).filter(|base| settled && !base.is_empty());
        // Unique viewers are reach, and unique views are no views.
        let base = base.filter(|base| !unique || names::of(base).is_some_and(|(field, _)| field.is_reach()));
        Self { name: name.to_owned(), unit, whole, base }
    }

    /// True when this is the name, whatever its case and signs.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        let other = key(name);
        if other.is_empty() {
            crate::text::normalise(name) == crate::text::normalise(&self.name)
        } else {
            self.whole == other
        }
    }

    /// How well this names a field, the smaller the better; `None` when it does not.
    pub(super) fn rank(&self, field: Field) -> Option<usize> {
        // A rate is no count: `Likes (%)`, `Reach, %`.
        if self.unit.percent && field.is_count() {
            return None;
        }
        self.known().filter(|(known, _)| *known == field).map(|(_, rank)| rank).min()
    }

    /// The field this names.
    #[must_use]
    pub fn field(&self) -> Option<Field> {
        let mut known = self.known().filter(|(field, _)| !(self.unit.percent && field.is_count()));
        known.next().map(|(field, _)| field)
    }

    /// Fields by each of the forms, with how well it names them.
    fn known(&self) -> impl Iterator<Item = (Field, usize)> {
        self.forms().into_iter().filter_map(names::of)
    }

    /// Forms that are looked for among the names.
    fn forms(&self) -> Vec<&str> {
        let mut forms = vec![self.whole.as_str()];
        if let Some(base) = &self.base {
            let mut base = base.as_str();
            forms.push(base);
            while let Some(rest) =
                BEFORE.iter().find_map(|word| base.strip_prefix(word)).filter(|rest| !rest.is_empty())
            {
                base = rest;
                forms.push(base);
            }
            forms.extend(BEHIND.iter().find_map(|word| base.strip_suffix(word)).filter(|rest| !rest.is_empty()));
        }
        forms
    }
}

impl Unit {
    /// Takes what a part says about the unit; false when it says something else.
    pub(crate) fn see(&mut self, part: &str) -> bool {
        if let Some(currency) = currency_of(part) {
            self.see_currency(currency);
            return true;
        }
        match key(part).as_str() {
            "ddmmyyyy" | "ддммгггг" | "dmy" => self.day_first = Some(true),
            "mmddyyyy" | "ммддгггг" | "mdy" => self.day_first = Some(false),
            "yyyymmdd" | "ггггммдд" => {}
            // `Handle (Instagram)`.
            _ if platform(part).is_some() => {}
            _ => return self.see_words(part),
        }
        true
    }

    /// Takes units out of words; false when one of them is no unit and says something.
    fn see_words(&mut self, part: &str) -> bool {
        let part = part.to_lowercase();
        let mut all = true;
        // Single letters are thousands and millions beside a currency: `Охват (м)` may be that of men.
        let is_money = words(&part).into_iter().any(|found| matches!(word(found), Some(Word::Currency(_))));
        for found in words(&part) {
            match word(found) {
                Some(Word::Times(times)) if is_money || TIMES.contains(&found) => self.times = Some(times),
                Some(Word::Currency(code)) => self.see_currency(code),
                _ if BESIDE.contains(&found) || matches!(found, "%" | "in" | "в") => {}
                _ => all &= !found.contains(char::is_alphanumeric),
            }
        }
        all && (!key(&part).is_empty() || part.contains('%') || self.currency.is_some())
    }

    /// Takes the unit that the last word of a name is; false when it is none.
    fn see_last(&mut self, last: &str) -> bool {
        let last = last.to_lowercase();
        let found = words(&last);
        let unit = |word: &str| match crate::number::word(word) {
            Some(Word::Currency(code)) => self.currency.is_none_or(|known| known == code),
            // `M` and `B` may be anything.
            Some(Word::Times(_)) => matches!(word, "k" | "тыс" | "тысяч" | "млн" | "mln" | "thousand" | "thousands"),
            _ => false,
        };
        !found.is_empty() && found.iter().all(|word| unit(word)) && self.see_words(&last)
    }

    /// Takes a currency; two of them are one that is not known.
    fn see_currency(&mut self, code: &'static str) {
        self.currency = Some(if self.currency.is_none_or(|known| known == code) { code } else { UNKNOWN_CURRENCY });
    }
}

/// A name without what stands in brackets or behind a comma, and those parts.
fn parts(name: &str) -> (&str, Vec<&str>) {
    let end = name.char_indices().find(|(at, letter)| *at > 0 && matches!(letter, '(' | '[' | ',' | ';'));
    let Some((end, _)) = end else { return (name, Vec::new()) };
    let rest = name[end..].split(['(', ')', '[', ']', ',', ';']).map(str::trim).filter(|part| !part.is_empty());
    (name[..end].trim_end(), rest.collect())
}

/// A name without its last word, and that word.
fn last_word(name: &str) -> (&str, Option<&str>) {
    match name.rfind([' ', '_', '\u{a0}']) {
        Some(at) => {
            let rest = &name[at..];
            let width = rest.chars().next().map_or(1, char::len_utf8);
            (name[..at].trim_end_matches([' ', '_', '-', '\u{a0}']), Some(&rest[width..]))
        }
        None => (name, None),
    }
}
