//! What a person keeps of a campaign after their access ended, and what stays hidden then.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use sverka_app::Code;
use sverka_core::ids::{PrincipalId, StreamId};
use sverka_core::model::{Anchor, AnnotationKind, Market, Pass, Verdict};
use sverka_tests::office::{Laptop, Office, until};

/// Takes a campaign away from a person, and waits until their laptop knows.
fn revoke(office: &Office, laptop: &Laptop, who: &PrincipalId, campaign: &str) {
    let stream = StreamId::new(format!("campaign:{campaign}")).expect("a stream");
    office.hub.revoke(who, Some(&stream)).expect("revoked");
    laptop.app.sync_now().expect("asked");
    until("the end of the access arrives", || {
        let view = laptop.app.campaigns().map_err(|error| error.to_string())?;
        let card = view.campaigns.into_iter().find(|card| card.campaign.id.as_str() == campaign);
        card.and_then(|card| card.revoked_at).map(drop).ok_or_else(|| "not yet".to_owned())
    });
}

#[test]
fn what_was_not_shown_before_the_end_of_the_access_stays_hidden() {
    let office = Office::with_demo(10);
    let invited = office.invite("Anna", Market::Ru);
    let anna = office.laptop("anna", &invited.code.reveal());
    let kim = office.laptop("kim", &office.invite("Kim", Market::Us).code.reveal());
    let (campaign, rows) = anna.open_blind(10);
    let _ = kim.open_blind(10);
    let [fast, deep] = [&rows[0].id, &rows[1].id];
    for candidate in [fast, deep] {
        kim.decide(&campaign, candidate, Verdict::Reject, Pass::Fast).expect("decided");
        kim.app.annotate(&campaign, candidate, Anchor::Candidate, AnnotationKind::Doubt, "why?").expect("pinned");
    }
    kim.settle();
    // In the fast pass the window has moved on before anything of the others was shown.
    anna.decide(&campaign, fast, Verdict::Accept, Pass::Fast).expect("decided");
    anna.decide(&campaign, deep, Verdict::Accept, Pass::Deep).expect("decided");
    anna.settle();
    until("the other expert's view arrives", || {
        let seen = anna.app.dossier(&campaign, deep).map_err(|error| error.to_string())?;
        if seen.annotations.iter().any(|note| note.who == "Kim") { Ok(()) } else { Err("not yet".to_owned()) }
    });
    revoke(&office, &anna, &invited.principal, &campaign);
    let anna = anna.restarted();
    let shown = |candidate: &str| {
        let seen = anna.app.dossier(&campaign, candidate).expect("a dossier");
        assert_eq!(seen.own.as_ref().map(|own| own.verdict), Some(Verdict::Accept), "the own work can be read");
        let others = seen.markets.iter().any(|column| !column.me && (!column.hidden || column.opinion.is_some()));
        (seen.ai.is_some(), others, !seen.annotations.is_empty())
    };
    // It cannot be logged any more, so it is not shown, however often somebody asks.
    assert_eq!(shown(fast), (false, false, false));
    assert_eq!(shown(fast), (false, false, false));
    assert!(anna.app.dossier_ahead(&campaign, fast).expect("an answer").is_none());
    assert_eq!(anna.app.reveal(&campaign, fast).expect_err("closed").code, Code::Revoked);
    // The control: what was shown and logged in time can still be read.
    assert_eq!(shown(deep), (true, true, true));
}
