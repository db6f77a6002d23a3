//! Blind first: who may see the AI's and the other expert's view of a candidate, and when.
//!
//! The window asks this module's caller, in Rust; what may not be seen is not sent to it at all.

use crate::fold::Opinion;
use crate::ids::{CampaignId, CreatorId};
use crate::model::{BlindPolicy, Campaign, Mode, TouchLevel};
use crate::numbers::{Lot, PackIndex, Rank};
use sha2::{Digest, Sha256};

/// True when the AI stays hidden for this candidate until the own verdict.
///
/// `lot` is the candidate's place in the queue as it was drawn, so that whoever orders the queue anew does not choose
/// with it for whom the AI is hidden. The choice among the later ones is a hash of campaign and creator, so every laptop
/// makes the same one and nobody can steer it.
#[must_use]
pub fn is_blind(policy: BlindPolicy, touch: TouchLevel, campaign: &CampaignId, creator: &CreatorId, lot: Lot) -> bool {
    touch == TouchLevel::TwoExperts
        || lot < Lot::new(policy.first)
        || draw(campaign, creator) % 100 < u64::from(policy.percent)
}

/// Puts candidates in the order of the queue as it is drawn. Where the AI is hidden, the order must not tell its ranks:
/// within each pack it is a lot, the same on every laptop. Where nothing is hidden it is the publisher's.
pub fn draw_lots<T>(campaign: &Campaign, all: &mut [T], of: impl Fn(&T) -> (PackIndex, Rank, &CreatorId)) {
    let hides = campaign.touch == TouchLevel::TwoExperts || campaign.blind.first > 0 || campaign.blind.percent > 0;
    if hides {
        all.sort_by_cached_key(|one| {
            let (pack, rank, creator) = of(one);
            (pack, draw(&campaign.id, creator), rank)
        });
    }
}

/// A number that depends on campaign and creator alone.
#[must_use]
pub fn draw(campaign: &CampaignId, creator: &CreatorId) -> u64 {
    let mut sha = Sha256::new();
    sha.update(campaign.as_str());
    sha.update(b"\n");
    sha.update(creator.as_str());
    let digest = sha.finalize();
    digest.iter().take(8).fold(0, |acc, byte| (acc << 8) | u64::from(*byte))
}

/// True when the AI's and the other expert's view may reach this person's window.
#[must_use]
pub fn may_see(blind: bool, own: Option<&Opinion>) -> bool {
    !blind || own.is_some_and(|opinion| opinion.saw_ai || opinion.review().is_some())
}

/// How the next verdict of this person comes about.
#[must_use]
pub fn mode(blind: bool, own: Option<&Opinion>) -> Mode {
    match own {
        Some(opinion) if opinion.saw_ai && opinion.decided_unaided => Mode::Revised,
        Some(opinion) if opinion.saw_ai => Mode::Assisted,
        _ if blind => Mode::Unaided,
        _ => Mode::Assisted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(n: usize) -> Vec<CreatorId> {
        (0..n).filter_map(|i| CreatorId::new(format!("cr_{i}")).ok()).collect()
    }

    #[test]
    fn the_share_of_blind_candidates_follows_the_policy() -> Result<(), crate::ids::BadId> {
        let campaign = CampaignId::new("spring")?;
        for percent in [0u8, 20, 100] {
            let policy = BlindPolicy { first: 0, percent };
            let blind =
                ids(5_000).iter().filter(|id| is_blind(policy, TouchLevel::Deep, &campaign, id, Lot::new(7))).count()
                    as f64;
            assert!((blind / 5_000.0 - f64::from(percent) / 100.0).abs() < 0.02, "{percent} % gave {blind}");
        }
        Ok(())
    }

    #[test]
    fn a_candidate_for_two_experts_is_always_blind() -> Result<(), crate::ids::BadId> {
        let policy = BlindPolicy { first: 0, percent: 0 };
        assert!(is_blind(policy, TouchLevel::TwoExperts, &CampaignId::new("c")?, &CreatorId::new("x")?, Lot::new(99)));
        Ok(())
    }

    #[test]
    fn nothing_is_seen_before_a_verdict_or_a_reveal() {
        assert!(!may_see(true, None));
        assert!(!may_see(true, Some(&Opinion::default())));
        assert!(may_see(true, Some(&Opinion { saw_ai: true, ..Opinion::default() })));
        assert!(may_see(false, None));
    }
}
