//! Versions of the forecast model: results teach it when a strategist says so, a challenge to a whole market is tested before
//! it moves anybody's forecasts, and every way back restores the model byte for byte; without the window.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use chrono::TimeDelta;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use sverka_app::Code;
use sverka_app::signal::Signal;
use sverka_app::view::forecast::{ForecastState, ForecastView, FunnelState, ModelForecast, StateForecast};
use sverka_app::view::forecast_versions::{ChallengeState, ForecastDecision, ForecastVersionsView};
use sverka_core::model::challenge::{Challenge, Segment};
use sverka_core::model::forecast::Cause;
use sverka_core::model::{Market, Pass, Verdict};
use sverka_hub::demo::{DemoOptions, generate};
use sverka_tests::office::{Laptop, Office, PASSPHRASE, clock, until};

fn ask(laptop: &Laptop, campaign: &str, candidate: &str) -> ForecastView {
    laptop.app.forecast(campaign, candidate, None, Some(Market::Ru)).expect("a forecast")
}

fn learnt(laptop: &Laptop, campaign: &str, candidate: &str) -> ModelForecast {
    until("the model is learnt", || {
        let view = ask(laptop, campaign, candidate);
        view.model.ok_or_else(|| format!("{:?} {:?}", view.state, view.outside))
    })
}

fn versions(laptop: &Laptop, campaign: &str) -> ForecastVersionsView {
    until("the versions are learnt", || {
        let view = laptop.app.forecast_versions(campaign).map_err(|error| error.to_string())?;
        if view.learning { Err(format!("{view:?}")) } else { Ok(view) }
    })
}

/// One closed post of each candidate with so many times the views that the model expects.
fn close(laptop: &Laptop, campaign: &str, candidates: &[String], times: f64, file: &str) {
    let mut table = "creator_id,post,date,type,market,views,reach,engagements,clicks,conversions\n".to_owned();
    for (at, candidate) in candidates.iter().enumerate() {
        let view = ask(laptop, campaign, candidate);
        let word = serde_json::to_value(view.kind).expect("a word");
        let expected = view.model.map_or(20_000, |model| model.p50);
        // Posts scatter: half of them a tenth above, half of them a tenth below.
        let views = expected as f64 * times * if at % 2 == 0 { 1.1 } else { 1.0 / 1.1 };
        let day = 1 + at % 27;
        // Of the views eight tenths are people, a twentieth does something, a hundredth clicks, and a tenth of those buys.
        let (reach, engaged, clicks) = (views * 0.8, views * 0.05, views * 0.01);
        table += &format!(
            "{candidate},{file},2026-03-{day:02},{},RU,{views:.0},{reach:.0},{engaged:.0},{clicks:.0},{:.0}\n",
            word.as_str().unwrap_or_default(),
            clicks * 0.1
        );
    }
    let preview = laptop.app.read_results(campaign, file, table.as_bytes()).expect("read");
    assert_eq!(preview.kept as usize, candidates.len(), "{:?}", preview.refused);
    laptop.app.keep_results(campaign, &preview.import).expect("kept");
}

fn older(percent: i32) -> Challenge {
    let segment = Segment { market: Market::Ru, platform: None, kind: None };
    let text = "  their viewers are older ".to_owned();
    Challenge { segment, percent, low: percent - 15, high: percent + 15, cause: Cause::Age, text }
}

/// A strategist and an expert with the AI's view of the first candidates open, who those are, and whether the expert's window
/// was told of other forecasts.
fn desk(office: &Office) -> (Laptop, Laptop, String, Vec<String>, Arc<AtomicBool>) {
    let vera = office.laptop("vera", &office.invite_strategist("Vera", Market::Ru).code.reveal());
    let anna = Laptop::fresh(&office.dir.path().join("anna"));
    let told = Arc::new(AtomicBool::new(false));
    let tells = Arc::clone(&told);
    anna.app.listen(move |signal| {
        if matches!(signal, Signal::ForecastsChanged(_)) {
            tells.store(true, Ordering::Relaxed);
        }
    });
    anna.app.create_vault(Some(PASSPHRASE)).expect("a vault");
    anna.app.join(&office.address(), &office.invite("Anna", Market::Ru).code.reveal()).expect("joined");
    let (campaign, rows) = vera.open_blind(60);
    assert_eq!(anna.open_blind(60).1, rows);
    let ids: Vec<String> = rows.iter().take(30).map(|row| row.id.clone()).collect();
    for id in &ids {
        vera.decide(&campaign, id, Verdict::Hold, Pass::Deep).expect("decided");
    }
    anna.decide(&campaign, &ids[0], Verdict::Hold, Pass::Deep).expect("decided");
    (vera, anna, campaign, ids, told)
}

#[test]
fn results_teach_when_a_strategist_says_so_and_going_back_restores_the_model_byte_for_byte() {
    let office = Office::with_demo(60);
    let (vera, anna, campaign, ids, told) = desk(&office);
    let first = learnt(&vera, &campaign, &ids[0]);
    let empty = versions(&vera, &campaign);
    assert_eq!((empty.may_decide, empty.offered.as_ref(), empty.versions.len()), (true, None, 1));

    close(&vera, &campaign, &ids, 3.0, "march");
    let offered = versions(&vera, &campaign).offered.expect("a version is offered");
    assert_eq!((offered.results, offered.taken_back), (30, 0));
    let all = offered.tested.first().expect("it was tested");
    assert_eq!((all.market, all.posts, all.creators), (None, 30, 30));
    assert!(all.after < all.before && all.sure, "the posts agree, so what was learnt from others helps: {all:?}");
    assert!(offered.places.of == 30 && !offered.parts.is_empty(), "{offered:?}");
    assert_eq!(learnt(&vera, &campaign, &ids[0]), first, "nothing moves before somebody decides");

    let take = ForecastDecision::TakeOffered { model: offered.model.clone() };
    assert_eq!(vera.app.decide_forecast(&campaign, &take, "  ").expect_err("refused").code, Code::NoReason);
    let other = ForecastDecision::TakeOffered { model: "another".into() };
    assert_eq!(vera.app.decide_forecast(&campaign, &other, "x").expect_err("refused").code, Code::StillLearning);
    vera.app.decide_forecast(&campaign, &take, " they agree ").expect("decided");
    let second = learnt(&vera, &campaign, &ids[0]);
    assert_eq!(second.model, offered.model, "what was looked at is what is used");
    assert!(second.p50 > first.p50, "{} then {}", first.p50, second.p50);
    // Before there were results, only what records count could be forecast.
    let states = |model: &ModelForecast| model.funnel.iter().map(|step| step.state).collect::<Vec<_>>();
    use FunnelState::{Ready, TooLittle};
    assert_eq!(states(&first), [TooLittle, Ready, TooLittle, TooLittle]);
    assert_eq!(states(&second), [Ready; 4]);
    let rate = |at: usize, of: u64| second.funnel[at].p50 as f64 / of as f64;
    for (at, expected) in [(0, 0.8), (2, 0.01)] {
        assert!((rate(at, second.p50) / expected - 1.0).abs() < 0.2, "step {at}: {}", rate(at, second.p50));
    }
    // Counts are small, so a purchase more or less is a third.
    assert!((0.07..=0.17).contains(&rate(3, second.funnel[2].p50)), "{:?}", second.funnel);
    for step in &second.funnel {
        assert!(step.p10 <= step.p50 && step.p50 <= step.p90 && step.p90 <= second.p90, "{step:?}");
    }
    let now = versions(&vera, &campaign);
    assert_eq!((now.offered.as_ref(), now.versions.len()), (None, 2));
    assert_eq!((now.versions[0].reason.as_str(), now.versions[0].results), ("they agree", 30));
    assert_eq!(now.versions[0].tested, offered.tested, "why it was taken stays in the history");

    vera.settle();
    until("the other laptop follows", || {
        let there = learnt(&anna, &campaign, &ids[0]);
        if there == second { Ok(()) } else { Err(there.model) }
    });
    until("its window is told", || if told.load(Ordering::Relaxed) { Ok(()) } else { Err("not yet".into()) });
    let hers = versions(&anna, &campaign);
    assert_eq!((hers.may_decide, hers.versions, hers.model), (false, now.versions.clone(), now.model));
    let back = ForecastDecision::GoBack { version: None };
    assert_eq!(anna.app.decide_forecast(&campaign, &back, "x").expect_err("refused").code, Code::NotStrategist);

    vera.app.decide_forecast(&campaign, &back, "a mistake").expect("decided");
    assert_eq!(learnt(&vera, &campaign, &ids[0]), first);
    let third = versions(&vera, &campaign);
    assert_eq!((third.versions[0].number, third.versions[0].again), (3, Some(1)));
    let forward = ForecastDecision::GoBack { version: now.versions[0].event.as_ref().map(ToString::to_string) };
    vera.app.decide_forecast(&campaign, &forward, "no, it was right").expect("decided");
    assert_eq!(learnt(&vera, &campaign, &ids[0]), second);
    let vera = vera.restarted();
    assert_eq!(learnt(&vera, &campaign, &ids[0]), second, "the same after a restart");

    // A file that was taken back teaches nobody any more, whatever version is in force.
    let step = vera.app.results(&campaign).expect("results").steps[0].import.clone();
    vera.app.take_back_results(&campaign, &step, true).expect("taken back");
    until("the model is as before", || {
        let now = learnt(&vera, &campaign, &ids[0]);
        if now.model == first.model { Ok(()) } else { Err(now.model) }
    });
    let left = versions(&vera, &campaign).offered.expect("what is left is offered");
    assert_eq!((left.results, left.taken_back, left.model), (0, 1, first.model.clone()));
    let nonsense = ForecastDecision::GoBack { version: Some("nobody".into()) };
    assert_eq!(vera.app.decide_forecast(&campaign, &nonsense, "x").expect_err("refused").code, Code::NotFound);
}

#[test]
fn a_challenge_moves_nobody_until_closed_posts_speak_for_it_and_a_strategist_applies_it() {
    let office = Office::with_demo(60);
    let (vera, anna, campaign, ids, _) = desk(&office);
    let before = learnt(&vera, &campaign, &ids[0]);
    assert_eq!(learnt(&anna, &campaign, &ids[0]), before);

    let feeling = Challenge { cause: Cause::Feeling, ..older(-40) };
    assert_eq!(anna.app.raise_challenge(&campaign, feeling).expect_err("refused").code, Code::BadChallenge);
    let preview = until("the preview is learnt", || {
        let preview = vera.app.preview_challenge(&campaign, &older(-40)).map_err(|error| error.to_string())?;
        if preview.learning { Err(String::new()) } else { Ok(preview) }
    });
    assert_eq!(preview.candidates, 60);
    let tested = preview.tested.expect("a test");
    assert_eq!((tested.posts, tested.too_early, tested.before, tested.after), (0, true, 0, 0));
    // A size for everybody leaves who stands where; one for a platform does not.
    assert_eq!((preview.places.of, preview.places.moved), (30, 0), "{:?}", preview.places);
    let platform = ask(&vera, &campaign, &ids[0]).platform;
    let of_platform = Challenge { segment: Segment { platform, ..older(-40).segment }, ..older(-90) };
    let of_platform = Challenge { low: -95, high: -80, ..of_platform };
    let some = vera.app.preview_challenge(&campaign, &of_platform).expect("a preview");
    assert!(some.candidates < 60 && some.places.moved > 0 && !some.places.most.is_empty(), "{some:?}");
    let elsewhere = Challenge { segment: Segment { market: Market::Us, ..older(-40).segment }, ..older(-40) };
    assert_eq!(vera.app.preview_challenge(&campaign, &elsewhere).expect_err("refused").code, Code::NotFound);
    // Anna has seen one candidate's AI view: nobody else is named to her.
    let hers = anna.app.preview_challenge(&campaign, &of_platform).expect("a preview");
    assert_eq!((hers.places.of, hers.places.most.len()), (1, 0));

    let raised = anna.app.raise_challenge(&campaign, older(-40)).expect("kept").challenges;
    assert_eq!((raised.len(), raised[0].state, raised[0].own), (1, ChallengeState::Open, true));
    assert_eq!(raised[0].challenge.text, "their viewers are older");
    let event = raised[0].event.to_string();
    anna.settle();
    until("the challenge arrives", || {
        let there = versions(&vera, &campaign).challenges;
        if there.len() == 1 { Ok(()) } else { Err(format!("{there:?}")) }
    });
    assert_eq!(learnt(&vera, &campaign, &ids[0]), before);
    let apply = |percent| ForecastDecision::Apply { challenge: event.clone(), percent };
    let refused = vera.app.decide_forecast(&campaign, &apply(-40), "she knows them").expect_err("refused");
    assert_eq!(refused.code, Code::Untested);

    // The campaign closes, and posts bring six tenths of what the model said.
    close(&vera, &campaign, &ids, 0.6, "march");
    let tested = versions(&vera, &campaign).challenges[0].tested.expect("a test");
    assert!(!tested.too_early && !tested.worse && tested.after < tested.before, "{tested:?}");
    assert!((-46..=-34).contains(&tested.proposed), "{tested:?}");
    let refused = anna.app.decide_forecast(&campaign, &apply(-40), "I know them").expect_err("refused");
    assert_eq!(refused.code, Code::NotStrategist);
    vera.app.decide_forecast(&campaign, &apply(-40), "closed posts agree").expect("decided");
    let moved = learnt(&vera, &campaign, &ids[0]);
    let ratio = moved.p50 as f64 / before.p50 as f64;
    assert!((ratio - 0.6).abs() < 0.01, "{ratio}");
    assert!(moved.parts.iter().any(|part| part.name == "correction" && (part.factor - 0.6).abs() < 1e-9));
    let product: f64 = moved.parts.iter().map(|part| part.factor).product();
    assert!((product / (moved.p50 as f64 + 1.0) - 1.0).abs() < 0.01, "parts still make the median");
    let said = ask(&vera, &campaign, &ids[0]).corrections;
    assert_eq!((said.len(), said[0].who.as_str(), said[0].percent), (1, "Anna", -40));

    // Who says the same once more is tested beside what is in force already, not for the second time against the model alone.
    let again = vera.app.raise_challenge(&campaign, older(-40)).expect("kept").challenges[0].tested.expect("a test");
    assert!(again.proposed.abs() <= 5 && again.after >= again.before, "{again:?}");

    // What the challenge explains is not learnt from the results a second time.
    let offered = versions(&vera, &campaign).offered.expect("the results are offered");
    let take = ForecastDecision::TakeOffered { model: offered.model };
    vera.app.decide_forecast(&campaign, &take, "results").expect("decided");
    let taught = learnt(&vera, &campaign, &ids[0]).p50 as f64 / before.p50 as f64;
    assert!((0.5..=0.72).contains(&taught), "once, not twice: {taught}");

    vera.settle();
    until("the other laptop follows", || {
        let there = learnt(&anna, &campaign, &ids[0]);
        if there == learnt(&vera, &campaign, &ids[0]) { Ok(()) } else { Err(format!("{}", there.p50)) }
    });
    // Her taking it back changes nothing that a strategist decided; revoking it does.
    anna.app.withdraw_challenge(&campaign, &event).expect("withdrawn");
    let state = |laptop| {
        let challenges = versions(laptop, &campaign).challenges;
        challenges.into_iter().find(|raised| raised.event.as_str() == event).map(|raised| raised.state)
    };
    assert_eq!(state(&anna), Some(ChallengeState::Applied));
    anna.settle();
    let revoke = ForecastDecision::Revoke { challenge: event.clone() };
    vera.app.decide_forecast(&campaign, &revoke, "the season is over").expect("decided");
    let first = ForecastDecision::GoBack { version: None };
    vera.app.decide_forecast(&campaign, &first, "all of it").expect("decided");
    assert_eq!(learnt(&vera, &campaign, &ids[0]), before, "byte for byte");
    until("the withdrawal arrives", || {
        let now = state(&vera);
        if now == Some(ChallengeState::Withdrawn) { Ok(()) } else { Err(format!("{now:?}")) }
    });
    for late in [apply(-40), ForecastDecision::Decline { challenge: event.clone() }] {
        let refused = vera.app.decide_forecast(&campaign, &late, "too late").expect_err("refused");
        assert_eq!(refused.code, Code::NotFound, "nobody decides about what was taken back");
    }
    let own = versions(&vera, &campaign).challenges[0].event.to_string();
    let decline = ForecastDecision::Decline { challenge: own };
    let declined = vera.app.decide_forecast(&campaign, &decline, "not this time").expect("decided");
    assert_eq!(declined.challenges[0].declined, Some(("Vera".into(), "not this time".into())));
}

fn say(laptop: &Laptop, campaign: &str, candidate: &str, p50: u64) {
    let kind = ask(laptop, campaign, candidate).kind;
    let (campaign, candidate, text) = (campaign.to_owned(), candidate.to_owned(), String::new());
    let market = Market::Ru;
    let said = StateForecast { campaign, candidate, kind, market, p50, p10: None, p90: None, cause: None, text };
    let answer = laptop.app.state_forecast(&said).expect("kept");
    assert_eq!((answer.state, &answer.model), (ForecastState::Hidden, &None));
    let dossier = laptop.app.dossier(&said.campaign, &said.candidate).expect("a dossier");
    let told = serde_json::json!([answer, dossier]).to_string();
    assert!(told.contains(&p50.to_string()) && !told.contains("base_rate"), "of the model nothing is told: {told}");
}

#[test]
fn each_number_is_judged_beside_what_the_model_said_then_also_when_records_are_collected_anew() {
    let office = Office::with_demo(60);
    let (vera, anna, campaign, ids, _) = desk(&office);
    let (taught, [early, late]) = (&ids[..28], [&ids[28], &ids[29]]);
    let [early_then, late_at_first] = [early, late].map(|id| learnt(&vera, &campaign, id).p50);
    learnt(&anna, &campaign, &ids[0]);
    say(&anna, &campaign, early, 20_000);

    close(&vera, &campaign, taught, 3.0, "march");
    let model = versions(&vera, &campaign).offered.expect("a version is offered").model;
    vera.app
        .decide_forecast(&campaign, &ForecastDecision::TakeOffered { model: model.clone() }, "they agree")
        .expect("decided");
    vera.settle();
    until("the other laptop follows", || {
        let there = learnt(&anna, &campaign, &ids[0]).model;
        if there == model { Ok(()) } else { Err(there) }
    });
    let late_then = learnt(&vera, &campaign, late).p50;
    assert!(late_then > late_at_first, "the version moved it");
    say(&anna, &campaign, late, 30_000);
    for id in [early, late] {
        anna.decide(&campaign, id, Verdict::Hold, Pass::Deep).expect("decided");
    }
    close(&anna, &campaign, &[early.clone(), late.clone()], 1.0, "april");

    let told = |posts: u32| {
        until("the scoreboard is learnt", || {
            let board = anna.app.scoreboard().map_err(|error| error.to_string())?;
            let mut closed: Vec<(u64, u64)> = board.closed.iter().map(|it| (it.own, it.model)).collect();
            closed.sort_unstable();
            if !board.learning && board.posts == posts { Ok(closed) } else { Err(format!("{board:?}")) }
        })
    };
    let expected = [(20_000, early_then), (30_000, late_then)];
    assert_eq!(told(30), expected);

    // The publisher collects all records anew, after the posts: a model of those may have seen them.
    let all = generate(&DemoOptions { candidates: 60, ..DemoOptions::new(clock()) }).expect("the demo");
    let mut newer = all.into_iter().find(|list| list.campaign.id.as_str() == campaign).expect("the campaign");
    for candidate in &mut newer.candidates {
        candidate.creator.as_of += TimeDelta::days(90);
    }
    office.hub.publish(&newer).expect("published");
    until("the newer shortlist arrives", || {
        let view = anna.app.open_campaign(&campaign).map_err(|error| error.to_string())?;
        let newest = learnt(&anna, &campaign, &ids[0]);
        if newest.model == model { Err(format!("{:?}", view.counts)) } else { Ok(()) }
    });
    // The others, of which nobody said a number, count no longer: that is how one sees that the records are newer.
    assert_eq!(told(2), expected);
}
