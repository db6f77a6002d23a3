//! The AI's view of a candidate: the local score with its parts, and what the discovery system said.

use crate::record::Record;
use crate::view::{AiView, PartView};
use sverka_core::model::Campaign;
use sverka_core::score::Model;

/// Computes the AI's view. Call it only for somebody who may see it.
pub(crate) fn view(model: &Model, campaign: &Campaign, record: &Record) -> AiView {
    let scored = model.score(&record.candidate.creator, campaign);
    let advised = record.candidate.recommendation.as_ref();
    AiView {
        verdict: scored.verdict,
        score: scored.score,
        base: scored.base,
        chance: scored.chance,
        parts: scored
            .parts
            .into_iter()
            .map(|part| PartView {
                feature: part.feature.as_str().to_owned(),
                points: part.points,
                value: part.value,
                peer: part.peer,
                evidence: part.evidence.map(str::to_owned),
                missing: part.missing,
            })
            .collect(),
        model: format!("{} {}", model.name, model.version),
        rank: record.rank + 1,
        advised: advised.map(|advised| advised.verdict),
        reasons: advised.map(|advised| advised.reasons.clone()).unwrap_or_default(),
        counter_reasons: advised.map(|advised| advised.counter_reasons.clone()).unwrap_or_default(),
    }
}
