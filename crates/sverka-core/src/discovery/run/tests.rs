use super::*;
use crate::discovery::fixture::{base, creator, crowd, shares, today};
use proptest::prelude::*;
use serde_json::json;

pub(crate) fn answer(base: &Base, text: &str) -> Found {
    let query: Query = text.parse().unwrap_or_else(|problem| panic!("{text}: {problem}"));
    run(base, &query, today()).unwrap()
}

pub(crate) fn ids(base: &Base, text: &str) -> Vec<String> {
    answer(base, text).hits.into_iter().map(|hit| hit.id.to_string()).collect()
}

/// Creators of which one knows little.
fn few() -> Base {
    base(&[
        creator(
            "a",
            json!({ "metrics": { "followers": 50_000, "suspicious_share": 0.1 }, "countries": { "RU": 0.15, "US": 0.85 } }),
        ),
        creator(
            "b",
            json!({ "metrics": { "followers": 500_000, "suspicious_share": null }, "countries": { "RU": 0.5, "other": 0.5 } }),
        ),
        creator("c", json!({ "metrics": {}, "market": "US", "platform": "youtube", "topics": ["Beauty"] })),
    ])
}

#[test]
fn what_is_not_known_neither_meets_a_condition_nor_fails_it() {
    let base = few();
    for (text, found) in [
        ("followers >= 1", vec!["a", "b"]),
        ("followers < 1000000000", vec!["a", "b"]),
        ("not followers >= 100k", vec!["a"]),
        ("suspicious <= 15%", vec!["a"]),
        ("not suspicious <= 15%", vec![]),
        ("suspicious is withheld", vec!["b"]),
        ("suspicious is missing", vec!["c"]),
        ("not suspicious is known", vec!["b", "c"]),
        ("suspicious > 50% or followers > 100k", vec!["b"]),
        ("topic = beauty", vec!["c"]),
        ("not topic = fashion", vec!["c"]),
        ("topic is missing", vec!["a", "b"]),
        ("size = micro", vec!["a"]),
        ("not size = micro", vec!["b"]),
    ] {
        assert_eq!(ids(&base, text), found, "{text}");
    }
}

#[test]
fn a_share_asked_as_it_was_given_is_met() {
    assert_eq!(ids(&few(), "audience.RU >= 15%"), ["a", "b"]);
    assert_eq!(ids(&few(), "audience.RU = 15%"), ["a"]);
}

#[test]
fn a_country_inside_other_is_decided_only_when_it_cannot_matter() {
    let base = few();
    assert_eq!(ids(&base, "audience.US >= 60%"), ["a"]);
    // Half of b's audience is somewhere else: the US may be 0 to 50 % of it.
    assert_eq!(ids(&base, "not audience.US >= 60%"), ["b"]);
    assert_eq!(ids(&base, "not audience.US >= 40%"), Vec::<String>::new());
    assert_eq!(ids(&base, "audience.DE < 1%"), ["a"]);
    assert_eq!(answer(&base, "audience.US >= 40%").undecided, 2);
}

#[test]
fn the_answer_says_which_condition_empties_it() {
    let found = answer(&few(), "market = RU and followers >= 1M and suspicious <= 20%");
    let terms: Vec<_> = found.terms.iter().map(|t| (t.text.as_str(), t.holds, t.fails, t.unknown, t.without)).collect();
    assert_eq!(
        terms,
        [("market = RU", 2, 1, 0, 0), ("followers >= 1M", 0, 2, 1, 1), ("suspicious <= 20%", 1, 0, 2, 0),]
    );
    assert_eq!((found.total, found.undecided), (0, 0));
}

#[test]
fn hits_show_the_values_that_were_asked_about() {
    let found = answer(&few(), "audience.RU >= 40% and market = RU sort by suspicious");
    let seen: Vec<_> = found.hits[0]
        .seen
        .iter()
        .map(|seen| (seen.field.to_string(), seen.state, seen.value, seen.names.clone()))
        .collect();
    assert_eq!(
        seen,
        [
            ("audience.RU".to_owned(), State::Known, Some(0.5), vec![]),
            ("market".to_owned(), State::Known, None, vec!["RU".to_owned()]),
            ("suspicious".to_owned(), State::Withheld, None, vec![]),
        ]
    );
    let hit = &answer(&few(), "platform = youtube").hits[0];
    assert_eq!((hit.name.as_str(), hit.platform), ("c", Some(Platform::Youtube)));
}

#[test]
fn a_market_is_a_country_with_a_tenth_of_the_audience() {
    let mut creators = crowd("RU", &json!({ "RU": 0.5, "KZ": 0.3, "BY": 0.15, "US": 0.05 }));
    creators.push(creator(
        "one",
        json!({ "metrics": { "followers": 50_000, "er_followers": 0.099 }, "countries": { "RU": 0.95, "KZ": 0.05 } }),
    ));
    let base = base(&creators);
    let found = answer(&base, "engagement.rank >= 95 in 3+ markets sort by engagement.rank desc");
    assert_eq!((found.total, found.hits[0].id.as_str()), (4, "RU-100"));
    let markets: Vec<_> = found.hits[0].seen[0].markets.iter().map(|m| (m.country.as_str(), m.rank)).collect();
    assert_eq!(markets, [("RU", Some(99.0)), ("KZ", Some(99.0)), ("BY", Some(99.0))]);
    assert_eq!(answer(&base, "engagement.rank >= 95 in 4+ markets").total, 0);
    assert_eq!(answer(&base, "engagement.rank >= 95 in 4+ markets of 5%").total, 4);
    assert_eq!(answer(&base, "audience >= 30% in 2+ markets").total, 100);
    assert!(ids(&base, "engagement.rank >= 90 in 1 markets").contains(&"one".to_owned()));
}

#[test]
fn words_are_found_in_any_form_order_and_alphabet() {
    let bio = |text: &str| json!({ "bio": text });
    let base = base(&[
        creator("a", bio("Всё про уход за кожей лица")),
        creator("b", bio("Кожа: мой ежедневный уход")),
        creator("c", bio("Skin care and beauty")),
        creator("d", json!({ "name": "Брайн Мапс" })),
    ]);
    for (text, found) in [
        ("text ~ \"уход за кожей\"", vec!["a", "b"]),
        ("text ~ УХОДА", vec!["a", "b"]),
        ("text ~ \"skin beauty\"", vec!["c"]),
        ("text ~ \"beaut*\"", vec!["c"]),
        ("text ~ \"кож*\"", vec!["a", "b"]),
        ("name ~ brain", vec!["d"]),
        ("name ~ mapps", vec!["d"]),
        ("name ~ brown", vec![]),
        ("name ~ brayn", vec!["d"]),
        ("name ~ мапс", vec!["d"]),
        ("name ~ кожа", vec![]),
        ("not text ~ кожа", vec!["c", "d"]),
    ] {
        assert_eq!(ids(&base, text), found, "{text}");
    }
    let empty: Query = "text ~ \"за и\"".parse().unwrap();
    assert_eq!(run(&base, &empty, today()).unwrap_err().code, "query-words");
}

#[test]
fn names_are_found_however_they_are_typed_and_stored() {
    let named = |id: &str, name: &str, handle: &str| {
        creator(id, json!({ "name": name, "accounts": [{ "platform": "vk", "handle": handle }] }))
    };
    let base = base(&[
        named("a", "Анна Дом", "annahome"),
        named("b", "Пётр Ёлкин", "x1"),
        named("c", "Чаи\u{306}ная\u{a0}книга", "\u{200e}tea_book"),
        named("d", "Ксения", "x2"),
        named("e", "Mariia", "x3"),
    ]);
    for (text, found) in [
        ("name ~ \"анна  дом\"", "a"),
        ("name ~ \"Anna\u{a0}Dom\"", "a"),
        ("name ~ \"\u{200b}АННА Д\u{ad}ом\"", "a"),
        ("name ~ \"Петр Елкин\"", "b"),
        ("name ~ \"petr elkin\"", "b"),
        ("name ~ \"Е\u{308}лкин\"", "b"),
        ("name ~ \"чайная книга\"", "c"),
        ("name ~ \"tea_book\"", "c"),
        ("name ~ xenia", "d"),
        ("name ~ \"kse*\"", "d"),
        ("name ~ Мария", "e"),
        ("text ~ Мария", "e"),
    ] {
        assert_eq!(ids(&base, text), [found], "{text}");
    }
}

#[test]
fn a_check_holds_until_its_day() {
    let check = |state: &str, until: &str| json!({ "compliance": [{ "rule": "r", "market": "RU", "state": state, "checked_at": "2026-01-01T00:00:00Z", "valid_until": until, "source": "s" }] });
    let base = base(&[
        creator("a", check("pass", "2026-11-21")),
        creator("b", check("pass", "2026-11-20")),
        creator("c", check("fail", "2027-01-01")),
        creator("d", check("unknown", "2027-01-01")),
    ]);
    assert_eq!(ids(&base, "compliance.RU = pass"), ["a"]);
    assert_eq!(ids(&base, "not compliance.RU = fail"), ["a"]);
    assert_eq!(ids(&base, "compliance.RU = fail"), ["c"]);
    assert_eq!(ids(&base, "compliance.RU is missing"), ["b", "d"]);
    assert_eq!(ids(&base, "compliance.US is known"), Vec::<String>::new());
}

#[test]
fn prices_are_never_compared_across_currencies() {
    let base = base(&[
        creator("a", json!({ "metrics": { "price": 1_000, "median_views": 1_000 } })),
        creator("b", json!({ "metrics": { "price": "900", "median_views": 1_000 } })),
    ]);
    assert_eq!(ids(&base, "price.rub <= 5k"), ["a"]);
    assert_eq!(ids(&base, "price.usd <= 5k"), ["b"]);
    assert_eq!(ids(&base, "not price.usd <= 5k"), Vec::<String>::new());
    assert_eq!(ids(&base, "cpv.rub <= 1 or cpv.usd >= 0.9"), ["a", "b"]);
}

#[test]
fn what_is_not_known_comes_last_in_either_order() {
    let base = few();
    assert_eq!(ids(&base, "sort by followers"), ["a", "b", "c"]);
    assert_eq!(ids(&base, "sort by followers desc"), ["b", "a", "c"]);
    assert_eq!(ids(&base, "sort by suspicious desc, followers desc"), ["a", "b", "c"]);
    assert_eq!(ids(&base, "sort by accounts, followers desc limit 1"), ["b"]);
    assert_eq!(answer(&base, "limit 1").total, 3);
}

#[test]
fn every_field_can_be_asked_and_shown() {
    let audience = json!([{ "source": "panel", "as_of": "2026-11-01T00:00:00Z", "countries": shares(&json!({ "RU": 1.0 })),
        "ages": shares(&json!({ "18-24": 0.4, "25-34": 0.6 })), "genders": shares(&json!({ "female": 0.7, "male": 0.3 })),
        "languages": shares(&json!({ "ru": 0.9, "other": 0.1 })) }]);
    let base = base(&[creator("a", json!({ "audiences": audience, "languages": ["ru"] }))]);
    for (text, total) in [
        ("audience.age.18-34 >= 99%", 1),
        ("audience.age.35-44 <= 1%", 1),
        ("audience.female 60%..80% and audience.male < 40%", 1),
        ("audience.lang.ru >= 90% and audience.lang.en <= 10%", 1),
        ("language = ru and verified = no and channel = person and platform.main = instagram", 1),
        ("accounts = 1 and updated >= 2026-11-01", 1),
        ("history.all = 0 and history.ours < 1 and history.kept is missing", 1),
    ] {
        assert_eq!(answer(&base, text).total, total, "{text}");
    }
    for name in Field::names() {
        let field: Field = name.parse().unwrap();
        let asked = match field.kind() {
            Kind::Words => format!("{name} ~ \"a*\""),
            _ if field == Field::Audience => "audience >= 5% in 1+ markets".to_owned(),
            _ => format!("not {name} is withheld"),
        };
        let found = answer(&base, &asked);
        assert_eq!((found.total, found.hits[0].seen[0].field), (1, field), "{asked}");
    }
}

/// A slow answer, read off the records, to compare with.
fn matches(creator: &Creator, op: Op, value: f64) -> Option<bool> {
    let number = creator.metric("suspicious_share")?.known()?;
    Some(op.holds(super::super::base::single(number), super::super::base::single(value)))
}

use crate::model::Creator;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn columns_answer_as_the_records_do(
        shares in prop::collection::vec(prop_oneof![Just(None), (0u32..20).prop_map(|n| Some(f64::from(n) / 20.0))], 1..150),
        value in (0u32..20).prop_map(|n| f64::from(n) / 20.0),
        op in prop::sample::select(vec![Op::AtLeast, Op::Above, Op::AtMost, Op::Below, Op::Equal]),
    ) {
        let creators: Vec<_> = shares.iter().enumerate().map(|(place, share)| {
            creator(&format!("c{place:03}"), json!({ "metrics": { "suspicious_share": share } }))
        }).collect();
        let base = base(&creators);
        let is = Is::Compared { op, value };
        let query = |filter| Query { filter: Some(filter), sort: vec![], limit: 1_000 };
        let ask = Expr::Ask(Ask { field: Field::Suspicious, is });
        let found = |expr| run(&base, &query(expr), today()).unwrap().hits.into_iter().map(|hit| hit.name).collect::<Vec<_>>();
        let expected = |wanted: bool| creators.iter().filter(|c| matches(c, op, value) == Some(wanted)).map(|c| c.name.clone()).collect::<Vec<_>>();
        prop_assert_eq!(found(ask.clone()), expected(true));
        prop_assert_eq!(found(Expr::Not(Box::new(ask))), expected(false));
    }
}
