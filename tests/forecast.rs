//! Forecasts: an own number before the AI's, the AI's afterwards, the same on every laptop; without the window.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use sverka_app::Code;
use sverka_app::view::forecast::{ForecastState, ForecastView, ModelForecast, StateForecast};
use sverka_app::view::scoreboard::StepsView;
use sverka_core::model::forecast::Cause;
use sverka_core::model::{Market, Pass, PostKind, Verdict};
use sverka_tests::office::{Laptop, Office, until};

fn ask(laptop: &Laptop, campaign: &str, candidate: &str) -> ForecastView {
    laptop.app.forecast(campaign, candidate, None, None).expect("a forecast")
}

fn learnt(laptop: &Laptop, campaign: &str, candidate: &str) -> ModelForecast {
    until("the model is learnt", || {
        let view = ask(laptop, campaign, candidate);
        view.model.ok_or_else(|| format!("{:?} {:?}", view.state, view.outside))
    })
}

fn number(campaign: &str, candidate: &str, kind: PostKind, p50: u64, cause: Option<Cause>) -> StateForecast {
    StateForecast {
        campaign: campaign.into(),
        candidate: candidate.into(),
        kind,
        market: Market::Ru,
        p50,
        p10: None,
        p90: None,
        cause,
        text: "  the audience is older ".into(),
    }
}

#[test]
fn an_own_number_is_sealed_before_the_ais_is_shown_and_both_stand_beside_each_other() {
    let office = Office::with_demo(60);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let sam = office.laptop("sam", &office.invite("Sam", Market::Us).code.reveal());
    let (campaign, rows) = anna.open_blind(60);
    assert_eq!(sam.open_blind(60).1, rows);
    let id = rows[0].id.as_str();
    let blind = ask(&anna, &campaign, id);
    assert_eq!((blind.state, &blind.model, blind.stated.len()), (ForecastState::Hidden, &None, 0));
    // Nothing has to be said why: there is nothing to differ from.
    let said = anna.app.state_forecast(&number(&campaign, id, blind.kind, 1_000, None)).expect("kept");
    assert_eq!((said.state, said.model), (ForecastState::Hidden, None));
    assert_eq!((said.stated[0].p50, said.stated[0].sealed, said.stated[0].own), (1_000, true, true));

    anna.decide(&campaign, id, Verdict::Hold, Pass::Deep).expect("decided");
    let model = learnt(&anna, &campaign, id);
    assert!(model.p10 <= model.p50 && model.p50 <= model.p90 && model.p50 > 0, "{model:?}");
    assert_eq!(model.dots.len(), 20);
    assert!(model.dots.windows(2).all(|pair| pair[0] <= pair[1]));
    let product: f64 = model.parts.iter().map(|part| part.factor).product();
    assert!((product / (model.p50 as f64 + 1.0) - 1.0).abs() < 0.01, "parts make the median: {product} {}", model.p50);

    // Otherwise than the model's: with a reason only, and a refusal keeps nothing.
    let far = model.p50 * 2;
    let refused = anna.app.state_forecast(&number(&campaign, id, blind.kind, far, None)).expect_err("refused");
    assert_eq!(refused.code, Code::NoCause);
    let endless = number(&campaign, id, blind.kind, u64::MAX, Some(Cause::Age));
    assert_eq!(anna.app.state_forecast(&endless).expect_err("refused").code, Code::BadForecast);
    let disordered = StateForecast { p10: Some(far + 1), ..number(&campaign, id, blind.kind, far, Some(Cause::Age)) };
    assert_eq!(anna.app.state_forecast(&disordered).expect_err("refused").code, Code::BadForecast);
    let (p10, p90) = (Some(far / 2), Some(far * 3));
    let said = StateForecast { p10, p90, ..number(&campaign, id, blind.kind, far, Some(Cause::Age)) };
    let said = anna.app.state_forecast(&said).expect("kept");
    assert_eq!((said.stated[1].p10, said.stated[1].p90, said.stated[0].p10), (p10, p90, None));
    let numbers: Vec<_> = said.stated.iter().map(|it| (it.p50, it.sealed, it.cause)).collect();
    assert_eq!(numbers, [(1_000, true, None), (far, false, Some(Cause::Age))]);
    assert_eq!(said.stated[1].text, "the audience is older");

    // The ordinary undo takes the last one back; the sealed one stays.
    assert_eq!(anna.app.undo(&campaign).expect("undone").what.as_deref(), Some("forecast"));
    assert_eq!(ask(&anna, &campaign, id).stated.len(), 1);
    anna.app.redo(&campaign).expect("redone");

    let checked = anna.app.verify().expect("checked");
    assert_eq!((checked.flaws.len(), checked.numbers, checked.sealed), (0, 2, 1));
    assert!(checked.entries >= 5, "{checked:?}");

    // On the other laptop it is hidden until the own verdict, and the model is the same one.
    anna.settle();
    assert_eq!(ask(&sam, &campaign, id).stated, []);
    sam.decide(&campaign, id, Verdict::Accept, Pass::Deep).expect("decided");
    assert_eq!(learnt(&sam, &campaign, id), model);
    until("the numbers arrive", || {
        let there: Vec<_> =
            sam.app.forecast(&campaign, id, Some(blind.kind), Some(Market::Ru)).expect("a forecast").stated;
        let seen: Vec<_> = there.iter().map(|it| (it.who.as_str(), it.p50, it.own)).collect();
        if seen == [("Anna", 1_000, false), ("Anna", far, false)] { Ok(()) } else { Err(format!("{there:?}")) }
    });
    let anna = anna.restarted();
    assert_eq!(learnt(&anna, &campaign, id), model, "the same after a restart");
    assert_eq!(ask(&anna, &campaign, id).stated.len(), 2);
}

#[test]
fn when_results_come_the_scoreboard_says_who_was_nearer_and_whose_record_it_is() {
    let office = Office::with_demo(60);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let sam = office.laptop("sam", &office.invite("Sam", Market::Us).code.reveal());
    let (campaign, rows) = anna.open_blind(60);
    assert_eq!(sam.open_blind(60).1, rows);
    office.assert_mixed(&campaign, &rows);
    let empty = anna.app.scoreboard().expect("a scoreboard");
    assert_eq!((empty.campaigns, empty.posts, empty.own.len()), (0, 0, 0));

    // Anna knows what will come, of the first before she saw the model's and of all others, too.
    let mut table = "handle,post,date,type,market,views\n".to_owned();
    for (place, row) in rows.iter().take(24).enumerate() {
        let kind = ask(&anna, &campaign, &row.id).kind;
        let views = 40_000 + 1_000 * place as u64;
        anna.app.state_forecast(&number(&campaign, &row.id, kind, views, None)).expect("kept");
        let word = serde_json::to_value(kind).expect("a word");
        table += &format!("{},p,2026-03-01,{},RU,{}\n", row.handle, word.as_str().unwrap_or_default(), views + 500);
    }
    let preview = anna.app.read_results(&campaign, "closed.csv", table.as_bytes()).expect("read");
    assert_eq!(preview.kept, 24, "{:?}", preview.refused);
    let kept = anna.app.keep_results(&campaign, &preview.import).expect("kept");
    for (row, views) in rows.iter().take(24).zip((40_500..).step_by(1_000)) {
        let brought = kept.creators.iter().find(|it| it.id == row.id).expect("the creator");
        assert_eq!((brought.name.as_str(), brought.brought.funnel.views), (row.name.as_str(), Some(views)));
    }
    let board = |laptop: &Laptop, least: u32| {
        until("the scoreboard is learnt", || {
            let board = laptop.app.scoreboard().map_err(|error| error.to_string())?;
            if !board.learning && board.posts >= least { Ok(board) } else { Err(format!("{board:?}")) }
        })
    };
    let hers = board(&anna, 20);
    let all = hers.own.iter().find(|case| case.what == "all").expect("a record");
    assert_eq!((all.nearer.of, all.nearer.too_early), (hers.posts, false));
    assert!(all.nearer.hits * 10 >= all.nearer.of * 9, "she knew: {all:?}");
    let people = hers.steps[0].people.expect("a step");
    assert!(people.ratio < 0.5 && people.high < 1.0 && !people.too_early, "{people:?}");
    assert_eq!(hers.closed, [], "no single forecast of a creator whose AI view is hidden");
    for row in &rows[..3] {
        anna.decide(&campaign, &row.id, Verdict::Hold, Pass::Deep).expect("decided");
    }
    let hers = board(&anna, 20);
    assert!(!hers.closed.is_empty() && hers.closed.len() <= 3, "{:?}", hers.closed);
    assert!(hers.closed.iter().all(|item| item.sealed && item.own + 500 == item.actual));
    for item in &hers.closed {
        let at = rows.iter().position(|row| row.name == item.name).expect("the candidate");
        assert_eq!((at < 3, item.actual), (true, 40_500 + 1_000 * at as u64), "{}", item.name);
    }
    assert_eq!(hers.steps[1].market, Some(Market::Ru));
    assert_eq!(hers.steps[1].people.map(|step| step.posts), Some(people.posts));
    assert_eq!(hers.steps[2].people, None, "nobody spoke of the other market");

    // Sam sees what the model is worth, and nothing of Anna's own record: while she is the only one, the group's is hers.
    anna.settle();
    until("the results arrive", || {
        let there = sam.app.results(&campaign).map_err(|error| error.to_string())?;
        if there.creators.len() == 24 { Ok(()) } else { Err(format!("{}", there.creators.len())) }
    });
    let his = board(&sam, 20);
    let spoken_of =
        |step: &StepsView| StepsView { people: None, together: None, one_person: step.people.is_some(), ..*step };
    assert_eq!(his.steps, hers.steps.iter().map(spoken_of).collect::<Vec<_>>());
    assert_eq!((his.own.len(), his.closed.len()), (0, 0));

    // A post that was out before the record was collected teaches nobody who was right: the model may have seen it.
    let early = table.replace("2026-03-01", "2020-03-01").replace(",p,", ",q,");
    let preview = anna.app.read_results(&campaign, "early.csv", early.as_bytes()).expect("read");
    anna.app.keep_results(&campaign, &preview.import).expect("kept");
    assert_eq!(board(&anna, 20).posts, hers.posts);
}
