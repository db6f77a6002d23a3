//! Digits and the signs between them.

use super::NotANumber;

/// Digits with a point between whole and part and nothing between groups, by each of the two signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Digits {
    pub(super) point: Option<String>,
    pub(super) comma: Option<String>,
    /// True for `1.2e+05`, which has fewer digits than the number.
    pub(super) rounded: bool,
}

impl Digits {
    fn of(point: Option<String>, comma: Option<String>) -> Self {
        Self { point, comma, rounded: false }
    }
}

/// Reads what stands from the first digit of a number to its last.
pub(super) fn digits(text: &str) -> Result<Digits, NotANumber> {
    if let Some(power) = power_of_ten(text) {
        return Ok(power);
    }
    let text = without_gaps(text)?;
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    if !text.bytes().all(|byte| byte.is_ascii_digit() || b".,".contains(&byte)) {
        let two = text.contains(['-', '/', ';']) || text.contains("..");
        return Err(if two { NotANumber::Two } else { NotANumber::Words });
    }
    let grouped = |sign: char| is_grouped(&text, sign).then(|| text.replace(sign, ""));
    let digits = match (points, commas) {
        (0, 0) => Digits::of(Some(text.clone()), Some(text)),
        (1, 0) => Digits::of(Some(text.clone()), grouped('.')),
        (0, 1) => Digits::of(grouped(','), Some(text.replace(',', "."))),
        (_, 0) => Digits::of(None, grouped('.')),
        (0, _) => Digits::of(grouped(','), None),
        // Both signs: the last one is between whole and part.
        _ if text.rfind(',') > text.rfind('.') => {
            let (whole, part) = text.split_once(',').unwrap_or_default();
            let fits = commas == 1 && is_grouped(whole, '.');
            Digits::of(None, fits.then(|| format!("{}.{part}", whole.replace('.', ""))))
        }
        _ => {
            let (whole, part) = text.split_once('.').unwrap_or_default();
            let fits = points == 1 && is_grouped(whole, ',');
            Digits::of(fits.then(|| format!("{}.{part}", whole.replace(',', ""))), None)
        }
    };
    if digits.point.is_none() && digits.comma.is_none() { Err(NotANumber::Groups) } else { Ok(digits) }
}

/// `1.2e+05`, as programs write large numbers.
fn power_of_ten(text: &str) -> Option<Digits> {
    let (number, power) = text.split_once('e')?;
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let one_sign = number.split(['.', ',']).count() <= 2 && number.split(['.', ',']).all(plain);
    let fits = one_sign && plain(power.trim_start_matches(['+', '-'])) && power.len() <= 4;
    let point = fits.then(|| format!("{}e{power}", number.replace(',', ".")))?;
    let kept = number.split(['.', ',']).nth(1).map_or(0, str::len);
    let rounded = power.trim_start_matches('+').parse::<usize>().is_ok_and(|power| kept < power);
    Some(Digits { rounded, ..Digits::of(Some(point.clone()), Some(point)) })
}

/// The digits without spaces and apostrophes between groups of three.
fn without_gaps(text: &str) -> Result<String, NotANumber> {
    if !text.contains([' ', '\'']) {
        return Ok(text.to_owned());
    }
    // The last gap is before the last group of the whole; a sign between whole and part may follow.
    let last = text.rfind([' ', '\'']).unwrap_or_default();
    let end = text[last..].find(['.', ',']).map_or(text.len(), |at| last + at);
    let (whole, part) = text.split_at(end);
    let one = whole.replace('\'', " ");
    if !is_grouped(&one, ' ') {
        return Err(if one.contains(['-', '/', '.', ',']) { NotANumber::Two } else { NotANumber::Groups });
    }
    let signs = part.matches(['.', ',']).count();
    if signs > 1 {
        return Err(NotANumber::Groups);
    }
    // A group after a gap settles that the sign is between whole and part, also before three digits.
    let part = if part.len() == 4 { format!("{part}0") } else { part.to_owned() };
    Ok(one.replace(' ', "") + &part)
}

/// True for `1,234` and `12,345,678`: a group of one to three digits, then groups of three; and for `12,34,567`, as
/// numbers are grouped in India: groups of two before the last three digits.
fn is_grouped(text: &str, sign: char) -> bool {
    let groups: Vec<&str> = text.split(sign).collect();
    let [first, middle @ .., last] = groups.as_slice() else { return false };
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let begins = (1..=3).contains(&first.len()) && digits(first) && !first.starts_with('0');
    let threes = middle.iter().all(|group| group.len() == 3);
    let twos = first.len() <= 2 && middle.iter().all(|group| group.len() == 2) && !middle.is_empty();
    begins && last.len() == 3 && digits(last) && middle.iter().all(|group| digits(group)) && (threes || twos)
}
