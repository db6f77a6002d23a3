//! What a column is, by the words above it: the names that exports give their columns, English and Russian, and the units
//! that people write beside them.

mod names;
mod title;

pub use names::Field;
pub use title::{Title, Unit};

/// True when a text is the name of a column that some export has.
#[must_use]
pub fn is_known(text: &str) -> bool {
    let text = crate::text::trimmed(text);
    if text.is_empty() || text.len() > 200 || !text.contains(char::is_alphabetic) {
        return false;
    }
    // Most cells are one word, and most words are no name of a column.
    let parted = |letter: char| letter.is_whitespace() || matches!(letter, '(' | '[' | ',' | ';' | '_' | '%' | '-');
    if !text.contains(parted) && text.len() < 6 && !names::is_name(&crate::text::key(text)) {
        return false;
    }
    Title::of(text).field().is_some()
}

/// Where each field stands among some columns.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    found: Vec<(Field, usize)>,
    /// Columns that are equally named, of which none is read.
    twice: Vec<(Field, Vec<usize>)>,
}

/// What a person said a column is: the name as written, and the field, or `None` for one that is to be passed over.
pub type Said = std::collections::BTreeMap<String, Option<Field>>;

impl Columns {
    /// Finds the fields. A column is one field at most; what a person said goes first; of several names of a field the
    /// one that says it best.
    #[must_use]
    pub fn of(titles: &[Title], wanted: &[Field], said: &Said) -> Self {
        let mut columns = Self::default();
        let told = |title: &Title| said.iter().find(|(name, _)| title.is(name)).map(|(_, field)| *field);
        let mut free: Vec<usize> = Vec::new();
        for (at, title) in titles.iter().enumerate() {
            match told(title) {
                Some(Some(field)) if columns.place(field).is_none() => columns.found.push((field, at)),
                Some(_) => {}
                None => free.push(at),
            }
        }
        // All names of a field, the best ones first, before the next field: `Publish time` is the date, not `Date`.
        for field in wanted.iter().filter(|field| !columns.has(**field)).copied().collect::<Vec<_>>() {
            let ranked: Vec<(usize, usize)> =
                free.iter().filter_map(|at| Some((titles[*at].rank(field)?, *at))).collect();
            let Some(best) = ranked.iter().map(|(rank, _)| *rank).min() else { continue };
            let places: Vec<usize> = ranked.iter().filter(|(rank, _)| *rank == best).map(|(_, at)| *at).collect();
            match places.as_slice() {
                [only] => {
                    columns.found.push((field, *only));
                    free.retain(|at| at != only);
                }
                _ => columns.twice.push((field, places)),
            }
        }
        columns
    }

    /// The place of a field.
    #[must_use]
    pub fn place(&self, field: Field) -> Option<usize> {
        self.found.iter().find(|(known, _)| *known == field).map(|(_, place)| *place)
    }

    /// True when a field has a column.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.place(field).is_some()
    }

    /// The field of a column.
    #[must_use]
    pub fn field(&self, place: usize) -> Option<Field> {
        self.found.iter().find(|(_, known)| *known == place).map(|(field, _)| *field)
    }

    /// Fields with their places, in the order of the table.
    pub fn found(&self) -> impl Iterator<Item = (Field, usize)> + '_ {
        let mut found = self.found.clone();
        found.sort_by_key(|(_, place)| *place);
        found.into_iter()
    }

    /// Fields that several columns have under one name.
    pub fn twice(&self) -> impl Iterator<Item = (Field, &[usize])> {
        self.twice.iter().map(|(field, places)| (*field, places.as_slice()))
    }

    /// Takes a field away: its column turned out to hold something else.
    pub fn remove(&mut self, field: Field) {
        self.found.retain(|(known, _)| *known != field);
    }

    /// Puts a field of one name of several to the first of them, where all say the same.
    pub fn settle(&mut self, field: Field, place: usize) {
        self.twice.retain(|(known, _)| *known != field);
        self.found.push((field, place));
    }
}

#[cfg(test)]
#[path = "columns_tests.rs"]
mod tests;
