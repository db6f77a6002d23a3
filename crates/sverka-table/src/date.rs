//! Dates as exports write them. Where only a month or a year is given its first day is taken, so that nothing looks
//! newer than it is.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

/// A moment, or `None` when the text is no date. `12/08/2020` is read only when it is known which comes first.
#[must_use]
pub fn parse(text: &str, day_first: Option<bool>) -> Option<DateTime<Utc>> {
    let text = text.trim();
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(moment.to_utc());
    }
    for form in ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M"] {
        if let Ok(moment) = NaiveDateTime::parse_from_str(text, form) {
            return Some(moment.and_utc());
        }
    }
    let slashes = match day_first {
        Some(true) => Some("%d/%m/%Y"),
        Some(false) => Some("%m/%d/%Y"),
        None => None,
    };
    let whole = ["%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d"].into_iter().chain(slashes);
    let day = whole.filter_map(|form| NaiveDate::parse_from_str(text, form).ok()).next().or_else(|| coarse(text))?;
    // Four digits of a year: `12.08.20` is too little to know the century.
    let plausible = (1990..=2200).contains(&chrono::Datelike::year(&day));
    plausible.then(|| day.and_time(chrono::NaiveTime::MIN).and_utc())
}

/// `2020-08` and `2020`.
fn coarse(text: &str) -> Option<NaiveDate> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once('-') {
        None if text.len() == 4 && digits(text) => NaiveDate::from_ymd_opt(text.parse().ok()?, 1, 1),
        Some((year, month)) if year.len() == 4 && month.len() == 2 && digits(year) && digits(month) => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn dates_are_read_as_exports_write_them_and_never_guessed() {
        for (text, day_first, expected) in [
            ("2020-08-11T19:20:14Z", None, Some("2020-08-11T19:20:14Z")),
            ("2018-10-18T16:00:03.000Z", None, Some("2018-10-18T16:00:03Z")),
            ("2020-08-11T22:20:14+03:00", None, Some("2020-08-11T19:20:14Z")),
            ("2020-08-12", None, Some("2020-08-12T00:00:00Z")),
            ("2020-08-12 10:30", None, Some("2020-08-12T10:30:00Z")),
            ("12.08.2020", None, Some("2020-08-12T00:00:00Z")),
            ("12/08/2020", None, None),
            ("12/08/2020", Some(true), Some("2020-08-12T00:00:00Z")),
            ("12/08/2020", Some(false), Some("2020-12-08T00:00:00Z")),
            ("2020-08", None, Some("2020-08-01T00:00:00Z")),
            ("2020", None, Some("2020-01-01T00:00:00Z")),
            ("2022-w1", None, None),
            ("12.08.20", None, None),
            ("2020-13", None, None),
            ("yesterday", None, None),
            ("", None, None),
        ] {
            let read = parse(text, day_first).map(|moment| moment.to_rfc3339_opts(chrono::SecondsFormat::Secs, true));
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }
}
