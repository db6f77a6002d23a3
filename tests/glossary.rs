//! The glossary of a campaign: kept by one expert, it changes how words are compared on every laptop.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use sverka_app::{Code, Signal};
use sverka_core::model::{Localized, Market, Pass, Verdict};
use sverka_core::terms::Term;
use sverka_tests::office::{Laptop, Office, PASSPHRASE, until};

fn pair(ru: &str, en: &str, withdrawn: bool) -> Term {
    Term { phrase: Localized::new(en, ru), withdrawn }
}

/// Part of the brief's words that everybody on the list uses, and with what they are matched.
fn words(laptop: &Laptop, campaign: &str, ids: &[String]) -> Vec<Option<String>> {
    let of = |id: &String| {
        let fit = laptop.app.dossier(campaign, id).expect("a dossier").signals.brand_fit;
        fit.map(|fit| format!("{fit:?}"))
    };
    ids.iter().map(of).collect()
}

#[test]
fn a_pair_kept_on_one_laptop_counts_on_the_other_and_can_be_taken_back() {
    let office = Office::with_demo(12);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let sam = Laptop::fresh(&office.dir.path().join("sam"));
    let heard = Arc::new(AtomicBool::new(false));
    let hears = Arc::clone(&heard);
    sam.app.listen(move |signal| {
        if matches!(signal, Signal::ScoringChanged(_)) {
            hears.store(true, Ordering::Relaxed);
        }
    });
    sam.app.create_vault(Some(PASSPHRASE)).expect("a vault");
    sam.app.join(&office.address(), &office.invite("Sam", Market::Us).code.reveal()).expect("joined");
    let (campaign, rows) = anna.open_blind(12);
    assert_eq!(sam.open_blind(12).1, rows);
    let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
    for id in &ids {
        sam.decide(&campaign, id, Verdict::Hold, Pass::Deep).expect("decided");
    }
    let before = words(&sam, &campaign, &ids);
    let scores = |laptop: &Laptop| -> Vec<i32> {
        ids.iter().map(|id| laptop.app.dossier(&campaign, id).expect("a dossier").ai.expect("seen").score).collect()
    };
    let scores_before = scores(&sam);

    // Words of the brief beside a word of nearly every creator: one of them is enough to change what is found.
    let dossier = anna.app.dossier(&campaign, &ids[0]).expect("a dossier");
    let said = dossier.creator.posts[0].text.clone();
    let said = said.split_whitespace().find(|word| word.chars().count() > 5).expect("a long word").to_owned();
    let brief = anna.app.campaigns().expect("campaigns").campaigns;
    let brief =
        brief.iter().find(|card| card.campaign.id.as_str() == campaign).expect("the card").campaign.brief.clone();
    for wanted in brief.ru.split_whitespace().chain(brief.en.split_whitespace()).filter(|word| word.chars().count() > 4)
    {
        anna.app.keep_term(&campaign, pair(wanted, &said, false)).expect("kept");
    }
    let view = anna.app.glossary(&campaign).expect("a glossary");
    assert!(view.terms.len() > 5 && view.room, "{view:?}");
    assert!(view.terms.iter().all(|term| term.who.as_deref() == Some("Anna")), "{view:?}");
    let mine = words(&anna, &campaign, &ids);
    assert_ne!(mine, before);

    anna.settle();
    until("the pairs arrive", || {
        let terms = sam.app.glossary(&campaign).map_err(|error| error.to_string())?.terms;
        if terms == view.terms { Ok(()) } else { Err(format!("{terms:?}")) }
    });
    assert_eq!(words(&sam, &campaign, &ids), mine);
    assert_ne!(scores(&sam), scores_before, "the score follows");
    until("the window is told", || if heard.load(Ordering::Relaxed) { Ok(()) } else { Err("not yet".into()) });

    // It survives a restart, and goes away by being taken back, pair by pair.
    let sam = sam.restarted();
    assert_eq!(words(&sam, &campaign, &ids), mine);
    for term in &view.terms {
        sam.app.keep_term(&campaign, Term { phrase: term.phrase.clone(), withdrawn: true }).expect("taken back");
    }
    assert_eq!(sam.app.glossary(&campaign).expect("a glossary").terms, []);
    assert_eq!((words(&sam, &campaign, &ids), scores(&sam)), (before, scores_before));
}

#[test]
fn a_phrase_that_says_nothing_or_hides_something_is_refused_and_a_pair_tells_nothing_of_the_ai() {
    let office = Office::with_demo(8);
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(8);
    for (ru, en) in [("", "care"), ("уход", " … "), ("уход\u{202E}", "care"), (&"у".repeat(81), "care")] {
        let refused = laptop.app.keep_term(&campaign, pair(ru, en, false)).expect_err("refused");
        assert_eq!(refused.code, Code::BadPhrase, "{ru:?} {en:?}");
    }
    let view = laptop.app.keep_term(&campaign, pair(" уход ", "care", false)).expect("kept");
    assert_eq!(view.terms[0].phrase, Localized::new("care", "уход"));
    for row in &rows {
        assert!(laptop.app.dossier(&campaign, &row.id).expect("a dossier").ai.is_none(), "{}", row.name);
    }
}
