//! What the second expert objects to in the reasons of the score: a few reasons, so that a strategist finds a pattern.

use super::second_expert::{Decision, SecondExpert};
use crate::publish::SHIPPED;
use std::sync::LazyLock;
use sverka_core::model::{Dispute, Market, Objection};
use sverka_core::score::{FeatureName, Model};
use sverka_protocol::Shortlist;

/// The model that ships with the program: its points are what the expert saw.
static MODEL: LazyLock<Option<Model>> = LazyLock::new(|| serde_json::from_slice(SHIPPED).ok());

/// One thing an expert finds wrong, wherever the part has cost the candidate points.
struct Complaint {
    feature: FeatureName,
    objection: Objection,
    words: &'static str,
    /// In how many candidates of a campaign.
    times: usize,
}

fn complaints(market: Market) -> [Complaint; 2] {
    let complaint = |feature, objection, words, times| Complaint { feature, objection, words, times };
    match market {
        Market::Ru => [
            complaint(FeatureName::Price, Objection::Outdated, "Прайс прошлого года, сейчас просят меньше.", 2),
            complaint(FeatureName::Growth, Objection::NotTrue, "Был розыгрыш в другом канале, люди живые.", 1),
        ],
        Market::Us => [
            complaint(FeatureName::Price, Objection::NotRelevant, "We pay for sales here, not for views.", 1),
            complaint(FeatureName::Engagement, Objection::OtherWay, "Quiet viewers, but they buy.", 1),
        ],
    }
}

/// Lets an expert object, in the order of their decisions.
pub(super) fn object(decisions: &mut [Decision], shortlist: &Shortlist, expert: SecondExpert) {
    let Some(model) = MODEL.as_ref() else { return };
    for complaint in complaints(expert.market) {
        let mut left = complaint.times;
        for decision in decisions.iter_mut() {
            let candidate = shortlist.candidates.iter().find(|candidate| candidate.creator.id == decision.creator);
            let Some(candidate) = candidate.filter(|_| left > 0) else { continue };
            let scored = model.score(&candidate.creator, &shortlist.campaign);
            let cost = scored.parts.iter().find(|part| part.feature == complaint.feature && !part.missing);
            let Some(part) = cost.filter(|part| part.points < 0) else { continue };
            left -= 1;
            decision.disputes.push(Dispute {
                feature: complaint.feature.as_str().to_owned(),
                objection: complaint.objection,
                text: complaint.words.to_owned(),
                points: part.points,
                model: format!("{} {}", model.name, model.version),
            });
        }
    }
}
