//! The glossary of a campaign: pairs of phrases that its experts hold to mean the same.
//!
//! As every fold it looks at the set of events alone: their order and repetitions do not matter.

use crate::event::{Event, Fact};
use crate::hlc::Hlc;
use crate::ids::{EventId, PrincipalId};
use crate::model::Localized;
use crate::text::stems;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Longest phrase, in characters.
pub const MAX_PHRASE: usize = 80;
/// Most pairs in force in a campaign: each is looked for in every text.
pub const MAX_TERMS: usize = 200;

/// What somebody says about a pair of phrases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Term {
    /// The phrases, one in each language.
    pub phrase: Localized,
    /// True when they are not held to mean the same any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
}

/// A pair in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptTerm {
    /// The event that kept it.
    pub event: EventId,
    /// Who.
    pub author: PrincipalId,
    /// When.
    pub hlc: Hlc,
    /// The phrases.
    pub phrase: Localized,
}

impl Term {
    /// True when both phrases say something, are short, and hide nothing (control and direction marks).
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let hidden = |letter: char| {
            letter.is_control()
                || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
        };
        [&self.phrase.ru, &self.phrase.en].into_iter().all(|phrase| {
            phrase.chars().count() <= MAX_PHRASE && !phrase.chars().any(hidden) && !stems(phrase).is_empty()
        })
    }

    /// Pairs whose words have the same stems are one pair, however they are written.
    fn key(&self) -> (Vec<String>, Vec<String>) {
        (stems(&self.phrase.ru), stems(&self.phrase.en))
    }
}

/// The pairs in force in a stream, oldest first: of each the latest word counts. Events may come in any order, with
/// repetitions; what is not sound is passed over, and so are the newest beyond [`MAX_TERMS`].
#[must_use]
pub fn in_force<'a>(events: impl IntoIterator<Item = &'a Event>) -> Vec<KeptTerm> {
    let said = events.into_iter().filter_map(|event| match &event.fact {
        Fact::GlossaryKept(term) if term.is_sound() => {
            Some(((event.hlc, &event.device, event.device_seq, &event.id), (&event.author, term)))
        }
        _ => None,
    });
    // The order is total and names the event, so what is said twice is here once.
    let said: BTreeMap<_, _> = said.collect();
    let mut latest = BTreeMap::new();
    for (order, (author, term)) in said {
        latest.insert(term.key(), (order, author, term));
    }
    let mut kept: Vec<_> = latest.into_values().filter(|(.., term)| !term.withdrawn).collect();
    kept.sort_by_key(|(order, ..)| *order);
    let of = |((hlc, _, _, event), author, term): ((Hlc, _, _, &EventId), &PrincipalId, &Term)| KeptTerm {
        event: event.clone(),
        author: author.clone(),
        hlc,
        phrase: term.phrase.clone(),
    };
    kept.into_iter().take(MAX_TERMS).map(of).collect()
}

#[cfg(test)]
#[path = "terms_tests.rs"]
mod tests;
