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

fn line(candidate: &str, kind: PostKind, market: &str, views: u64) -> String {
    let word = serde_json::to_value(kind).expect("a word");
    format!("{candidate},p,2026-03-01,{},{market},{views}\n", word.as_str().unwrap_or_default())
}

fn bring(laptop: &Laptop, campaign: &str, lines: &str) {
    let table = format!("creator_id,post,date,type,market,views\n{lines}");
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
        lines += &line(&row.id, kind, "RU", views);
    }
    bring(&anna, &campaign, &lines);
    let hers = board(&anna, 30);
    let told = |board: &ScoreboardView| {
        let of = |line: &sverka_app::view::scoreboard::ReasonLineView| {
            (line.code.clone(), line.posts, line.creators, line.right.map(|right| (right.hits, right.of)))
        };
        board.regret.reasons.iter().map(of).collect::<Vec<_>>()
    };
    let ledger = vec![("A-ENG".to_owned(), 30, 30, Some((20, 30)))];
    assert_eq!(told(&hers), ledger);
    assert_eq!((hers.regret.reached.hits, hers.regret.fell.hits, hers.regret.fell.of), (20, 10, 30));
    assert_eq!(hers.regret.regretted.len(), 5, "a few, the worst first");

    // What is said when the results are here is hindsight, and counts for nothing.
    for row in &short {
        give(&anna, &campaign, &row.id, Verdict::Reject, "R-LOWER");
    }
    assert_eq!(board(&anna, 30).regret, hers.regret);

    // Sam has the same ledger. The AI is hidden from him: whoever fell short is named when he has decided.
    anna.settle();
    until("the results arrive", || {
        let there = sam.app.results(&campaign).map_err(|error| error.to_string())?;
        if there.creators.len() == 30 { Ok(()) } else { Err(format!("{}", there.creators.len())) }
    });
    let his = board(&sam, 30);
    assert_eq!((told(&his), his.regret.regretted.len()), (ledger, 0));
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
    let state = |laptop: &Laptop, id: &str, kind, market, p50, cause| {
        let said = StateForecast {
            campaign: campaign.clone(),
            candidate: id.into(),
            kind,
            market,
            p50,
            cause,
            text: "".into(),
        };
        laptop.app.state_forecast(&said).expect("kept");
    };
    // Anna knows what will come in Russia. Sam is far off by turns up and down in the US, where the model is right.
    let (mut lines, mut posts) = (String::new(), 0_u64);
    for row in &rows {
        if posts == 52 {
            break;
        }
        sam.decide(&campaign, &row.id, Verdict::Hold, Pass::Deep).expect("decided");
        let Some((kind, model)) = model(&sam, &campaign, &row.id) else { continue };
        if posts < 26 {
            let views = if posts % 2 == 0 { model.p50 * 3 } else { model.p50 / 3 };
            state(&anna, &row.id, kind, Market::Ru, views + views / 50, None);
            lines += &line(&row.id, kind, "RU", views);
        } else {
            let wrong = if posts % 2 == 0 { model.p50 * 8 } else { model.p50 / 8 };
            state(&sam, &row.id, kind, Market::Us, wrong, Some(Cause::Trend));
            lines += &line(&row.id, kind, "US", model.p50 + model.p50 / 20 * (posts % 3));
        }
        posts += 1;
    }
    sam.settle();
    bring(&anna, &campaign, &lines);
    let cell = |board: &ScoreboardView, market| -> WeightView {
        *board.weights.iter().find(|cell| cell.market == market && !cell.outside).expect("a cell")
    };
    let hers = until("what Sam said arrives", || {
        let board = board(&anna, 52);
        if cell(&board, Market::Us).posts == 26 { Ok(board) } else { Err(format!("{:?}", board.weights)) }
    });
    let (ru, us) = (cell(&hers, Market::Ru), cell(&hers, Market::Us));
    assert_eq!((ru.posts, ru.creators, us.creators), (26, 26, 26));
    assert!(ru.weight > Some(0.9) && ru.low > Some(0.7), "she knew: {ru:?}");
    assert!(us.weight < Some(0.1) && us.high < Some(0.3), "he did not: {us:?}");
    assert!(ru.own.and_then(|own| own.weight) > Some(0.8) && us.own.is_none(), "{ru:?} {us:?}");
    // With these weights both together are judged: half and half would leave half of Sam's errors.
    let together = hers.steps[2].together.expect("a step");
    assert!(together.ratio < 0.3 && together.high < 1.0, "{together:?}");
    anna.settle();
    until("the results arrive", || {
        let there = sam.app.results(&campaign).map_err(|error| error.to_string())?;
        if there.creators.len() == 52 { Ok(()) } else { Err(format!("{}", there.creators.len())) }
    });
    let his = board(&sam, 52);
    assert_eq!(his.steps, hers.steps);
    let without_own = |cell: WeightView| WeightView { own: None, ..cell };
    assert_eq!(without_own(cell(&his, Market::Ru)), without_own(ru));
    assert!(cell(&his, Market::Ru).own.is_none() && cell(&his, Market::Us).own.is_some());
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
        *lines += &line(&row.id, kind, "RU", model.p50 / 2);
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
