//! Numbers and days as people write them, and hints that never ask something else.

use super::*;
use proptest::prelude::*;

fn printed(text: &str) -> String {
    text.parse::<Query>().map_or_else(|problem| panic!("{text}: {problem}"), |query| query.to_string())
}

fn refused(text: &str) -> BadQuery {
    text.parse::<Query>().expect_err(text)
}

#[test]
fn a_count_is_read_however_its_digits_are_divided() {
    for (written, number) in [
        ("50 000", 50e3),
        ("50\u{a0}000", 50e3),
        ("50\u{202f}000", 50e3),
        ("50\u{2009}000", 50e3),
        ("50'000", 50e3),
        ("50’000", 50e3),
        ("50,000", 50e3),
        ("50.000", 50e3),
        ("50_000", 50e3),
        ("1 234 567", 1_234_567.0),
        ("1,234,567", 1_234_567.0),
        ("1.234.567", 1_234_567.0),
        ("1,00,000", 100e3),
        ("12,34,567", 1_234_567.0),
        ("1 234 567,5", 1_234_567.5),
        ("1.234.567,5", 1_234_567.5),
        ("1,234,567.5", 1_234_567.5),
        ("50k", 50e3),
        ("50K", 50e3),
        ("50 к", 50e3),
        ("50 тыс.", 50e3),
        ("50тыс.", 50e3),
        ("50 тысяч", 50e3),
        ("0,5 тыс.", 500.0),
        ("1,5M", 1.5e6),
        ("1.5 млн", 1.5e6),
        ("1,5 млн.", 1.5e6),
        ("1.234M", 1_234e3),
        ("1,5м", 1.5e6),
        ("2 mln", 2e6),
        ("1.1 million", 1.1e6),
        ("2B", 2e9),
        ("2 bn", 2e9),
        ("2 млрд", 2e9),
        ("1e5", 1e5),
        ("0", 0.0),
    ] {
        for text in [format!("followers >= {written}"), format!("followers>={written} and verified = yes limit 7")] {
            let query: Query = text.parse().unwrap_or_else(|problem| panic!("{text}: {problem}"));
            let value = query.asks()[0].is.clone();
            assert_eq!(value, Is::Compared { op: Op::AtLeast, value: number }, "{text}");
        }
        assert_eq!(Field::Followers.read(written), Ok(number), "{written}");
    }
}

#[test]
fn shares_ranges_and_other_numbers_are_read_like_counts() {
    for (written, form) in [
        ("audience.RU >= 15 %", "audience.RU >= 15%"),
        ("audience.RU >= 15\u{a0}%", "audience.RU >= 15%"),
        ("audience.RU >= 15,5%", "audience.RU >= 15.5%"),
        ("audience.RU >= 15.5 %", "audience.RU >= 15.5%"),
        ("audience.RU >= 15,5 процентов", "audience.RU >= 15.5%"),
        ("audience.RU >= 0,155", "audience.RU >= 15.5%"),
        ("audience.RU >= .155", "audience.RU >= 15.5%"),
        ("audience.RU >= 15.125%", "audience.RU >= 15.125%"),
        ("growth >= −5,5 %", "growth >= -5.5%"),
        ("growth >= –5%", "growth >= -5%"),
        ("posts >= 1,5", "posts >= 1.5"),
        ("posts >= 1.234", "posts >= 1.234"),
        ("cpv.rub <= 0,125", "cpv.rub <= 0.125"),
        ("price.rub <= 50,000", "price.rub <= 50k"),
        ("price.rub <= 1 234,50", "price.rub <= 1234.5"),
        ("followers 50k..500k", "followers 50k..500k"),
        ("followers 50 000…500 000", "followers 50k..500k"),
        ("followers 50.000..500.000", "followers 50k..500k"),
        ("followers 50 тыс. … 500 тыс.", "followers 50k..500k"),
        ("followers 50 тыс...500 тыс.", "followers 50k..500k"),
        ("followers 50 тыс....500 тыс.", "followers 50k..500k"),
        ("followers 1,5 млн..2 млн.", "followers 1.5M..2M"),
        ("engagement.rank >= 75 in 3+ markets of 20 %", "engagement.rank >= 75 in 3+ markets of 20%"),
        ("engagement.rank >= 75 in 3 markets limit 1 000", "engagement.rank >= 75 in 3+ markets limit 1000"),
        ("sort by followers desc, growth limit 1,000", "sort by followers desc, growth limit 1000"),
        ("\u{200e}followers >= 50k\u{200b}", "followers >= 50k"),
        (
            "topic in (beauty,чаи\u{306}) and size in (nano, micro)",
            "topic in (\"beauty\", \"чаи\u{306}\") and size in (nano, micro)",
        ),
    ] {
        assert_eq!(printed(written), form, "{written}");
    }
}

#[test]
fn days_are_read_in_the_ways_of_both_countries() {
    for written in [
        "2026-11-01",
        "2026-11-1",
        "2026/11/01",
        "01.11.2026",
        "1.11.2026",
        "1 Nov 2026",
        "1 November 2026",
        "1-Nov-2026",
        "Nov 1, 2026",
        "Nov. 1 2026",
        "NOVEMBER 1, 2026",
        "1 ноября 2026",
        "1 нояб. 2026",
        "1 ноября 2026 г.",
        "1 ноября 2026 года",
    ] {
        assert_eq!(printed(&format!("updated >= {written}")), "updated >= 2026-11-01", "{written}");
        let range = format!("updated {written}..{written} and verified = yes");
        assert_eq!(printed(&range), "updated 2026-11-01..2026-11-01 and verified = yes");
    }
    for (written, day) in [("25/12/2026", "2026-12-25"), ("12/25/2026", "2026-12-25"), ("05/05/2026", "2026-05-05")] {
        assert_eq!(printed(&format!("updated >= {written}")), format!("updated >= {day}"), "{written}");
    }
    for written in ["31.02.2026", "1.13.2026", "31 Feb 2026", "13/13/2026", "5.11.26", "1 Nov", "2026-11"] {
        assert!(format!("updated >= {written}").parse::<Query>().is_err(), "{written}");
    }
    // A month is a word like others where no day stands behind it.
    assert_eq!(printed("topic = May"), "topic = \"May\"");
}

#[test]
fn what_can_be_read_two_ways_is_refused_with_both() {
    for (text, one, other) in [
        ("posts >= 1,234", "1234", "1.234"),
        ("cpv.rub <= 1,234", "1234", "1.234"),
        ("growth >= −1,234 %", "−1234 %", "−1.234 %"),
        ("followers >= 1,234M", "1234M", "1.234M"),
        ("followers 1,234 тыс. .. 5M", "1234 тыс.", "1.234 тыс."),
        ("updated >= 01/02/2026", "2026-02-01", "2026-01-02"),
        ("updated >= 01-02-2026", "2026-02-01", "2026-01-02"),
    ] {
        let problem = refused(text);
        assert_eq!((problem.code, problem.suggestion.as_deref()), ("query-two-ways", None), "{text}");
        assert_eq!(problem.ways.as_deref(), Some(&[one.to_owned(), other.to_owned()]), "{text}");
        assert!(problem.to_string().ends_with(&format!("write {one} or {other}")), "{problem}");
        let [first, second] = [one, other].map(|way| mended(text, &problem, way).parse::<Query>());
        assert_ne!(first.as_ref().expect(one), second.as_ref().expect(other), "{text}");
    }
    // Though there is no rank of a thousand, one thousandth more is not what somebody meant.
    assert_eq!(refused("engagement.rank >= 1,000").code, "query-two-ways");
}

#[test]
fn a_number_that_fits_no_way_of_writing_is_refused_as_a_whole() {
    for written in [
        "50 00",
        "1 00 000",
        "1234 567",
        "1,23,45",
        "1.23.456",
        "1,5 000",
        "1 234 5",
        "1 234,567.8",
        "5q",
        "5k%",
        "1,2,3",
    ] {
        let problem = refused(&format!("followers >= {written}"));
        let seen = (problem.code, problem.at, problem.found.as_str(), problem.suggestion);
        assert_eq!(seen, ("query-number", 13, written, None));
    }
}

/// The text with what is wrong in it written otherwise.
fn mended(text: &str, problem: &BadQuery, by: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let part = |letters: &[char]| letters.iter().collect::<String>();
    format!("{}{by}{}", part(&letters[..problem.at]), part(&letters[problem.at + problem.length..]))
}

#[test]
fn a_share_that_may_be_meant_is_asked_for_and_not_called_the_same() {
    for (written, share) in [("15", "15%"), ("15,5", "15.5%"), ("1.5", "1.5%"), ("0,05k", "50%")] {
        let problem = refused(&format!("audience.RU >= {written}"));
        assert_eq!((problem.code, problem.suggestion.as_deref()), ("query-number", Some(share)), "{written}");
        let said = problem.to_string();
        assert!(said.ends_with(&format!("; is {share} meant?")) && !said.contains("did you mean"), "{said}");
    }
    for written in ["150", "150%", "15k"] {
        assert_eq!(refused(&format!("audience.RU >= {written}")).suggestion, None, "{written}");
    }
}

#[test]
fn a_hint_for_a_name_never_leads_to_another_country_or_age() {
    for text in [
        "audience.UKR >= 5%",
        "audience.aus >= 5%",
        "audience.france >= 5%",
        "audience.age >= 5%",
        "audience.age.18-33 >= 5%",
        "audience.age.16-24 >= 5%",
        "audience.lang >= 5%",
        "compliance = pass",
        "compliance.UK = pass",
        "market = UK",
        "market = UA",
        "platform = ok",
    ] {
        assert_eq!(refused(text).suggestion, None, "{text}");
    }
    for (text, name) in [
        ("audience.rus >= 5%", "audience.RU"),
        ("market = usa", "US"),
        ("engagement.rnk >= 5", "engagement.rank"),
        ("audience.femal >= 5%", "audience.female"),
    ] {
        assert_eq!(refused(text).suggestion.as_deref(), Some(name), "{text}");
    }
}

/// Number-like texts, most of them wrong somewhere.
fn any_written() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec!["", "", ",", ".", " ", "\u{a0}", "'", "_", "..", ", ", "/", "-"]);
    let suffix = prop::sample::select(vec!["", "", "k", " тыс.", "M", " млн", "%", " %", "q", "k%", "e3", " Nov", "+"]);
    let run = prop_oneof!["[0-9]{3}", "[0-9]{1,4}", "0"];
    let runs = prop::collection::vec((run, sign), 1..4);
    (prop::sample::select(vec!["", "", "-", "−"]), runs, suffix).prop_map(|(minus, runs, suffix)| {
        let last = runs.len() - 1;
        let digits = runs.into_iter().enumerate();
        let digits: String = digits.map(|(at, (run, sign))| if at == last { run } else { run + sign }).collect();
        format!("{minus}{digits}{suffix}")
    })
}

proptest! {
    #[test]
    fn a_hint_for_a_number_is_the_same_number(written in any_written()) {
        let shares = |text: &str| ["audience.RU", "suspicious"].map(|field| format!("{field} >= {text}"));
        let others = |text: &str| ["followers", "posts", "growth", "price.rub", "engagement.rank", "updated"]
            .map(|field| format!("{field} >= {text}"));
        for text in shares(&written).into_iter().chain(others(&written)) {
            let Err(problem) = text.parse::<Query>() else { continue };
            let Some(hint) = &problem.suggestion else { continue };
            let better = mended(&text, &problem, hint).parse::<Query>();
            // What stands behind the number may be wrong as well.
            prop_assert!(better.map_or_else(|next| next.at > problem.at, |_| true), "{text}: {hint}");
            // Only a share has a hint, and it is what stands there as so many hundredths.
            prop_assert_eq!(problem.code, "query-number");
            let plain = Field::PostsPerWeek.read(&problem.found);
            let share = Field::Female.read(hint);
            prop_assert!(plain.is_ok() && share.is_ok(), "{text}: {hint}");
            let (plain, share) = (plain.unwrap(), share.unwrap());
            prop_assert!((plain / 100.0 - share).abs() < 1e-12, "{text}: {hint}");
            prop_assert!(hint.ends_with('%') && !problem.to_string().contains("did you mean"));
        }
    }

    #[test]
    fn both_ways_are_read_and_neither_loses_a_digit(written in any_written()) {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        for field in ["followers", "posts", "growth", "price.rub"] {
            let text = format!("{field} >= {written}");
            let Err(problem) = text.parse::<Query>() else { continue };
            for way in problem.ways.iter().flat_map(|ways| ways.iter()) {
                prop_assert_eq!(digits(way), digits(&problem.found));
                let read = Field::Growth.read(way);
                prop_assert!(read.is_ok(), "{text}: {way}");
            }
        }
    }

    #[test]
    fn a_number_that_is_read_is_read_the_same_when_it_is_printed(written in any_written()) {
        for field in ["followers", "posts", "growth", "price.rub", "audience.RU", "updated"] {
            if let Ok(query) = format!("{field} >= {written}").parse::<Query>() {
                prop_assert_eq!(query.to_string().parse::<Query>(), Ok(query));
            }
        }
    }

    #[test]
    fn whole_numbers_are_read_with_any_sign_between_their_groups(
        number in 0u64..1_000_000_000_000,
        sign in prop::sample::select(vec![" ", "\u{a0}", "\u{202f}", "'", "’", ",", ".", "_"]),
    ) {
        let plain = number.to_string();
        let mut grouped = String::new();
        for (at, digit) in plain.chars().enumerate() {
            if at > 0 && (plain.len() - at) % 3 == 0 {
                grouped.push_str(sign);
            }
            grouped.push(digit);
        }
        prop_assert_eq!(Field::Followers.read(&grouped), Ok(number as f64), "{}", grouped);
    }
}
