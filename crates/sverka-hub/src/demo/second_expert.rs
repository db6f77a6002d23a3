//! A second expert who has already decided some of each campaign, as data; the hub makes ordinary events of it.

use super::DemoOptions;
use super::dice::Dice;
use super::objections;
use chrono::{DateTime, Duration, Utc};
use sverka_core::blind;
use sverka_core::ids::{CampaignId, CreatorId};
use sverka_core::model::{
    Anchor, Annotation, AnnotationKind, Answer, Answers, Campaign, Candidate, Choice, CollaborationResult,
    ComplianceState, Creator, Dispute, Market, Metric, Mode, Pass, Review, TouchLevel, Verdict, key,
};
use sverka_core::numbers::{Lot, PackIndex, Rank};
use sverka_core::reasons;
use sverka_core::score::audience::market_share;
use sverka_protocol::{FIRST_PACK, LATER_PACK, Shortlist};

/// A fictional colleague.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecondExpert {
    /// Name as shown.
    pub name: &'static str,
    /// Whose market they know; they write in its language.
    pub market: Market,
}

/// One colleague for each market.
pub const SECOND_EXPERTS: [SecondExpert; 2] = [
    SecondExpert { name: "Тамара Ключевская", market: Market::Ru },
    SecondExpert { name: "Marcus Fieldhouse", market: Market::Us },
];

/// What the second expert said about one candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The campaign.
    pub campaign: CampaignId,
    /// The candidate.
    pub creator: CreatorId,
    /// When it was said; later ones are later.
    pub decided_at: DateTime<Utc>,
    /// The statement.
    pub review: Review,
    /// Notes pinned to evidence.
    pub annotations: Vec<Annotation>,
    /// Objections to reasons of the score, said after the statement.
    pub disputes: Vec<Dispute>,
}

/// What draws the expert's attention first.
struct Impression {
    points: f64,
    code: &'static str,
    /// Words in the expert's language: Russian, English.
    words: (&'static str, &'static str),
    anchor: Anchor,
}

/// The part of the candidates that a colleague has decided.
const DECIDED: f64 = 0.4;

/// The decisions of one colleague: about two of five candidates of every campaign, in rank order.
#[must_use]
pub fn second_expert(shortlists: &[Shortlist], expert: SecondExpert, options: &DemoOptions) -> Vec<Decision> {
    decisions(shortlists, expert, options, DECIDED)
}

/// As [`second_expert`], about another part of the candidates.
pub(crate) fn decisions(
    shortlists: &[Shortlist],
    expert: SecondExpert,
    options: &DemoOptions,
    part: f64,
) -> Vec<Decision> {
    let mut decisions = Vec::new();
    for (list, shortlist) in shortlists.iter().enumerate() {
        let market_stream = if expert.market == Market::Ru { 16 } else { 17 };
        let mut dice = Dice::new(options.seed, (market_stream << 32) | list as u64);
        let mut at = options.now - Duration::hours(9 + list as i64);
        let first = decisions.len();
        let lots = lots(shortlist);
        for (candidate, lot) in shortlist.candidates.iter().zip(lots).take(400) {
            if !dice.chance(part) {
                continue;
            }
            at += Duration::seconds(dice.whole(15, 70));
            decisions.push(decide(&shortlist.campaign, candidate, lot, expert, at, &mut dice));
        }
        objections::object(&mut decisions[first..], shortlist, expert);
    }
    decisions
}

/// Where each candidate of a list, by rank, stands in the queue as a laptop draws it.
fn lots(shortlist: &Shortlist) -> Vec<Lot> {
    let pack = |rank: Rank| PackIndex::at((rank.index() + LATER_PACK - FIRST_PACK) / LATER_PACK);
    let mut drawn: Vec<(Rank, &CreatorId)> =
        (0..).map(Rank::new).zip(shortlist.candidates.iter().map(|candidate| &candidate.creator.id)).collect();
    blind::draw_lots(&shortlist.campaign, &mut drawn, |(rank, creator)| (pack(*rank), *rank, creator));
    let mut lots: Vec<(Rank, Lot)> = drawn.iter().map(|(rank, _)| *rank).zip((0..).map(Lot::new)).collect();
    lots.sort_unstable_by_key(|(rank, _)| *rank);
    lots.into_iter().map(|(_, lot)| lot).collect()
}

fn decide(
    campaign: &Campaign,
    candidate: &Candidate,
    lot: Lot,
    expert: SecondExpert,
    decided_at: DateTime<Utc>,
    dice: &mut Dice,
) -> Decision {
    let creator = &candidate.creator;
    let mut seen = impressions(creator, campaign, expert.market);
    seen.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    let feeling: f64 = 0.2 + seen.iter().map(|one| one.points).sum::<f64>() + dice.normal() * 0.4;
    let verdict = match feeling {
        f if f > 0.35 => Verdict::Accept,
        f if f > -0.35 => Verdict::Hold,
        _ => Verdict::Reject,
    };
    let fitting: Vec<&Impression> =
        seen.iter().filter(|one| reasons::find(one.code).is_some_and(|code| code.speaks_for == verdict)).collect();
    let fallback = match verdict {
        Verdict::Accept => "A-CONT",
        Verdict::Hold => "D-ASKCREATOR",
        Verdict::Reject => "R-SLOT",
    };
    let codes: Vec<String> = fitting.iter().take(2).map(|one| one.code.to_owned()).collect();
    let codes = if codes.is_empty() { vec![fallback.to_owned()] } else { codes };
    let blind = blind::is_blind(campaign.blind, campaign.touch, &campaign.id, &creator.id, lot);
    let deep = campaign.touch >= TouchLevel::Deep;
    let own_words = |one: &Impression| if expert.market == Market::Ru { one.words.0 } else { one.words.1 }.to_owned();
    let scope = codes.first().and_then(|code| reasons::find(code)).map(|code| code.scope);
    let model = candidate.recommendation.as_ref().map(|advice| format!("{} {}", advice.model, advice.version));
    let review = Review {
        verdict,
        confidence: deep.then(|| (55.0 + feeling.abs() * 18.0).min(95.0) as u8),
        reasons: codes,
        scope: scope.unwrap_or(sverka_core::model::Scope::Campaign),
        answers: if deep { answers(creator, verdict, dice) } else { Answers::default() },
        text: fitting.first().filter(|_| deep || dice.chance(0.3)).map(|one| own_words(one)).unwrap_or_default(),
        mode: if blind { Mode::Unaided } else { Mode::Assisted },
        pass: if deep { Pass::Deep } else { Pass::Fast },
        model,
        took_ms: dice.whole(3_500, if deep { 60_000 } else { 14_000 }) as u32,
        placement: None,
    };
    let noted = seen.first().filter(|_| dice.chance(if deep { 0.45 } else { 0.12 }));
    let annotations = noted
        .map(|one| Annotation {
            anchor: one.anchor.clone(),
            kind: if one.points < 0.0 { AnnotationKind::Doubt } else { AnnotationKind::Fact },
            text: own_words(one),
        })
        .into_iter()
        .collect();
    Decision {
        campaign: campaign.id.clone(),
        creator: creator.id.clone(),
        decided_at,
        review,
        annotations,
        disputes: Vec::new(),
    }
}

fn answers(creator: &Creator, verdict: Verdict, dice: &mut Dice) -> Answers {
    let answer = |choice: Choice| Some(Answer { choice, note: String::new() });
    let lean = match verdict {
        Verdict::Accept => [(Choice::Yes, 0.7), (Choice::Partly, 0.25), (Choice::Unknown, 0.05)],
        Verdict::Hold => [(Choice::Partly, 0.5), (Choice::Unknown, 0.3), (Choice::Yes, 0.2)],
        Verdict::Reject => [(Choice::No, 0.5), (Choice::Partly, 0.35), (Choice::Unknown, 0.15)],
    };
    let history =
        creator.collaborations.iter().find(|work| work.ours).map_or(Choice::Never, |work| match work.result {
            CollaborationResult::Above | CollaborationResult::Met => Choice::Good,
            CollaborationResult::Below => Choice::Bad,
            CollaborationResult::Unknown => Choice::Mixed,
        });
    let horizon = match verdict {
        Verdict::Accept => *dice.pick(&[Choice::Series, Choice::Test, Choice::Ambassador]),
        Verdict::Hold => Choice::Test,
        Verdict::Reject => Choice::OneOff,
    };
    Answers {
        values: answer(*dice.weighted(&lean)),
        brief: answer(*dice.weighted(&lean)),
        audience: answer(*dice.weighted(&lean)),
        history: answer(history),
        horizon: answer(horizon),
    }
}

fn impressions(creator: &Creator, campaign: &Campaign, market: Market) -> Vec<Impression> {
    let mut seen = Vec::new();
    let mut see = |points: f64, code: &'static str, words: (&'static str, &'static str), anchor: Anchor| {
        seen.push(Impression { points, code, words, anchor });
    };
    let known = |name: &str| creator.metric(name).and_then(Metric::known);
    let on = |name: &str| Anchor::Metric(name.to_owned());
    match known(key::SUSPICIOUS_SHARE) {
        Some(share) if share > 0.28 => {
            let words =
                ("В комментариях одни и те же люди под каждым постом.", "The same names comment on every post.");
            see(-1.3, "R-FAKE", words, on(key::SUSPICIOUS_SHARE));
        }
        Some(share) if share < 0.09 => {
            let words =
                ("Живые вопросы в комментариях, автор отвечает.", "Real questions in the comments, real answers.");
            see(0.5, "A-AUTH", words, on(key::SUSPICIOUS_SHARE));
        }
        Some(_) => {}
        None => {
            let words =
                ("Качество подписчиков скрыто: просим статистику.", "Follower quality is withheld: ask for stats.");
            see(-0.3, "D-ASKSYS", words, Anchor::Candidate);
        }
    }
    if known(key::GROWTH_90D).is_some_and(|growth| growth > 0.33) {
        let words = ("Откуда такой скачок подписчиков?", "Where did this jump in followers come from?");
        see(-0.8, "R-ANOM", words, on(key::GROWTH_90D));
    }
    if known(key::ER_VIEWS).is_some_and(|er| er > 0.06) {
        let words = ("Смотрят и обсуждают, а не пролистывают.", "People watch and talk, they do not scroll past.");
        see(0.6, "A-ENG", words, on(key::ER_VIEWS));
    }
    if known(key::AD_SHARE).is_some_and(|share| share > 0.28) {
        let words = ("Каждый третий пост рекламный.", "Every third post is an ad.");
        see(-0.6, "R-OVERAD", words, on(key::AD_SHARE));
    }
    let rival = creator.posts.iter().find(|post| {
        post.sponsor.as_deref().is_some_and(|brand| super::Theme::OPEN.iter().any(|theme| theme.competitor() == brand))
    });
    if let Some(post) = rival {
        let words = ("Только что рекламировали конкурента.", "They have just promoted a competitor.");
        see(-1.6, "R-COMP", words, Anchor::Post(post.id.clone()));
    }
    let targeted = campaign.targets.iter().any(|target| target.market == market);
    if targeted && market_share(creator, market).is_some_and(|share| share < 0.12) {
        let words = ("В нашей стране их почти не смотрят.", "Hardly anybody here watches them.");
        see(-0.9, "R-GEO", words, Anchor::Chart("countries".to_owned()));
    }
    let failed =
        |rule: &str| creator.compliance.iter().any(|check| check.rule == rule && check.state == ComplianceState::Fail);
    if market == Market::Ru && failed("ru_platform_access") {
        let words = ("Площадка для рекламы закрыта, без вариантов.", "The platform is closed to advertising.");
        see(-2.0, "RU-PLAT", words, Anchor::Candidate);
    }
    if market == Market::Us && failed("us_disclosure_history") {
        let words = ("Прошлая реклама без пометки.", "Past ads without a disclosure.");
        see(-0.7, "US-DISC", words, Anchor::Candidate);
    }
    if let Some(ours) = creator.collaborations.iter().find(|work| work.ours) {
        match ours.result {
            CollaborationResult::Above | CollaborationResult::Met => {
                let words = ("Работали вместе, всё прошло хорошо.", "We worked together and it went well.");
                see(0.8, "A-PREV", words, Anchor::Candidate);
            }
            CollaborationResult::Below => {
                let words = ("Прошлый раз сорвали сроки.", "They missed the deadline last time.");
                see(-0.9, "R-PREVBAD", words, Anchor::Candidate);
            }
            CollaborationResult::Unknown => {}
        }
    }
    seen
}
