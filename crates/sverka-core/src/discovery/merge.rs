//! Several records that a person said are one creator, as one record.

use crate::ids::CreatorId;
use crate::model::{Account, Creator, key};
use crate::text::normalise;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// The groups that pairs join: for each creator in a pair the one that the group is known by, which is the first of its
/// identifiers. Who is one with two others makes all three one.
#[must_use]
pub fn groups<'a>(pairs: impl IntoIterator<Item = (&'a CreatorId, &'a CreatorId)>) -> HashMap<CreatorId, CreatorId> {
    let mut known: BTreeMap<&CreatorId, &CreatorId> = BTreeMap::new();
    for (one, other) in pairs {
        let (a, b) = (*known.entry(one).or_insert(one), *known.entry(other).or_insert(other));
        let (first, second) = (a.min(b), a.max(b));
        known.values_mut().filter(|head| **head == second).for_each(|head| *head = first);
    }
    known.into_iter().map(|(creator, head)| (creator.clone(), head.clone())).collect()
}

/// One record of several. The record with the most followers leads: name, market, order of accounts and audiences are
/// its own, because an audience of another account is another audience. Accounts, languages, topics, posts, past work,
/// prices and checks are those of all, each once; of one account known twice the newer numbers count. The record is as
/// old as the oldest of them, and has the first identifier. `None` of no record.
#[must_use]
pub fn merge(mut records: Vec<Creator>) -> Option<Creator> {
    records.sort_by_key(|record| (Reverse(followers(record)), Reverse(record.as_of), record.id.clone()));
    let id = records.iter().map(|record| record.id.clone()).min()?;
    let mut records = records.into_iter();
    let mut merged = records.next()?;
    let mut newest = vec![merged.as_of; merged.accounts.len()];
    for other in records {
        for account in other.accounts {
            match merged.accounts.iter().position(|known| is_same(known, &account)) {
                Some(at) if newest[at] < other.as_of => (merged.accounts[at], newest[at]) = (account, other.as_of),
                Some(_) => {}
                None => {
                    merged.accounts.push(account);
                    newest.push(other.as_of);
                }
            }
        }
        add(&mut merged.languages, other.languages);
        add(&mut merged.topics, other.topics);
        add(&mut merged.collaborations, other.collaborations);
        add(&mut merged.rates, other.rates);
        add(&mut merged.compliance, other.compliance);
        let fresh = other.posts.into_iter().filter(|post| merged.posts.iter().all(|known| known.id != post.id));
        let fresh: Vec<_> = fresh.collect();
        merged.posts.extend(fresh);
        if merged.bio.is_empty() {
            merged.bio = other.bio;
        }
        if merged.audiences.is_empty() {
            merged.audiences = other.audiences;
        }
        merged.as_of = merged.as_of.min(other.as_of);
    }
    merged.posts.sort_by_key(|post| Reverse(post.published_at));
    merged.id = id;
    Some(merged)
}

/// Followers of the main account, people; nobody's when they are not known.
fn followers(record: &Creator) -> u64 {
    record.metric(key::FOLLOWERS).and_then(crate::model::Metric::known).map_or(0, |count| count.max(0.0) as u64)
}

fn is_same(one: &Account, other: &Account) -> bool {
    one.platform == other.platform && normalise(&one.handle) == normalise(&other.handle)
}

fn add<T: PartialEq>(all: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::creator;
    use super::*;
    use serde_json::json;

    fn id(text: &str) -> CreatorId {
        CreatorId::new(text).unwrap()
    }

    #[test]
    fn who_is_one_with_two_others_makes_all_three_one_in_any_order() {
        let [a, b, c, d, e] = ["a", "b", "c", "d", "e"].map(id);
        let of = |pairs: &[(&CreatorId, &CreatorId)]| groups(pairs.iter().copied());
        let known = of(&[(&b, &c), (&d, &e), (&a, &c)]);
        assert_eq!([&b, &c, &a].map(|who| known[who].as_str()), ["a", "a", "a"]);
        assert_eq!((known[&e].as_str(), known.len()), ("d", 5));
        assert_eq!(known, of(&[(&c, &a), (&e, &d), (&c, &b)]));
        assert!(of(&[]).is_empty());
    }

    #[test]
    fn the_greater_record_leads_and_nothing_of_the_other_is_lost() {
        let small = creator(
            "cr-1",
            json!({ "name": "Mila", "platform": "youtube", "metrics": { "followers": 5_000 }, "topics": ["travel"],
                    "countries": { "US": 0.9 }, "as_of": "2026-10-01T00:00:00Z" }),
        );
        let great = creator(
            "cr-2",
            json!({ "name": "Мила Орлова", "metrics": { "followers": 900_000 }, "topics": ["skincare", "travel"],
                    "countries": { "RU": 0.7 } }),
        );
        let merged = merge(vec![small.clone(), great.clone()]).unwrap();
        assert_eq!((merged.id.as_str(), merged.name.as_str()), ("cr-1", "Мила Орлова"));
        assert_eq!(merged.accounts, [great.accounts.clone(), small.accounts.clone()].concat());
        assert_eq!((merged.audiences.clone(), merged.topics.len()), (great.audiences.clone(), 2));
        assert_eq!(merged.as_of, small.as_of, "as old as the oldest of them");
        assert_eq!(Some(merged), merge(vec![great, small]), "in any order");
        assert_eq!(merge(Vec::new()), None);
    }

    #[test]
    fn of_one_account_known_twice_the_newer_numbers_count() {
        let older = creator("cr-1", json!({ "metrics": { "followers": 90 }, "as_of": "2026-01-01T00:00:00Z" }));
        let mut newer = creator("cr-2", json!({ "metrics": { "followers": 80 } }));
        newer.accounts[0].handle = "CR-1".into();
        let merged = merge(vec![older, newer.clone()]).unwrap();
        assert_eq!(merged.accounts, newer.accounts);
    }
}
