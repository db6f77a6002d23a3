//! The AI's view of a candidate: the local score with its parts and reasons, and what the discovery system said.

use crate::dispute;
use crate::dossier::People;
use crate::record::Record;
use crate::view::reasons::{FlipView, NotKnownView, ReasonView};
use crate::view::{AiView, PartView};
use sverka_core::fold::StandingDispute;
use sverka_core::model::{Anchor, Campaign, Creator, Unit, key};
use sverka_core::score::{FeatureName, Model, Part};

/// Computes the AI's view, with the objections to it. Call it only for somebody who may see it.
pub(crate) fn view(
    model: &Model,
    campaign: &Campaign,
    record: &Record,
    disputes: &[StandingDispute],
    people: &People<'_>,
) -> AiView {
    let creator = &record.candidate.creator;
    let readings = model.read(creator, campaign);
    let scored = model.score(creator, campaign);
    let advised = record.candidate.recommendation.as_ref();
    let flip = model.flip(creator, &readings);
    let part = |part: &Part| PartView {
        feature: part.feature.as_str().to_owned(),
        group: part.feature.group().as_str().to_owned(),
        points: part.points,
        value: part.value,
        peer: part.peer,
        unit: unit(part.feature, part.evidence, creator),
        evidence: evidence(part, creator),
        missing: part.missing,
        withheld: is_withheld(part),
        disputes: disputes
            .iter()
            .filter(|said| said.dispute.feature == part.feature.as_str())
            .map(|said| dispute::view(said, people))
            .collect(),
    };
    AiView {
        verdict: scored.verdict,
        score: scored.score,
        base: scored.base,
        chance: scored.chance,
        parts: scored.parts.iter().map(part).collect(),
        for_it: scored.reasons().map(reason).collect(),
        against_it: scored.counter_reasons().map(reason).collect(),
        not_known: model.most_wanted(&readings).map(|unknown| NotKnownView {
            feature: unknown.feature.as_str().to_owned(),
            worst: unknown.worst,
            best: unknown.best,
        }),
        flip: flip.map(|flip| FlipView {
            feature: flip.feature.as_str().to_owned(),
            verdict: flip.verdict,
            from: flip.from,
            to: flip.to,
            unit: unit(flip.feature, metric_of(&scored.parts, flip.feature), creator),
            at_least: flip.at_least,
        }),
        model: name(model),
        rank: record.rank.get() + 1,
        advised: advised.map(|advised| advised.verdict),
        reasons: advised.map(|advised| advised.reasons.clone()).unwrap_or_default(),
        counter_reasons: advised.map(|advised| advised.counter_reasons.clone()).unwrap_or_default(),
    }
}

/// Name and version of a model.
pub(crate) fn name(model: &Model) -> String {
    format!("{} {}", model.name, model.version)
}

/// A value that is known to exist has the metric it would be read from.
fn is_withheld(part: &Part) -> bool {
    part.missing && part.evidence.is_some()
}

fn metric_of(parts: &[Part], feature: FeatureName) -> Option<&'static str> {
    parts.iter().find(|part| part.feature == feature)?.evidence
}

/// The unit in which a feature is told: that of its metric, a share otherwise.
fn unit(feature: FeatureName, metric: Option<&str>, creator: &Creator) -> Unit {
    let known = metric.and_then(|name| creator.metric(name)).map(|metric| metric.unit);
    known.unwrap_or(if feature == FeatureName::Comments { Unit::PerHundred } else { Unit::Ratio })
}

/// What a part rests on: the metric it was read from, or the chart of the facts it was computed from.
fn evidence(part: &Part, creator: &Creator) -> Option<Anchor> {
    if let Some(metric) = part.evidence {
        return Some(Anchor::Metric(metric.to_owned()));
    }
    if part.missing {
        return None;
    }
    let chart = match part.feature {
        FeatureName::AudienceMatch if creator.audiences.iter().any(|audience| !audience.ages.is_empty()) => "ages",
        FeatureName::AudienceMatch | FeatureName::ForeignAudience => "countries",
        FeatureName::Growth => "growth",
        FeatureName::RepeatedComments => "comments",
        FeatureName::BrandFit => "words",
        FeatureName::History => "work",
        FeatureName::Comments => return Some(Anchor::Metric(key::COMMENTS_PER_100_LIKES.to_owned())),
        FeatureName::Engagement | FeatureName::Authenticity | FeatureName::Price => return None,
    };
    Some(Anchor::Chart(chart.to_owned()))
}

/// The message of a part in words. Two features are bad at either end, so their words depend on the side.
fn reason(part: &Part) -> ReasonView {
    let feature = part.feature.as_str();
    let usual = if part.feature == FeatureName::Comments { Some(1.0) } else { part.peer };
    let is_above = part.value.zip(usual).is_some_and(|(value, usual)| value > usual);
    let has_two_ends = matches!(part.feature, FeatureName::Engagement | FeatureName::Comments);
    let side = match (part.points > 0, has_two_ends && is_above) {
        (true, _) => "for",
        (false, true) => "too-high",
        (false, false) => "against",
    };
    ReasonView { code: format!("{feature}-{side}"), feature: feature.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Locale;
    use crate::words;

    #[test]
    fn every_feature_has_its_words_in_both_languages() {
        let ids = FeatureName::ALL.into_iter().flat_map(|feature| {
            let name = feature.as_str();
            let sides = ["for", "against"].map(|side| format!("why-{name}-{side}"));
            [format!("feature-{name}"), format!("feature-why-{name}"), format!("flip-what-{name}")]
                .into_iter()
                .chain(sides)
                .chain([format!("group-{}", feature.group().as_str())])
        });
        let both_ends = ["engagement", "comments"].map(|name| format!("why-{name}-too-high"));
        for id in ids.chain(both_ends) {
            for locale in [Locale::En, Locale::Ru] {
                assert_ne!(words::of(locale).get(&id), id);
            }
        }
    }

    #[test]
    fn engagement_far_above_all_peers_is_told_apart_from_weak_engagement() {
        let part = |points, value| Part {
            feature: FeatureName::Engagement,
            points,
            sd: None,
            value: Some(value),
            peer: Some(0.03),
            evidence: Some(key::ER_FOLLOWERS),
            missing: false,
        };
        let code = |points, value| reason(&part(points, value)).code;
        assert_eq!(code(120, 0.05), "engagement-for");
        assert_eq!(code(-130, 0.01), "engagement-against");
        assert_eq!(code(-60, 0.31), "engagement-too-high");
    }
}
