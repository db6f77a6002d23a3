//! Rows of a table as results, or what is wrong with them.

use super::clues::Cells;
use super::creators::{Creator, Creators, Sure, parts};
use super::numbers::{COUNTS, Count, NumberColumn, signs};
use super::problem::{Point, PointedAt, Problem, Refused};
use super::spend::{SpendColumn, Wrong};
use super::totals::{self, Sum};
use super::{Counts, Kept, Options, Results, post};
use crate::cell::{Cell, Typed, is_missing, is_said_missing, is_withheld};
use crate::columns::{Columns, Field as F};
use crate::date;
use crate::link;
use crate::number::Signs;
use crate::source::RowNumber;
use crate::table::{Apart, Row, Table, is_extreme, is_total};
use crate::text::key;
use crate::words;
use chrono::{Datelike, NaiveDate};
use std::collections::{HashMap, HashSet};

/// Longest name of a post, in characters.
const MOST_POST_CHARS: usize = 299;
/// Years in which posts of campaigns go out.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2200;

/// What engagements are the sum of.
const PARTS: [F; 4] = [F::Likes, F::Comments, F::Shares, F::Saves];

/// True when the column of a field is read: parts of a sum are not where the sum itself is there.
pub(super) fn is_read(field: F, columns: &Columns) -> bool {
    field != F::Title && !(PARTS.contains(&field) && columns.has(F::Engagements))
}

/// What every row is read with.
pub(super) struct Reader<'a> {
    table: &'a Table,
    columns: &'a Columns,
    creators: &'a Creators,
    markets: &'a [&'static str],
    options: &'a Options,
    counts: HashMap<F, NumberColumn>,
    spend: Option<SpendColumn<'a>>,
    /// Other columns of texts, of which one may say that its row sums up others; one that says so of every row says nothing.
    labels: Vec<usize>,
    day_first: Option<bool>,
    /// True when the order of day and month is that of Meta's exports.
    is_meta: bool,
    /// True when dates with points stand month first in some rows, so that the others may, too.
    points_either_way: bool,
    /// True when numbers in the column of days are moments, as programs write them.
    is_timestamp: bool,
}

/// A cell that is wrong.
type Bad = (Option<F>, Wrong);

impl<'a> Reader<'a> {
    pub(super) fn new(
        table: &'a Table,
        columns: &'a Columns,
        creators: &'a Creators,
        markets: &'a [&'static str],
        options: &'a Options,
    ) -> Self {
        let fields = COUNTS.iter().chain(&[F::Spend]);
        let placed: Vec<(F, usize)> = fields.filter_map(|field| Some((*field, columns.place(*field)?))).collect();
        let around = placed.iter().fold(Signs::default(), |all, (_, place)| all.with(signs(table, *place)));
        let column = |field: F, place| NumberColumn::of(table, place, field != F::Spend, around, options.decimal);
        let spend = columns.place(F::Spend).map(|place| SpendColumn {
            numbers: column(F::Spend, place),
            title: &table.columns[place],
            above: table.above,
            options,
            formats_unseen: table.formats_unseen,
        });
        let counts = placed.iter().filter(|(field, _)| *field != F::Spend);
        let counts = counts.map(|(field, place)| (*field, column(*field, *place))).collect();
        let dates: Vec<date::Reading> = columns
            .place(F::Date)
            .into_iter()
            .flat_map(|place| table.cells(place))
            .filter_map(|cell| date::read(&cell.text))
            .collect();
        let named = |names: [&str; 2]| table.columns.iter().any(|title| names.contains(&key(&title.name).as_str()));
        let is_meta = named(["publishtime", "времяпубликации"])
            && named(["postid", "идентификаторпубликации"])
            && named(["permalink", "постояннаяссылка"]);
        let titled = columns.place(F::Date).and_then(|place| table.columns[place].unit.day_first);
        let by_cells = date::day_first(&dates);
        // A name that its own cells contradict tells nothing, and neither do they.
        let contradict = by_cells.zip(titled).is_some_and(|(cells, title)| cells != title);
        let told = options.day_first.or(by_cells.or(titled).filter(|_| !contradict));
        let is_meta = is_meta && told.is_none() && !contradict;
        let day_first = told.or(is_meta.then_some(false));
        let mut days = columns.place(F::Date).into_iter().flat_map(|place| table.cells(place));
        let points_either_way = days.any(|cell| date::is_month_first_with_points(&cell.text));
        let is_timestamp = columns.place(F::Date).is_some_and(|place| {
            let name = key(&table.columns[place].name);
            ["timestamp", "takenat", "takenattimestamp", "createdutc", "createtime"].contains(&name.as_str())
        });
        let is_free =
            |place: &usize| columns.field(*place).is_none_or(|field| matches!(field, F::Kind | F::Grade | F::Market));
        let says_else =
            |place: &usize| table.cells(*place).any(|cell| !is_missing(&cell.text) && !is_total(&cell.text));
        let labels = (0..table.columns.len()).filter(is_free).filter(says_else).collect();
        Self {
            table,
            columns,
            creators,
            markets,
            options,
            counts,
            spend,
            labels,
            day_first,
            is_meta,
            points_either_way,
            is_timestamp,
        }
    }

    pub(super) fn read(&self, results: &mut Results) {
        let (mut kept, mut named, mut nth) = (Vec::new(), Vec::new(), HashMap::new());
        let mut platforms = HashMap::new();
        for row in &self.table.rows {
            let mut points = Vec::new();
            match self.row(row, &mut nth, &mut points) {
                Ok((result, names_post)) => {
                    platforms.extend(self.platform(row).map(|platform| (kept.len(), platform)));
                    kept.push(result);
                    named.push(names_post);
                    results.pointed_at.extend(points);
                }
                Err((field, (problem, text))) => results.refused.push(self.refused(row.number, field, problem, text)),
            }
        }
        post::tell_apart(&mut kept, &platforms);
        let sums: HashMap<usize, Sum> = totals::find(&kept, &named).into_iter().collect();
        let (mut seen, mut gone) = (HashSet::new(), HashSet::new());
        for (at, result) in kept.into_iter().enumerate() {
            let row = result.row;
            // A link is one post, whoever is said to have made it.
            let whose = if link::is_post(&result.post) { String::new() } else { result.creator.clone() };
            if sums.get(&at) == Some(&Sum::Surely) {
                gone.insert(row);
                results.refused.push(self.refused(row, None, Problem::Total, String::new()));
            } else if !seen.insert((whose, result.post.clone())) {
                gone.insert(row);
                let field = [F::Link, F::Post].into_iter().find(|field| self.columns.has(*field));
                results.refused.push(self.refused(row, field, Problem::Repeated, result.post));
            } else {
                if sums.contains_key(&at) {
                    results.pointed_at.push(self.point(row, None, Point::PerhapsTotal, String::new()));
                }
                results.kept.push(result);
            }
        }
        results.pointed_at.retain(|it| !gone.contains(&it.row));
        results.refused.sort_by_key(|refused| refused.row);
        results.pointed_at.sort_by_key(|it| it.row);
        once(&mut results.pointed_at);
    }

    /// Where a post of this row went out, when a column says it.
    fn platform(&self, row: &Row) -> Option<String> {
        let place = self.table.columns.iter().position(|title| title.field() == Some(F::Platform))?;
        let text = &row.cells.as_ref().ok()?.get(place)?.text;
        Some(words::platform(text).map_or_else(|| key(text), str::to_owned)).filter(|platform| !platform.is_empty())
    }

    fn refused(&self, row: RowNumber, field: Option<F>, problem: Problem, text: String) -> Refused {
        let text = text.chars().filter(|it| !it.is_control()).take(120).collect();
        Refused { row, column: self.name(field), problem, text }
    }

    fn point(&self, row: RowNumber, field: Option<F>, point: Point, text: String) -> PointedAt {
        PointedAt { row, column: self.name(field), point, text }
    }

    fn name(&self, field: Option<F>) -> Option<String> {
        field.and_then(|field| self.columns.place(field)).map(|place| self.table.columns[place].name.clone())
    }

    /// The row as a result, and whether it names its post.
    fn row(&self, row: &Row, nth: &mut HashMap<String, u32>, points: &mut Vec<PointedAt>) -> Result<(Kept, bool), Bad> {
        let wants = self.table.columns.len();
        match row.apart {
            None => {}
            Some(Apart::Header) => return Err((None, (Problem::Header, String::new()))),
            Some(Apart::OtherTable(begins)) => return Err((None, (Problem::OtherTable, begins.0.to_string()))),
        }
        let cells =
            row.cells.as_ref().map_err(|has| (None, (Problem::WrongNumberOfCells, format!("{has} ≠ {wants}"))))?;
        let cell = |field: F| self.columns.place(field).map(|place| &cells[place]);
        let mut look = |field: Option<F>, point: Point, text: &str| {
            points.push(self.point(row.number, field, point, text.to_owned()));
        };
        let who = Cells {
            id: cell(F::CreatorId),
            handle: cell(F::Handle),
            account: cell(F::Account),
            name: cell(F::Name),
            link: cell(F::Link),
            post: cell(F::Post),
        };
        let (creator, sure) = self.creator(cells, &who)?;
        let names = [F::Name, F::Handle].into_iter().find(|field| self.columns.has(*field));
        match sure {
            Sure::Yes => {}
            Sure::ByName => look(names, Point::ByName, &who.said()),
            Sure::ByPart => look(names, Point::ByPart, &who.said()),
            Sure::BySpelling => look(names, Point::BySpelling, &who.said()),
        }
        let rounded = |field: &F| cell(*field).is_some_and(Cell::has_lost_digits);
        if let Some(field) = [F::CreatorId, F::Handle, F::Account, F::Name].into_iter().find(rounded) {
            look(Some(field), Point::DigitsLost, cell(field).map_or("", |cell| &cell.text));
        }
        let market = self.market(cell(F::Market), creator)?;
        let day = self.day(cell(F::Date), &mut look)?;
        let counts = self.counts(cells, &mut look)?;
        let mut spend = None;
        if let Some((column, cell)) = self.spend.as_ref().zip(cell(F::Spend)) {
            let currency = self.columns.place(F::Currency).map(|place| &cells[place]);
            let amount = column.amount(cell, currency, market).map_err(|wrong| (Some(F::Spend), wrong))?;
            if amount.is_none() && cell.continued {
                look(Some(F::Spend), Point::Merged, &cell.text);
            } else if amount.is_none() && (is_withheld(&cell.text) || is_said_missing(&cell.text)) {
                look(Some(F::Spend), Point::NotKnown, &cell.text);
            }
            if let Some((amount, points)) = amount {
                points.into_iter().for_each(|point| look(Some(F::Spend), point, &cell.text));
                spend = Some(amount);
            }
        }
        if counts.is_empty() && spend.is_none() {
            return Err((None, (Problem::NoNumbers, String::new())));
        }
        let found = post::of(cell(F::Link), cell(F::Post));
        let names_post = found.is_some();
        let post = match found {
            Some(found) => {
                if let Some(point) = found.point {
                    look(Some(F::Post), point, &found.name);
                }
                found.name.chars().filter(|letter| !letter.is_control()).take(MOST_POST_CHARS).collect()
            }
            None => {
                // Without a name of its own a post is the creator's first, second and so on of this table.
                let count = nth.entry(creator.id.clone()).or_insert(0);
                *count += 1;
                day.map_or_else(|| format!("#{count}"), |day| format!("{day} #{count}"))
            }
        };
        let text = |field: F| cell(field).map(|cell| cell.text.clone()).filter(|text| !is_missing(text));
        let kept = Kept {
            row: row.number,
            creator: creator.id.clone(),
            named: who.named(),
            post,
            market,
            kind: text(F::Kind),
            day,
            counts,
            spend,
            grade: text(F::Grade),
        };
        Ok((kept, names_post))
    }

    fn creator(&self, cells: &[Cell], who: &Cells<'_>) -> Result<(&'a Creator, Sure), Bad> {
        let found = self.creators.find(&who.clues());
        // Also a row that names its creator may sum up: its post says so, or another text. A creator may be called so.
        let sums = |cell: &Cell| is_total(&cell.text) || is_extreme(&cell.text);
        let posts = [F::Post, F::Link, F::Title].iter().filter_map(|field| self.columns.place(*field));
        let labelled = posts.map(|place| &cells[place]).find(|cell| sums(cell));
        let labelled =
            labelled.or_else(|| self.labels.iter().map(|place| &cells[*place]).find(|cell| is_total(&cell.text)));
        let labelled = labelled.filter(|_| found.is_ok() || who.said().is_empty());
        let in_name =
            || who.name.filter(|cell| found.is_err() || parts(&cell.text).iter().skip(1).any(|it| is_total(it)));
        let first = || cells.iter().find(|cell| !cell.is_empty());
        let unnamed =
            || first().into_iter().chain([who.id, who.handle].into_iter().flatten()).find(|it| is_total(&it.text));
        let named = || in_name().filter(|cell| is_total(&cell.text) || found.is_ok());
        if let Some(cell) = labelled.or_else(named).or_else(|| unnamed().filter(|_| found.is_err())) {
            return Err((None, (Problem::Total, cell.text.clone())));
        }
        found.or_else(|problem| {
            let of_file = self.options.creator.as_deref().filter(|_| problem == Problem::NoCreator);
            of_file.and_then(|id| self.creators.by_id(id)).map(|creator| (creator, Sure::Yes)).ok_or_else(|| {
                let field = [F::CreatorId, F::Handle, F::Name, F::Account, F::Link]
                    .into_iter()
                    .find(|field| self.columns.place(*field).is_some_and(|place| !is_missing(&cells[place].text)));
                (field, (problem, who.said()))
            })
        })
    }

    fn market(&self, cell: Option<&Cell>, creator: &Creator) -> Result<&'static str, Bad> {
        match cell.map(|cell| cell.text.as_str()).filter(|text| !is_missing(text)) {
            Some(text) => {
                words::market(text).ok_or_else(|| (Some(F::Market), (Problem::UnknownMarket, text.to_owned())))
            }
            None if self.markets.contains(&creator.market) => Ok(creator.market),
            None => Ok(*self.markets.first().unwrap_or(&creator.market)),
        }
    }

    fn day(
        &self,
        cell: Option<&Cell>,
        look: &mut impl FnMut(Option<F>, Point, &str),
    ) -> Result<Option<NaiveDate>, Bad> {
        let Some(cell) = cell else { return Ok(None) };
        let text = cell.text.as_str();
        let bad = |problem| Err((Some(F::Date), (problem, text.to_owned())));
        let day = match cell.typed {
            Typed::Moment(moment) => Some(moment.date()),
            Typed::Number(value) if self.is_timestamp => match date::of_unix(value) {
                Some(moment) => Some(moment.day),
                None => return bad(Problem::NotADate),
            },
            _ if is_missing(text) || is_withheld(text) => None,
            _ if matches!(key(text).as_str(), "lifetime" | "alltime" | "всевремя" | "завсевремя") => {
                look(Some(F::Date), Point::NotADay, text);
                None
            }
            _ if self.points_either_way && text.contains('.') && !text.contains('-') => {
                return bad(Problem::AmbiguousDate);
            }
            _ => match date::read(text) {
                None => return bad(Problem::NotADate),
                Some(date::Reading::Coarse(_)) => {
                    look(Some(F::Date), Point::NotADay, text);
                    None
                }
                Some(date::Reading::WithoutYear) => {
                    look(Some(F::Date), Point::DateWithoutYear, text);
                    None
                }
                Some(reading) => match reading.moment(self.day_first) {
                    None => return bad(Problem::AmbiguousDate),
                    Some(moment) => {
                        if self.is_meta && matches!(reading, date::Reading::Either { .. }) {
                            look(Some(F::Date), Point::MonthFirst, text);
                        }
                        Some(moment.day)
                    }
                },
            },
        };
        if day.is_some_and(|day| !YEARS.contains(&day.year())) { bad(Problem::NotADate) } else { Ok(day) }
    }

    fn counts(&self, cells: &[Cell], look: &mut impl FnMut(Option<F>, Point, &str)) -> Result<Counts, Bad> {
        let mut count = |field: F| -> Result<Option<Count>, Bad> {
            let Some(column) = self.counts.get(&field).filter(|_| is_read(field, self.columns)) else {
                return Ok(None);
            };
            let cell = &cells[column.place];
            let count = column.count(cell).map_err(|problem| (Some(field), (problem, cell.text.clone())))?;
            match count {
                Count::KeptBack => look(Some(field), Point::NotKnown, &cell.text),
                Count::Merged => look(Some(field), Point::Merged, &cell.text),
                Count::Known(_, Some(point)) => look(Some(field), point, &cell.text),
                Count::Known(_, None) | Count::Empty => {}
            }
            Ok(Some(count))
        };
        let known = |count: Option<Count>| match count {
            Some(Count::Known(value, _)) => Some(value),
            _ => None,
        };
        let mut counts = Counts {
            views: known(count(F::Views)?),
            reach: known(count(F::Reach)?),
            engagements: known(count(F::Engagements)?),
            clicks: known(count(F::Clicks)?),
            conversions: known(count(F::Conversions)?),
        };
        if self.columns.has(F::Engagements) {
            let sum = counts.engagements.unwrap_or(u64::MAX);
            let part = |field: &F| {
                let column = self.counts.get(field)?;
                Some((*field, known(column.count(&cells[column.place]).ok())?))
            };
            if let Some((field, part)) = PARTS.iter().filter_map(part).find(|(_, part)| *part > sum) {
                look(Some(field), Point::LessThanPart, &format!("{sum} < {part}"));
            }
        } else {
            let mut parts = Vec::new();
            for field in PARTS {
                parts.extend(count(field)?);
            }
            let sum = parts
                .iter()
                .filter_map(|part| known(Some(*part)))
                .fold(None, |sum: Option<u64>, more| Some(sum.unwrap_or_default().saturating_add(more)));
            let unknown = parts.iter().any(|part| matches!(part, Count::KeptBack | Count::Merged));
            // A sum of which a part is not known is not known; one with an empty part is at least so large.
            counts.engagements = sum.filter(|_| !unknown);
            if unknown && sum.is_some() {
                look(None, Point::SumNotKnown, "");
            } else if sum.is_some() && (parts.contains(&Count::Empty) || !self.columns.has(F::Likes)) {
                look(None, Point::SumOfSome, "");
            }
        }
        Ok(counts)
    }
}

/// Points that hold for a whole column are told once, at its first row.
fn once(points: &mut Vec<PointedAt>) {
    let mut seen = HashSet::new();
    let of_column = |point: Point| {
        matches!(
            point,
            Point::CurrencyOfMarket | Point::NotADay | Point::DateWithoutYear | Point::MonthFirst | Point::SumOfSome
        )
    };
    points.retain(|it| !of_column(it.point) || seen.insert((it.point, it.column.clone())));
}
