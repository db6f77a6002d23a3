//! Weights and audience of a campaign, without the window: what is tried, what is kept, and what stays hidden.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use std::collections::BTreeMap;
use sverka_app::view::QueueRow;
use sverka_app::view::what_if::WhatIfView;
use sverka_app::{Code, Signal};
use sverka_core::model::{Gender, Market, Mode, Pass, Verdict};
use sverka_core::score::{TargetChange, Weighting};
use sverka_tests::office::{Laptop, Office, PASSPHRASE, until};

fn weighing(weights: &[(&str, u16)], reason: &str) -> Weighting {
    let weights: BTreeMap<String, u16> = weights.iter().map(|(name, weight)| ((*name).to_owned(), *weight)).collect();
    Weighting { weights, targets: Vec::new(), reason: reason.into() }
}

/// Everything but the price and the history is left out.
fn by_price(reason: &str) -> Weighting {
    let out = ["audience_match", "engagement", "authenticity", "growth", "comments", "repeated_comments"];
    let mut weights: Vec<(&str, u16)> = out.iter().map(|name| (*name, 0)).collect();
    weights.extend([("foreign_audience", 0), ("brand_fit", 0), ("price", 300)]);
    weighing(&weights, reason)
}

/// The answer once every candidate was read.
fn tried(laptop: &Laptop, campaign: &str, weighting: &Weighting) -> WhatIfView {
    until("everybody is read", || {
        let answer = laptop.app.what_if(campaign, weighting).map_err(|error| error.to_string())?;
        if answer.scored == answer.total { Ok(answer) } else { Err(format!("{answer:?}")) }
    })
}

fn see_all(laptop: &Laptop, campaign: &str, rows: &[QueueRow]) {
    for row in rows {
        laptop.decide(campaign, &row.id, Verdict::Hold, Pass::Deep).expect("decided");
    }
}

fn score(laptop: &Laptop, campaign: &str, candidate: &str) -> i32 {
    laptop.app.dossier(campaign, candidate).expect("a dossier").ai.expect("a view").score
}

#[test]
fn a_weighting_kept_on_one_laptop_ranks_the_queue_of_the_other_anew() {
    let office = Office::with_demo(12);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let sam = Laptop::fresh(&office.dir.path().join("sam"));
    let heard = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let hears = std::sync::Arc::clone(&heard);
    sam.app.listen(move |signal| {
        if matches!(signal, Signal::ScoringChanged(_)) {
            hears.store(true, std::sync::atomic::Ordering::Relaxed);
        }
    });
    sam.app.create_vault(Some(PASSPHRASE)).expect("a vault");
    sam.app.join(&office.address(), &office.invite("Sam", Market::Us).code.reveal()).expect("joined");
    let (campaign, rows) = anna.open_blind(12);
    assert_eq!(sam.open_blind(12).1, rows);
    see_all(&sam, &campaign, &rows);
    let given = tried(&sam, &campaign, &Weighting::default());
    assert!(given.rows.iter().all(|row| row.rank == row.before), "{given:?}");
    let scores = |laptop: &Laptop| rows.iter().map(|row| score(laptop, &campaign, &row.id)).collect::<Vec<_>>();
    let before = scores(&sam);

    assert_eq!(anna.app.keep_weighting(&campaign, by_price("  ")).expect_err("refused").code, Code::NoReason);
    let kept = anna.app.keep_weighting(&campaign, by_price("Считаем деньги")).expect("kept");
    assert_eq!(kept.kept.len(), 1);
    anna.settle();
    let arrived = until("the weighting arrives", || {
        let view = sam.app.weightings(&campaign).map_err(|error| error.to_string())?;
        if view.kept.len() == 1 { Ok(view) } else { Err(format!("{view:?}")) }
    });
    assert_eq!((arrived.kept[0].who.as_str(), arrived.kept[0].weighting.reason.as_str()), ("Anna", "Считаем деньги"));
    until("the score follows", || if scores(&sam) == before { Err("as before".into()) } else { Ok(()) });
    until("the window is told", || {
        if heard.load(std::sync::atomic::Ordering::Relaxed) { Ok(()) } else { Err("not yet".into()) }
    });
    let now = tried(&sam, &campaign, &by_price(""));
    assert!(now.rows.iter().all(|row| row.rank == row.before), "what is in force moves nobody: {now:?}");
    assert_ne!(
        now.rows.iter().map(|row| &row.id).collect::<Vec<_>>(),
        given.rows.iter().map(|row| &row.id).collect::<Vec<_>>()
    );

    // It survives a restart; going back is one more, and the history stays.
    let sam = sam.restarted();
    assert_ne!(scores(&sam), before);
    let back = sam.app.keep_weighting(&campaign, weighing(&[("price", 100)], "Обратно")).expect("kept");
    assert_eq!((back.kept.len(), back.kept[0].as_given), (2, true));
    assert_eq!(scores(&sam), before);
}

#[test]
fn nothing_of_a_hidden_candidate_is_in_a_what_if() {
    let office = Office::with_demo(8);
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(8);
    let named = |row: &QueueRow| {
        let answer = tried(&laptop, &campaign, &by_price(""));
        let text = serde_json::to_string(&answer).expect("JSON");
        (text.contains(&row.id) || text.contains(&row.name), answer)
    };
    for row in &rows {
        assert!(!named(row).0, "{}", row.name);
    }
    // Decided in the fast pass and not shown: still hidden, and asking reveals nothing.
    laptop.decide(&campaign, &rows[0].id, Verdict::Accept, Pass::Fast).expect("decided");
    let (is_named, answer) = named(&rows[0]);
    assert_eq!((is_named, answer.seen, answer.hidden), (false, 0, 8));
    laptop.decide(&campaign, &rows[0].id, Verdict::Reject, Pass::Fast).expect("decided");
    let shown = laptop.app.dossier(&campaign, &rows[0].id).expect("a dossier");
    assert_eq!(shown.own.expect("a verdict").mode, Mode::Unaided);
    // The control: whoever was shown is named, the others are not.
    assert!(named(&rows[0]).0);
    see_all(&laptop, &campaign, &rows[1..4]);
    let (_, answer) = named(&rows[5]);
    assert_eq!((answer.seen, answer.hidden), (4, 4));
    assert!(rows[4..].iter().all(|row| !named(row).0));
}

#[test]
fn another_audience_is_tried_for_the_market_it_names() {
    let office = Office::with_demo(12);
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(12);
    see_all(&laptop, &campaign, &rows);
    let nobody =
        |market| TargetChange { market, ages: vec!["65+".into()], gender: Gender::Male, countries: vec!["KZ".into()] };
    let elsewhere = Weighting { targets: vec![nobody(Market::Ru), nobody(Market::Us)], ..Weighting::default() };
    assert!(tried(&laptop, &campaign, &elsewhere).seen_changed > 0);
    let twice = Weighting { targets: vec![nobody(Market::Ru), nobody(Market::Ru)], ..Weighting::default() };
    for bad in [twice, weighing(&[("luck", 100)], ""), weighing(&[("price", 301)], "")] {
        assert_eq!(laptop.app.what_if(&campaign, &bad).expect_err("refused").code, Code::BadWeighting);
    }
}
