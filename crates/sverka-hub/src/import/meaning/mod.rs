//! What a schema cannot say: numbers that cannot be, people listed twice, shares that do not add up.

mod audience;
mod campaign;
pub(super) mod metric;
mod text;
mod work;

pub(super) use campaign::campaign;
pub(super) use work::recommendation;

use super::account;
use super::finding::{Finding, Findings};
use super::printable::printable;
use chrono::{DateTime, Duration, Utc};
use std::collections::{HashMap, HashSet};
use sverka_core::ids::CreatorId;
use sverka_core::model::{Creator, Platform};
use text::{Kind, check_text};

/// Longest lists of a record.
mod most {
    pub(super) const ACCOUNTS: usize = 16;
    pub(super) const METRICS: usize = 64;
    pub(super) const AUDIENCES: usize = 8;
    pub(super) const SHARES: usize = 400;
    pub(super) const POSTS: usize = 200;
    pub(super) const WORKS: usize = 200;
    pub(super) const RATES: usize = 50;
    pub(super) const CHECKS: usize = 100;
    pub(super) const WORDS: usize = 40;
    pub(super) const REASONS: usize = 20;
    pub(super) const COMMENTS: usize = 50;
}

/// Where a record was first seen.
type Seen<K> = HashMap<K, usize>;

/// What is known across the records taken so far.
pub(super) struct Across {
    /// The latest moment a fact may bear.
    latest: DateTime<Utc>,
    ids: Seen<CreatorId>,
    accounts: Seen<(Platform, String)>,
}

/// An account as the platforms compare them.
fn account_key(platform: Platform, handle: &str) -> (Platform, String) {
    (platform, account::key(handle))
}

impl Across {
    pub(super) fn new(now: DateTime<Utc>) -> Self {
        Self { latest: now + Duration::days(1), ids: Seen::new(), accounts: Seen::new() }
    }

    /// What is wrong with a creator, alone and beside those before.
    pub(super) fn judge(&self, creator: &Creator) -> Option<Finding> {
        let mut found = Findings::default();
        if let Some(first) = self.ids.get(&creator.id) {
            found.add("duplicate-id", format!("the id {} is already in row {first}", creator.id));
        }
        self.judge_accounts(creator, &mut found);
        judge_texts(creator, &mut found);
        found.require(creator.as_of <= self.latest, "future-as-of", || {
            format!("`as_of` {} is in the future", creator.as_of.date_naive())
        });
        for (list, most, name) in [
            (creator.audiences.len(), most::AUDIENCES, "audiences"),
            (creator.posts.len(), most::POSTS, "posts"),
            (creator.collaborations.len(), most::WORKS, "collaborations"),
            (creator.rates.len(), most::RATES, "rates"),
            (creator.compliance.len(), most::CHECKS, "compliance"),
            (creator.topics.len(), most::WORDS, "topics"),
            (creator.languages.len(), most::WORDS, "languages"),
        ] {
            found.require(list <= most, "too-many", || format!("`{name}` has {list} entries, more than {most}"));
        }
        for audience in &creator.audiences {
            audience::check(audience, self.latest, &mut found);
        }
        work::check(creator, self.latest, &mut found);
        found.into_one()
    }

    fn judge_accounts(&self, creator: &Creator, found: &mut Findings) {
        found.require(!creator.accounts.is_empty(), "no-account", || "a creator has at least one account".to_owned());
        let count = creator.accounts.len();
        found
            .require(count <= most::ACCOUNTS, "too-many", || format!("{count} accounts, more than {}", most::ACCOUNTS));
        let mut own = HashSet::new();
        for account in &creator.accounts {
            let key = account_key(account.platform, &account.handle);
            let handle = printable(&account.handle);
            if let Some(first) = self.accounts.get(&key) {
                found.add("duplicate-account", format!("{handle} on the same platform is already in row {first}"));
            } else if !own.insert(key) {
                found.add("duplicate-account", format!("{handle} on the same platform is listed twice"));
            }
            found.require(!account.handle.trim().is_empty(), "no-account", || "an account has a handle".to_owned());
            let web =
                account.url.is_empty() || account.url.starts_with("https://") || account.url.starts_with("http://");
            found.require(web, "bad-url", || format!("{} is not an http address", printable(&account.url)));
            let metrics = account.metrics.len();
            found.require(metrics <= most::METRICS, "too-many", || {
                format!("{metrics} metrics, more than {}", most::METRICS)
            });
            for (name, metric) in &account.metrics {
                metric::check(name, metric, self.latest, found);
            }
        }
    }

    /// Remembers a creator that was kept, for those that follow.
    pub(super) fn remember(&mut self, creator: &Creator, row: usize) {
        self.ids.insert(creator.id.clone(), row);
        for account in &creator.accounts {
            self.accounts.insert(account_key(account.platform, &account.handle), row);
        }
    }
}

fn judge_texts(creator: &Creator, found: &mut Findings) {
    check_text("name", &creator.name, Kind::Line, 600, found);
    let visible =
        creator.name.chars().any(|letter| !letter.is_whitespace() && !super::printable::is_zero_width(letter));
    found.require(visible, "no-name", || "the name is empty".to_owned());
    check_text("bio", &creator.bio, Kind::Lines, 10_000, found);
    for account in &creator.accounts {
        check_text("handle", &account.handle, Kind::Line, 200, found);
        check_text("url", &account.url, Kind::Line, 2_000, found);
    }
    for (name, words) in [("topic", &creator.topics), ("language", &creator.languages)] {
        for word in words {
            check_text(name, word, Kind::Line, 200, found);
        }
    }
}
