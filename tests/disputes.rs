//! What an expert can rely on when a single reason is wrong: said once it may be seen, kept, undone, and seen by
//! others by the same rule as a verdict.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use sverka_app::view::reasons::{DisputeView, PartView};
use sverka_app::view::{AiView, DossierView};
use sverka_app::{Code, UiError};
use sverka_core::model::{Market, Objection, Pass, Verdict};
use sverka_tests::office::{Laptop, Office, until};

const FEATURE: &str = "price";

fn code<T: std::fmt::Debug>(result: Result<T, UiError>) -> Code {
    result.expect_err("an error").code
}

fn part(dossier: &DossierView) -> Option<&PartView> {
    dossier.ai.as_ref()?.parts.iter().find(|part| part.feature == FEATURE)
}

/// The objections to the price of a candidate that are shown on this laptop.
fn shown(laptop: &Laptop, campaign: &str, id: &str) -> Vec<DisputeView> {
    let dossier = laptop.app.dossier(campaign, id).expect("a dossier");
    part(&dossier).map(|part| part.disputes.clone()).unwrap_or_default()
}

fn object(laptop: &Laptop, campaign: &str, id: &str, objection: Objection, text: &str) -> Result<AiView, UiError> {
    let changed = laptop.app.dispute(campaign, id, FEATURE, objection, text)?;
    Ok(changed.dossier.and_then(|dossier| dossier.ai).expect("the AI's view"))
}

#[test]
fn nobody_can_object_to_what_was_not_shown() {
    let office = Office::with_demo(10);
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(10);
    let (hidden, fast, shown) = (&rows[0].id, &rows[1].id, &rows[2].id);
    let refused = |id: &str| code(object(&laptop, &campaign, id, Objection::NotTrue, ""));
    assert_eq!(refused(hidden), Code::NotFound);
    let after = laptop.app.dossier(&campaign, hidden).expect("a dossier");
    assert!(after.ai.is_none(), "trying it showed the AI's view");
    // A fast verdict moves on before anything is shown.
    laptop.decide(&campaign, fast, Verdict::Hold, Pass::Fast).expect("decided");
    assert_eq!(refused(fast), Code::NotFound);
    // The negative control: once it was shown, the same call is taken.
    laptop.app.reveal(&campaign, shown).expect("revealed");
    object(&laptop, &campaign, shown, Objection::NotTrue, "").expect("taken");
    assert_eq!(code(laptop.app.dispute(&campaign, shown, "mood", Objection::NotTrue, "")), Code::NotFound);
}

#[test]
fn an_objection_changes_no_points_and_outlives_undo_redo_and_a_restart() {
    let office = Office::with_demo(10);
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(10);
    let id = rows[0].id.clone();
    let before = laptop.app.reveal(&campaign, &id).expect("revealed").ai.expect("the AI's view");
    assert_eq!(before.score, before.base + before.parts.iter().map(|part| part.points).sum::<i32>());
    let after = object(&laptop, &campaign, &id, Objection::Outdated, "Цена с прошлого года").expect("taken");
    assert_eq!((after.score, after.chance, after.verdict), (before.score, before.chance, before.verdict));
    object(&laptop, &campaign, &id, Objection::NotRelevant, "").expect("taken");
    let laptop = laptop.restarted();
    let _ = laptop.open_blind(10);
    let kinds = |laptop: &Laptop| shown(laptop, &campaign, &id).iter().map(|said| said.objection).collect::<Vec<_>>();
    assert_eq!(kinds(&laptop), [Objection::NotRelevant], "the later objection replaces the earlier one");
    let undone = laptop.app.undo(&campaign).expect("undone");
    assert_eq!(undone.what.as_deref(), Some("dispute"));
    assert_eq!(kinds(&laptop), [Objection::Outdated]);
    laptop.app.redo(&campaign).expect("redone");
    let event = shown(&laptop, &campaign, &id).remove(0).event;
    laptop.app.withdraw_dispute(&campaign, &id, &event).expect("withdrawn");
    assert_eq!(kinds(&laptop), [], "taking one back does not bring back the one it replaced");
    assert_eq!(code(laptop.app.withdraw_dispute(&campaign, &id, &event)), Code::NotFound);
    laptop.app.undo(&campaign).expect("undone");
    assert_eq!(kinds(&laptop), [Objection::NotRelevant]);
}

#[test]
fn what_another_person_objects_to_is_shown_after_the_own_verdict_and_counted_only_then() {
    let office = Office::with_demo(10);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let kim = office.laptop("kim", &office.invite("Kim", Market::Ru).code.reveal());
    let (campaign, rows) = anna.open_blind(10);
    let id = rows[0].id.clone();
    anna.app.reveal(&campaign, &id).expect("revealed");
    object(&anna, &campaign, &id, Objection::OtherWay, "PLANTED").expect("taken");
    anna.settle();
    let _ = kim.open_blind(10);
    kim.settle();
    // The colleagues of the demo object too, to candidates that Kim has not decided either.
    let listed = kim.app.disputes(&campaign).expect("a list");
    assert_eq!((listed.total, listed.features.len()), (0, 0));
    until("the objection arrives once it may be seen", || {
        let before = kim.app.dossier(&campaign, &id).map_err(|error| error.to_string())?;
        if before.own.is_none() {
            assert!(!serde_json::to_string(&before).expect("JSON").contains("PLANTED"));
            kim.decide(&campaign, &id, Verdict::Hold, Pass::Deep).map_err(|error| error.to_string())?;
        }
        match shown(&kim, &campaign, &id).iter().find(|said| said.text == "PLANTED") {
            Some(said) if said.who == "Anna" && !said.own => Ok(()),
            other => Err(format!("{other:?}")),
        }
    });
    let listed = kim.app.disputes(&campaign).expect("a list");
    let price = listed.features.iter().find(|feature| feature.feature == FEATURE).expect("the price");
    assert!(price.people.contains(&"Anna".to_owned()));
    assert!(price.said.iter().any(|about| about.place == rows[0].place && about.dispute.text == "PLANTED"));
    assert!(price.kinds.iter().any(|kind| kind.objection == Objection::OtherWay && kind.count == 1));
}

#[test]
fn signals_are_evidence_before_the_verdict_and_carry_no_points() {
    let office = Office::with_demo(30);
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(30);
    let mut costs = 0;
    for row in &rows {
        let dossier = laptop.app.dossier(&campaign, &row.id).expect("a dossier");
        assert!(dossier.ai.is_none());
        let signals = serde_json::to_string(&dossier.signals).expect("JSON");
        for telling in ["points", "score", "chance", "verdict", "disputes"] {
            assert!(!signals.contains(telling), "{}: {telling} in {signals}", row.id);
        }
        assert_eq!(dossier.signals.costs.len(), dossier.creator.rates.len());
        costs += dossier.signals.costs.iter().flatten().filter(|cost| cost.cpm.p10 < cost.cpm.p90).count();
    }
    assert!(costs > 0, "the demo has prices and posts");
}
