//! The creators that a table may be about.

use super::Named;
use super::problem::Problem;
use crate::link;
use crate::text::normalise;
use std::collections::HashMap;

/// A creator as tables call them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Creator {
    pub id: String,
    pub handle: String,
    pub name: String,
    /// Home market: `RU` or `US`.
    pub market: &'static str,
}

/// Creators by everything that a row can call them.
#[derive(Debug, Clone)]
pub struct Creators {
    all: Vec<Creator>,
    by_id: HashMap<String, usize>,
    by_handle: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    by_spelling: HashMap<String, Vec<usize>>,
    fold: fn(&str) -> String,
}

/// What a row says of whose it is.
#[derive(Debug, Default)]
pub(super) struct Clues<'a> {
    pub(super) id: Option<&'a str>,
    pub(super) handle: Option<&'a str>,
    /// Accounts of the links in the row.
    pub(super) accounts: Vec<String>,
    pub(super) name: Option<&'a str>,
}

/// How sure a match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sure {
    Yes,
    /// By name, although the row's handle is nobody's.
    ByName,
    /// By another spelling of the name.
    BySpelling,
}

impl Creators {
    /// Takes creators, and a folding under which spellings of one name in both alphabets are the same.
    #[must_use]
    pub fn new(all: Vec<Creator>, fold: fn(&str) -> String) -> Self {
        let (by_handle, by_name, by_spelling) = (HashMap::new(), HashMap::new(), HashMap::new());
        let mut creators = Self { all: Vec::new(), by_id: HashMap::new(), by_handle, by_name, by_spelling, fold };
        for (at, creator) in all.iter().enumerate() {
            creators.by_id.insert(creator.id.clone(), at);
            creators.by_handle.entry(link::handle(&creator.handle)).or_default().push(at);
            creators.by_name.entry(normalise(&creator.name)).or_default().push(at);
            creators.by_spelling.entry(fold(&creator.name)).or_default().push(at);
        }
        creators.all = all;
        creators
    }

    /// The creator of an identifier.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<&Creator> {
        self.by_id.get(id).map(|at| &self.all[*at])
    }

    /// Whom a row named, by its own words; `None` when it is nobody, or not known whom.
    #[must_use]
    pub fn named(&self, named: &Named) -> Option<&Creator> {
        let link = named.link.as_deref().and_then(link::read).and_then(|link| link.account);
        let clues = Clues {
            id: named.id.as_deref(),
            handle: named.handle.as_deref(),
            accounts: link.map(|account| account.name).into_iter().collect(),
            name: named.name.as_deref(),
        };
        self.find(&clues).ok().map(|(creator, _)| creator)
    }

    /// The creator of a row. Clues that name somebody of the campaign must name the same one.
    pub(super) fn find(&self, clues: &Clues<'_>) -> Result<(&Creator, Sure), Problem> {
        let handle = |text: &str| self.by_handle.get(&link::handle(text)).cloned();
        let named = |text: &str| self.by_name.get(&normalise(text)).cloned();
        let id = clues.id.and_then(|id| self.by_id.get(id)).map(|at| vec![*at]);
        // A handle may stand in the column of names, and the other way round; or both in one: `Leo (@leo)`.
        let parts = |text: &str| {
            let found =
                text.split(['(', ')', '[', ']', '|', '/', '·', '—']).map(str::trim).filter(|part| *part != text);
            let found: Vec<Vec<usize>> = found.filter_map(|part| handle(part).or_else(|| named(part))).collect();
            let first = found.first()?.clone();
            Some(first.into_iter().filter(|at| found.iter().all(|others| others.contains(at))).collect::<Vec<_>>())
        };
        let by_handle = clues.handle.and_then(|text| handle(text).or_else(|| named(text)).or_else(|| parts(text)));
        let accounts = clues.accounts.iter().map(|account| self.by_handle.get(account).cloned());
        let by_name = clues.name.and_then(|text| named(text).or_else(|| handle(text)).or_else(|| parts(text)));
        let found: Vec<Vec<usize>> =
            [id, by_handle.clone()].into_iter().chain(accounts).chain([by_name.clone()]).flatten().collect();
        if found.is_empty() {
            return self.by_spelling(clues);
        }
        let shared: Vec<usize> =
            found[0].iter().copied().filter(|at| found[1..].iter().all(|others| others.contains(at))).collect();
        let by_name_alone = by_name.is_some() && found.len() == 1 && clues.handle.is_some() && by_handle.is_none();
        match shared.as_slice() {
            [only] => Ok((&self.all[*only], if by_name_alone { Sure::ByName } else { Sure::Yes })),
            [] => Err(Problem::ContradictingCreators),
            _ => Err(Problem::SeveralCreators),
        }
    }

    fn by_spelling(&self, clues: &Clues<'_>) -> Result<(&Creator, Sure), Problem> {
        let texts = || clues.name.into_iter().chain(clues.handle.filter(|text| link::read(text).is_none()));
        let folded = texts().map(|text| (self.fold)(text)).filter(|folded| folded.chars().count() >= 4);
        let found = folded.filter_map(|folded| self.by_spelling.get(&folded)).next();
        match found.map(Vec::as_slice) {
            Some([only]) => Ok((&self.all[*only], Sure::BySpelling)),
            Some(_) => Err(Problem::SeveralCreators),
            None if clues.id.is_none() && clues.accounts.is_empty() && texts().next().is_none() => {
                Err(Problem::NoCreator)
            }
            None => Err(Problem::UnknownCreator),
        }
    }
}
