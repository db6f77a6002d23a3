//! Points in time as files write them. A column is read by the one form that fits all of its cells.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc};

/// A form of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// ISO 8601, with or without a time of day and an offset.
    Iso,
    /// Seconds or milliseconds since 1970, or a plain count of days, months …, each taken for a day.
    Number,
    /// A pattern of chrono.
    Pattern(&'static str),
}

/// Every form that is tried; of those that fit all cells, the one whose dates lie closest together is taken.
const FORMS: [Form; 11] = [
    Form::Iso,
    Form::Number,
    Form::Pattern("%y.%d.%m"),
    Form::Pattern("%y.%m.%d"),
    Form::Pattern("%d.%m.%Y"),
    Form::Pattern("%d.%m.%y"),
    Form::Pattern("%m/%d/%Y"),
    Form::Pattern("%d/%m/%Y"),
    Form::Pattern("%m/%d/%y"),
    Form::Pattern("%Y/%m/%d"),
    Form::Pattern("%Y%m%d"),
];

/// Numbers from here on are seconds, and from [`MILLISECONDS`] on thousandths of them.
const SECONDS: f64 = 1e8;
/// See [`SECONDS`].
const MILLISECONDS: f64 = 1e11;
const DAY: f64 = 86_400.0;

impl Form {
    /// The moment a cell names.
    pub(crate) fn read(self, text: &str) -> Option<DateTime<Utc>> {
        let text = text.trim();
        match self {
            Self::Iso => {
                let with_offset = DateTime::parse_from_rfc3339(text)
                    .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f%#z"));
                let local = || {
                    ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M"]
                        .iter()
                        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
                };
                with_offset
                    .map(|at| at.to_utc())
                    .ok()
                    .or_else(|| local().map(|at| at.and_utc()))
                    .or_else(|| midnight(text, "%Y-%m-%d"))
            }
            Self::Number => {
                let value: f64 = text.parse().ok().filter(|value: &f64| value.is_finite())?;
                let seconds = match value.abs() {
                    size if size >= MILLISECONDS => value / 1000.0,
                    size if size >= SECONDS => value,
                    _ => value * DAY,
                };
                DateTime::from_timestamp_millis((seconds * 1000.0) as i64)
            }
            Self::Pattern(pattern) => midnight(text, pattern).or_else(|| {
                // The date may be followed by a time of day.
                let (date, time) = text.split_once(' ')?;
                let time =
                    ["%H:%M:%S", "%H:%M"].iter().find_map(|form| chrono::NaiveTime::parse_from_str(time, form).ok())?;
                Some(midnight(date, pattern)?.date_naive().and_time(time).and_utc())
            }),
        }
    }

    /// How it is told to people.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Iso => "ISO 8601",
            Self::Number => "number: unix time, or a count taken for days",
            Self::Pattern(pattern) => pattern,
        }
    }
}

fn midnight(text: &str, pattern: &str) -> Option<DateTime<Utc>> {
    // Two digits are no year of the first century.
    let day = NaiveDate::parse_from_str(text, pattern).ok().filter(|day| (1900..2200).contains(&day.year()))?;
    Some(day.and_hms_opt(0, 0, 0)?.and_utc())
}

/// One cell in so many may be no date.
const READABLE: usize = 20;

/// The form of a column; `None` when it is not one of dates.
pub(crate) fn form<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Form> {
    let cells: Vec<&str> = cells.filter(|cell| !cell.trim().is_empty()).collect();
    let span = |form: &Form| -> Option<i64> {
        let read: Vec<i64> = cells.iter().filter_map(|cell| form.read(cell)).map(|at| at.timestamp()).collect();
        let unread = cells.len() - read.len();
        let (first, last) = (read.iter().min()?, read.iter().max()?);
        (unread * READABLE <= cells.len()).then_some(last - first)
    };
    let fitting = FORMS.iter().filter_map(|form| span(form).map(|span| (span, *form)));
    fitting.min_by_key(|(span, _)| *span).map(|(_, form)| form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_one_form_that_fits_the_whole_column() {
        let day =
            |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap().and_hms_opt(0, 0, 0).unwrap().and_utc();
        let cases: [(&[&str], &str); 10] = [
            (&["2017-11-14", "2017-11-15"], "2017-11-14"),
            (&["17.14.11", "17.15.11"], "2017-11-14"),
            (&["18.01.11", "18.02.11"], "2018-11-01"),
            (&["14.11.17", "15.11.17"], "2017-11-14"),
            (&["14.11.2017", "01.12.2017"], "2017-11-14"),
            (&["11/14/2017", "12/01/2017"], "2017-11-14"),
            (&["14/11/2017", "01/12/2017"], "2017-11-14"),
            (&["1510617600", "1510704000"], "2017-11-14"),
            (&["1510617600000", "1510704000000"], "2017-11-14"),
            (&["2017-11-14T00:00:00.000Z", ""], "2017-11-14"),
        ];
        for (cells, first) in cases {
            let form = form(cells.iter().copied()).unwrap_or_else(|| panic!("{cells:?}"));
            assert_eq!(form.read(cells[0]), Some(day(first)), "{cells:?} as {form:?}");
        }
        assert_eq!(form(["yesterday", "today"].into_iter()), None);
        assert_eq!(form([""].into_iter()), None);
    }

    #[test]
    fn small_numbers_are_counted_as_days() {
        let form = form(["1", "2", "12"].into_iter()).unwrap();
        assert_eq!((form.read("3").unwrap() - form.read("1").unwrap()).num_days(), 2);
    }
}
