use super::*;
use proptest::prelude::*;

fn exact(text: &str) -> Option<String> {
    match read(text)? {
        Reading::Exact(moment) => Some(format!("{} {}", moment.day, moment.utc().format("%Y-%m-%dT%H:%M:%SZ"))),
        _ => None,
    }
}

#[test]
fn dates_that_say_one_day_are_that_day() {
    for (text, day, moment) in [
        ("2020-08-11T19:20:14Z", "2020-08-11", "2020-08-11T19:20:14Z"),
        ("2018-10-18T16:00:03.000Z", "2018-10-18", "2018-10-18T16:00:03Z"),
        ("2026-11-05T10:00:00+0000", "2026-11-05", "2026-11-05T10:00:00Z"),
        ("2026-11-05 10:00:00+03:00", "2026-11-05", "2026-11-05T07:00:00Z"),
        ("2026-11-05T23:30:00-05:00", "2026-11-05", "2026-11-06T04:30:00Z"),
        ("2026-11-05 10:00:00 UTC", "2026-11-05", "2026-11-05T10:00:00Z"),
        ("2026-11-05T10:00", "2026-11-05", "2026-11-05T10:00:00Z"),
        ("2026-11-05T10:00:00.000", "2026-11-05", "2026-11-05T10:00:00Z"),
        ("2026-11-05", "2026-11-05", "2026-11-05T00:00:00Z"),
        ("2026/11/05", "2026-11-05", "2026-11-05T00:00:00Z"),
        ("20261105", "2026-11-05", "2026-11-05T00:00:00Z"),
        ("05.11.2026", "2026-11-05", "2026-11-05T00:00:00Z"),
        ("5.11.2026 г.", "2026-11-05", "2026-11-05T00:00:00Z"),
        ("05.11.2026, 10:30", "2026-11-05", "2026-11-05T10:30:00Z"),
        ("13/11/2026 23:15:00", "2026-11-13", "2026-11-13T23:15:00Z"),
        ("11/13/2026 11:15 PM", "2026-11-13", "2026-11-13T23:15:00Z"),
        ("11/11/2026 12:05 AM", "2026-11-11", "2026-11-11T00:05:00Z"),
        ("Nov 5, 2026", "2026-11-05", "2026-11-05T00:00:00Z"),
        ("November 5th, 2026", "2026-11-05", "2026-11-05T00:00:00Z"),
        ("5 ноября 2026", "2026-11-05", "2026-11-05T00:00:00Z"),
        ("5 нояб. 2026 г., 10:00", "2026-11-05", "2026-11-05T10:00:00Z"),
        ("05-Nov-2026", "2026-11-05", "2026-11-05T00:00:00Z"),
        ("Thu, 05 Nov 2026 10:00:00 GMT", "2026-11-05", "2026-11-05T10:00:00Z"),
        ("Thu Nov 05 10:00:00 +0000 2026", "2026-11-05", "2026-11-05T10:00:00Z"),
        ("Thu Nov 05 10:00:00 -0500 2026", "2026-11-05", "2026-11-05T15:00:00Z"),
        ("Thu, 05 Nov 2026 10:00:00 -0500", "2026-11-05", "2026-11-05T15:00:00Z"),
        ("Nov 5, 2026, 11:30:00 PM GMT-5", "2026-11-05", "2026-11-06T04:30:00Z"),
        ("5 нояб. 2026 г., 23:30:00 GMT+3", "2026-11-05", "2026-11-05T20:30:00Z"),
        ("10:15 05.11.2026", "2026-11-05", "2026-11-05T10:15:00Z"),
        ("10:15, 5 ноября 2026", "2026-11-05", "2026-11-05T10:15:00Z"),
        ("чт, 05.11.2026", "2026-11-05", "2026-11-05T00:00:00Z"),
        ("четверг 05.11.2026", "2026-11-05", "2026-11-05T00:00:00Z"),
        ("05.11.2026 (чт)", "2026-11-05", "2026-11-05T00:00:00Z"),
        ("5.11.2026г.", "2026-11-05", "2026-11-05T00:00:00Z"),
        ("05/ноя/2026", "2026-11-05", "2026-11-05T00:00:00Z"),
        ("20261105T100000Z", "2026-11-05", "2026-11-05T10:00:00Z"),
        ("2026-11-05 23:30:00 +0300 MSK", "2026-11-05", "2026-11-05T20:30:00Z"),
        ("2026-11-05T23:30:00+03:00[Europe/Moscow]", "2026-11-05", "2026-11-05T20:30:00Z"),
    ] {
        assert_eq!(exact(text), Some(format!("{day} {moment}")), "{text}");
    }
}

#[test]
fn dates_that_can_be_two_days_say_both() {
    for text in ["05/11/2026", "05/11/2026 10:00", "11/5/2026 10:00 AM", "05-11-2026"] {
        let reading = read(text).unwrap();
        let day = |first| reading.moment(first).map(|moment| moment.day.to_string());
        let mut days = [day(Some(true)).unwrap(), day(Some(false)).unwrap()];
        days.sort();
        assert_eq!((days, day(None)), (["2026-05-11".to_owned(), "2026-11-05".to_owned()], None), "{text}");
    }
    let column = ["05/11/2026", "13/11/2026", "2026-11-05"].map(|text| read(text).unwrap());
    assert_eq!(day_first(&column), Some(true));
    assert_eq!(day_first(&["13/11/2026", "11/13/2026"].map(|text| read(text).unwrap())), None);
}

#[test]
fn months_before_days_with_points_are_noticed() {
    for (text, expected) in [
        ("11.13.2026", true),
        ("11.13.2026 10:00", true),
        ("чт, 11.13.2026", true),
        ("11.05.2026", false),
        ("13.11.2026", false),
    ] {
        assert_eq!(is_month_first_with_points(text), expected, "{text}");
    }
}

#[test]
fn what_is_not_a_whole_date_is_not_made_one() {
    for text in [
        "05.11.26",
        "46331",
        "1793836800",
        "2026-13-01",
        "30.02.2026",
        "yesterday",
        "Lifetime",
        "",
        "2022-w1",
        "05/11/26",
        "12.08.0020",
        "5-Nov-26",
        "10:00",
        "2026-11-05 25:00",
        "2026-11-05T10:00:00 Mars",
        "10:15",
        "10:15 11:20",
        "2026-11-05T10:00:00+0ç\"",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
    assert_eq!(read("November 5"), Some(Reading::WithoutYear));
    assert_eq!(read("5 ноября"), Some(Reading::WithoutYear));
    assert_eq!(read("Nov 5 10:00:00 -0500"), Some(Reading::WithoutYear), "a zone is no year");
    for text in ["2026-11", "2026", "Nov 2026", "ноябрь 2026"] {
        assert!(matches!(read(text), Some(Reading::Coarse(_))), "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,30}") {
        let _ = read(&text);
    }

    #[test]
    fn a_day_is_itself_in_every_form(days in 0i64..70_000) {
        let day = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + chrono::TimeDelta::days(days);
        for form in ["%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", "%Y/%m/%d", "%b %d, %Y", "%d %B %Y", "%Y-%m-%dT23:59:59-11:00"] {
            let written = day.format(form).to_string();
            prop_assert_eq!(read(&written).and_then(|reading| reading.moment(None)).map(|it| it.day), Some(day), "{}", written);
        }
    }
}
