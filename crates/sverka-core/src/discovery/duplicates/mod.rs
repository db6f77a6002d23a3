//! Creators that may be one: pairs proposed for merging, each with the parts of its score. Nothing is merged here.

mod block;
mod compare;
mod profile;
#[cfg(test)]
mod tests;

pub use compare::Clue;

use crate::ids::CreatorId;
use crate::model::Creator;
use profile::{Profile, Rarity};
use rayon::prelude::*;
use serde::Serialize;

/// Points from which a pair is proposed: 1/256 of a logit, so that this stands for odds of seven to one.
pub const PROPOSED_FROM: i32 = 512;

/// Two creators that may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Proposal {
    /// The one whose identifier comes first.
    pub first: CreatorId,
    /// The other.
    pub second: CreatorId,
    /// The start, 1/256 of a logit: two creators that share a clue at all are seldom one.
    pub base: i32,
    /// What speaks for and against, the strongest first; base and parts sum to the points.
    pub parts: Vec<ClueFound>,
    /// Sum of base and parts.
    pub points: i32,
}

/// One clue of a pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ClueFound {
    /// Which; its message is `duplicate-<code>`.
    pub code: Clue,
    /// For (positive) or against, 1/256 of a logit.
    pub points: i32,
    /// What was compared, of the first and of the second.
    pub evidence: (String, String),
}

/// Proposals among some creators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Proposals {
    /// The pairs, the surest first.
    pub pairs: Vec<Proposal>,
    /// Pairs that were compared.
    pub compared: usize,
    /// Clues that more than `block::MOST` creators share: too common to compare all who do.
    pub too_common: usize,
}

/// Finds creators that may be one among those given.
///
/// Only creators that share a handle, a name, a rare word of the name or a link are compared, so the work grows with
/// the clues shared and not with the square of the creators. The order of the creators does not change the answer.
#[must_use]
pub fn propose<'a>(creators: impl IntoIterator<Item = &'a Creator>) -> Proposals {
    let mut profiles: Vec<Profile<'a>> = creators.into_iter().map(Profile::of).collect();
    profiles.sort_unstable_by_key(|profile| profile.id);
    profiles.dedup_by_key(|profile| profile.id);
    let rarity = Rarity::of(&profiles);
    let (candidates, too_common) = block::pairs(&profiles, &rarity);
    let mut pairs: Vec<Proposal> = candidates
        .par_iter()
        .filter_map(|(a, b)| {
            let proposal = compare::compare(&profiles[*a as usize], &profiles[*b as usize], &rarity);
            (proposal.points >= PROPOSED_FROM).then_some(proposal)
        })
        .collect();
    pairs.sort_by(|a, b| b.points.cmp(&a.points).then_with(|| (&a.first, &a.second).cmp(&(&b.first, &b.second))));
    Proposals { pairs, compared: candidates.len(), too_common }
}
