//! Discovery without the window: a kept question, its result as a shortlist at the hub, creators that are one, and
//! what stays hidden.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use sverka_app::view::discovery::{BaseView, Discovered, FoundFormat, MakeShortlist, Question};
use sverka_core::discovery::Query;
use sverka_core::model::{Market, Pass, Verdict};
use sverka_hub::import::{self, Limits};
use sverka_tests::office::{Laptop, Office, clock, until};

/// What only the AI's view, another expert's word or the publisher's advice has.
const TELLING: &[&str] = &[
    "\"ai\"",
    "\"chance\"",
    "\"score\"",
    "\"verdict\"",
    "\"advised\"",
    "\"advice\"",
    "\"recommendation\"",
    "\"reasons\"",
    "\"counter_reasons\"",
    "\"parts\"",
    "\"flip\"",
    "\"for_it\"",
];

/// The base once so many creators are in it and nothing is being read.
fn ready(laptop: &Laptop, wanted: impl Fn(&BaseView) -> bool) -> BaseView {
    until("the base is ready", || {
        let base = laptop.app.discovery_base().map_err(|error| error.to_string())?;
        if base.ready && !base.building && wanted(&base) { Ok(base) } else { Err(format!("{base:?}")) }
    })
}

fn ask(laptop: &Laptop, text: &str) -> Discovered {
    laptop.app.discover(Question::Text(text.to_owned())).expect("an answer")
}

/// The whole answer without the state of the base.
fn found(laptop: &Laptop, text: &str) -> serde_json::Value {
    serde_json::to_value(ask(laptop, text).found.expect("creators")).expect("JSON")
}

fn query(text: &str) -> Query {
    text.parse().expect("a question")
}

#[test]
fn a_kept_question_survives_a_restart_and_its_result_is_published_and_received() {
    let office = Office::with_demo(40);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, _) = anna.open_blind(40);
    ready(&anna, |base| base.creators >= 40);
    let bridges = anna.app.discovery().expect("the page").built_in[0].clone();
    assert_eq!(bridges.name, "bridge");
    let bridging = ask(&anna, &bridges.text).found.expect("an answer");
    assert!(bridging.total > 0, "there are bridges in the demo");

    let text = "followers >= 1k and audience.RU >= 15% sort by followers desc limit 12";
    anna.app.save_question("Большая русская аудитория", text).expect("kept");
    let anna = anna.restarted();
    let saved = anna.app.discovery().expect("the page").saved;
    assert_eq!(saved.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), [text]);
    ready(&anna, |base| base.creators >= 40);
    let answer = ask(&anna, &saved[0].text).found.expect("creators");
    assert!(answer.hits.len() > 3, "{}", answer.total);

    let make = |name: Option<&str>| {
        let args = MakeShortlist { query: query(text), campaign: campaign.clone(), name: name.map(str::to_owned) };
        let file = anna.app.shortlist_of_found(&args).expect("a file");
        let checked = import::check(&file.bytes, &Limits::new(clock())).expect("the hub can read it");
        assert!(checked.refusals.is_empty(), "{:?}", checked.refusals);
        assert_eq!(file.rows as usize, checked.shortlist.candidates.len());
        (office.hub.publish(&checked.shortlist).expect("published"), checked.shortlist)
    };
    let wanted: Vec<&str> = answer.hits.iter().map(|hit| hit.id.as_str()).collect();
    let (published, shortlist) = make(Some("Осенние мосты"));
    let ids: Vec<&str> = shortlist.candidates.iter().map(|one| one.creator.id.as_str()).collect();
    assert_eq!((ids, published.version.get()), (wanted, 1), "in the order of the answer");
    // The same plan again is the next version of the campaign it came from.
    assert!(make(None).0.version.get() > 1);

    let sam = office.laptop("sam", &office.invite("Sam", Market::Us).code.reveal());
    let new = shortlist.campaign.id.to_string();
    until("the new campaign arrives", || {
        let view = sam.app.campaigns().map_err(|error| error.to_string())?;
        let card = view.campaigns.iter().find(|card| card.campaign.id.as_str() == new);
        match card {
            Some(card) if card.usable as usize == shortlist.candidates.len() => Ok(()),
            _ => Err("not yet".into()),
        }
    });
}

#[test]
fn creators_said_to_be_one_are_one_after_a_restart_too_and_in_the_shortlist() {
    let office = Office::with_demo(30);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = anna.open_blind(30);
    let before = ready(&anna, |base| base.creators >= 30);
    let mut ids = [rows[0].id.clone(), rows[1].id.clone()];
    ids.sort();
    let [first, second] = ids;
    anna.app.judge_pair(&second, &first, Some(true)).expect("kept");
    let merged = ready(&anna, |base| base.merged == 1);
    assert_eq!(merged.creators + 1, before.creators);
    let anna = anna.restarted();
    ready(&anna, |base| base.merged == 1);
    let all = "sort by followers desc limit 10000";
    let named = |laptop: &Laptop| {
        let hits = ask(laptop, all).found.expect("creators").hits;
        [&first, &second].map(|id| hits.iter().any(|hit| hit.id.as_str() == *id))
    };
    assert_eq!(named(&anna), [true, false]);
    let whole = ask(&anna, all).found.expect("creators");
    let both = whole.hits.iter().find(|hit| hit.id.as_str() == first).expect("the one");
    let found_in = anna.app.found_in(both.id.as_str()).expect("campaigns");
    assert!(found_in.iter().any(|place| place.campaign == campaign && place.creator == second));
    let place = anna.app.place_of(&campaign, &second).expect("a campaign").expect("a place");
    assert!(place.get() < 30);
    let args = MakeShortlist { query: query(all), campaign, name: Some("Merged".into()) };
    let file = anna.app.shortlist_of_found(&args).expect("a file");
    let checked = import::check(&file.bytes, &Limits::new(clock())).expect("the hub can read it");
    assert!(checked.refusals.is_empty(), "{:?}", checked.refusals);
    let one = checked.shortlist.candidates.iter().find(|one| one.creator.id.as_str() == first).expect("the one");
    assert!(one.creator.accounts.len() >= 2, "the accounts of both");
    anna.app.judge_pair(&first, &second, None).expect("taken back");
    ready(&anna, |base| base.creators == before.creators && base.merged == 0);
    assert_eq!(named(&anna), [true, true]);
}

#[test]
fn discovery_tells_nothing_of_the_ai_whatever_the_person_decided_or_saw() {
    let office = Office::with_demo(20);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = anna.open_blind(20);
    ready(&anna, |base| base.creators >= 20);
    let questions = [
        "sort by followers desc",
        "engagement.rank >= 50 in 1+ markets",
        "suspicious <= 30% or suspicious is withheld",
    ];
    let all = query(questions[0]);
    let told = |laptop: &Laptop| -> String {
        let file = |format| String::from_utf8(laptop.app.found_table(&all, format).expect("a table").bytes);
        let args = MakeShortlist { query: all.clone(), campaign: campaign.clone(), name: None };
        let texts = [
            file(FoundFormat::Csv).expect("text"),
            file(FoundFormat::Json).expect("text"),
            serde_json::to_string(&laptop.app.discovery().expect("the page").fields).expect("JSON"),
            serde_json::to_string(&laptop.app.duplicates().expect("pairs").pairs).expect("JSON"),
            serde_json::to_string(&laptop.app.found_in(&rows[0].id).expect("campaigns")).expect("JSON"),
        ];
        let shortlist = laptop.app.shortlist_of_found(&args).expect("a file").bytes;
        let shortlist: serde_json::Value = serde_json::from_slice(&shortlist).expect("JSON");
        let answers = questions.map(|question| found(laptop, question).to_string());
        [texts.join("\n"), answers.join("\n"), shortlist["candidates"].to_string()].join("\n")
    };
    let before = told(&anna);
    for word in TELLING {
        assert!(!before.contains(word), "{word} is told");
    }
    // Deciding and looking at the AI changes nothing of it: what is not there cannot leak by comparing.
    for row in &rows[..6] {
        anna.decide(&campaign, &row.id, Verdict::Accept, Pass::Deep).expect("decided");
    }
    anna.app.reveal(&campaign, &rows[7].id).expect("shown");
    assert_eq!(told(&anna), before);
    // The negative control: the dossier of who was decided about has what the list of words looks for.
    let dossier = anna.app.dossier(&campaign, &rows[0].id).expect("a dossier");
    let dossier = serde_json::to_string(&dossier).expect("JSON");
    assert!(["\"ai\"", "\"chance\"", "\"parts\""].iter().all(|word| dossier.contains(word)));
}

#[test]
fn the_card_of_the_model_compares_the_advice_only_where_the_person_has_seen_it() {
    let office = Office::with_demo(12);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = anna.open_blind(12);
    let card = |laptop: &Laptop| {
        until("everybody is read", || {
            let card = laptop.app.model_card(Some(&campaign)).map_err(|error| error.to_string())?;
            let of = card.campaign.clone().expect("the campaign");
            if of.read == of.total { Ok((card, of)) } else { Err(format!("{of:?}")) }
        })
    };
    let (whole, of) = card(&anna);
    assert_eq!((of.total, of.agreement, of.weighted), (12, None, false));
    let ages = of.ages.expect("records have an age");
    assert!(ages.oldest <= ages.middle && ages.middle <= ages.newest);
    for feature in &whole.features {
        let counted = feature.coverage.expect("counted");
        assert_eq!(counted.known + counted.missing + counted.withheld, 12, "{}", feature.feature);
    }
    // Decided in the fast pass and not shown: not compared.
    anna.decide(&campaign, &rows[0].id, Verdict::Accept, Pass::Fast).expect("decided");
    assert_eq!(card(&anna).1.agreement, None);
    // Shown after the own verdict: compared, with the advice that the dossier shows.
    for row in &rows[1..5] {
        anna.decide(&campaign, &row.id, Verdict::Accept, Pass::Deep).expect("decided");
    }
    let advised = |row: &sverka_app::view::QueueRow| {
        anna.app.dossier(&campaign, &row.id).expect("a dossier").ai.expect("a view").verdict
    };
    let advice: Vec<_> = rows[1..5].iter().filter_map(advised).collect();
    let same = advice.iter().filter(|verdict| **verdict == Verdict::Accept).count();
    let agreement = card(&anna).1.agreement.expect("compared");
    assert_eq!((agreement.verdicts as usize, agreement.same as usize), (advice.len(), same));
    assert!(anna.app.model_card(None).expect("a card").campaign.is_none());
    assert!(anna.app.model_card(Some("none")).is_err());
}
