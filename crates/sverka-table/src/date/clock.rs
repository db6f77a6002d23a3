//! Times of day and zones behind a date.

use chrono::{FixedOffset, NaiveTime};

/// A text with the time of day behind the date, where it stands before it: `10:15 05.11.2026`.
pub(super) fn first(text: &str) -> Option<String> {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != ':')?;
    let (time, date) = text.split_at(end);
    let date = date.trim_start_matches([' ', ',']);
    let fits = time.contains(':') && date.starts_with(|first: char| first.is_ascii_digit());
    fits.then(|| format!("{date} {time}"))
}

/// Reads all of what stands behind a date: nothing, or a time of day with or without a zone.
pub(super) fn read(text: &str) -> Option<(NaiveTime, Option<FixedOffset>)> {
    if let Some(time) = text.strip_prefix('t').and_then(compact) {
        return read(&time);
    }
    let text = text.strip_prefix('t').or_else(|| text.strip_prefix(',')).unwrap_or(text).trim();
    let text = ["в ", "at "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    if text.is_empty() {
        return Some((NaiveTime::MIN, None));
    }
    let end = text.find(|letter: char| !letter.is_ascii_digit() && !":.".contains(letter)).unwrap_or(text.len());
    let (time, rest) = text.split_at(end);
    let (half, rest) = half(rest.trim());
    Some((time_of_day(time, half)?, zone(rest.trim())?))
}

/// `100000Z` of ISO 8601 with the signs that it leaves away.
fn compact(text: &str) -> Option<String> {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    match digits.len() {
        4 => Some(format!("{}:{}{rest}", &digits[..2], &digits[2..])),
        6 => Some(format!("{}:{}:{}{rest}", &digits[..2], &digits[2..4], &digits[4..])),
        _ => None,
    }
}

/// Hours and minutes, with or without seconds and their parts.
fn time_of_day(text: &str, afternoon: Option<bool>) -> Option<NaiveTime> {
    let (clock, part) = text.split_once('.').unwrap_or((text, "0"));
    let mut numbers =
        clock.split(':').map(|number| (1..=2).contains(&number.len()).then(|| number.parse::<u32>().ok()).flatten());
    let (hour, minute) = (numbers.next()??, numbers.next()??);
    let second = numbers.next().unwrap_or(Some(0))?;
    let hour = match afternoon {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
    };
    let ends = numbers.next().is_none() && part.bytes().all(|byte| byte.is_ascii_digit());
    // A leap second is the last one of its minute here.
    ends.then(|| NaiveTime::from_hms_opt(hour, minute, second.min(59))).flatten()
}

/// `AM` and `PM`: true for the second.
fn half(text: &str) -> (Option<bool>, &str) {
    for (words, afternoon) in [(["am", "a.m."], false), (["pm", "p.m."], true)] {
        if let Some(rest) = words.iter().find_map(|word| text.strip_prefix(word)) {
            return (Some(afternoon), rest);
        }
    }
    (None, text)
}

/// `Z`, `UTC`, `+03:00`, `+0300`, `+03`, `МСК`; no zone at all is none.
fn zone(text: &str) -> Option<Option<FixedOffset>> {
    let text = text.trim_start_matches('(').trim_end_matches(')');
    let text =
        ["utc", "gmt"].iter().find_map(|name| text.strip_prefix(name).filter(|rest| !rest.is_empty())).unwrap_or(text);
    // A name behind the hours says the same: `+0300 MSK`, `+03:00[Europe/Moscow]`.
    let text = text.trim_start();
    let text = match text.find([' ', '[']) {
        Some(at) if text[at..].chars().all(|sign| sign.is_alphabetic() || " []/_".contains(sign)) => &text[..at],
        _ => text,
    };
    let hours = match text {
        "" => return Some(None),
        "z" | "utc" | "gmt" => 0,
        "мск" | "msk" => 3,
        _ => {
            let sign = match text.chars().next()? {
                '+' => 1,
                '-' | '−' => -1,
                _ => return None,
            };
            let digits = text.get(1..).or_else(|| text.get('−'.len_utf8()..))?.replace(':', "");
            if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            let (hours, minutes) = match digits.len() {
                1 | 2 => (digits.parse::<i32>().ok()?, 0),
                4 => (digits[..2].parse::<i32>().ok()?, digits[2..].parse::<i32>().ok()?),
                _ => return None,
            };
            return FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60)).map(Some);
        }
    };
    FixedOffset::east_opt(hours * 3600).map(Some)
}
