//! Whether the creator speaks about what the brief is about.

use super::super::columns::Found;
use crate::model::{Campaign, Creator, Localized};
use crate::text::{BrandFit, BriefText, Collection, CreatorWords, Fit, Glossary, words};

/// With fewer words of the creator nothing is said.
const LEAST_WORDS: usize = 12;

/// Compares what a creator writes with the brief, in the language of the brief in which they are more alike; `None`
/// when one of them says too little.
///
/// All words of a brief weigh alike here. Weighing them by how rare they are among the candidates would make a score
/// depend on which candidates have arrived on this laptop.
#[must_use]
pub fn fit(creator: &Creator, campaign: &Campaign) -> Option<Fit> {
    let texts = std::iter::once(creator.bio.as_str())
        .chain(creator.topics.iter().map(String::as_str))
        .chain(creator.posts.iter().map(|post| post.text.as_str()));
    let said = texts.collect::<Vec<_>>().join("\n");
    if words(&said).count() < LEAST_WORDS {
        return None;
    }
    let pairs = campaign.glossary.iter().map(|phrase| (phrase.ru.as_str(), phrase.en.as_str()));
    let (glossary, collection) = (Glossary::new(pairs), Collection::default());
    let said = CreatorWords::of(&said, &glossary);
    let of_language = |text: fn(&Localized) -> &str| {
        let wanted: Vec<&str> = campaign.values.iter().map(text).collect();
        let description = text(&campaign.brief);
        let brief = BriefText { brand: &campaign.brand, description, wanted: &wanted };
        (!description.is_empty()).then(|| BrandFit::new(&brief, &glossary, &collection).compare(&said))
    };
    let (ru, en) = (of_language(|text| &text.ru), of_language(|text| &text.en));
    [ru, en].into_iter().flatten().reduce(|best, next| if next.value > best.value { next } else { best })
}

/// The feature: likeness to the brief.
pub(in crate::score) fn found(creator: &Creator, campaign: &Campaign) -> Found {
    fit(creator, campaign).map_or(Found::Missing, |fit| Found::Known { value: fit.value, key: None })
}
