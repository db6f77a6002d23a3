//! Points for two creators being one: each clue weighs by how seldom it would agree by chance.

use super::profile::{Handle, Profile, Rarity};
use super::{ClueFound, Proposal};
use crate::text::normalise;
use serde::Serialize;
use std::collections::BTreeSet;

/// A clue, for or against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Clue {
    /// The same account, by the platform's number or by handle and platform.
    SameAccount,
    /// The same handle at two platforms.
    SameHandle,
    /// Handles that differ by what people add when a handle is taken.
    LikeHandle,
    /// The handle of one is the name of the other.
    HandleIsName,
    /// The same name, in whatever alphabet.
    SameName,
    /// Most of the words of the names, by rarity.
    LikeName,
    /// The same address in both descriptions.
    SameLink,
    /// One description links to an account of the other.
    LinksToOther,
    /// Audiences of the same countries.
    SameAudience,
    /// Audiences of other countries.
    OtherAudience,
    /// Two accounts at one platform.
    TwoAtOnePlatform,
    /// Content in languages that do not meet.
    OtherLanguage,
}

/// Where a pair that shares some clue begins: about 1 in 50 of such pairs is one creator.
const BASE: i32 = -1000;

/// A natural logarithm of the chance that a clue agrees by accident, in 1/256: whole numbers, so every machine agrees.
/// `256 · ln(creators ÷ others with it)`, by halving.
fn surprise(creators: usize, with_it: u32) -> i32 {
    let ratio = creators / (with_it.max(1) as usize);
    // 256 · ln 2 = 177.4; between powers of two the ratio is taken as even.
    let floor = usize::BITS - ratio.max(1).leading_zeros() - 1;
    i32::try_from(floor).unwrap_or(0) * 177
}

/// A whole name or handle: taken as one of at least 20,000 people's, for a small base is a part of a large world.
fn whole(rarity: &Rarity, name: &str) -> i32 {
    surprise(rarity.creators().max(20_000), rarity.with_name(name))
}

/// A word of a name; few creators say little about how common it is.
fn word(rarity: &Rarity, word: &str) -> i32 {
    surprise(rarity.creators().max(1_000), rarity.with_word(word))
}

pub(super) fn compare(a: &Profile<'_>, b: &Profile<'_>, rarity: &Rarity) -> Proposal {
    let mut parts = Vec::new();
    let mut add = |code, points: i32, one: &str, other: &str| {
        parts.push(ClueFound { code, points, evidence: (one.to_owned(), other.to_owned()) });
    };
    let handles = best_handles(a, b, rarity, &mut add);
    names(a, b, rarity, handles, &mut add);
    links(a, b, &mut add);
    around(a, b, handles, &mut add);
    parts.sort_by(|a, b| b.points.abs().cmp(&a.points.abs()).then_with(|| (a.code as u8).cmp(&(b.code as u8))));
    let points = BASE + parts.iter().map(|part| part.points).sum::<i32>();
    Proposal { first: a.id.clone(), second: b.id.clone(), base: BASE, parts, points }
}

type Add<'f> = dyn FnMut(Clue, i32, &str, &str) + 'f;

/// The best agreement of two handles. The creators are compared by one pair of accounts: agreeing in a second one
/// tells little more, for people take one handle everywhere.
fn best_handles(a: &Profile<'_>, b: &Profile<'_>, rarity: &Rarity, add: &mut Add<'_>) -> Option<Clue> {
    let mut best: Option<(i32, Clue, &str, &str)> = None;
    for one in &a.accounts {
        for other in &b.accounts {
            let Some((clue, points)) = handles(one, other, rarity) else { continue };
            if best.is_none_or(|best| points > best.0) {
                best = Some((points, clue, one.written, other.written));
            }
        }
    }
    let (points, clue, one, other) = best?;
    add(clue, points, one, other);
    Some(clue)
}

fn handles(one: &Handle<'_>, other: &Handle<'_>, rarity: &Rarity) -> Option<(Clue, i32)> {
    if one.plain.is_empty() || one.is_number != other.is_number {
        return None;
    }
    let surprise = whole(rarity, &one.plain);
    if one.plain == other.plain {
        if one.platform == other.platform {
            return Some((Clue::SameAccount, 4096));
        }
        // Short handles and single words are taken by different people at different platforms.
        let long = i32::try_from(one.plain.len()).unwrap_or(24).min(12) * 48;
        return (!one.is_number).then_some((Clue::SameHandle, (surprise.min(1200) + long).min(2000)));
    }
    let core = one.core();
    let alike = !one.is_number && core.len() >= 5 && core == other.core();
    alike.then_some((Clue::LikeHandle, surprise.min(900)))
}

fn names(a: &Profile<'_>, b: &Profile<'_>, rarity: &Rarity, handles: Option<Clue>, add: &mut Add<'_>) {
    // The same account has the same name by necessity.
    if handles == Some(Clue::SameAccount) {
        return;
    }
    // A name that is also the handle agrees again when the handle does; it counts half then.
    let again = |points: i32| if handles.is_some() { points / 2 } else { points };
    let of_words = |words: &BTreeSet<String>| -> i32 { words.iter().map(|part| word(rarity, part)).sum() };
    if !a.joined.is_empty() && a.joined == b.joined {
        // One word is the name of few when it is long: a word of five letters is many people's, one of eight is not.
        let letters = i32::try_from(a.joined.len()).unwrap_or(24) * 260;
        let words = if a.words.len() < 2 { letters } else { of_words(&a.words).max(700) };
        add(Clue::SameName, again(words.min(whole(rarity, &a.joined)).min(1900)), a.name, b.name);
        return;
    }
    let by_handle = |profile: &Profile<'_>, name: &Profile<'_>| {
        let same = |handle: &&Handle<'_>| !handle.is_number && handle.plain.len() >= 6 && handle.plain == name.joined;
        profile.accounts.iter().find(same).map(|handle| handle.written.to_owned())
    };
    if handles.is_none() {
        if let Some(handle) = by_handle(a, b) {
            add(Clue::HandleIsName, whole(rarity, &b.joined).min(1600), &handle, b.name);
            return;
        }
        if let Some(handle) = by_handle(b, a) {
            add(Clue::HandleIsName, whole(rarity, &a.joined).min(1600), a.name, &handle);
            return;
        }
    }
    let both: BTreeSet<String> = a.words.intersection(&b.words).cloned().collect();
    let all: BTreeSet<String> = a.words.union(&b.words).cloned().collect();
    let (shared, total) = (of_words(&both), of_words(&all));
    if both.is_empty() || total == 0 {
        return;
    }
    // Agreement counts by what is shared, and what is not shared speaks against it.
    let points = shared - (total - shared);
    if both.len() >= 2 && points > 0 {
        add(Clue::LikeName, again(points.min(1300)), a.name, b.name);
    } else if points < 0 {
        add(Clue::LikeName, points.max(-600), a.name, b.name);
    }
}

fn links(a: &Profile<'_>, b: &Profile<'_>, add: &mut Add<'_>) {
    if let Some(link) = a.links.intersection(&b.links).next() {
        add(Clue::SameLink, 1100, link, link);
    }
    for (from, to) in [(a, b), (b, a)] {
        let points_at = |link: &&String| {
            let path = link.split_once('/').map(|(_, path)| path.trim_start_matches('@')).unwrap_or_default();
            let end = normalise(path.rsplit('/').next().unwrap_or_default());
            to.accounts.iter().any(|handle| handle.written.len() >= 4 && normalise(handle.written) == end)
        };
        if let Some(link) = from.links.iter().find(points_at) {
            add(Clue::LinksToOther, 1700, link, to.name);
            return;
        }
    }
}

/// What stands around the names: audience, platform, language.
fn around(a: &Profile<'_>, b: &Profile<'_>, handles: Option<Clue>, add: &mut Add<'_>) {
    if handles == Some(Clue::SameAccount) {
        return;
    }
    if let (Some(one), Some(other)) = (a.countries, b.countries) {
        let share = |label: &str| other.iter().find(|share| share.label == label).map_or(0.0, |share| share.share);
        let common = one.iter().fold(0.0, |sum, part| sum + part.share.min(share(&part.label)));
        let percent = format!("{:.0}%", common * 100.0);
        if common >= 0.7 {
            add(Clue::SameAudience, 200, &percent, &percent);
        } else if common < 0.3 {
            add(Clue::OtherAudience, -500, &percent, &percent);
        }
    }
    // Accounts that both chose a handle at one platform and differ there.
    let at = |profile: &Profile<'_>| {
        profile.accounts.iter().map(|handle| (handle.platform, handle.is_number)).collect::<Vec<_>>()
    };
    let (one, other) = (at(a), at(b));
    if let Some((platform, _)) = one.iter().find(|account| other.contains(account)) {
        let name = format!("{platform:?}").to_lowercase();
        add(Clue::TwoAtOnePlatform, -700, &name, &name);
    }
    let apart = !a.languages.is_empty()
        && !b.languages.is_empty()
        && a.languages.iter().all(|language| !b.languages.contains(language));
    if apart {
        add(Clue::OtherLanguage, -400, &a.languages.join(", "), &b.languages.join(", "));
    }
}
