//! The results of a campaign: what was taken from files and what of it is in force.
//!
//! As every fold it looks at the set of events alone: their order and repetitions do not matter.

use crate::event::{Event, Fact};
use crate::hlc::Hlc;
use crate::ids::{CreatorId, PrincipalId};
use crate::model::outcome::{PostResult, ResultsPart};
use crate::numbers::ShortlistVersion;
use std::collections::{BTreeMap, BTreeSet};

/// Results taken from one file in one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptResults {
    /// Names the step.
    pub import: String,
    /// Who.
    pub author: PrincipalId,
    /// When.
    pub hlc: Hlc,
    /// Version of the shortlist that was there.
    pub shortlist: Option<ShortlistVersion>,
    /// Name of the file.
    pub file: String,
    /// The results, in the order of the file.
    pub results: Vec<PostResult>,
    /// True when it was taken back; it can be brought again.
    pub withdrawn: bool,
}

/// Who took a file, and its name.
type Step<'a> = (&'a PrincipalId, &'a str);
/// Its parts by number.
type Parts<'a> = BTreeMap<u16, (&'a Event, &'a ResultsPart)>;

/// All steps of a campaign, oldest first, those taken back among them. A step of which a part has not arrived is not
/// there yet.
#[must_use]
pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Vec<KeptResults> {
    let mut parts: BTreeMap<Step<'_>, Parts<'_>> = BTreeMap::new();
    let mut said: BTreeMap<Step<'_>, BTreeSet<(Hlc, bool)>> = BTreeMap::new();
    for event in events {
        match &event.fact {
            Fact::ResultsRecorded(part) => {
                let of = parts.entry((&event.author, &part.import)).or_default();
                // Whoever says a part twice is held to what they said first.
                let kept = of.entry(part.part).or_insert((event, part));
                if event.hlc < kept.0.hlc {
                    *kept = (event, part);
                }
            }
            Fact::ResultsWithdrawn { import, withdrawn } => {
                said.entry((&event.author, import)).or_default().insert((event.hlc, *withdrawn));
            }
            _ => {}
        }
    }
    let mut kept: Vec<KeptResults> =
        parts.into_iter().filter_map(|(key, parts)| whole(key, &parts, said.get(&key))).collect();
    kept.sort_by(|a, b| (a.hlc, &a.author, &a.import).cmp(&(b.hlc, &b.author, &b.import)));
    kept
}

fn whole((author, import): Step<'_>, parts: &Parts<'_>, said: Option<&BTreeSet<(Hlc, bool)>>) -> Option<KeptResults> {
    let (event, first) = *parts.get(&0)?;
    let complete = (0..first.parts).all(|part| parts.get(&part).is_some_and(|(_, it)| it.parts == first.parts));
    let withdrawn = said.and_then(BTreeSet::last).is_some_and(|(_, withdrawn)| *withdrawn);
    complete.then(|| KeptResults {
        import: import.to_owned(),
        author: author.clone(),
        hlc: event.hlc,
        shortlist: event.refs.shortlist_version,
        file: first.file.clone(),
        results: parts.values().flat_map(|(_, part)| &part.results).filter(|it| it.is_sound()).cloned().collect(),
        withdrawn,
    })
}

/// The result of every post: of several the one taken last, whatever file it came from.
#[must_use]
pub fn in_force<'a>(kept: impl IntoIterator<Item = &'a KeptResults>) -> Vec<&'a PostResult> {
    let mut latest: BTreeMap<(&CreatorId, &str), &PostResult> = BTreeMap::new();
    for result in kept.into_iter().filter(|step| !step.withdrawn).flat_map(|step| &step.results) {
        latest.insert((&result.creator, result.post.as_str()), result);
    }
    latest.into_values().collect()
}

#[cfg(test)]
#[path = "outcomes_tests.rs"]
mod tests;
