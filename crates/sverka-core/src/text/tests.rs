//! Stems against the vocabulary of their authors, and briefs against creators of either language.

use super::{
    BrandFit, BriefText, Collection, CreatorWords, Fit, Glossary, MatchedBy, Script, script, stem, stems, tokens, words,
};
use proptest::prelude::*;

#[test]
fn stems_are_those_of_the_public_vocabulary() {
    let vocabularies =
        [("russian", include_str!("snowball/russian.tsv")), ("english", include_str!("snowball/english.tsv"))];
    for (language, pairs) in vocabularies {
        let wrong: Vec<(&str, &str, String)> = pairs
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .map(|(word, expected)| (word, expected, stem(word)))
            .filter(|(_, expected, stem)| expected != stem)
            .collect();
        assert!(wrong.is_empty(), "{language}: {} wrong, such as {:?}", wrong.len(), &wrong[..wrong.len().min(5)]);
        assert!(pairs.lines().count() > 2_500, "{language}: the vocabulary is missing");
    }
}

#[test]
fn words_know_their_alphabet_and_keep_their_apostrophes() {
    for (word, alphabet) in
        [("крем", Script::Cyrillic), ("spf50", Script::Latin), ("сream", Script::Mixed), ("2024", Script::Other)]
    {
        assert_eq!(script(word), alphabet, "{word}");
    }
    assert_eq!(words("women's «крем-гель», 50 мл").collect::<Vec<_>>(), ["women's", "крем", "гель", "50", "мл"]);
    assert_eq!(stems("Кремами кремов Runners running's"), ["крем", "крем", "runner", "run"]);
}

fn fit(brief: &BriefText<'_>, pairs: &[(&str, &str)], creator: &str) -> Fit {
    let glossary = Glossary::new(pairs.iter().copied());
    let mut collection = Collection::default();
    for text in [creator, "рецепты пирогов и супов", "cars and engines", "crypto trading", "игры и стримы"]
    {
        let tokens = tokens(text, &glossary);
        collection.add(tokens.iter().map(|token| token.key.as_str()));
    }
    BrandFit::new(brief, &glossary, &collection).compare(&CreatorWords::of(creator, &glossary))
}

const BRIEF: BriefText<'_> = BriefText {
    brand: "Нева Бьюти",
    description: "Уход за кожей и фитнес для молодых мам",
    wanted: &["show the cream in the morning routine"],
};
const PAIRS: [(&str, &str); 3] = [("уход за кожей", "skincare"), ("мама", "mom"), ("утро", "morning")];

#[test]
fn a_creator_of_the_other_language_is_found_and_the_words_say_why() {
    let fit = fit(&BRIEF, &PAIRS, "Mom of two. #SkinCare no, #skincare yes; fitness every morning with Neva Beauty");
    let by = |by| fit.matched.iter().filter(|word| word.by == by).map(|word| word.creator.as_str()).collect::<Vec<_>>();
    assert_eq!(by(MatchedBy::Letters), ["fitness"]);
    let mut glossary = by(MatchedBy::Glossary);
    glossary.sort_unstable();
    assert_eq!(glossary, ["mom", "morning", "skincare"]);
    assert!(fit.value > 0.2, "{fit:?}");
}

#[test]
fn the_name_of_the_brand_is_found_in_either_alphabet() {
    let brief = BriefText { brand: "Сбер Здоровье", ..BriefText::default() };
    for (creator, known) in [("реклама сберздоровье", true), ("with Sber Zdorovie", true), ("сберегаем здания", false)]
    {
        let fit = fit(&brief, &[], creator);
        assert_eq!(fit.matched.iter().any(|word| word.by == MatchedBy::Name), known, "{creator}: {fit:?}");
    }
}

#[test]
fn without_the_glossary_the_meaning_is_not_guessed() {
    let creator = "skincare for every mom";
    let (with, without) = (fit(&BRIEF, &PAIRS, creator), fit(&BRIEF, &[], creator));
    assert!(with.value > 0.1, "{with:?}");
    assert!(without.matched.is_empty(), "{without:?}");
}

#[test]
fn the_creator_of_the_topic_comes_before_the_creator_of_another() {
    let close = fit(&BRIEF, &PAIRS, "Бьюти-блог: уход за кожей, кремы, утренняя рутина молодой мамы");
    let far = fit(&BRIEF, &PAIRS, "Обзоры автомобилей и моторов");
    assert!(close.value > far.value + 0.15, "{close:?} {far:?}");
    assert!(far.value < 0.05, "{far:?}");
}

#[test]
fn nothing_asked_and_nothing_written_fit_nobody() {
    assert_eq!(fit(&BriefText::default(), &PAIRS, "skincare"), Fit::default());
    assert_eq!(fit(&BRIEF, &PAIRS, ""), Fit::default());
}

proptest! {
    #[test]
    fn the_value_is_a_share_and_the_sum_of_its_words(creator in "[а-яa-z #]{0,120}", description in "[а-яa-z ]{0,60}") {
        let brief = BriefText { brand: "neva", description: &description, wanted: &[] };
        let fit = fit(&brief, &PAIRS, &creator);
        prop_assert!((0.0..=1.0).contains(&fit.value));
        let sum: f64 = fit.matched.iter().map(|word| word.share).sum();
        prop_assert!((sum - fit.value).abs() < 1e-9, "{} {}", sum, fit.value);
    }
}
