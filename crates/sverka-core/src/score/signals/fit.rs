//! Whether the creator speaks about what the brief is about.

use super::super::columns::Found;
use crate::model::{Campaign, Creator, Localized};
use crate::text::stems;
use std::collections::BTreeSet;

/// With fewer different words of the creator nothing is said.
const LEAST_WORDS: usize = 12;

/// Words of the brief that the creator uses, and how much of the brief they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// Part of the brief's words that the creator uses too, in the language where it is larger; 0–1.
    pub value: f64,
    /// The common stems, in the order of the alphabet.
    pub matched: Vec<String>,
}

/// Compares what a creator writes with the brief in both languages; `None` when one of them says too little.
#[must_use]
pub fn fit(creator: &Creator, campaign: &Campaign) -> Option<Fit> {
    let texts = std::iter::once(creator.bio.as_str())
        .chain(creator.topics.iter().map(String::as_str))
        .chain(creator.posts.iter().map(|post| post.text.as_str()));
    let said: BTreeSet<String> = texts.flat_map(content_stems).collect();
    if said.len() < LEAST_WORDS {
        return None;
    }
    let of_language = |text: fn(&Localized) -> &str| {
        let texts = [text(&campaign.name), text(&campaign.brief)].into_iter().chain(campaign.values.iter().map(text));
        let wanted: BTreeSet<String> = texts.flat_map(content_stems).collect();
        let matched: Vec<String> = wanted.intersection(&said).cloned().collect();
        (!wanted.is_empty()).then(|| Fit { value: matched.len() as f64 / wanted.len() as f64, matched })
    };
    let (ru, en) = (of_language(|text| &text.ru), of_language(|text| &text.en));
    [ru, en].into_iter().flatten().reduce(|best, next| if next.value > best.value { next } else { best })
}

/// Stems of words that carry meaning: four letters and more.
fn content_stems(text: &str) -> Vec<String> {
    stems(text).into_iter().filter(|stem| stem.chars().count() >= 4).collect()
}

/// The feature: likeness to the brief.
pub(in crate::score) fn found(creator: &Creator, campaign: &Campaign) -> Found {
    fit(creator, campaign).map_or(Found::Missing, |fit| Found::Known { value: fit.value, key: None })
}
