//! Posts, past work, prices, checks and the recommendation.

use super::most;
use super::text::{Kind, check_text};
use crate::import::finding::{Finding, Findings};
use crate::import::printable::printable;
use chrono::{DateTime, Utc};
use std::collections::HashSet;
use sverka_core::model::{Creator, Evidence, Money, Recommendation};

/// Checks what a creator has published, done and asked.
pub(super) fn check(creator: &Creator, latest: DateTime<Utc>, found: &mut Findings) {
    let mut ids = HashSet::new();
    for post in &creator.posts {
        let id = printable(&post.id);
        found.require(ids.insert(post.id.as_str()), "duplicate-id", || format!("two posts have the id {id}"));
        check_text("id of a post", &post.id, Kind::Line, 200, found);
        check_text("text of a post", &post.text, Kind::Lines, 20_000, found);
        let comments = post.comment_sample.len();
        found.require(comments <= most::COMMENTS, "too-many", || {
            format!("{comments} comments of post {id}, more than {}", most::COMMENTS)
        });
        for comment in post.comment_sample.iter().take(most::COMMENTS) {
            check_text("comment", comment, Kind::Lines, 4_000, found);
        }
        check_text("sponsor", post.sponsor.as_deref().unwrap_or_default(), Kind::Line, 400, found);
        found.require(post.published_at <= latest, "future-as-of", || {
            format!("post {id} is dated {}, in the future", post.published_at.date_naive())
        });
    }
    for work in &creator.collaborations {
        check_text("brand", &work.brand, Kind::Line, 400, found);
        check_text("format", &work.format, Kind::Line, 100, found);
        check_text("note", &work.note, Kind::Lines, 4_000, found);
    }
    for rate in &creator.rates {
        check_text("format", &rate.format, Kind::Line, 100, found);
        check_money(&rate.price, found);
    }
    for check in &creator.compliance {
        check_text("rule", &check.rule, Kind::Line, 100, found);
        check_text("source of a check", &check.source, Kind::Line, 200, found);
        found.require(check.checked_at <= latest, "future-as-of", || {
            format!("{} was checked in the future", printable(&check.rule))
        });
    }
}

/// Checks an amount: finite, not negative, with an ISO 4217 code.
pub(super) fn check_money(money: &Money, found: &mut Findings) {
    let fits = money.amount.is_finite() && (0.0..=1e12).contains(&money.amount);
    found.require(fits, "out-of-range", || format!("a price of {} cannot be", money.amount));
    let code = money.currency.len() == 3 && money.currency.bytes().all(|byte| byte.is_ascii_uppercase());
    found.require(code, "bad-currency", || format!("{} is no ISO 4217 code", printable(&money.currency)));
}

/// What is wrong with a recommendation.
pub(in crate::import) fn recommendation(advice: Option<&Recommendation>) -> Option<Finding> {
    let advice = advice?;
    let mut found = Findings::default();
    check_text("model", &advice.model, Kind::Line, 200, &mut found);
    check_text("version of the model", &advice.version, Kind::Line, 200, &mut found);
    found.require((0.0..=1.0).contains(&advice.score), "out-of-range", || {
        format!("the score of the recommendation is {}, not between 0 and 1", advice.score)
    });
    let count = advice.reasons.len() + advice.counter_reasons.len();
    found.require(count <= most::REASONS, "too-many", || format!("{count} reasons, more than {}", most::REASONS));
    for reason in advice.reasons.iter().chain(&advice.counter_reasons) {
        found.require(!reason.text.is_empty(), "no-text", || "a reason has words in at least one language".to_owned());
        for text in [&reason.text.en, &reason.text.ru] {
            check_text("reason", text, Kind::Line, 2_000, &mut found);
        }
        for code in [&reason.code, &reason.evidence].into_iter().flatten() {
            check_text("code of a reason", code, Kind::Line, 300, &mut found);
        }
        let evidence = reason.evidence.as_deref();
        found.require(evidence.is_none_or(|text| Evidence::parse(text).is_some()), "bad-evidence", || {
            format!("{} names no evidence in a known form", printable(evidence.unwrap_or_default()))
        });
    }
    found.into_one()
}
