//! Rows of a table as results, or what is wrong with them.

use super::columns::{Columns, ResultField as F};
use super::people::{Nobody, People};
use crate::view::results::{RefusedRow, ResultsOptions, RowProblem};
use std::collections::{HashMap, HashSet};
use sverka_core::model::outcome::{EvidenceGrade, Funnel, PostResult, RowNames, Spend};
use sverka_core::model::{Market, PostKind};
use sverka_core::numbers::RowNumber;
use sverka_table::{Decimal, Row, Sheet, date, number};

/// No post of anybody was seen more often; a number above it is a mistake.
const MOST: f64 = 1e11;

/// What a table says.
#[derive(Default)]
pub(crate) struct ReadRows {
    pub(crate) results: Vec<(String, PostResult)>,
    pub(crate) refused: Vec<RefusedRow>,
}

/// What every row is read with.
pub(crate) struct Reader<'a> {
    pub(crate) sheet: &'a Sheet,
    pub(crate) columns: &'a Columns,
    pub(crate) people: &'a People,
    pub(crate) options: &'a ResultsOptions,
    /// Markets of the campaign.
    pub(crate) markets: &'a [Market],
}

type Refused = (RowProblem, String);

impl Reader<'_> {
    pub(crate) fn read(&self) -> ReadRows {
        let mut read = ReadRows::default();
        let (mut seen, mut nth) = (HashSet::new(), HashMap::new());
        for row in &self.sheet.rows {
            match self.row(row, &mut nth) {
                Ok((name, result)) if seen.insert((result.creator.clone(), result.post.clone())) => {
                    read.results.push((name, result));
                }
                Ok((_, result)) => read.refused.push(refused(row, (RowProblem::Repeated, result.post))),
                Err(why) => read.refused.push(refused(row, why)),
            }
        }
        read
    }

    fn row(&self, row: &Row, nth: &mut HashMap<String, u32>) -> Result<(String, PostResult), Refused> {
        let cells = row
            .cells
            .as_ref()
            .map_err(|has| (RowProblem::WrongNumberOfCells, format!("{has} ≠ {}", self.sheet.columns.len())))?;
        let cell = |field| {
            let text = self.columns.place(field).map(|place| cells[place].as_str());
            text.filter(|text| !Sheet::is_missing(text))
        };
        let link = cell(F::Post).filter(|post| post.contains("://"));
        let (id, name, home) =
            self.people.find(cell(F::CreatorId), cell(F::Handle), link, cell(F::Name)).map_err(|nobody| {
                let said = cell(F::CreatorId).or(cell(F::Handle)).or(cell(F::Name)).or(link).unwrap_or_default();
                match nobody {
                    Nobody::Unknown => (RowProblem::UnknownCreator, said.to_owned()),
                    Nobody::Several => (RowProblem::SeveralCreators, said.to_owned()),
                    Nobody::Unnamed => (RowProblem::NoCreator, String::new()),
                }
            })?;
        let market = match cell(F::Market) {
            Some(text) => market(text).ok_or_else(|| (RowProblem::UnknownMarket, text.to_owned()))?,
            None if self.markets.contains(home) => *home,
            None => *self.markets.first().unwrap_or(home),
        };
        let published_on = match cell(F::Date) {
            Some(text) => {
                let day = date::parse(text, self.options.day_first);
                Some(day.ok_or_else(|| (RowProblem::NotADate, text.to_owned()))?.date_naive())
            }
            None => None,
        };
        let funnel = self.funnel(&cell)?;
        let spend = self.spend(&cell, market)?;
        let post = cell(F::Post).map(str::to_owned).unwrap_or_else(|| {
            // Without a name of its own a post is the creator's first, second and so on of this table.
            let count = nth.entry(id.to_string()).or_insert(0);
            *count += 1;
            published_on.map_or_else(|| format!("#{count}"), |day| format!("{day} #{count}"))
        });
        let grade = cell(F::Grade).map_or(EvidenceGrade::SelfReported, grade);
        let kind = cell(F::Kind).and_then(kind);
        // A post that is called by its link needs no second one.
        let named = RowNames::of(cell(F::CreatorId), cell(F::Handle), cell(F::Name), link.filter(|link| *link != post));
        let creator = id.clone();
        let result = PostResult { creator, post, market, kind, published_on, funnel, spend, grade, named };
        if result.is_sound() { Ok((name.clone(), result)) } else { Err((RowProblem::NoNumbers, String::new())) }
    }

    fn funnel<'c>(&self, cell: &impl Fn(F) -> Option<&'c str>) -> Result<Funnel, Refused> {
        let count = |field| -> Result<Option<u64>, Refused> {
            let Some(text) = cell(field) else { return Ok(None) };
            Ok(Some(whole(self.number(text)?, text)?))
        };
        let mut engagements = count(F::Engagements)?;
        if engagements.is_none() {
            for field in [F::Likes, F::Comments, F::Shares, F::Saves] {
                engagements = match (engagements, count(field)?) {
                    (Some(sum), Some(more)) => Some(sum + more),
                    (known, more) => known.or(more),
                };
            }
        }
        Ok(Funnel {
            reach: count(F::Reach)?,
            views: count(F::Views)?,
            engagements,
            clicks: count(F::Clicks)?,
            conversions: count(F::Conversions)?,
        })
    }

    fn number(&self, text: &str) -> Result<f64, Refused> {
        let decimal = match self.options.decimal_comma {
            Some(true) => Decimal::Comma,
            Some(false) => Decimal::Point,
            None => self.sheet.decimal,
        };
        number::parse(text, decimal).ok_or_else(|| (RowProblem::NotANumber, text.to_owned()))
    }

    fn spend<'c>(&self, cell: &impl Fn(F) -> Option<&'c str>, market: Market) -> Result<Option<Spend>, Refused> {
        let Some(text) = cell(F::Spend) else { return Ok(None) };
        let amount = self.number(text)?;
        let named = cell(F::Currency).map(str::to_owned);
        let currency = match named.or_else(|| number::currency(text).map(str::to_owned)) {
            Some(name) => currency(&name).ok_or((RowProblem::UnknownCurrency, name))?,
            // What the person said of the whole file, else the money of the market.
            None => match &self.options.currency {
                Some(name) => currency(name).ok_or_else(|| (RowProblem::UnknownCurrency, name.clone()))?,
                None if market == Market::Ru => "RUB",
                None => "USD",
            },
        };
        Ok(Some(Spend { minor: whole(amount * 100.0, text)?, currency: currency.to_owned() }))
    }
}

fn refused(row: &Row, (problem, said): Refused) -> RefusedRow {
    RefusedRow {
        row: RowNumber::new(row.number as u32),
        problem,
        said: said.chars().filter(|it| !it.is_control()).take(80).collect(),
    }
}

/// A whole number that a count can be.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(value: f64, said: &str) -> Result<u64, Refused> {
    let rounded = value.round();
    if (0.0..=MOST).contains(&rounded) { Ok(rounded as u64) } else { Err((RowProblem::OutOfRange, said.to_owned())) }
}

fn market(text: &str) -> Option<Market> {
    match text.trim().to_lowercase().as_str() {
        "ru" | "rus" | "russia" | "россия" | "рф" | "российская федерация" => {
            Some(Market::Ru)
        }
        "us" | "usa" | "united states" | "сша" => Some(Market::Us),
        _ => None,
    }
}

fn currency(text: &str) -> Option<&'static str> {
    match text.trim().to_lowercase().as_str() {
        "rub" | "rur" | "₽" | "руб" | "руб." | "рубли" => Some("RUB"),
        "usd" | "$" | "доллары" => Some("USD"),
        _ => None,
    }
}

fn grade(text: &str) -> EvidenceGrade {
    match text.trim().to_lowercase().as_str() {
        "a" | "native" | "platform" | "statistics" | "статистика" | "площадка" | "кабинет" => {
            EvidenceGrade::Native
        }
        "b" | "api" | "tool" | "сервис" => EvidenceGrade::Api,
        _ => EvidenceGrade::SelfReported,
    }
}

fn kind(text: &str) -> Option<PostKind> {
    let text = text.trim().to_lowercase();
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // The narrower word first: a short is a video, too.
    if any(&["short", "reel", "клип", "шортс", "рилс"]) {
        Some(PostKind::Short)
    } else if any(&["story", "stories", "сторис"]) {
        Some(PostKind::Story)
    } else if any(&["stream", "live", "стрим", "эфир"]) {
        Some(PostKind::Stream)
    } else if any(&["video", "видео", "integration", "интеграция"]) {
        Some(PostKind::Video)
    } else if any(&["photo", "image", "фото"]) {
        Some(PostKind::Photo)
    } else if any(&["post", "text", "пост", "текст"]) {
        Some(PostKind::Text)
    } else {
        None
    }
}
