//! What a person keeps of a campaign after their access ended, and what stays hidden then.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use sverka_app::Code;
use sverka_app::view::MarketColumn;
use sverka_core::ids::{PrincipalId, StreamId};
use sverka_core::model::{Anchor, AnnotationKind, Market, Pass, Verdict};
use sverka_hub::demo::{DemoOptions, generate};
use sverka_tests::office::{Laptop, Office, PASSPHRASE, clock, until};

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
        let shown = |column: &MarketColumn| {
            let mut colleagues = column.people.iter().filter(|voice| !voice.me).peekable();
            colleagues.peek().is_some() && (!column.hidden || colleagues.any(|voice| voice.opinion.is_some()))
        };
        let others = seen.markets.iter().any(shown);
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

/// The own table, line by line, without its header.
fn table(laptop: &Laptop, campaign: &str) -> Vec<String> {
    let table = laptop.app.reviews_table(campaign).expect("a table");
    let text = String::from_utf8(table.bytes).expect("UTF-8");
    let lines: Vec<String> = text.lines().skip(1).map(str::to_owned).collect();
    assert_eq!(lines.len(), table.rows as usize);
    lines
}

#[test]
fn the_own_reviews_of_who_left_the_list_are_exported_by_name() {
    let office = Office::with_demo(10);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = anna.open_blind(10);
    let [stays, goes, undecided] = [&rows[0], &rows[1], &rows[2]];
    for row in [stays, goes] {
        anna.decide(&campaign, &row.id, Verdict::Accept, Pass::Fast).expect("decided");
    }
    let all = generate(&DemoOptions { candidates: 10, ..DemoOptions::new(clock()) }).expect("the demo");
    let mut newer = all.into_iter().find(|list| list.campaign.id.as_str() == campaign).expect("the campaign");
    let gone = |id: &str| id == goes.id || id == undecided.id;
    newer.candidates.retain(|candidate| !gone(candidate.creator.id.as_str()));
    office.hub.publish(&newer).expect("published");
    until("the newer shortlist arrives", || {
        let view = anna.app.campaigns().map_err(|error| error.to_string())?;
        let card = view.campaigns.into_iter().find(|card| card.campaign.id.as_str() == campaign).ok_or("no card")?;
        // The first screen counts the newer list before anybody opens the campaign again.
        let own = card.progress.iter().find(|one| one.me).map(|one| one.decided);
        match (card.total, card.usable, card.waiting, own) {
            (8, 8, 7, Some(1)) => Ok(()),
            other => Err(format!("{other:?}")),
        }
    });
    // Earlier versions are dropped at a start; the name is kept all the same.
    let anna = anna.restarted();
    assert_eq!(anna.app.open_campaign(&campaign).expect("opened").counts.total, 8);
    let lines = table(&anna, &campaign);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].contains(&stays.name) && !lines[0].starts_with("no longer listed"), "{lines:?}");
    assert!(lines[1].starts_with("no longer listed,") && lines[1].contains(&goes.name), "{lines:?}");
    // The control: whoever left and was never decided on has no line.
    assert!(lines.iter().all(|line| !line.contains(&undecided.name)), "{lines:?}");
}

#[test]
fn a_closed_campaign_is_still_there_after_the_cache_was_lost() {
    let office = Office::with_demo(10);
    let invited = office.invite("Anna", Market::Ru);
    let anna = office.laptop("anna", &invited.code.reveal());
    let (campaign, rows) = anna.open_blind(10);
    let plan = anna.app.open_campaign(&campaign).expect("opened").campaign;
    let other = anna.app.campaigns().expect("campaigns").campaigns.into_iter().map(|card| card.campaign.id.to_string());
    let untouched = other.into_iter().find(|id| *id != campaign).expect("another campaign");
    anna.decide(&campaign, &rows[3].id, Verdict::Reject, Pass::Fast).expect("decided");
    anna.app.annotate(&campaign, &rows[3].id, Anchor::Candidate, AnnotationKind::Fact, "a note").expect("pinned");
    anna.settle();
    revoke(&office, &anna, &invited.principal, &campaign);
    revoke(&office, &anna, &invited.principal, &untouched);
    let dir = office.dir.path().join("anna");
    drop(anna);
    std::fs::remove_file(dir.join("cache.db")).expect("the cache is lost");
    let anna = Laptop::fresh(&dir);
    anna.app.unlock(PASSPHRASE).expect("unlocked");
    let card = until("the closed campaign comes back", || {
        let view = anna.app.campaigns().map_err(|error| error.to_string())?;
        view.campaigns.into_iter().find(|card| card.campaign.id.as_str() == campaign).ok_or_else(|| "none".to_owned())
    });
    assert!(card.revoked_at.is_some());
    assert_eq!((card.campaign, card.usable, card.waiting), (plan, 1, 0));
    assert_eq!(anna.app.open_campaign(&campaign).expect("opened").counts.rejected, 1);
    let seen = anna.app.dossier(&campaign, &rows[3].id).expect("a dossier");
    assert_eq!((seen.creator.name.as_str(), seen.annotations.len()), (rows[3].name.as_str(), 1));
    assert!(seen.own.is_some_and(|own| own.verdict == Verdict::Reject));
    assert!(seen.ai.is_none() && seen.creator.posts.is_empty(), "nothing is made up");
    let refused = anna.decide(&campaign, &rows[3].id, Verdict::Accept, Pass::Fast).expect_err("closed");
    assert_eq!(refused.code, Code::Revoked);
    let lines = table(&anna, &campaign);
    assert!(lines.len() == 1 && lines[0].contains(&rows[3].name) && lines[0].contains("a note"), "{lines:?}");
    // The control: where nothing was written, there is nothing to come back for.
    let ids: Vec<_> = anna.app.campaigns().expect("campaigns").campaigns;
    assert!(ids.iter().all(|card| card.campaign.id.as_str() != untouched));
}

#[test]
fn a_colleague_who_left_is_still_called_by_name() {
    let office = Office::with_demo(10);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let invited = office.invite("Kim", Market::Us);
    let kim = office.laptop("kim", &invited.code.reveal());
    let (campaign, rows) = anna.open_blind(10);
    let _ = kim.open_blind(10);
    let id = &rows[0].id;
    kim.decide(&campaign, id, Verdict::Reject, Pass::Fast).expect("decided");
    kim.app.annotate(&campaign, id, Anchor::Candidate, AnnotationKind::Doubt, "why?").expect("pinned");
    kim.settle();
    anna.decide(&campaign, id, Verdict::Accept, Pass::Deep).expect("decided");
    let notes = || -> Vec<String> {
        let seen = anna.app.dossier(&campaign, id).expect("a dossier");
        seen.annotations.into_iter().filter(|note| note.text == "why?").map(|note| note.who).collect()
    };
    until("Kim's note arrives", || if notes() == ["Kim"] { Ok(()) } else { Err(format!("{:?}", notes())) });
    revoke(&office, &kim, &invited.principal, &campaign);
    until("Anna's laptop hears that Kim left", || {
        anna.app.sync_now().map_err(|error| error.to_string())?;
        let view = anna.app.campaigns().map_err(|error| error.to_string())?;
        let card = view.campaigns.into_iter().find(|card| card.campaign.id.as_str() == campaign).ok_or("no card")?;
        if card.progress.iter().any(|one| one.who == "Kim") { Err("not yet".to_owned()) } else { Ok(()) }
    });
    assert_eq!(notes(), ["Kim"]);
}
