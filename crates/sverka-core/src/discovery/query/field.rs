//! What can be asked about a creator, each with one name.

use crate::model::Market;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Two letters: a country (ISO 3166, written large) or a language (ISO 639-1, written small).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code([u8; 2]);

impl Code {
    /// Takes two letters of the Latin alphabet, in any case.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        match *text.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Some(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => None,
        }
    }

    /// As a country is written: `RU`.
    #[must_use]
    pub fn country(self) -> String {
        self.0.map(char::from).iter().collect()
    }

    /// As a language is written: `ru`.
    #[must_use]
    pub fn language(self) -> String {
        self.country().to_ascii_lowercase()
    }
}

/// Money that prices are compared in; never converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Currency {
    Rub,
    Usd,
}

impl Currency {
    /// ISO 4217, as in a record.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Rub => "RUB",
            Self::Usd => "USD",
        }
    }
}

/// Something that can be asked about. Numbers are those of the main account unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub enum Field {
    /// Followers of the main account.
    Followers,
    /// Followers of all accounts together; people who follow two are counted twice.
    FollowersAll,
    /// Median views.
    Views,
    /// Engagement by followers; by views where that is not known.
    Engagement,
    /// Engagement by followers alone.
    EngagementFollowers,
    /// Engagement by views alone.
    EngagementViews,
    /// Rank of the engagement among peers of the home market, 0–100.
    EngagementRank,
    /// Share of suspicious followers.
    Suspicious,
    /// Growth in 90 days.
    Growth,
    /// Posts a week.
    PostsPerWeek,
    /// Share of sponsored posts.
    Ads,
    /// Comments for every 100 likes.
    Comments,
    /// Price of one integration.
    Price(Currency),
    /// Price of one view.
    Cpv(Currency),
    /// Rank of the price of a view among peers, 0–100; low is cheap.
    CpvRank,
    /// Collaborations with us.
    HistoryOurs,
    /// Part of our measured collaborations that met the plan.
    HistoryKept,
    /// All known collaborations.
    HistoryAll,
    /// Number of accounts.
    Accounts,
    /// Day the record was collected.
    Updated,
    /// Share of the audience in a country.
    Country(Code),
    /// Share of the audience that speaks a language.
    AudienceLanguage(Code),
    /// Share of the audience in neighbouring age bands: places of the first and the last in
    /// [`crate::model::audience::AGE_BANDS`].
    Age(u8, u8),
    /// Share of women.
    Female,
    /// Share of men.
    Male,
    /// Share of the audience in a market, only together with `in … markets`.
    Audience,
    /// Home market.
    Market,
    /// Platforms with an account.
    Platform,
    /// Platform of the main account.
    MainPlatform,
    /// Size by followers of the main account.
    Size,
    /// Languages of the content.
    Language,
    /// Topics in the publisher's words.
    Topic,
    /// Kind of channel.
    Channel,
    /// The platform's mark.
    Verified,
    /// Result of all checks of one market's rules.
    Compliance(Market),
    /// All words: name, handles, topics, self-description, posts.
    Text,
    /// Words of the name and the handles.
    Name,
}

/// What values a field has, and so how it can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A whole number: `50k`.
    Count,
    /// A share, written in per cent or as a part of one.
    Ratio,
    /// 0 to 100.
    Points,
    /// An amount in the field's currency.
    Money,
    /// Any number.
    Number,
    /// A date: `2026-08-01`.
    Day,
    /// One of a closed list of names.
    Choice(&'static [&'static str]),
    /// One of the publisher's names.
    Label,
    /// Words.
    Words,
}

impl Kind {
    /// True when values are compared as numbers.
    #[must_use]
    pub fn is_number(self) -> bool {
        !matches!(self, Self::Choice(_) | Self::Label | Self::Words)
    }
}

/// Markets as written in a query.
pub(super) const MARKETS: &[&str] = &["RU", "US"];
/// Platforms as written in a query, in the order of their bits in a base.
pub(crate) const PLATFORMS: &[&str] = &["instagram", "youtube", "tiktok", "telegram", "vk", "rutube", "dzen", "twitch"];
/// Sizes, small to large.
pub(super) const SIZES: &[&str] = &["nano", "micro", "mid", "macro", "mega"];
/// Kinds of channel.
pub(super) const CHANNELS: &[&str] = &["person", "community", "channel", "chat"];
/// Answers to a plain question.
pub(super) const YES_NO: &[&str] = &["no", "yes"];
/// Results of checks that somebody made; a check nobody made is not known.
pub(super) const CHECKED: &[&str] = &["fail", "pass"];

/// First years of the age bands, and the last year of each.
const AGES: [(u8, Option<u8>); 7] =
    [(13, Some(17)), (18, Some(24)), (25, Some(34)), (35, Some(44)), (45, Some(54)), (55, Some(64)), (65, None)];

/// The fields with a fixed name.
const NAMED: [(&str, Field); 35] = [
    ("followers", Field::Followers),
    ("followers.all", Field::FollowersAll),
    ("views", Field::Views),
    ("engagement", Field::Engagement),
    ("engagement.followers", Field::EngagementFollowers),
    ("engagement.views", Field::EngagementViews),
    ("engagement.rank", Field::EngagementRank),
    ("suspicious", Field::Suspicious),
    ("growth", Field::Growth),
    ("posts", Field::PostsPerWeek),
    ("ads", Field::Ads),
    ("comments", Field::Comments),
    ("price.rub", Field::Price(Currency::Rub)),
    ("price.usd", Field::Price(Currency::Usd)),
    ("cpv.rub", Field::Cpv(Currency::Rub)),
    ("cpv.usd", Field::Cpv(Currency::Usd)),
    ("cpv.rank", Field::CpvRank),
    ("history.ours", Field::HistoryOurs),
    ("history.kept", Field::HistoryKept),
    ("history.all", Field::HistoryAll),
    ("accounts", Field::Accounts),
    ("updated", Field::Updated),
    ("audience", Field::Audience),
    ("audience.female", Field::Female),
    ("audience.male", Field::Male),
    ("market", Field::Market),
    ("platform", Field::Platform),
    ("platform.main", Field::MainPlatform),
    ("size", Field::Size),
    ("language", Field::Language),
    ("topic", Field::Topic),
    ("channel", Field::Channel),
    ("verified", Field::Verified),
    ("text", Field::Text),
    ("name", Field::Name),
];

impl Field {
    /// What values it has.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Followers
            | Self::FollowersAll
            | Self::Views
            | Self::HistoryOurs
            | Self::HistoryAll
            | Self::Accounts => Kind::Count,
            Self::Engagement
            | Self::EngagementFollowers
            | Self::EngagementViews
            | Self::Suspicious
            | Self::Growth
            | Self::Ads
            | Self::HistoryKept
            | Self::Country(_)
            | Self::AudienceLanguage(_)
            | Self::Age(..)
            | Self::Female
            | Self::Male
            | Self::Audience => Kind::Ratio,
            Self::EngagementRank | Self::CpvRank => Kind::Points,
            Self::PostsPerWeek | Self::Comments => Kind::Number,
            Self::Price(_) | Self::Cpv(_) => Kind::Money,
            Self::Updated => Kind::Day,
            Self::Market => Kind::Choice(MARKETS),
            Self::Platform | Self::MainPlatform => Kind::Choice(PLATFORMS),
            Self::Size => Kind::Choice(SIZES),
            Self::Channel => Kind::Choice(CHANNELS),
            Self::Verified => Kind::Choice(YES_NO),
            Self::Compliance(_) => Kind::Choice(CHECKED),
            Self::Language | Self::Topic => Kind::Label,
            Self::Text | Self::Name => Kind::Words,
        }
    }

    /// True for numbers without thousandths: people are counted whole, and money ends after two digits. The price of one
    /// view is a small part of it and does not.
    pub(super) fn is_whole(self) -> bool {
        self.kind() == Kind::Count || matches!(self, Self::Price(_))
    }

    /// True when it has a value in each market of the audience and can be asked `in 3+ markets`.
    #[must_use]
    pub fn is_per_market(self) -> bool {
        matches!(self, Self::EngagementRank | Self::Audience)
    }

    /// All names a person may write, with one example for each family.
    #[must_use]
    pub fn names() -> Vec<String> {
        let families = ["audience.RU", "audience.US", "audience.lang.ru", "audience.lang.en", "audience.age.18-34"];
        let checks = ["compliance.RU", "compliance.US"];
        let named = NAMED.iter().map(|(name, _)| *name);
        named.chain(families).chain(checks).map(str::to_owned).collect()
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Country(code) => write!(f, "audience.{}", code.country()),
            Self::AudienceLanguage(code) => write!(f, "audience.lang.{}", code.language()),
            Self::Age(from, to) => match (AGES.get(usize::from(from)), AGES.get(usize::from(to))) {
                (Some((first, _)), Some((_, Some(last)))) => write!(f, "audience.age.{first}-{last}"),
                (Some((first, _)), _) => write!(f, "audience.age.{first}+"),
                _ => f.write_str("audience.age"),
            },
            Self::Compliance(Market::Ru) => f.write_str("compliance.RU"),
            Self::Compliance(Market::Us) => f.write_str("compliance.US"),
            named => {
                let name = NAMED.iter().find(|(_, field)| *field == named).map(|(name, _)| *name);
                f.write_str(name.unwrap_or_default())
            }
        }
    }
}

/// A name that is not one of a field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no field {0:?}")]
pub struct NoField(pub String);

impl FromStr for Field {
    type Err = NoField;

    fn from_str(text: &str) -> Result<Self, NoField> {
        let lower = text.to_ascii_lowercase();
        if let Some((_, field)) = NAMED.iter().find(|(name, _)| *name == lower) {
            return Ok(*field);
        }
        let family = || {
            let (head, rest) = lower.split_once('.')?;
            match (head, rest.split_once('.')) {
                ("audience", None) => Code::new(rest).map(Self::Country),
                ("audience", Some(("lang", language))) => Code::new(language).map(Self::AudienceLanguage),
                ("audience", Some(("age", band))) => ages(band),
                ("compliance", None) if rest == "ru" => Some(Self::Compliance(Market::Ru)),
                ("compliance", None) if rest == "us" => Some(Self::Compliance(Market::Us)),
                _ => None,
            }
        };
        family().ok_or_else(|| NoField(text.to_owned()))
    }
}

/// The bands that ages are known in; neighbours can be asked as one.
pub(super) fn ages_known() -> String {
    let band = |(first, last): &(u8, Option<u8>)| match last {
        Some(last) => format!("{first}-{last}"),
        None => format!("{first}+"),
    };
    AGES.iter().map(band).collect::<Vec<_>>().join(", ")
}

/// `18-34` or `55+` as places of bands; only whole bands, for nothing finer is known.
fn ages(text: &str) -> Option<Field> {
    let place = |found: Option<usize>| found.and_then(|place| u8::try_from(place).ok());
    let (first, last) = match text.strip_suffix('+') {
        Some(first) => (first, None),
        None => text.split_once('-').map(|(first, last)| (first, Some(last)))?,
    };
    let first: u8 = first.parse().ok()?;
    let from = place(AGES.iter().position(|(year, _)| *year == first))?;
    let to = match last {
        None => 6,
        Some(last) => {
            let last: u8 = last.parse().ok()?;
            place(AGES.iter().position(|(_, year)| *year == Some(last)))?
        }
    };
    (from <= to).then_some(Field::Age(from, to))
}

impl TryFrom<String> for Field {
    type Error = NoField;
    fn try_from(text: String) -> Result<Self, NoField> {
        text.parse()
    }
}

impl From<Field> for String {
    fn from(field: Field) -> Self {
        field.to_string()
    }
}
