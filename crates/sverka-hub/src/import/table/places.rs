//! Which column of a table is meant by each name of the mapping: the column of that name, else one that export tools call
//! so.

use super::mapping::Mapping;
use super::wanted::Role;
use crate::import::account::{self, linked};
use crate::import::printable::printable;
use std::collections::{BTreeMap, BTreeSet};
use sverka_table::Table;
use sverka_table::columns::{Columns, Field, Said, Title};
use sverka_table::text::{key, normalise};

/// Columns by the names that the mapping has for them.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    of: BTreeMap<String, usize>,
    /// Columns that say the same as one that is read.
    twice: BTreeSet<usize>,
}

/// Why a table is not one that the mapping can read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unfit {
    /// None of its columns is this.
    Absent { name: String, columns: Vec<String> },
    /// Two columns have this name, and their cells differ.
    Twice { name: String },
}

impl std::fmt::Display for Unfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Absent { name, columns } => {
                let columns: Vec<String> = columns.iter().map(|name| printable(name)).collect();
                let name = printable(name);
                write!(f, "there is no column `{name}`; the columns are: {}. ", columns.join(", "))?;
                write!(f, "Name the column in the mapping as the table does, or rename it in the table")
            }
            Self::Twice { name } => {
                write!(f, "the column `{}` is there twice, and the cells differ. Rename one", printable(name))
            }
        }
    }
}

impl Places {
    /// Finds the columns of a mapping.
    pub(super) fn find(table: &Table, mapping: &Mapping) -> Result<Self, Unfit> {
        let mut finder = Finder { table, places: Self::default() };
        let wanted = mapping.columns();
        for (name, role) in &wanted {
            finder.by_name(name, *role)?;
        }
        for (name, role) in &wanted {
            finder.by_field(name, *role)?;
        }
        let places = finder.places;
        let has = |columns: &[String]| columns.iter().any(|name| places.of(name).is_some());
        let creator = &mapping.creator;
        // Without these there is no record, however many columns may be absent.
        let platform = &creator.platform.columns;
        let is_linked = !has(platform) && places.lead_to_platforms(table, mapping);
        let needed = [&creator.id, &creator.name, &creator.platform].into_iter();
        let needed = needed.filter(|field| field.constant.is_none() && !has(&field.columns));
        let needed = needed.filter(|field| !is_linked || field.columns != *platform);
        let mut lacks = needed.filter_map(|field| field.columns.last().map(String::as_str));
        let is_absent = |name: &&str| places.of(name).is_none() && !(is_linked && platform.iter().any(|it| it == name));
        let any = || wanted.iter().map(|(name, _)| *name).find(is_absent);
        let absent = lacks.next().or_else(|| if mapping.table.allow_absent_columns { None } else { any() });
        match absent {
            None => Ok(places),
            Some(name) => {
                let columns = table.columns.iter().map(|title| title.name.clone()).filter(|name| !name.is_empty());
                Err(Unfit::Absent { name: name.to_owned(), columns: columns.collect() })
            }
        }
    }

    /// The place of a column by the mapping's name for it.
    pub(super) fn of(&self, name: &str) -> Option<usize> {
        self.of.get(name).copied()
    }

    /// True when one of some columns is there.
    pub(super) fn has_any(&self, names: &[String]) -> bool {
        names.iter().any(|name| self.of(name).is_some())
    }

    /// True when links to accounts tell the platform of a row.
    fn lead_to_platforms(&self, table: &Table, mapping: &Mapping) -> bool {
        let places = mapping.creator.links().flat_map(|field| &field.columns).filter_map(|name| self.of(name));
        let mut cells = places.flat_map(|place| table.cells(place));
        cells.any(|cell| {
            let account = linked(&cell.text, cell.link.as_deref());
            account.is_some_and(|account| account::platform(account.site).is_some())
        })
    }

    /// Columns that are not read, with why: `twice` when another says the same, else `not-read`.
    pub(super) fn passed_over<'a>(&'a self, table: &'a Table) -> impl Iterator<Item = (String, &'static str)> + 'a {
        let read: BTreeSet<usize> = self.of.values().copied().collect();
        let unread = table.columns.iter().enumerate().filter(move |(place, _)| !read.contains(place));
        unread.filter_map(|(place, title)| {
            let name = if title.name.is_empty() { format!("#{}", place + 1) } else { printable(&title.name) };
            let is_blank = title.name.is_empty() && table.cells(place).all(|cell| cell.is_empty());
            (!is_blank).then(|| (name, if self.twice.contains(&place) { "twice" } else { "not-read" }))
        })
    }
}

struct Finder<'a> {
    table: &'a Table,
    places: Places,
}

impl Finder<'_> {
    /// Takes the column of this very name, whatever its case and signs.
    fn by_name(&mut self, name: &str, role: Role) -> Result<(), Unfit> {
        if self.places.of(name).is_some() {
            return Ok(());
        }
        let fits = |title: &&(usize, &Title)| may_be(title.1, name, role);
        let titles: Vec<(usize, &Title)> = self.table.columns.iter().enumerate().collect();
        let plain = normalise(name);
        let equal = |same: &dyn Fn(&Title) -> bool| -> Vec<usize> {
            titles.iter().filter(fits).filter(|(_, title)| same(title)).map(|(place, _)| *place).collect()
        };
        let mut found = equal(&|title| normalise(&title.name) == plain);
        if found.is_empty() {
            found = equal(&|title| title.is(name));
        }
        self.take(name, &found)
    }

    /// Takes a column that has another name of the same field.
    fn by_field(&mut self, name: &str, role: Role) -> Result<(), Unfit> {
        if self.places.of(name).is_some() {
            return Ok(());
        }
        if let Some(band) = name.to_lowercase().contains("age").then(|| age_band(name)).flatten() {
            let titles = self.table.columns.iter().enumerate().filter(|(_, title)| may_be(title, name, role));
            let same = titles.filter(|(_, title)| age_band(&title.name).as_ref() == Some(&band));
            let found: Vec<usize> = same.map(|(place, _)| place).collect();
            return self.take(name, &found);
        }
        for (field, filter) in fields(name) {
            let taken: BTreeSet<usize> = self.places.of.values().copied().chain(self.places.twice.clone()).collect();
            let is_free = |place: usize, title: &Title| {
                !taken.contains(&place) && may_be(title, name, role) && self.fits(place, title, filter)
            };
            let titles: Vec<Title> = self
                .table
                .columns
                .iter()
                .enumerate()
                .map(|(place, title)| if is_free(place, title) { title.clone() } else { Title::default() })
                .collect();
            let columns = Columns::of(&titles, &[field], &Said::new());
            let twice = columns.twice().next().map(|(_, places)| places.to_vec());
            let found = columns.place(field).map(|place| vec![place]).or(twice).unwrap_or_default();
            if !found.is_empty() {
                return self.take(name, &found);
            }
        }
        Ok(())
    }

    fn fits(&self, place: usize, title: &Title, filter: Filter) -> bool {
        match filter {
            Filter::Any => true,
            Filter::Named(names) => names.contains(&key(&title.name).as_str()),
            Filter::Accounts => {
                let cells = || self.table.cells(place).filter(|cell| !cell.is_empty());
                let links = cells().filter(|cell| linked(&cell.text, cell.link.as_deref()).is_some()).count();
                links > 0 && links * 2 >= cells().count()
            }
        }
    }

    /// Takes the first of columns that are equally named, when all say the same.
    fn take(&mut self, name: &str, found: &[usize]) -> Result<(), Unfit> {
        let Some((first, rest)) = found.split_first() else { return Ok(()) };
        let texts = |place: usize| self.table.cells(place).map(|cell| cell.text.as_str()).collect::<Vec<_>>();
        if rest.iter().any(|place| texts(*place) != texts(*first)) {
            return Err(Unfit::Twice { name: name.to_owned() });
        }
        self.places.of.insert(name.to_owned(), *first);
        self.places.twice.extend(rest);
        Ok(())
    }
}

/// The digits of a band of ages, when a name says nothing else: `18-24`, `Возраст 25–34, %`, `Age 65+`.
fn age_band(name: &str) -> Option<String> {
    let (digits, letters): (String, String) = key(name).chars().partition(char::is_ascii_digit);
    let words =
        ["", "age", "ages", "agegroup", "audienceage", "years", "yo", "возраст", "лет", "возрастлет", "аудитория"];
    let is_band = matches!(digits.as_str(), "1317" | "1824" | "2534" | "3544" | "4554" | "5564" | "65");
    (is_band && words.contains(&letters.as_str())).then_some(digits)
}

/// Which columns of a field are taken.
#[derive(Clone, Copy)]
enum Filter {
    Any,
    /// Those whose cells are links to accounts.
    Accounts,
    Named(&'static [&'static str]),
}

/// Fields in whose columns a name of the mapping is looked for.
fn fields(name: &str) -> Vec<(Field, Filter)> {
    let any = |field| (field, Filter::Any);
    match Title::of(name).field() {
        Some(Field::Handle) => {
            vec![any(Field::Handle), (Field::Account, Filter::Accounts), (Field::Link, Filter::Accounts)]
        }
        Some(Field::Link | Field::Account) => vec![any(Field::Account), (Field::Link, Filter::Accounts)],
        // In a list of creators the title is the name of the channel.
        Some(Field::Name) => vec![any(Field::Name), (Field::Title, Filter::Named(&["название", "title"]))],
        // Too many things are called so: a column of this very name is wanted.
        Some(Field::Grade | Field::Kind | Field::Post | Field::CreatorId) | None => Vec::new(),
        Some(field) => vec![any(field)],
    }
}

/// False for a rate where counts are wanted, and for prices in another currency than the name says.
fn may_be(title: &Title, name: &str, role: Role) -> bool {
    let is_rate = title.unit.percent && !name.contains('%') && matches!(role, Role::Number(kind) if kind.is_counted());
    let wanted = Title::of(name).unit.currency;
    !is_rate && (wanted.is_none() || title.unit.currency == wanted)
}
