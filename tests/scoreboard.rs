//! Who was right: what reasons were worth, how much people weigh, and what those say who were not chosen; without the
//! window.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use sverka_app::view::Amend;
use sverka_app::view::forecast::{ForecastView, ModelForecast, StateForecast};
use sverka_app::view::scoreboard::{ScoreboardView, SelectionRefusal, WeightView};
use sverka_core::model::forecast::Cause;
use sverka_core::model::{Answers, Market, Pass, PostKind, Verdict};
use sverka_tests::office::{Laptop, Office, until};

/// Candidates of the campaign.
const ALL: u32 = 120;

fn ask(laptop: &Laptop, campaign: &str, candidate: &str) -> ForecastView {
    laptop.app.forecast(campaign, candidate, None, None).expect("a forecast")
}

/// The model's forecast of a candidate whose AI view is open; nothing when it is outside the model's experience.
fn model(laptop: &Laptop, campaign: &str, candidate: &str) -> Option<(PostKind, ModelForecast)> {
    until("the model is learnt", || {
        let view = ask(laptop, campaign, candidate);
        match (view.model, view.outside) {
            (Some(model), _) => Ok(Some((view.kind, model))),
            (None, Some(_)) => Ok(None),
            (None, None) => Err(format!("{:?}", view.state)),
        }
    })
}

fn give(laptop: &Laptop, campaign: &str, candidate: &str, verdict: Verdict, code: &str) {
    laptop.decide(campaign, candidate, verdict, Pass::Deep).expect("decided");
    let amend = Amend {
        campaign: campaign.into(),
        candidate: candidate.into(),
        reasons: vec![code.into()],
        scope: None,
        confidence: None,
        answers: Answers::default(),
        text: String::new(),
    };
    laptop.app.amend(&amend).expect("amended");
}

fn line(handle: &str, kind: PostKind, market: &str, views: u64) -> String {
    let word = serde_json::to_value(kind).expect("a word");
    format!("{handle},p,2026-03-01,{},{market},{views}\n", word.as_str().unwrap_or_default())
}

fn bring(laptop: &Laptop, campaign: &str, lines: &str) {
    let table = format!("handle,post,date,type,market,views\n{lines}");
    let preview = laptop.app.read_results(campaign, "closed.csv", table.as_bytes()).expect("read");
    assert_eq!(preview.kept as usize, lines.lines().count(), "{:?}", preview.refused);
    laptop.app.keep_results(campaign, &preview.import).expect("kept");
}

fn board(laptop: &Laptop, posts: u32) -> ScoreboardView {
    until("the scoreboard is learnt", || {
        let board = laptop.app.scoreboard().map_err(|error| error.to_string())?;
        if !board.learning && board.posts >= posts { Ok(board) } else { Err(format!("{board:?}")) }
    })
}

#[test]
fn reasons_are_held_against_what_came_and_who_fell_short_is_told_to_those_who_may_see_it() {
    let office = Office::with_demo(ALL);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let sam = office.laptop("sam", &office.invite("Sam", Market::Us).code.reveal());
    let (campaign, rows) = anna.open_blind(ALL);
    assert_eq!(sam.open_blind(ALL).1, rows);
    office.assert_mixed(&campaign, &rows);
    // Anna accepts: of three creators two come at twice the model's middle, and one far below its band.
    let (mut lines, mut posts, mut short) = (String::new(), 0, Vec::new());
    for row in &rows {
        if posts == 30 {
            break;
        }
        give(&anna, &campaign, &row.id, Verdict::Accept, "A-ENG");
        let Some((kind, model)) = model(&anna, &campaign, &row.id) else { continue };
        let views = if posts % 3 == 2 { model.p10 / 4 } else { model.p50 * 2 };
        if posts % 3 == 2 {
            short.push(row);
        }
        posts += 1;
        lines += &line(&row.handle, kind, "RU", views);
    }
    bring(&anna, &campaign, &lines);
    let hers = board(&anna, 30);
    // Colleagues in the demo gave reasons for some of them, too; of so few nothing is told.
    let (hers_told, rest) = hers.regret.reasons.split_first().expect("a reason");
    assert_eq!((hers_told.code.as_str(), hers_told.posts, hers_told.creators), ("A-ENG", 30, 30));
    assert_eq!(hers_told.right.map(|right| (right.hits, right.of)), Some((20, 30)));
    assert!(rest.iter().all(|line| line.posts < 20 && line.right.is_none()), "{rest:?}");
    assert_eq!((hers.regret.reached.hits, hers.regret.fell.hits, hers.regret.fell.of), (20, 10, 30));
    assert_eq!(hers.regret.regretted.len(), 5, "a few, the worst first");
    for one in &hers.regret.regretted {
        assert!(short.iter().any(|row| row.name == one.name), "{one:?} brought what was expected");
    }

    // What is said when the results are here is hindsight, and counts for nothing.
    for row in &short {
        give(&anna, &campaign, &row.id, Verdict::Reject, "R-LOWER");
    }
    assert_eq!(board(&anna, 30).regret, hers.regret);
    assert!(rest.iter().all(|line| line.code != "R-LOWER"), "{rest:?}");

    // Sam has the same ledger. The AI is hidden from him: whoever fell short is named when he has decided.
    anna.settle();
    until("the results arrive", || {
        let there = sam.app.results(&campaign).map_err(|error| error.to_string())?;
        if there.creators.len() == 30 { Ok(()) } else { Err(format!("{}", there.creators.len())) }
    });
    let his = board(&sam, 30);
    assert_eq!((&his.regret.reasons, his.regret.regretted.len()), (&hers.regret.reasons, 0));
    sam.decide(&campaign, &short[0].id, Verdict::Hold, Pass::Deep).expect("decided");
    let named: Vec<String> = board(&sam, 30).regret.regretted.into_iter().map(|one| one.name).collect();
    assert_eq!(named, [short[0].name.clone()]);
}

#[test]
fn people_weigh_as_much_as_they_were_worth_and_the_own_weight_is_for_its_owner() {
    let office = Office::with_demo(ALL);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let sam = office.laptop("sam", &office.invite("Sam", Market::Us).code.reveal());
    let (campaign, rows) = anna.open_blind(ALL);
    assert_eq!(sam.open_blind(ALL).1, rows);
    office.assert_mixed(&campaign, &rows);
    let state = |laptop: &Laptop, id: &str, kind, p50, cause| {
        let (campaign, candidate) = (campaign.clone(), id.to_owned());
        let said = StateForecast {
            campaign,
            candidate,
            kind,
            market: Market::Ru,
            p50,
            p10: None,
            p90: None,
            cause,
            text: String::new(),
        };
        laptop.app.state_forecast(&said).expect("kept");
    };
    // Anna knows what will come. Sam says by turns far too much and far too little of others, where the model is right.
    let (mut lines, mut posts) = (String::new(), 0_u64);
    for row in &rows {
        if posts == 52 {
            break;
        }
        sam.decide(&campaign, &row.id, Verdict::Hold, Pass::Deep).expect("decided");
        let Some((kind, model)) = model(&sam, &campaign, &row.id) else { continue };
        let by_turns = |times: u64| if posts % 4 < 2 { model.p50 * times } else { model.p50 / times };
        if posts % 2 == 0 {
            let views = by_turns(3);
            state(&anna, &row.id, kind, views + views / 50, None);
            lines += &line(&row.handle, kind, "RU", views);
        } else {
            state(&sam, &row.id, kind, by_turns(3), Some(Cause::Trend));
            lines += &line(&row.handle, kind, "RU", model.p50 + model.p50 / 20 * (posts % 3));
        }
        posts += 1;
    }
    sam.settle();
    bring(&anna, &campaign, &lines);
    let cell = |board: &ScoreboardView| -> WeightView {
        *board.weights.iter().find(|cell| cell.market == Market::Ru && !cell.outside).expect("a cell")
    };
    let hers = until("what Sam said arrives", || {
        let board = board(&anna, 52);
        if cell(&board).posts == 52 { Ok(board) } else { Err(format!("{:?}", board.weights)) }
    });
    let ru = cell(&hers);
    assert_eq!((ru.posts, ru.creators), (52, 52));
    let own = |cell: WeightView| cell.own.expect("an own weight");
    assert_eq!(own(ru).posts, 26);
    let (hers_alone, group) = (own(ru).weight.expect("a weight"), ru.weight.expect("a weight"));
    assert!(hers_alone.value > 0.8 && hers_alone.low > 0.2, "she knew: {ru:?}");
    assert!(group.low < group.value && group.value < group.high, "{ru:?}");
    // With these weights both together are judged; half and half would leave half of the errors of both.
    let together = hers.steps[1].together.expect("a step");
    assert!(together.high < 1.0, "{together:?}");
    let outside = hers.weights.iter().filter(|cell| cell.market == Market::Us);
    assert!(outside.into_iter().all(|cell| (cell.posts, cell.weight, cell.own) == (0, None, None)));

    anna.settle();
    until("the results arrive", || {
        let there = sam.app.results(&campaign).map_err(|error| error.to_string())?;
        if there.creators.len() == 52 { Ok(()) } else { Err(format!("{}", there.creators.len())) }
    });
    let his = board(&sam, 52);
    assert_eq!(his.steps, hers.steps);
    let of_group = |cell: WeightView| WeightView { own: None, ..cell };
    assert_eq!(of_group(cell(&his)), of_group(ru));
    assert!(own(cell(&his)).weight.is_some_and(|weight| weight.value < 0.2), "he did not: {:?}", cell(&his));
}

#[test]
fn of_those_who_were_not_chosen_nothing_is_said_until_enough_results_speak_for_them() {
    let office = Office::with_demo(ALL);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = anna.open_blind(ALL);
    let market = rows[0].market;
    let of_market: Vec<_> = rows.iter().filter(|row| row.market == market).collect();
    // Every second one of the list has results at half of what the model forecast, whatever their score.
    let (mut first, mut others, mut chosen) = (String::new(), String::new(), 0);
    for row in of_market.iter().step_by(2) {
        anna.decide(&campaign, &row.id, Verdict::Hold, Pass::Deep).expect("decided");
        let Some((kind, model)) = model(&anna, &campaign, &row.id) else { continue };
        let lines = if chosen < 6 { &mut first } else { &mut others };
        *lines += &line(&row.handle, kind, "RU", model.p50 / 2);
        chosen += 1;
    }
    assert!(chosen > 26 && of_market.len() as u32 > chosen + 20, "{chosen} of {}", of_market.len());
    bring(&anna, &campaign, &first);
    let few = board(&anna, 6).selection;
    let [only] = few.as_slice() else { panic!("one market: {few:?}") };
    assert_eq!((only.market, only.candidates as usize, only.chosen), (market, of_market.len(), 6));
    assert_eq!((only.refused, only.corrected, only.seen), (Some(SelectionRefusal::Few), None, None));
    assert!(only.effective <= 6 && only.needed == 20, "{only:?}");

    bring(&anna, &campaign, &others);
    let enough = board(&anna, chosen).selection;
    let (seen, corrected) = (enough[0].seen.expect("seen"), enough[0].corrected.expect("corrected"));
    for bias in [seen, corrected] {
        assert!((1.7..2.3).contains(&bias.ratio) && bias.low > 1.0, "twice too high: {enough:?}");
    }
    assert_eq!(enough[0].refused, None);
}
