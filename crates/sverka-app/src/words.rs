//! The words of the program: one Fluent catalogue for the window and for everything Rust says to people.

use crate::view::Locale;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::LazyLock;
use unic_langid::{LanguageIdentifier, langid};

const EN: &str = include_str!("../../../assets/i18n/en.ftl");
const RU: &str = include_str!("../../../assets/i18n/ru.ftl");

static WORDS_EN: LazyLock<Words> = LazyLock::new(|| Words::parse(EN, langid!("en")));
static WORDS_RU: LazyLock<Words> = LazyLock::new(|| Words::parse(RU, langid!("ru")));

/// The words of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

/// The words of a language.
#[must_use]
pub fn of(locale: Locale) -> &'static Words {
    match locale {
        Locale::En => &WORDS_EN,
        Locale::Ru => &WORDS_RU,
    }
}

impl Words {
    fn parse(source: &str, language: LanguageIdentifier) -> Self {
        // A catalogue with a mistake in one message still has all the others; a test keeps mistakes out.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        // The only possible error is a doubled id, where the first one counts.
        let _ = bundle.add_resource(resource);
        Self { bundle }
    }

    /// A message without parameters; its id when there is none, so that nothing is ever shown empty.
    #[must_use]
    pub fn get(&self, id: &str) -> String {
        self.with(id, &FluentArgs::new())
    }

    /// A message with parameters.
    #[must_use]
    pub fn with(&self, id: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sverka_core::reasons::REASONS;

    #[test]
    fn both_catalogues_parse_without_a_mistake() {
        for source in [EN, RU] {
            if let Err((_, mistakes)) = FluentResource::try_new(source.to_owned()) {
                panic!("{mistakes:?}");
            }
        }
    }

    #[test]
    fn every_reason_has_a_label_in_both_languages() {
        for reason in REASONS {
            for locale in [Locale::En, Locale::Ru] {
                let id = format!("reason-{}", reason.code);
                assert_ne!(of(locale).get(&id), id);
            }
        }
    }
}
