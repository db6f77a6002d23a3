//! How far a creator's words are those of a brief, in Russian, in English, or across the two.

use super::bm25::Collection;
use super::fold::latin;
use super::glossary::Glossary;
use super::letters::LetterRuns;
use super::tokens::{Token, tokens};
use super::words::{Script, script};
use std::collections::BTreeMap;

/// Words of two alphabets that sound this much alike are taken for the same: `фитнес` and `fitness`.
const SOUNDS_ALIKE: f64 = 0.6;
/// A name in the creator's words counts like this many words of the brief.
const NAME_WEIGHT: f64 = 2.0;

/// What is read of a campaign's brief.
#[derive(Debug, Clone, Copy, Default)]
pub struct BriefText<'a> {
    /// Name of the brand.
    pub brand: &'a str,
    /// What the campaign is about.
    pub description: &'a str,
    /// What creators should do or show.
    pub wanted: &'a [&'a str],
}

/// Why a word of the creator is taken for a word of the brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchedBy {
    /// The same stem.
    Stem,
    /// A pair that experts have confirmed.
    Glossary,
    /// The same letters in the other alphabet.
    Letters,
    /// The name of the brand.
    Name,
}

/// A word or phrase that brief and creator share.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchedWord {
    /// As the brief writes it.
    pub brief: String,
    /// As the creator writes it.
    pub creator: String,
    /// What makes them the same.
    pub by: MatchedBy,
    /// Its share of the value; the shares of all matches sum to the value.
    pub share: f64,
}

/// How well a creator's words fit, and through which words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fit {
    /// 0 to 1: the share of the brief's words, weighed by how telling each is, that the creator's words cover. A word
    /// counts in full when a text of mean length has it once.
    pub value: f64,
    /// The words, most important first.
    pub matched: Vec<MatchedWord>,
}

/// A word of the brief.
#[derive(Debug)]
struct Wanted {
    token: Token,
    weight: f64,
    runs: LetterRuns,
    alphabet: Script,
}

/// A brief that creators are compared with.
#[derive(Debug)]
pub struct BrandFit<'a> {
    wanted: Vec<Wanted>,
    name: LetterRuns,
    brand: &'a str,
    collection: &'a Collection,
    total: f64,
}

impl<'a> BrandFit<'a> {
    /// Reads a brief. `collection` holds the words of the creators it is compared with, from the same glossary.
    #[must_use]
    pub fn new(brief: &BriefText<'a>, glossary: &Glossary, collection: &'a Collection) -> Self {
        let mut wanted: BTreeMap<String, Wanted> = BTreeMap::new();
        for text in std::iter::once(brief.description).chain(brief.wanted.iter().copied()) {
            for token in tokens(text, glossary) {
                let weight = if collection.knows(&token.key) { collection.idf(&token.key) } else { 0.0 };
                let (runs, alphabet) = (LetterRuns::of(&token.written), script(&token.written));
                wanted.entry(token.key.clone()).or_insert(Wanted { token, weight, runs, alphabet });
            }
        }
        let mut wanted: Vec<Wanted> = wanted.into_values().collect();
        // A word that no creator writes is not the most telling one: it may only be spelt otherwise.
        let known: Vec<f64> = wanted.iter().map(|wanted| wanted.weight).filter(|weight| *weight > 0.0).collect();
        let ordinary = if known.is_empty() { 1.0 } else { known.iter().sum::<f64>() / known.len() as f64 };
        wanted.iter_mut().filter(|wanted| wanted.weight <= 0.0).for_each(|wanted| wanted.weight = ordinary);
        let name = LetterRuns::of(brief.brand);
        let words: f64 = wanted.iter().map(|wanted| wanted.weight).sum();
        let name_weight = if name.is_empty() { 0.0 } else { NAME_WEIGHT * mean_weight(&wanted) };
        Self { name, brand: brief.brand, collection, total: words + name_weight, wanted }
    }

    /// Compares a creator's words, from the same glossary.
    #[must_use]
    pub fn compare(&self, theirs: &CreatorWords) -> Fit {
        if self.total <= 0.0 {
            return Fit::default();
        }
        let mut matched: Vec<MatchedWord> =
            self.wanted.iter().filter_map(|wanted| self.match_word(wanted, theirs)).collect();
        matched.extend(self.match_name(theirs));
        matched.sort_by(|a, b| b.share.total_cmp(&a.share).then_with(|| a.brief.cmp(&b.brief)));
        let value = matched.iter().fold(0.0, |sum, word| sum + word.share).min(1.0);
        Fit { value, matched }
    }

    fn match_word(&self, wanted: &Wanted, theirs: &CreatorWords) -> Option<MatchedWord> {
        let (found, certainty, by) = match theirs.by_key.get(&wanted.token.key) {
            Some(found) if wanted.token.from_glossary => (found, 1.0, MatchedBy::Glossary),
            Some(found) => (found, 1.0, MatchedBy::Stem),
            None => {
                let (found, likeness) = theirs.sounds_like(wanted)?;
                (found, likeness, MatchedBy::Letters)
            }
        };
        let share =
            wanted.weight * certainty * self.collection.saturation(found.times, theirs.length).min(1.0) / self.total;
        Some(MatchedWord { brief: wanted.token.written.clone(), creator: found.written.clone(), by, share })
    }

    /// The name may be one word or two or three of the creator's.
    fn match_name(&self, theirs: &CreatorWords) -> Option<MatchedWord> {
        if self.name.is_empty() {
            return None;
        }
        let likeness = |words: &[Written]| {
            let letters: Vec<&str> = words.iter().map(|word| word.latin.as_str()).collect();
            // With the marks of both ends there are at most so many runs of each length.
            let longest = letters.iter().map(|word| word.len()).sum::<usize>() + 2;
            let most = (3 * longest).saturating_sub(9).max(1);
            if most < self.name.len() && self.name.most_likeness(most) < SOUNDS_ALIKE {
                return None;
            }
            let likeness = self.name.likeness(&LetterRuns::of_latin(&letters));
            (likeness >= SOUNDS_ALIKE)
                .then(|| (likeness, words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")))
        };
        let (likeness, written) = (1..=3)
            .flat_map(|length| theirs.written.windows(length))
            .filter_map(likeness)
            .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(&a.1)))?;
        let share = NAME_WEIGHT * mean_weight(&self.wanted) * likeness / self.total;
        Some(MatchedWord { brief: self.brand.to_owned(), creator: written, by: MatchedBy::Name, share })
    }
}

/// A brief of a name alone weighs the name as one word.
fn mean_weight(wanted: &[Wanted]) -> f64 {
    if wanted.is_empty() {
        return 1.0;
    }
    wanted.iter().map(|wanted| wanted.weight).sum::<f64>() / wanted.len() as f64
}

/// A creator's words, counted.
#[derive(Debug)]
pub struct CreatorWords {
    by_key: BTreeMap<String, Found>,
    written: Vec<Written>,
    length: usize,
}

/// A word as it is written, and its letters in transliteration.
#[derive(Debug)]
struct Written {
    text: String,
    latin: String,
}

#[derive(Debug)]
struct Found {
    written: String,
    times: f64,
    runs: LetterRuns,
    alphabet: Script,
}

impl CreatorWords {
    /// Reads bio, titles, captions and tags in one text.
    #[must_use]
    pub fn of(text: &str, glossary: &Glossary) -> Self {
        let tokens = tokens(text, glossary);
        let length = tokens.len();
        let mut by_key: BTreeMap<String, Found> = BTreeMap::new();
        let mut all = Vec::with_capacity(length);
        for Token { key, written, .. } in tokens {
            let latin = latin(&written);
            let found = by_key.entry(key).or_insert_with(|| Found {
                runs: LetterRuns::of_latin(&[&latin]),
                alphabet: script(&written),
                written: written.clone(),
                times: 0.0,
            });
            found.times += 1.0;
            all.push(Written { text: written, latin });
        }
        Self { by_key, written: all, length }
    }

    /// The word of the other alphabet that sounds most alike. Within one alphabet, stems decide.
    fn sounds_like(&self, wanted: &Wanted) -> Option<(&Found, f64)> {
        let other = |found: &&Found| match (wanted.alphabet, found.alphabet) {
            (Script::Mixed, _) | (_, Script::Mixed) => true,
            (one, other) => one != other,
        };
        self.by_key
            .values()
            .filter(other)
            .filter(|found| wanted.runs.most_likeness(found.runs.len()) >= SOUNDS_ALIKE)
            .map(|found| (found, wanted.runs.likeness(&found.runs)))
            .filter(|(_, likeness)| *likeness >= SOUNDS_ALIKE)
            .max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| b.0.written.cmp(&a.0.written)))
    }
}
