use super::*;
use crate::event::tests::said as event;
use crate::ids::BadId;

fn said(id: u64, device: &str, millis: i64, ru: &str, en: &str, withdrawn: bool) -> Result<Event, BadId> {
    let fact = Fact::GlossaryKept(Term { phrase: Localized::new(en, ru), withdrawn });
    let event = event(id, ("anna", device), millis, fact)?;
    Ok(Event { id: EventId::new(format!("e{device}{id}"))?, ..event })
}

fn phrases(events: &[Event]) -> Vec<String> {
    in_force(events).into_iter().map(|kept| kept.phrase.ru).collect()
}

#[test]
fn the_latest_word_on_a_pair_counts_whatever_the_order_and_the_repetitions() -> Result<(), BadId> {
    let events = [
        said(1, "a", 10, "уход за кожей", "skincare", false)?,
        said(2, "a", 20, "бег", "running", false)?,
        // The same pair in other forms and letters.
        said(1, "b", 30, "Ухода за кожей", "SKINCARE", true)?,
        said(2, "b", 40, "сыворотка", "serum", false)?,
        said(3, "b", 50, "бег", "running", true)?,
        said(3, "a", 60, "Бег", "running", false)?,
    ];
    assert_eq!(phrases(&events), ["сыворотка", "Бег"]);
    let expected = in_force(&events);
    for turn in 0..events.len() {
        let mut mixed: Vec<&Event> = events.iter().chain(&events).collect();
        mixed.rotate_left(turn);
        mixed.reverse();
        assert_eq!(in_force(mixed), expected);
    }
    // The control: without the last word the pair is out.
    assert_eq!(phrases(&events[..5]), ["сыворотка"]);
    Ok(())
}

#[test]
fn what_says_nothing_is_too_long_or_hides_something_is_passed_over() -> Result<(), BadId> {
    let long = "а".repeat(MAX_PHRASE + 1);
    for (ru, en) in
        [("", "care"), ("уход", "…"), (long.as_str(), "care"), ("уход\u{202E}", "care"), ("уход", "ca\u{0}re")]
    {
        assert!(phrases(&[said(1, "a", 1, ru, en, false)?]).is_empty(), "{ru:?} {en:?}");
    }
    assert_eq!(phrases(&[said(1, "a", 1, "уход", "care", false)?]), ["уход"]);
    Ok(())
}

#[test]
fn the_newest_beyond_the_limit_wait_until_one_is_withdrawn() -> Result<(), BadId> {
    let count = MAX_TERMS as u64 + 1;
    let mut events = (1..=count)
        .map(|id| said(id, "a", id as i64, &format!("слово {id}"), &format!("word {id}"), false))
        .collect::<Result<Vec<_>, _>>()?;
    assert_eq!(in_force(&events).len(), MAX_TERMS);
    assert_eq!(phrases(&events).last().map(String::as_str), Some("слово 200"));
    events.push(said(count + 1, "a", 1_000, "слово 7", "word 7", true)?);
    assert_eq!(phrases(&events).last().map(String::as_str), Some("слово 201"));
    Ok(())
}
