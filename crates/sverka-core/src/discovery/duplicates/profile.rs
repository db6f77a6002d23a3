//! What two creators are compared by, and how rare each piece of it is.

use crate::ids::CreatorId;
use crate::model::{Creator, Platform, Share};
use crate::score::audience::known;
use crate::text::{fold_word, normalise, words};
use std::collections::{BTreeSet, HashMap};

/// One creator as it is compared.
#[derive(Debug)]
pub(super) struct Profile<'a> {
    pub(super) id: &'a CreatorId,
    pub(super) name: &'a str,
    /// The name in small Latin letters without gaps; empty when it says nothing.
    pub(super) joined: String,
    /// Words of the name in small Latin letters.
    pub(super) words: BTreeSet<String>,
    pub(super) accounts: Vec<Handle<'a>>,
    /// Addresses in the self-description, without scheme and `www`.
    pub(super) links: BTreeSet<String>,
    pub(super) countries: Option<&'a [Share]>,
    pub(super) languages: &'a [String],
}

/// A handle of one account.
#[derive(Debug)]
pub(super) struct Handle<'a> {
    pub(super) platform: Platform,
    pub(super) written: &'a str,
    /// Small letters and digits; for a platform's own number of a channel, that number.
    pub(super) plain: String,
    /// A number the platform gave, which no person chose and no other platform knows.
    pub(super) is_number: bool,
}

/// Words that people put around a name or a handle and that tell nobody apart.
const AROUND: [&str; 26] = [
    "oficial",
    "real",
    "the",
    "tv",
    "chanel",
    "blog",
    "vlog",
    "vlogs",
    "page",
    "music",
    "ru",
    "us",
    "it",
    "live",
    "show",
    "team",
    "and",
    "of",
    "news",
    "inc",
    "lc",
    "kanal",
    "oficialnii",
    "media",
    "group",
    "global",
];

impl<'a> Profile<'a> {
    pub(super) fn of(creator: &'a Creator) -> Self {
        let words: BTreeSet<String> = name_words(&creator.name);
        let mut joined: String = latin_words(&creator.name).filter(|word| !AROUND.contains(&word.as_str())).collect();
        if joined.chars().count() < 3 {
            joined.clear();
        }
        Self {
            id: &creator.id,
            name: &creator.name,
            joined,
            words,
            accounts: creator.accounts.iter().map(|account| Handle::of(account.platform, &account.handle)).collect(),
            links: links(&creator.bio),
            countries: known(creator, |audience| &audience.countries),
            languages: &creator.languages,
        }
    }
}

impl<'a> Handle<'a> {
    fn of(platform: Platform, written: &'a str) -> Self {
        // A channel's number at YouTube: UC and 22 letters, digits, dashes and underscores.
        let digits = written.strip_prefix("UC").is_some_and(|rest| {
            rest.len() == 22 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        });
        let is_number = (platform == Platform::Youtube && digits)
            || (!written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit()));
        let plain = if is_number { written.to_owned() } else { fold_word(&normalise(written)) };
        Self { platform, written, plain, is_number }
    }

    /// The handle without what people add when the plain one is taken.
    pub(super) fn core(&self) -> &str {
        let mut core = self.plain.as_str();
        for around in AROUND.iter().filter(|around| around.len() > 1) {
            let cut = core.strip_suffix(around).or_else(|| core.strip_prefix(around));
            core = cut.filter(|cut| cut.len() >= 4).unwrap_or(core);
        }
        core.trim_end_matches(|letter: char| letter.is_ascii_digit())
    }
}

fn latin_words(text: &str) -> impl Iterator<Item = String> {
    let normal = normalise(text);
    let all: Vec<String> = words(&normal).map(fold_word).filter(|word| !word.is_empty()).collect();
    all.into_iter()
}

fn name_words(name: &str) -> BTreeSet<String> {
    latin_words(name).filter(|word| word.len() >= 2 && !AROUND.contains(&word.as_str())).collect()
}

/// Addresses in a text: words with a dot and a path or a well-known ending.
fn links(text: &str) -> BTreeSet<String> {
    let piece = |piece: &str| {
        let lower = normalise(piece);
        let bare = lower.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
        let bare = bare.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        let host = bare.split('/').next().unwrap_or_default();
        let ending = host.rsplit_once('.').map(|(_, ending)| ending);
        let is_host =
            ending.is_some_and(|end| (2..=6).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_lowercase()));
        // The address of a platform itself is no clue, only a page there.
        let is_own = bare.contains('/') || !PLATFORM_HOSTS.contains(&host);
        (is_host && is_own && host.len() >= 4).then(|| bare.to_owned())
    };
    text.split(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')' | ',' | ';' | '|' | '<' | '>' | '"'))
        .filter_map(piece)
        .collect()
}

const PLATFORM_HOSTS: [&str; 12] = [
    "youtube.com",
    "youtu.be",
    "instagram.com",
    "tiktok.com",
    "t.me",
    "vk.com",
    "rutube.ru",
    "dzen.ru",
    "twitch.tv",
    "facebook.com",
    "twitter.com",
    "gmail.com",
];

/// How many creators have a word, a name or a handle.
#[derive(Debug, Default)]
pub(super) struct Rarity {
    creators: usize,
    words: HashMap<String, u32>,
    names: HashMap<String, u32>,
}

impl Rarity {
    pub(super) fn of(profiles: &[Profile<'_>]) -> Self {
        let mut rarity = Self { creators: profiles.len(), ..Self::default() };
        for profile in profiles {
            for word in &profile.words {
                *rarity.words.entry(word.clone()).or_default() += 1;
            }
            let mut own: BTreeSet<&str> = profile.accounts.iter().map(|handle| handle.plain.as_str()).collect();
            own.insert(&profile.joined);
            for name in own.into_iter().filter(|name| !name.is_empty()) {
                *rarity.names.entry(name.to_owned()).or_default() += 1;
            }
        }
        rarity
    }

    pub(super) fn creators(&self) -> usize {
        self.creators
    }

    pub(super) fn with_word(&self, word: &str) -> u32 {
        self.words.get(word).copied().unwrap_or(1)
    }

    pub(super) fn with_name(&self, name: &str) -> u32 {
        self.names.get(name).copied().unwrap_or(1)
    }
}
