use super::*;
use proptest::prelude::*;

fn parse(text: &str) -> Query {
    text.parse().unwrap_or_else(|problem| panic!("{text}: {problem}"))
}

fn refused(text: &str) -> BadQuery {
    text.parse::<Query>().expect_err(text)
}

const EXAMPLE: &str = "engagement.rank >= 75 in 3+ markets and audience.RU >= 15% and audience.US >= 15% \
     and followers 50k..500k and platform in (instagram, youtube) and text ~ \"уход за кожей\" \
     sort by engagement.rank desc limit 100";

#[test]
fn a_question_is_printed_as_it_was_written() {
    for text in [
        EXAMPLE,
        "",
        "limit 7",
        "sort by followers, cpv.rank desc",
        "not market = RU",
        "not (a or b)".replace('a', "verified = yes").replace('b', "size in (nano, micro)").as_str(),
        "followers >= 1.5M and (suspicious <= 12.5% or suspicious is missing)",
        "audience.age.18-34 > 40% and audience.age.65+ < 5% and audience.lang.ru >= 50% and audience.female >= 60%",
        "updated >= 2026-08-01 and price.rub <= 50k and cpv.usd < 0.05",
        "audience >= 20% in 2+ markets of 20%",
        "growth -5%..10% and compliance.RU = pass and topic in (\"beauty\", \"уход\")",
        "name ~ \"a \\\"b\\\" \\\\\"",
    ] {
        assert_eq!(parse(text).to_string(), text);
    }
}

#[test]
fn people_may_write_the_same_in_other_ways() {
    for (written, printed) in [
        ("FOLLOWERS ≥ 50тыс AND Platform = YouTube", "followers >= 50k and platform = youtube"),
        ("followers 50к…1млн", "followers 50k..1M"),
        ("platform not in (vk, dzen)", "not platform in (vk, dzen)"),
        ("market != us", "not market = US"),
        ("growth is not known", "not growth is known"),
        ("text ~ уход", "text ~ \"уход\""),
        ("text ~ «уход за кожей»", "text ~ \"уход за кожей\""),
        ("followers >= 1_000_000", "followers >= 1M"),
        ("audience.ru >= 0.15", "audience.RU >= 15%"),
        ("engagement.rank >= 75 in 3 markets of 10%", "engagement.rank >= 75 in 3+ markets"),
        ("((market = RU))", "market = RU"),
        ("growth >= −5%", "growth >= -5%"),
    ] {
        assert_eq!(parse(written).to_string(), printed, "{written}");
    }
}

#[test]
fn a_mistake_is_shown_where_it_stands_with_what_was_probably_meant() {
    for (text, code, at, length, suggestion) in [
        ("folowers >= 5k", "query-field", 0, 8, Some("followers")),
        ("market = RU and enagement.rank >= 5", "query-field", 16, 14, Some("engagement.rank")),
        ("price <= 5k", "query-field", 0, 5, Some("price.rub")),
        ("platform = instagramm", "query-value", 11, 10, Some("instagram")),
        ("platform in (youtube, vkk)", "query-value", 22, 3, Some("vk")),
        ("audience.RU >= 15", "query-number", 15, 2, Some("15%")),
        ("engagement.rank >= 175", "query-number", 0, 22, None),
        ("engagement.rank >= 75%", "query-number", 19, 3, None),
        ("followers >= 5q", "query-number", 13, 2, None),
        ("followers >= ", "query-expected", 13, 1, None),
        ("followers 5k", "query-expected", 12, 1, None),
        ("followers 500k..50k", "query-range", 0, 19, None),
        ("followers in 3+ markets", "query-expected", 13, 1, None),
        ("followers >= 5k in 3+ markets", "query-kind", 0, 29, None),
        ("audience >= 15%", "query-kind", 0, 15, None),
        ("text = \"a\"", "query-kind", 0, 10, None),
        ("market >= 5", "query-expected", 7, 2, None),
        ("text ~ \"never closed", "query-quote", 7, 13, None),
        ("text ~ \"\"", "query-words", 0, 9, None),
        ("market = RU adn verified = yes", "query-expected", 12, 3, Some("and")),
        ("(market = RU", "query-expected", 12, 1, None),
        ("market = RU)", "query-expected", 11, 1, None),
        ("growth is knwon", "query-expected", 10, 5, Some("known")),
        ("followers > 5; drop", "query-letter", 13, 1, None),
        ("sort by market", "query-kind", 0, 0, None),
        ("limit 0", "query-expected", 6, 1, None),
        ("limit 20000", "query-limit", 0, 0, None),
        ("updated >= 2026-13-01", "query-number", 11, 10, None),
        ("audience.age.18-33 >= 5%", "query-ages", 0, 18, None),
    ] {
        let problem = refused(text);
        let seen = (problem.code, problem.at, problem.length, problem.suggestion.as_deref());
        assert_eq!(seen, (code, at, length, suggestion), "{text}: {problem}");
    }
}

#[test]
fn a_hostile_question_is_refused_before_it_costs_anything() {
    assert_eq!(refused(&"(".repeat(5_000)).code, "query-long");
    assert_eq!(refused(&"not ".repeat(2_000)).code, "query-long");
    assert_eq!(refused(&format!("market = RU {}", "and market = RU ".repeat(64))).code, "query-long");
    assert_eq!(refused(&"x".repeat(9_000)).code, "query-long");
}

#[test]
fn a_built_question_is_checked_like_a_written_one() {
    let ask = |field: Field, is| Some(Expr::Ask(Ask { field, is }));
    let nothing = Query { filter: Some(Expr::And(vec![])), sort: vec![], limit: 5 };
    assert_eq!(nothing.check().unwrap_err().code, "query-joined");
    let query = |filter| Query { filter, sort: vec![], limit: 5 };
    let nan = Is::Compared { op: Op::AtLeast, value: f64::NAN };
    assert_eq!(query(ask(Field::Followers, nan)).check().unwrap_err().code, "query-number");
    let other = Is::OneOf(vec!["myspace".to_owned()]);
    assert_eq!(query(ask(Field::Platform, other)).check().unwrap_err().code, "query-value");
    assert!(query(ask(Field::Platform, Is::OneOf(vec!["vk".to_owned()]))).check().is_ok());
}

#[test]
fn every_name_on_offer_is_a_field_and_prints_as_itself() {
    for name in Field::names() {
        assert_eq!(name.parse::<Field>().map(|field| field.to_string()), Ok(name));
    }
}

#[test]
fn the_explanation_has_a_sentence_for_each_condition_group_and_order() {
    let codes: Vec<_> = parse("not (market = RU or growth >= 5%) and verified = yes sort by growth desc")
        .explain()
        .into_iter()
        .map(|one| (one.code, one.depth))
        .collect();
    assert_eq!(
        codes,
        [
            ("discovery-all-of", 0),
            ("discovery-none-of", 1),
            ("discovery-named", 2),
            ("discovery-compared", 2),
            ("discovery-named", 1),
            ("discovery-sorted-down", 0),
            ("discovery-limit", 0),
        ]
    );
}

fn any_ask() -> impl Strategy<Value = Ask> {
    let op = prop::sample::select(vec![Op::AtLeast, Op::Above, Op::AtMost, Op::Below, Op::Equal]);
    let count =
        prop_oneof![0.0..1e9f64, (0u32..5_000).prop_map(|n| f64::from(n) * 1e3), (0u32..99).prop_map(f64::from)];
    let share = prop_oneof![0.0..=1.0f64, (0u32..=1000).prop_map(|n| f64::from(n) / 1000.0)];
    let counts =
        prop::sample::select(vec![Field::Followers, Field::Views, Field::Price(Currency::Rub), Field::Comments]);
    let shares = prop::sample::select(vec![
        Field::Suspicious,
        Field::Female,
        Field::Age(1, 2),
        Field::Age(5, 6),
        Field::Country(Code::new("ru").unwrap()),
        Field::AudienceLanguage(Code::new("EN").unwrap()),
    ]);
    let label = "[ \\pL\"\\\\«»]{0,8}[a-zа-я]";
    prop_oneof![
        (counts, op.clone(), count.clone())
            .prop_map(|(field, op, value)| Ask { field, is: Is::Compared { op, value } }),
        (shares, op.clone(), share.clone())
            .prop_map(|(field, op, value)| Ask { field, is: Is::Compared { op, value } }),
        (count.clone(), count).prop_map(|(a, b)| {
            Ask { field: Field::FollowersAll, is: Is::Between { low: a.min(b), high: a.max(b) } }
        }),
        (op.clone(), 0u8..=100, 1u8..=99, share.clone()).prop_map(|(op, value, least, reach)| {
            Ask { field: Field::EngagementRank, is: Is::InMarkets { op, value: f64::from(value), least, reach } }
        }),
        (op, -9_000i32..40_000)
            .prop_map(|(op, days)| Ask { field: Field::Updated, is: Is::Compared { op, value: f64::from(days) } }),
        prop::sample::subsequence(PLATFORMS.to_vec(), 1..4).prop_map(|names| {
            Ask { field: Field::Platform, is: Is::OneOf(names.into_iter().map(str::to_owned).collect()) }
        }),
        prop::collection::vec(label, 1..3).prop_map(|names| Ask { field: Field::Topic, is: Is::OneOf(names) }),
        label.prop_map(|words| Ask { field: Field::Text, is: Is::Words(words) }),
        prop::sample::select(vec![State::Known, State::Missing, State::Withheld])
            .prop_map(|state| Ask { field: Field::Growth, is: Is::State(state) }),
    ]
}

fn any_query() -> impl Strategy<Value = Query> {
    let expr = any_ask().prop_map(Expr::Ask).prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Expr::And),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Expr::Or),
            inner.prop_map(|one| Expr::Not(Box::new(one))),
        ]
    });
    let order = (
        prop::sample::select(vec![Field::Growth, Field::CpvRank, Field::Country(Code::new("US").unwrap())]),
        any::<bool>(),
    )
        .prop_map(|(by, descending)| Order { by, descending });
    (prop::option::of(expr), prop::collection::vec(order, 0..3), 1u32..=MAX_LIMIT)
        .prop_map(|(filter, sort, limit)| Query { filter, sort, limit })
}

proptest! {
    #[test]
    fn reading_what_was_printed_gives_the_same_question(query in any_query()) {
        let printed = query.to_string();
        prop_assert_eq!(printed.parse::<Query>(), Ok(query), "{}", printed);
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC{0,60}") {
        let _ = text.parse::<Query>();
    }

    #[test]
    fn no_mixture_of_tokens_makes_the_parser_panic(words in prop::collection::vec(
        prop::sample::select(vec!["followers", ">=", "5%", "in", "3+", "markets", "(", ")", "not", "is", "known", "..", "text", "~", "\"a\"", "and", "sort by", "limit", "2026-08-01", "-", "audience.age.65+", ","]), 0..12))
    {
        let _ = words.join(" ").parse::<Query>();
    }
}

#[test]
fn a_question_survives_being_kept_as_data() {
    for text in [EXAMPLE, "not (growth is missing or price.rub <= 50k) sort by cpv.rank"] {
        let kept = serde_json::to_string(&parse(text)).unwrap();
        assert_eq!(serde_json::from_str::<Query>(&kept).unwrap(), parse(text), "{kept}");
    }
    assert!(
        serde_json::from_str::<Query>(
            r#"{ "filter": { "ask": { "field": "folowers", "is": { "state": "known" } } }, "limit": 1 }"#
        )
        .is_err()
    );
}
