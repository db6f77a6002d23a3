use super::*;
use crate::event::RevealCause;
use crate::event::tests::said;
use crate::ids::BadId;
use crate::model::forecast::{ModelThen, Outcome};
use crate::model::{Anchor, AnnotationKind, Answers, Market, Mode, Pass, PostKind, Scope, Verdict};

fn event(n: u64, author: &str, device: &str, fact: Fact, supersedes: &[&str]) -> Result<Event, BadId> {
    let supersedes = supersedes.iter().map(|id| EventId::new(*id)).collect::<Result<_, _>>()?;
    Ok(Event { supersedes, ..said(n, (author, device), n as i64, fact)? })
}

fn review(verdict: Verdict) -> Review {
    Review {
        verdict,
        confidence: None,
        reasons: vec![],
        scope: Scope::Campaign,
        answers: Answers::default(),
        text: String::new(),
        mode: Mode::Unaided,
        pass: Pass::Fast,
        model: None,
        took_ms: 0,
        placement: None,
    }
}

fn recorded(verdict: Verdict) -> Fact {
    Fact::ReviewRecorded(review(verdict))
}

fn shown(dossier: &Dossier, author: &str) -> Option<Verdict> {
    let author = PrincipalId::new(author).ok()?;
    Some(dossier.opinions.get(&author)?.review()?.verdict)
}

#[test]
fn a_correction_replaces_and_an_undo_brings_back() -> Result<(), BadId> {
    let first = event(1, "anna", "laptop", recorded(Verdict::Accept), &[])?;
    let second = event(2, "anna", "laptop", recorded(Verdict::Reject), &["e1"])?;
    let undo = event(3, "anna", "laptop", Fact::Undone { target: second.id.clone() }, &[])?;
    let redo = event(4, "anna", "laptop", Fact::Redone { target: second.id.clone() }, &[])?;
    assert_eq!(shown(&Dossier::fold([&first]), "anna"), Some(Verdict::Accept));
    assert_eq!(shown(&Dossier::fold([&first, &second]), "anna"), Some(Verdict::Reject));
    assert_eq!(shown(&Dossier::fold([&first, &second, &undo]), "anna"), Some(Verdict::Accept));
    assert_eq!(shown(&Dossier::fold([&first, &second, &undo, &redo]), "anna"), Some(Verdict::Reject));
    Ok(())
}

#[test]
fn two_laptops_of_one_person_keep_both_versions() -> Result<(), BadId> {
    let base = event(1, "anna", "laptop", recorded(Verdict::Accept), &[])?;
    let here = event(2, "anna", "laptop", recorded(Verdict::Reject), &["e1"])?;
    let there = event(3, "anna", "home", recorded(Verdict::Hold), &["e1"])?;
    let dossier = Dossier::fold([&base, &here, &there]);
    let opinion = &dossier.opinions[&base.author];
    assert!(opinion.in_conflict());
    assert_eq!(opinion.heads.len(), 2);
    let chosen = event(4, "anna", "laptop", recorded(Verdict::Reject), &["e2", "e3"])?;
    let dossier = Dossier::fold([&base, &here, &there, &chosen]);
    assert!(!dossier.opinions[&base.author].in_conflict());
    assert_eq!(shown(&dossier, "anna"), Some(Verdict::Reject));
    Ok(())
}

#[test]
fn nobody_can_undo_or_replace_what_somebody_else_said() -> Result<(), BadId> {
    let hers = event(1, "anna", "laptop", recorded(Verdict::Accept), &[])?;
    let his_undo = event(2, "sam", "desk", Fact::Undone { target: hers.id.clone() }, &[])?;
    let his = event(3, "sam", "desk", recorded(Verdict::Reject), &["e1"])?;
    let dossier = Dossier::fold([&hers, &his_undo, &his]);
    assert_eq!(shown(&dossier, "anna"), Some(Verdict::Accept));
    assert_eq!(shown(&dossier, "sam"), Some(Verdict::Reject));
    Ok(())
}

#[test]
fn the_order_and_repetition_of_events_do_not_matter() -> Result<(), BadId> {
    let note = Annotation { anchor: Anchor::Candidate, kind: AnnotationKind::Fact, text: "x".into() };
    let events = [
        event(1, "anna", "laptop", recorded(Verdict::Accept), &[])?,
        event(2, "anna", "laptop", Fact::AnnotationAdded(note), &[])?,
        event(3, "anna", "laptop", Fact::AiRevealed { cause: RevealCause::AfterVerdict }, &[])?,
        event(4, "sam", "desk", recorded(Verdict::Hold), &[])?,
        event(5, "anna", "laptop", Fact::Undone { target: EventId::new("e1")? }, &[])?,
    ];
    let forward = Dossier::fold(&events);
    let backward = Dossier::fold(events.iter().rev().chain(&events));
    assert_eq!(forward, backward);
    assert_eq!(forward.annotations.len(), 1);
    let anna = &forward.opinions[&events[0].author];
    assert!(anna.decided_unaided && anna.saw_ai && anna.review().is_none());
    Ok(())
}

fn objection(feature: &str, text: &str) -> Fact {
    Fact::ReasonDisputed(Dispute {
        feature: feature.to_owned(),
        objection: crate::model::Objection::NotTrue,
        text: text.to_owned(),
        points: 40,
        model: "baseline 2".to_owned(),
    })
}

#[test]
fn the_latest_objection_of_each_person_to_each_feature_stands_until_it_is_taken_back() -> Result<(), BadId> {
    let events = [
        event(1, "anna", "laptop", objection("price", "old"), &[])?,
        event(2, "anna", "laptop", objection("price", "new"), &[])?,
        event(3, "anna", "laptop", objection("engagement", "bought"), &[])?,
        event(4, "sam", "other", objection("price", "sam"), &[])?,
        event(5, "anna", "laptop", Fact::DisputeWithdrawn { target: EventId::new("e3")? }, &[])?,
        event(6, "sam", "other", Fact::DisputeWithdrawn { target: EventId::new("e2")? }, &[])?,
    ];
    let standing = |events: &[Event]| {
        let disputes = Dossier::fold(events).disputes;
        disputes.into_iter().map(|said| said.dispute.text).collect::<Vec<_>>()
    };
    assert_eq!(standing(&events), ["new", "sam"], "nobody takes back what another one said");
    let undone = event(7, "anna", "laptop", Fact::Undone { target: EventId::new("e2")? }, &[])?;
    let events = [events.as_slice(), &[undone]].concat();
    assert_eq!(standing(&events), ["old", "sam"], "an undo brings back what stood before");
    let reversed: Vec<Event> = events.into_iter().rev().collect();
    assert_eq!(standing(&reversed), ["old", "sam"]);
    Ok(())
}

#[test]
fn taking_back_an_objection_does_not_bring_back_the_one_it_replaced() -> Result<(), BadId> {
    let events = [
        event(1, "anna", "laptop", objection("price", "old"), &[])?,
        event(2, "anna", "laptop", objection("price", "new"), &["e1"])?,
        event(3, "anna", "laptop", Fact::DisputeWithdrawn { target: EventId::new("e2")? }, &[])?,
        event(4, "anna", "laptop", Fact::Undone { target: EventId::new("e3")? }, &[])?,
        event(5, "anna", "laptop", Fact::Undone { target: EventId::new("e2")? }, &[])?,
    ];
    let texts = |events: &[Event]| -> Vec<String> {
        Dossier::fold(events).disputes.into_iter().map(|said| said.dispute.text).collect()
    };
    let standing: Vec<Vec<String>> = (1..=events.len()).map(|n| texts(&events[..n])).collect();
    assert_eq!(standing, [vec!["old"], vec!["new"], vec![], vec!["new"], vec!["old"]]);
    Ok(())
}

#[test]
fn whoever_objects_to_a_part_of_the_score_has_seen_it() -> Result<(), BadId> {
    let dossier = Dossier::fold(&[event(1, "anna", "laptop", objection("price", ""), &[])?]);
    assert!(dossier.opinions[&PrincipalId::new("anna")?].saw_ai);
    Ok(())
}

fn stated(p50: u64, market: Market) -> Fact {
    let (kind, outcome) = (PostKind::Video, Outcome::Views);
    let text = String::new();
    Fact::ForecastStated(OwnForecast {
        kind,
        market,
        outcome,
        p50,
        p10: None,
        p90: None,
        cause: None,
        text,
        seen: None,
        then: None,
    })
}

fn numbers(dossier: &Dossier) -> Vec<(u64, bool)> {
    dossier.forecasts.iter().map(|said| (said.forecast.p50, said.sealed)).collect()
}

#[test]
fn a_number_said_before_the_ai_was_seen_stays_beside_the_one_said_after() -> Result<(), BadId> {
    let events = [
        event(1, "anna", "a", stated(100, Market::Ru), &[])?,
        event(2, "anna", "a", stated(120, Market::Ru), &[])?,
        event(3, "anna", "a", Fact::AiRevealed { cause: RevealCause::Asked }, &[])?,
        event(4, "anna", "a", stated(150, Market::Ru), &[])?,
        event(5, "anna", "a", stated(160, Market::Ru), &[])?,
        event(6, "anna", "a", stated(9, Market::Us), &[])?,
        event(7, "sam", "b", stated(70, Market::Ru), &[])?,
    ];
    let expected = [(120, true), (160, false), (9, false), (70, true)];
    for turn in 0..events.len() {
        let mut mixed: Vec<&Event> = events.iter().chain(&events).collect();
        mixed.rotate_left(turn);
        mixed.reverse();
        assert_eq!(numbers(&Dossier::fold(mixed)), expected);
    }
    let undo = event(8, "anna", "a", Fact::Undone { target: EventId::new("e5")? }, &[])?;
    let all = events.iter().chain([&undo]);
    assert_eq!(numbers(&Dossier::fold(all)), [(120, true), (150, false), (9, false), (70, true)]);
    Ok(())
}

#[test]
fn a_number_that_cannot_be_is_passed_over() -> Result<(), BadId> {
    let Fact::ForecastStated(own) = stated(100, Market::Ru) else { return Ok(()) };
    let crossed = OwnForecast { p10: Some(200), ..own.clone() };
    let endless = OwnForecast { p90: Some(u64::MAX), ..own.clone() };
    let said = ModelThen { model: String::new(), p10: 1, p50: 2, p90: 3, base_rate: 2, outside: false };
    let of_the_model = OwnForecast { then: Some(ModelThen { p10: 9, ..said.clone() }), ..own.clone() };
    let possible = OwnForecast { then: Some(said), ..own };
    let said = event(1, "eve", "e", Fact::ForecastStated(possible), &[])?;
    assert_eq!(numbers(&Dossier::fold([&said])), [(100, true)]);
    for forecast in [crossed, endless, of_the_model] {
        let said = event(1, "eve", "e", Fact::ForecastStated(forecast), &[])?;
        assert_eq!(numbers(&Dossier::fold([&said])), []);
    }
    Ok(())
}
