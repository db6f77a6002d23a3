//! The creators that a table may be about.

use super::Named;
use super::problem::Problem;
use crate::link;
use crate::text::normalise;
use crate::words;
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

/// Whom a text calls.
struct Called {
    at: Vec<usize>,
    /// True when all of the text is their handle.
    is_handle: bool,
    /// True when only a part of the text calls them.
    is_part: bool,
}

/// Words between two names.
const BETWEEN: [&str; 14] = ["x", "х", "×", "и", "and", "&", "+", "-", "–", "with", "feat", "feat.", "vs", "vs."];

/// The names in a text: `Leo (@leo)`, `Leo / Mila`, `Leo x @maker_lab`. A link has none.
pub(super) fn parts(text: &str) -> Vec<String> {
    if text.contains("://") || link::read(text).is_some() {
        return Vec::new();
    }
    let mut parts = Vec::new();
    for piece in text.split(['(', ')', '[', ']', '|', '/', '·', '—', ',', ';', '•']) {
        let mut part: Vec<&str> = Vec::new();
        for word in piece.split_whitespace() {
            let parts_them = BETWEEN.contains(&word.to_lowercase().as_str());
            if parts_them || word.starts_with('@') || part.last().is_some_and(|last| last.starts_with('@')) {
                parts.push(std::mem::take(&mut part).join(" "));
            }
            part.extend(Some(word).filter(|_| !parts_them));
        }
        parts.push(part.join(" "));
    }
    parts.retain(|part| part.chars().any(char::is_alphanumeric));
    parts
}

/// How sure a match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sure {
    Yes,
    /// By name, although the row's handle or account is nobody's.
    ByName,
    /// By one part of what the row calls them; another part is nobody's.
    ByPart,
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
        let id = clues.id.and_then(|id| self.by_id.get(id)).map(|at| vec![*at]);
        let by_handle = clues.handle.and_then(|text| self.called(text));
        let by_name = clues.name.and_then(|text| self.called(text));
        let accounts: Vec<_> =
            clues.accounts.iter().filter_map(|account| self.by_handle.get(account).cloned()).collect();
        let is_part = by_handle.iter().chain(&by_name).any(|called| called.is_part);
        // A name is a weak clue where a handle or an account beside it is nobody's.
        let is_handle = by_handle.as_ref().is_some_and(|called| called.is_handle);
        let nobodys = (clues.handle.is_some() && by_handle.is_none()) || !clues.accounts.is_empty();
        let is_name_alone = id.is_none() && accounts.is_empty() && !is_handle && nobodys;
        let called = [by_handle, by_name].into_iter().flatten().map(|called| called.at);
        let found: Vec<Vec<usize>> = id.into_iter().chain(accounts).chain(called).collect();
        let Some(first) = found.first() else { return self.by_spelling(clues) };
        let shared: Vec<usize> =
            first.iter().copied().filter(|at| found[1..].iter().all(|others| others.contains(at))).collect();
        let sure = match (is_name_alone, is_part) {
            (true, _) => Sure::ByName,
            (_, true) => Sure::ByPart,
            _ => Sure::Yes,
        };
        match shared.as_slice() {
            [only] => Ok((&self.all[*only], sure)),
            [] => Err(Problem::ContradictingCreators),
            _ => Err(Problem::SeveralCreators),
        }
    }

    /// Who is called so, by a handle or a name; `None` when it is nobody. A handle may stand in the column of names, and the
    /// other way round; or both in one: `Leo (@leo)`. Two people in one text are nobody in particular.
    fn called(&self, text: &str) -> Option<Called> {
        let handle = |text: &str| self.by_handle.get(&link::handle(text)).cloned();
        let whole = |text: &str| handle(text).or_else(|| self.by_name.get(&normalise(text)).cloned());
        if let Some(at) = whole(text) {
            return Some(Called { at, is_handle: handle(text).is_some(), is_part: false });
        }
        let parts = parts(text);
        let spelled = |part: &String| {
            let folded = (self.fold)(part);
            self.by_spelling.get(&folded).filter(|_| folded.chars().count() >= 4).cloned()
        };
        let found: Vec<_> = parts.iter().map(|part| whole(part).or_else(|| spelled(part))).collect();
        let known: Vec<&Vec<usize>> = found.iter().flatten().collect();
        let first = known.first()?;
        let at = first.iter().copied().filter(|at| known.iter().all(|others| others.contains(at))).collect();
        let says_nothing = |part: &String| words::platform(part).is_some() || words::market(part).is_some();
        let strange = parts.iter().zip(&found).any(|(part, found)| found.is_none() && !says_nothing(part));
        Some(Called { at, is_handle: false, is_part: strange || parts.len() < 2 })
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
