//! The name of a column: what it says, and the unit beside it.

use super::names::{self, Field};
use crate::number::currency_of;
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
const BESIDE: [&str; 31] = [
    "шт",
    "штук",
    "раз",
    "чел",
    "человек",
    "уник",
    "уникальный",
    "уникальные",
    "уникальных",
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

impl Title {
    /// Takes a name apart.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let name = crate::text::trimmed(name);
        let mut unit = Unit { percent: name.contains('%'), ..Unit::default() };
        let (bare, beside) = parts(name);
        let mut settled = true;
        for part in beside.iter().filter(|part| !key(part).is_empty() || part.contains(['₽', '$', '€', '%'])) {
            settled &= unit.see(part) || BESIDE.contains(&key(part).as_str());
        }
        // `price_rub`, `Цена руб.` and `Cost $`: the currency is the last word.
        let (bare, last) = last_word(bare);
        let bare = match last.and_then(currency_of) {
            Some(currency) if unit.currency.is_none_or(|known| known == currency) && !key(bare).is_empty() => {
                unit.currency = Some(currency);
                bare
            }
            _ => &name[..name.len().min(parts(name).0.len())],
        };
        let whole = key(name);
        let base = Some(key(bare)).filter(|base| settled && !base.is_empty());
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
    fn see(&mut self, part: &str) -> bool {
        if let Some(currency) = currency_of(part) {
            self.currency = Some(currency);
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

    fn see_words(&mut self, part: &str) -> bool {
        let mut all = true;
        for word in part.split([' ', ',', '/']).map(key).filter(|word| !word.is_empty()) {
            match word.as_str() {
                "тыс" | "тысяч" | "k" | "thousand" | "thousands" => self.times = Some(1e3),
                "млн" | "миллионов" | "m" | "mln" | "million" | "millions" => self.times = Some(1e6),
                word => match currency_of(word) {
                    Some(currency) => self.currency = Some(currency),
                    None => all &= BESIDE.contains(&word),
                },
            }
        }
        all && !key(part).is_empty() || part.contains('%')
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
