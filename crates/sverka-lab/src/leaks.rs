//! Columns that are measured together with the outcome and would give it away. A forecast is made before.

/// Words of a name that always mean a measured result.
const ALWAYS: [&str; 6] = ["lifetime", "removed", "error", "engaged", "outcome", "consumptions"];
/// Words of a name that mean a measured result unless one of [`BEFORE`] stands beside them.
const RESULTS: [&str; 40] = [
    "view",
    "views",
    "like",
    "likes",
    "dislike",
    "dislikes",
    "comment",
    "comments",
    "share",
    "shares",
    "reach",
    "impression",
    "impressions",
    "engagement",
    "engagements",
    "interaction",
    "interactions",
    "click",
    "clicks",
    "conversion",
    "conversions",
    "consumers",
    "consumption",
    "save",
    "saves",
    "saved",
    "reaction",
    "reactions",
    "retweet",
    "retweets",
    "reply",
    "replies",
    "play",
    "plays",
    "watch",
    "watched",
    "sales",
    "revenue",
    "viewcount",
    "likecount",
];
/// Words that say a number is of the account or of the past, or is a setting.
const BEFORE: [&str; 16] = [
    "disabled",
    "enabled",
    "page",
    "account",
    "channel",
    "creator",
    "author",
    "followers",
    "subscribers",
    "avg",
    "average",
    "median",
    "past",
    "previous",
    "prior",
    "before",
];

/// The words of a column's name: parted by signs, spaces, or a capital letter after a small one.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for letter in name.chars() {
        if !letter.is_alphanumeric() || (letter.is_uppercase() && small) {
            words.push(String::new());
        }
        small = letter.is_lowercase();
        if let (true, Some(word)) = (letter.is_alphanumeric(), words.last_mut()) {
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a column's name says that it is a result of the post.
pub(crate) fn is_result(name: &str) -> bool {
    let words = words(name);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    has(&ALWAYS) || (has(&RESULTS) && !has(&BEFORE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_a_post_are_told_from_what_is_known_before_it() {
        for name in [
            "likes",
            "dislikes",
            "comment_count",
            "view_count",
            "viewCount",
            "Lifetime Post Total Reach",
            "share",
            "Total Interactions",
            "Lifetime People who have liked your Page and engaged with your post",
            "like",
            "video_error_or_removed",
            "link_clicks",
        ] {
            assert!(is_result(name), "{name}");
        }
        for name in [
            "comments_disabled",
            "ratings_disabled",
            "Page total likes",
            "followers",
            "avg_views_last_10",
            "category_id",
            "Post Hour",
            "Paid",
            "title",
            "duration",
            "channelViews",
        ] {
            assert!(!is_result(name), "{name}");
        }
    }
}
