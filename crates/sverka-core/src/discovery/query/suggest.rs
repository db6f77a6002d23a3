//! "Did you mean": the nearest of some names, when it is near enough.

/// The name nearest to what was written; none when it would be a guess, or a question about something else.
///
/// What both begin with up to a point is no likeness: `audience.ukr` is no misspelt `audience.RU`, nor `audience` alone. A code of two letters is
/// meant only by what begins with it (`usa`, and not `aus`), and other digits are another number.
pub(super) fn nearest<'a>(written: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let written = written.to_lowercase();
    let near = names.filter_map(|name| Some((steps(&written, &name.to_lowercase())?, name)));
    near.min_by_key(|(steps, _)| *steps).map(|(_, name)| name.to_owned())
}

/// Steps from what was written to a name, if there are few.
fn steps(written: &str, name: &str) -> Option<usize> {
    let same = written.bytes().zip(name.bytes()).take_while(|(a, b)| a == b).count();
    let head = name.as_bytes()[..same].iter().rposition(|byte| *byte == b'.').map_or(0, |point| point + 1);
    let (own, other) = (&written[head..], &name[head..]);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (parts, others) = (own.split('.').count(), other.split('.').count());
    let last = |text: &str| text.rsplit('.').next().unwrap_or_default().to_owned();
    let other_code = last(other).len() <= 2 && (parts != others || !last(own).starts_with(&last(other)));
    if parts > others || other_code || digits(own) != digits(other) {
        return None;
    }
    let steps = distance(own, other);
    (steps <= (own.chars().count() / 3).max(1)).then_some(steps)
}

/// Letters to add, drop, change or swap with a neighbour (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before = vec![0; b.len() + 1];
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut next = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = row[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            next[j] = change.min(row[j] + 1).min(next[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                next[j] = next[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut row, next);
    }
    row[b.len()]
}
