//! Words of rows that are no rows of their own: totals, averages, earlier periods.

use crate::text::normalise;

/// Words of rows that sum up others.
const TOTALS: [&str; 35] = [
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sub-total",
    "sum",
    "overall",
    "∑",
    "σ",
    "all posts",
    "all videos",
    "итого",
    "всего",
    "итог",
    "итоги",
    "общий итог",
    "промежуточный итог",
    "сумма",
    "все посты",
    "все публикации",
    "все видео",
    // What is worked out of others is no post either.
    "average",
    "averages",
    "avg",
    "mean",
    "median",
    "previous period",
    "prior period",
    "среднее",
    "среднее значение",
    "в среднем",
    "средние",
    "медиана",
    "предыдущий период",
    "прошлый период",
];
/// Words that such a row begins with when it says what it sums up.
const BEGIN: [&str; 14] = [
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sum",
    "average",
    "avg",
    "median",
    "итого",
    "всего",
    "сумма",
    "среднее",
    "медиана",
    "результаты",
];
/// Words behind them that say so: `Total for October`, `Итого по Leo`, `Результаты из 3 публикаций`.
const OF: [&str; 9] = ["for", "of", "per", "by", "по", "за", "у", "из", "на"];
/// Beginnings of the words for what is summed up.
const SUMMED: [&str; 12] =
    ["post", "video", "reel", "row", "item", "пост", "публикац", "видео", "запис", "строк", "размещен", "выход"];

/// True when a cell says that its row sums up others, or is their average.
#[must_use]
pub fn is_total(text: &str) -> bool {
    let plain = normalise(text);
    let plain = plain.trim_end_matches([':', '.', ' ', '=']);
    TOTALS.contains(&plain) || BEGIN.iter().any(|begin| plain.strip_prefix(begin).is_some_and(says_of_what))
}

/// What follows `Total`: `: Leo`, `- Leo`, `(2 posts)`, `2 posts`, `for October`.
fn says_of_what(rest: &str) -> bool {
    let Some(first) = rest.chars().next() else { return false };
    if matches!(first, ':' | ',' | ';' | '(' | '/') {
        return true;
    }
    let mut words = rest.split_whitespace();
    if !first.is_whitespace() {
        return false;
    }
    let word = words.next().unwrap_or_default();
    let is_number = word.chars().all(|sign| sign.is_ascii_digit());
    let counted = |word: &str| SUMMED.iter().any(|begin| word.starts_with(begin));
    OF.contains(&word)
        || matches!(word, "-" | "–" | "—")
        || word.starts_with('(')
        || (is_number && words.next().is_some_and(counted))
}

/// True when a label says that its row is the largest or smallest of others. A creator may be called Max.
pub(crate) fn is_extreme(text: &str) -> bool {
    let plain = normalise(text);
    matches!(
        plain.trim_end_matches([':', '.', ' ']),
        "max" | "min" | "maximum" | "minimum" | "макс" | "мин" | "максимум" | "минимум"
    )
}

#[cfg(test)]
mod tests {
    use super::is_total;

    #[test]
    fn rows_that_sum_up_others_say_so_in_many_words() {
        for text in [
            "Total",
            "TOTALS",
            "Total (2 posts)",
            "Total 2 posts",
            "Total: Campaigns",
            "Total for October",
            "Grand total:",
            "All posts",
            "Всего, 2 поста",
            "ИТОГО (3)",
            "Итого за период",
            "Итого: аккаунт",
            "Сумма по Leo",
            "∑",
            "Σ",
            "Результаты из 3 публикаций",
            "Average",
            "Среднее",
            "Median",
            "Previous period",
        ] {
            assert!(is_total(text), "{text}");
        }
        for text in ["Total recall review", "Итоги года", "Sum 41", "Totally", "Max", "Average Joe", "Результаты"]
        {
            assert!(!is_total(text), "{text}");
        }
    }
}
