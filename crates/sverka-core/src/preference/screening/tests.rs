//! The queue of texts on small collections whose answer is obvious.

use super::{Screener, ScreeningError, Text, measure};

const ABOUT_CAMPING: [&str; 6] = [
    "tents and sleeping bags for a night in the mountains",
    "a tent that stands the wind of the mountains",
    "sleeping bags compared, in the mountains at night",
    "which tents last: a night of wind",
    "палатки и спальные мешки для ночи в горах",
    "sleeping in tents with children",
];
const ABOUT_MAKE_UP: [&str; 6] = [
    "lipstick shades for spring",
    "a lipstick that stays, and a mascara that does not",
    "mascara compared: shades and brushes",
    "brushes for powder and blush",
    "помада и тушь этой весны",
    "blush and powder shades for spring",
];

fn screener() -> Screener {
    let texts: Vec<Text<'_>> =
        ABOUT_CAMPING.iter().chain(&ABOUT_MAKE_UP).map(|body| Text { heading: "", body }).collect();
    Screener::new(&texts)
}

/// All unread documents, the next first.
fn order_of_unread(screener: &Screener) -> Vec<usize> {
    let mut order: Vec<usize> = (0..screener.places.len()).filter(|document| screener.unread[*document]).collect();
    order.sort_by_key(|document| screener.places[*document]);
    order
}

#[test]
fn what_is_like_the_accepted_comes_before_what_is_like_the_rejected() {
    let mut screener = screener();
    screener.label(0, true).unwrap();
    screener.label(6, false).unwrap();
    let first = &order_of_unread(&screener)[..3];
    assert!(first.iter().all(|document| (1..6).contains(document)), "{first:?}");
}

#[test]
fn the_other_verdict_turns_the_order_round() {
    let mut screener = screener();
    screener.label(0, false).unwrap();
    screener.label(6, true).unwrap();
    let first = &order_of_unread(&screener)[..2];
    assert!(first.iter().all(|document| *document > 6), "{first:?}");
}

#[test]
fn a_changed_verdict_leaves_no_trace_of_the_old_one() {
    let (mut changed, mut straight) = (screener(), screener());
    for (document, relevant) in [(0, false), (6, false), (0, true)] {
        changed.label(document, relevant).unwrap();
    }
    for (document, relevant) in [(0, true), (6, false)] {
        straight.label(document, relevant).unwrap();
    }
    assert_eq!(order_of_unread(&changed), order_of_unread(&straight));
    assert_eq!(changed.places, straight.places);
}

#[test]
fn everything_is_shown_once_and_then_nothing() {
    let mut screener = screener();
    let mut seen = Vec::new();
    while let Some(document) = screener.next() {
        assert_eq!(order_of_unread(&screener).first(), Some(&document));
        seen.push(document);
        screener.label(document, document < 6).unwrap();
    }
    seen.sort_unstable();
    assert_eq!(seen, (0..12).collect::<Vec<_>>());
}

#[test]
fn texts_without_a_word_are_read_last_and_do_no_harm() {
    let texts = ["", "tents in the wind", "tents in the mountains", "…", "wind in the mountains"];
    let texts: Vec<Text<'_>> = texts.iter().map(|body| Text { heading: "", body }).collect();
    let mut screener = Screener::new(&texts);
    screener.label(1, true).unwrap();
    assert_eq!(&order_of_unread(&screener)[2..], [0, 3]);
    assert_eq!(Screener::new(&[]).next(), None);
}

#[test]
fn a_verdict_about_nothing_is_refused() {
    assert_eq!(screener().label(12, true), Err(ScreeningError::NoDocument { document: 12, documents: 12 }));
}

#[test]
fn the_order_does_not_depend_on_the_number_of_threads() {
    let order = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let mut screener = screener();
            screener.label(0, true).unwrap();
            screener.label(7, false).unwrap();
            screener.places
        })
    };
    assert_eq!(order(1), order(4));
}

#[test]
fn reading_in_this_order_beats_reading_at_random() {
    let mut screener = screener();
    screener.label(0, true).unwrap();
    screener.label(6, false).unwrap();
    let mut found = Vec::new();
    while let Some(document) = screener.next() {
        found.push(document < 6);
        screener.label(document, document < 6).unwrap();
    }
    assert!(measure(&found).unwrap().atd < 45.0, "{found:?}");
}
