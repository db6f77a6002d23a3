//! Which pairs are compared at all: those that share a clue few others share.

use super::profile::{Profile, Rarity};
use std::collections::HashMap;

/// The most creators a clue may join; with more it tells nobody apart.
pub(super) const MOST: usize = 24;

/// Pairs of places with a clue in common, in order, and how many clues were too common.
pub(super) fn pairs(profiles: &[Profile<'_>], rarity: &Rarity) -> (Vec<(u32, u32)>, usize) {
    let mut blocks: HashMap<String, Vec<u32>> = HashMap::new();
    for (place, profile) in (0u32..).zip(profiles) {
        for clue in clues(profile, rarity) {
            let block = blocks.entry(clue).or_default();
            if block.last() != Some(&place) {
                block.push(place);
            }
        }
    }
    let (fit, too_common): (Vec<_>, Vec<_>) = blocks.into_values().partition(|block| block.len() <= MOST);
    let mut pairs: Vec<(u32, u32)> = fit
        .iter()
        .flat_map(|block| block.iter().enumerate().flat_map(|(at, a)| block[at + 1..].iter().map(move |b| (*a, *b))))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    (pairs, too_common.len())
}

fn clues(profile: &Profile<'_>, rarity: &Rarity) -> Vec<String> {
    let mut clues = Vec::new();
    for handle in &profile.accounts {
        if handle.is_number {
            clues.push(format!("#{}", handle.plain));
        } else if handle.plain.len() >= 3 {
            // A handle is looked for among names too: people use one as the other.
            clues.push(format!("={}", handle.plain));
            clues.push(format!("={}", handle.core()));
        }
    }
    if !profile.joined.is_empty() {
        clues.push(format!("={}", profile.joined));
    }
    clues.extend(profile.links.iter().map(|link| format!("@{link}")));
    // The two rarest words of the name, together or, when really rare, alone.
    let mut words: Vec<(u32, &String)> = profile.words.iter().map(|word| (rarity.with_word(word), word)).collect();
    words.sort_unstable();
    if let [(_, first), (_, second), ..] = words.as_slice() {
        let (first, second) = if first < second { (first, second) } else { (second, first) };
        clues.push(format!("&{first} {second}"));
    }
    clues.extend(
        words
            .iter()
            .filter(|(count, word)| *count as usize <= MOST && word.len() >= 4)
            .map(|(_, word)| format!("~{word}")),
    );
    clues
}
