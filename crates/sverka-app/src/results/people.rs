//! Whose row it is: creators of the campaign by identifier, handle, link or name.

use crate::desk::Desk;
use std::collections::HashMap;
use sverka_core::ids::CreatorId;
use sverka_core::model::Market;
use sverka_core::text::normalise;

/// Creators of a campaign as tables call them.
pub(crate) struct People {
    by_id: HashMap<String, usize>,
    by_handle: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    all: Vec<(CreatorId, String, Market)>,
}

/// Why a row is nobody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nobody {
    /// No creator of the campaign is called so.
    Unknown,
    /// Several are.
    Several,
    /// The row names nobody.
    Unnamed,
}

impl People {
    pub(crate) fn of(desk: &Desk) -> Self {
        let rows = desk.candidates().filter_map(|(id, _)| Some((id.clone(), desk.row(desk.place(id)?)?)));
        rows.map(|(id, row)| (id, row.handle, row.name, row.market)).collect()
    }

    /// The creator of a row, with name and home market. The most certain of what the row says decides.
    pub(crate) fn find(
        &self,
        id: Option<&str>,
        by_handle: Option<&str>,
        link: Option<&str>,
        name: Option<&str>,
    ) -> Result<&(CreatorId, String, Market), Nobody> {
        if let Some(at) = id.and_then(|id| self.by_id.get(id)) {
            return Ok(&self.all[*at]);
        }
        let handles = by_handle.map(handle).into_iter().chain(link.into_iter().flat_map(parts_of));
        let found = handles.filter_map(|wanted| self.by_handle.get(&wanted)).next();
        // A handle may stand in the column of names.
        let found = found.or_else(|| name.and_then(|name| self.by_name.get(&plain(name))));
        let found = found.or_else(|| name.and_then(|name| self.by_handle.get(&handle(name))));
        match found.map(Vec::as_slice) {
            Some([only]) => Ok(&self.all[*only]),
            Some(_) => Err(Nobody::Several),
            None if id.or(by_handle).or(link).or(name).is_none() => Err(Nobody::Unnamed),
            None => Err(Nobody::Unknown),
        }
    }
}

impl FromIterator<(CreatorId, String, String, Market)> for People {
    fn from_iter<I: IntoIterator<Item = (CreatorId, String, String, Market)>>(all: I) -> Self {
        let mut people =
            Self { by_id: HashMap::new(), by_handle: HashMap::new(), by_name: HashMap::new(), all: Vec::new() };
        for (id, of_handle, name, market) in all {
            let at = people.all.len();
            people.by_id.insert(id.to_string(), at);
            people.by_handle.entry(handle(&of_handle)).or_default().push(at);
            people.by_name.entry(plain(&name)).or_default().push(at);
            people.all.push((id, name, market));
        }
        people
    }
}

fn handle(text: &str) -> String {
    normalise(text.trim().trim_start_matches('@'))
}

/// Width, case and the two spellings of ё do not matter.
fn plain(text: &str) -> String {
    normalise(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Parts of a link that may be a handle.
fn parts_of(link: &str) -> impl Iterator<Item = String> + '_ {
    let path = link.split(['?', '#']).next().unwrap_or_default();
    path.split('/').skip(3).filter(|part| !part.is_empty()).map(handle)
}
