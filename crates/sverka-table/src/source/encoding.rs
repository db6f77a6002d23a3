//! Bytes as text: UTF-8, UTF-16, and the encodings of Russian programs, decided by evidence.

use crate::columns;
use encoding_rs::{Encoding, IBM866, KOI8_R, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252, X_MAC_CYRILLIC};
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

/// A decoded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// Name of the encoding.
    pub name: &'static str,
    /// True when nothing in the file said so.
    pub guessed: bool,
}

/// Why bytes are no text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Undecodable {
    /// The name that was given is not that of an encoding.
    #[error("`{0}` is no known encoding")]
    Unknown(String),
    /// They are not text in any encoding that was named or recognised.
    #[error("the input is not text at byte {at}")]
    NotText {
        /// The first byte that does not fit, from 0.
        at: usize,
    },
}

/// Decodes a file. Without a wanted encoding a byte order mark decides, then whether it is UTF-8 or has the zero bytes of
/// UTF-16, then which encoding of Russian makes words of it.
///
/// # Errors
/// As named in [`Undecodable`].
pub fn decode<'a>(bytes: &'a [u8], wanted: Option<&str>) -> Result<Decoded<'a>, Undecodable> {
    if let Some(label) = wanted {
        let encoding = Encoding::for_label(label.as_bytes()).ok_or_else(|| Undecodable::Unknown(label.to_owned()))?;
        return with(encoding, bytes, false);
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes, false);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return with(encoding, bytes, true);
    }
    let Err(error) = std::str::from_utf8(bytes) else { return with(UTF_8, bytes, false) };
    let not_text = Undecodable::NotText { at: error.valid_up_to() };
    by_evidence(bytes).map_or(Err(not_text), |encoding| with(encoding, bytes, true))
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8], guessed: bool) -> Result<Decoded<'a>, Undecodable> {
    let (text, used, broken) = encoding.decode(bytes);
    if broken || text.contains('\0') {
        let at = text.find(['\u{fffd}', '\0']).unwrap_or(0);
        return Err(Undecodable::NotText { at });
    }
    Ok(Decoded { text, name: used.name(), guessed })
}

/// Delimiters, digits and line ends are two bytes in UTF-16, one of them zero and always on the same side.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs: &[u8] = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |side: usize| pairs.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = |count: usize| count * 10 >= pairs.len() && pairs.len() >= 4;
    match (even, odd) {
        (0, odd) if many(odd) => Some(UTF_16LE),
        (even, 0) if many(even) => Some(UTF_16BE),
        _ => None,
    }
}

/// Bytes looked at.
const SAMPLE: usize = 256 * 1024;
/// What an encoding must score to be taken, of what its letters could.
const ENOUGH: f64 = 0.5;
/// How much better than the next it must be.
const BETTER: f64 = 0.1;

/// The encoding that makes words of the bytes: names of columns that are known, then Russian words by their letters and
/// their case. Windows-1252 is taken where single letters with marks stand among Latin ones.
fn by_evidence(bytes: &[u8]) -> Option<&'static Encoding> {
    // A letter is never torn in an encoding of single bytes.
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut scored: Vec<(f64, &'static Encoding)> = [WINDOWS_1251, KOI8_R, IBM866, X_MAC_CYRILLIC, WINDOWS_1252]
        .into_iter()
        .filter_map(|encoding| Some((score(encoding, sample)?, encoding)))
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut first = *scored.first()?;
    // Windows-1251 and Mac Cyrillic share the small letters. A text with little else is hardly ever from an old Mac: there
    // `—` alone would be the letter Ч.
    let of_windows = scored.iter().find(|(_, other)| *other == WINDOWS_1251).copied();
    if let Some(other) = of_windows.filter(|(score, _)| first.1 == X_MAC_CYRILLIC && score + BETTER > first.0) {
        first = other;
    }
    let (best, encoding) = first;
    let twins = |other: &'static Encoding| encoding == WINDOWS_1251 && other == X_MAC_CYRILLIC;
    // Two encodings may differ in letters that are not there.
    let same = |other: &'static Encoding| other.decode(bytes).0 == encoding.decode(bytes).0;
    let rival = scored.iter().find(|(_, other)| *other != encoding && !twins(other) && !same(other));
    let next = rival.map_or(0.0, |(next, _)| *next);
    (best >= ENOUGH && best >= next + BETTER).then_some(encoding)
}

/// How well a text reads in an encoding, from 0 to 1 and more with columns that are known.
fn score(encoding: &'static Encoding, bytes: &[u8]) -> Option<f64> {
    let (text, _, broken) = encoding.decode(bytes);
    if broken || text.contains(|letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
        return None;
    }
    let foreign = text.chars().filter(|letter| !letter.is_ascii()).count().max(1);
    let by_letters = if encoding == WINDOWS_1252 { accented(&text) } else { russian(&text) };
    let cells = text.lines().take(40).flat_map(|line| line.split([',', ';', '\t', '|']));
    let known = cells.filter(|cell| !cell.is_ascii() && columns::is_known(cell.trim_matches(['"', ' ']))).count();
    #[allow(clippy::cast_precision_loss, reason = "at most a quarter of a million letters")]
    Some(by_letters / foreign as f64 + known.min(5) as f64 * 0.2)
}

/// Pairs of letters that make up most of Russian words.
const PAIRS: &str = "ст но то на ен ов ни ра во ко по ро ер ал ли ре го ла от ка ле ва не ос та ат ть ан ар ел ло од ас ны \
    ем те ри ор ск за ма да ме ми мо пр до ча ай ча че ут ин ет ог ль об ог ес ис ит ви ве де ди ну бы бо бе ба ав ам \
    ак ах ад аз ая аю ое ой ом он оп ок ол ош ож ою их ик им ил ив ид из ий ия ию ед еж еб ев ек еп ею ее уд ус ул ум \
    ук уж ую ущ зн зо зе зд жи же жа шк ши ше ша ще щи чи чн чт чу ци це ця ск см сл сн со се св сп ся сь ту ты тр тв ти \
    тн ры ру рн рт ря рь рс рк пе па пи пу пл ня нн ну нт нк мы му мн мя лы лу лн лю ля лк кр ку ки кт кл кв ые ый ым ых \
    гр га ги гл гу дн др ду дл вс вы вн вт вр ву бл бр бу хо ха ют юб юл яв яз ят яс ям ят мь дь эт эк фо фи фе фа фр ож ию \
    ош ыл ыв ыт ек ех еч ещ её ёл ёт ён йн йт йс ой ей уй юй яй";

/// Letters of words that look Russian: frequent pairs of letters, capitals at the beginning or throughout. Letters of two
/// alphabets in one word, and signs among letters, count against.
#[allow(clippy::cast_precision_loss, reason = "at most a quarter of a million letters")]
fn russian(text: &str) -> f64 {
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| PAIRS.split_whitespace().collect());
    let cyrillic = |letter: char| matches!(letter, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё');
    let ends = |letter: char| (letter.is_ascii() && !letter.is_ascii_alphabetic()) || letter == '\u{a0}';
    let mut score = 0.0;
    for word in text.split(ends).filter(|word| !word.is_ascii()) {
        let letters: Vec<char> = word.chars().filter(|letter| !letter.is_ascii()).collect();
        let weight = letters.len() as f64;
        let alone = letters.len() == word.chars().count();
        let sign = |letter: char| matches!(letter, '—' | '–' | '№' | '«' | '»' | '₽' | '…');
        if !alone || !letters.iter().all(|letter| cyrillic(*letter) || sign(*letter)) {
            score -= weight;
            continue;
        }
        let capitals = letters.iter().filter(|letter| letter.is_uppercase()).count();
        let first = letters.iter().find(|letter| letter.is_alphabetic()).is_some_and(|letter| letter.is_uppercase());
        // `ВКонтакте` has two.
        let cased = capitals == 0 || capitals == letters.len() || (capitals <= 2 && first);
        let small: Vec<char> = word.to_lowercase().chars().collect();
        let known = small.windows(2).filter(|pair| KNOWN.contains(String::from_iter(*pair).as_str())).count();
        let share = if small.len() < 2 { 0.5 } else { known as f64 / (small.len() - 1) as f64 };
        // People write small letters more often, and KOI8-R has capitals where Windows-1251 has them.
        let usual = if capitals == letters.len() && letters.len() > 1 { 0.85 } else { 1.0 };
        score += if cased { weight * share * usual } else { -weight * 0.5 };
    }
    score
}

/// Letters with marks that stand alone or in twos among Latin letters, as in *café*.
#[allow(clippy::cast_precision_loss, reason = "at most a quarter of a million letters")]
fn accented(text: &str) -> f64 {
    let marked =
        |letter: char| matches!(letter, 'à'..='ö' | 'ø'..='ÿ' | 'À'..='Ö' | 'Ø'..='Þ' | 'ß' | 'œ' | 'Œ' | 'š' | 'ž');
    let mut score = 0.0;
    for word in text.split(|letter: char| !letter.is_alphabetic()) {
        let count = word.chars().filter(|letter| marked(*letter)).count();
        let plain = word.chars().filter(char::is_ascii_alphabetic).count();
        score += if plain >= count { count as f64 } else { -(count as f64) };
    }
    score
}
