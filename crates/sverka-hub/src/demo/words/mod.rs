//! Words of the fictional creators: names, topics, titles and self-descriptions, written by hand for each market.

pub(super) mod comments;
pub(super) mod ru;
pub(super) mod us;

/// A subject of content with what its creators write about.
///
/// Titles have slots: `{x}` a thing (nominative), `{xg}` the same thing in the genitive (in English the same word),
/// `{n}` a whole number from 5 to 12 (so that Russian always takes the genitive plural), `{year}` the year.
pub(super) struct Topic {
    /// The topic in the market's language.
    pub(super) name: &'static str,
    /// Word in handles, Latin letters.
    pub(super) handle: &'static str,
    /// How a nickname says it: "{name} про уход", "{name} on skis".
    pub(super) nick: &'static str,
    /// Things: nominative and genitive.
    pub(super) things: &'static [(&'static str, &'static str)],
    /// Titles.
    pub(super) titles: &'static [&'static str],
}

/// Fills the slots of a title and chooses `[masculine|feminine]`.
pub(super) fn fill(title: &str, thing: (&str, &str), n: i64, year: i32, woman: bool) -> String {
    let text = title
        .replace("{xg}", thing.1)
        .replace("{x}", thing.0)
        .replace("{n}", &n.to_string())
        .replace("{year}", &year.to_string());
    capitalised(&gendered(&text, woman))
}

/// Chooses the side of every `[masculine|feminine]`.
pub(super) fn gendered(text: &str, woman: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        let Some((choice, tail)) = after.split_once(']') else { return out + "[" + after };
        let (he, she) = choice.split_once('|').unwrap_or((choice, choice));
        out.push_str(if woman { she } else { he });
        rest = tail;
    }
    out + rest
}

/// The text with a capital first letter: a title may begin with a thing.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
