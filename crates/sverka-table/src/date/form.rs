//! The form of a whole column of dates. Two digits of a year, a count of days and the order of day and month are told by
//! all cells together or not at all.

use super::read;
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};

/// How a column writes its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// With a year of four digits; which of day and month comes first says the flag where it matters.
    Written {
        /// `None` where no cell can be read two ways.
        day_first: Option<bool>,
    },
    /// Seconds or milliseconds since 1970, or a plain count of days, months …, each taken for a day.
    Number,
    /// With a year of two digits, as a pattern of chrono.
    Short(&'static str),
}

/// Every form that is tried; where two have their dates equally close together, the first is taken. YouTube's lists of what
/// is trending have `%y.%d.%m`.
const FORMS: [Form; 9] = [
    Form::Written { day_first: None },
    Form::Number,
    Form::Short("%y.%d.%m"),
    Form::Short("%y.%m.%d"),
    Form::Short("%d.%m.%y"),
    Form::Written { day_first: Some(false) },
    Form::Written { day_first: Some(true) },
    Form::Short("%m/%d/%y"),
    Form::Short("%d/%m/%y"),
];

/// One cell in so many may be no date.
const READABLE: usize = 20;
/// Numbers from here on are seconds, and from [`MILLISECONDS`] on thousandths of them.
const SECONDS: f64 = 1e8;
/// See [`SECONDS`].
const MILLISECONDS: f64 = 1e11;
const DAY: f64 = 86_400.0;

/// The form of a column by its cells, of which one in twenty may be something else: of the forms that fit, the one whose
/// dates lie closest together. `None` when it is not a column of dates.
#[must_use]
pub fn form<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Form> {
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

impl Form {
    /// The moment that a cell names; a date without a zone is taken for UTC.
    #[must_use]
    pub fn read(self, text: &str) -> Option<DateTime<Utc>> {
        match self {
            Self::Written { day_first } => read(text)?.moment(day_first).map(|moment| moment.utc()),
            Self::Number => {
                let value: f64 = text.trim().parse().ok().filter(|value: &f64| value.is_finite())?;
                let seconds = match value.abs() {
                    size if size >= MILLISECONDS => value / 1000.0,
                    size if size >= SECONDS => value,
                    _ => value * DAY,
                };
                #[allow(clippy::cast_possible_truncation, reason = "what is too large is no moment")]
                DateTime::from_timestamp_millis((seconds * 1000.0) as i64)
            }
            Self::Short(pattern) => {
                let text = text.trim();
                let (date, time) = text.split_once(' ').unwrap_or((text, ""));
                let time = match time {
                    "" => NaiveTime::MIN,
                    time => ["%H:%M:%S", "%H:%M"].iter().find_map(|it| NaiveTime::parse_from_str(time, it).ok())?,
                };
                // Two digits are no year of the first century.
                let day =
                    NaiveDate::parse_from_str(date, pattern).ok().filter(|day| (1900..2200).contains(&day.year()))?;
                Some(day.and_time(time).and_utc())
            }
        }
    }

    /// How it is told to people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Written { day_first: None } => "ISO 8601 or in words",
            Self::Written { day_first: Some(false) } => "%m/%d/%Y",
            Self::Written { day_first: Some(true) } => "%d/%m/%Y",
            Self::Number => "number: unix time, or a count taken for days",
            Self::Short(pattern) => pattern,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, form};
    use chrono::NaiveDate;

    #[test]
    fn dates_are_read_in_the_one_form_that_fits_the_whole_column() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap().and_hms_opt(0, 0, 0).unwrap().and_utc();
        let cases: [(&[&str], &str); 13] = [
            (&["2017-11-14", "2017-11-15"], "2017-11-14"),
            (&["17.14.11", "17.15.11"], "2017-11-14"),
            (&["18.01.11", "18.02.11"], "2018-11-01"),
            (&["14.11.17", "15.11.17"], "2017-11-14"),
            (&["14.11.17 00:00", "15.11.17 12:30"], "2017-11-14"),
            (&["14.11.2017", "01.12.2017"], "2017-11-14"),
            (&["11/14/2017", "12/01/2017"], "2017-11-14"),
            (&["14/11/2017", "01/12/2017"], "2017-11-14"),
            (&["1510617600", "1510704000"], "2017-11-14"),
            (&["1510617600000", "1510704000000"], "2017-11-14"),
            (&["2017-11-14T00:00:00.000Z", ""], "2017-11-14"),
            (&["Nov 14, 2017", "Nov 15, 2017"], "2017-11-14"),
            (&["14 ноября 2017", "15 ноября 2017"], "2017-11-14"),
        ];
        for (cells, first) in cases {
            let form = form(cells.iter().copied()).unwrap_or_else(|| panic!("{cells:?}"));
            assert_eq!(form.read(cells[0]), Some(day(first)), "{cells:?} as {form:?}");
        }
        assert_eq!(form(["yesterday", "today"].into_iter()), None);
        assert_eq!(form([""].into_iter()), None);
    }

    #[test]
    fn small_numbers_and_years_are_counts() {
        for cells in [["1", "2", "12"], ["2016", "2017", "2018"]] {
            let form = form(cells.into_iter()).unwrap();
            assert_eq!(form, Form::Number);
            assert_eq!((form.read("3").unwrap() - form.read("1").unwrap()).num_days(), 2);
        }
    }
}
