//! Whether the audience lives where the language of the content is spoken.

use super::super::audience::known_countries;
use super::super::columns::Found;
use crate::model::Creator;

/// Countries in which a language is everyday speech of many, ISO 3166. Only the languages of the two markets: of
/// others nothing is claimed. Diaspora countries are listed because a Russian channel has an audience in Germany
/// and Israel without anybody having bought it.
const SPOKEN: [(&str, &[&str]); 2] = [
    (
        "ru",
        &[
            "RU", "BY", "KZ", "KG", "UA", "MD", "AM", "AZ", "GE", "UZ", "TJ", "TM", "LV", "EE", "LT", "IL", "DE", "US",
            "RS", "TR",
        ],
    ),
    (
        "en",
        &[
            "US", "GB", "CA", "AU", "NZ", "IE", "ZA", "IN", "PH", "NG", "SG", "JM", "TT", "MT", "PK", "KE", "GH", "MX",
            "DE", "NL", "SE",
        ],
    ),
];

/// The part of the audience in countries that none of the content's languages explains, 0–1.
///
/// `other` is left out of the count on both sides: it may be anywhere. `None` when the countries or the languages are
/// not known, or a language is none of the two markets'.
#[must_use]
pub fn foreign_share(creator: &Creator) -> Option<f64> {
    let countries = known_countries(creator)?;
    let spoken: Option<Vec<&[&str]>> = creator
        .languages
        .iter()
        .map(|language| SPOKEN.iter().find(|(name, _)| name == language).map(|(_, countries)| *countries))
        .collect();
    let spoken = spoken.filter(|languages| !languages.is_empty())?;
    let (mut named, mut foreign) = (0.0, 0.0);
    for share in countries.iter().filter(|share| share.label != "other") {
        named += share.share;
        if !spoken.iter().any(|countries| countries.contains(&share.label.as_str())) {
            foreign += share.share;
        }
    }
    (named > 0.0).then(|| foreign / named)
}

/// The feature: audience that the language does not explain.
pub(in crate::score) fn found(creator: &Creator) -> Found {
    foreign_share(creator).map_or(Found::Missing, |value| Found::Known { value, key: None })
}
