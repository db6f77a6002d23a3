use super::*;
use crate::event::tests::said;
use crate::ids::BadId;
use crate::model::Market;
use crate::model::outcome::{EvidenceGrade, Funnel};

fn event(id: u64, author: &str, millis: i64, fact: Fact) -> Result<Event, BadId> {
    said(id, (author, author), millis, fact)
}

fn result(post: &str, views: u64) -> Result<PostResult, BadId> {
    Ok(PostResult {
        creator: CreatorId::new("c1")?,
        post: post.into(),
        market: Market::Ru,
        kind: None,
        published_on: None,
        funnel: Funnel { views: Some(views), ..Funnel::default() },
        spend: None,
        grade: EvidenceGrade::Native,
        named: None,
    })
}

fn part(import: &str, part: u16, parts: u16, results: Vec<PostResult>) -> Fact {
    Fact::ResultsRecorded(ResultsPart { import: import.into(), part, parts, file: format!("{import}.csv"), results })
}

fn withdrawn(import: &str, withdrawn: bool) -> Fact {
    Fact::ResultsWithdrawn { import: import.into(), withdrawn }
}

fn views(kept: &[KeptResults]) -> Vec<(&str, u64)> {
    in_force(kept).into_iter().map(|it| (it.post.as_str(), it.funnel.views.unwrap_or_default())).collect()
}

#[test]
fn a_file_counts_when_all_its_parts_are_here_and_the_last_word_about_a_post_stays() -> Result<(), BadId> {
    let events = [
        event(1, "anna", 10, part("may", 0, 2, vec![result("a", 100)?, result("b", 200)?]))?,
        event(2, "anna", 11, part("may", 1, 2, vec![result("c", 300)?]))?,
        event(3, "sam", 20, part("june", 0, 1, vec![result("b", 250)?]))?,
    ];
    assert_eq!(fold(&events[..1]), []);
    let kept = fold(&events);
    assert_eq!(views(&kept), [("a", 100), ("b", 250), ("c", 300)]);
    for turn in 0..events.len() {
        let mut mixed: Vec<&Event> = events.iter().chain(&events).collect();
        mixed.rotate_left(turn);
        mixed.reverse();
        assert_eq!(fold(mixed), kept);
    }
    Ok(())
}

#[test]
fn a_file_is_taken_back_and_brought_again_as_a_whole_by_who_took_it() -> Result<(), BadId> {
    let mut events = vec![
        event(1, "anna", 10, part("may", 0, 1, vec![result("a", 100)?]))?,
        event(2, "sam", 20, part("june", 0, 1, vec![result("a", 150)?]))?,
        event(3, "anna", 30, withdrawn("june", true))?,
    ];
    assert_eq!(views(&fold(&events)), [("a", 150)], "what Sam took only Sam takes back");
    events.push(event(4, "sam", 40, withdrawn("june", true))?);
    assert_eq!(views(&fold(&events)), [("a", 100)], "the word before counts again");
    assert_eq!(fold(&events).iter().map(|step| step.withdrawn).collect::<Vec<_>>(), [false, true]);
    events.push(event(5, "sam", 50, withdrawn("june", false))?);
    events.reverse();
    assert_eq!(views(&fold(&events)), [("a", 150)]);
    Ok(())
}

#[test]
fn what_a_hostile_peer_writes_is_passed_over() -> Result<(), BadId> {
    let nameless = result(" ", 5)?;
    let nothing = PostResult { funnel: Funnel::default(), ..result("n", 0)? };
    let endless = result(&"x".repeat(400), 5)?;
    let events = [
        event(1, "eve", 10, part("it", 0, 1, vec![nameless, nothing, endless, result("a", 7)?]))?,
        // A part that claims another number of parts completes nothing.
        event(2, "eve", 11, part("two", 0, 2, vec![result("b", 1)?]))?,
        event(3, "eve", 12, part("two", 1, 3, vec![result("c", 1)?]))?,
    ];
    assert_eq!(views(&fold(&events)), [("a", 7)]);
    Ok(())
}

#[test]
fn a_funnel_that_widens_is_odd() {
    let counts = |views, clicks, conversions| Funnel {
        views: Some(views),
        clicks: Some(clicks),
        conversions: Some(conversions),
        ..Funnel::default()
    };
    assert!(!counts(100, 10, 10).is_odd());
    assert!(counts(100, 101, 1).is_odd());
    assert!(counts(100, 10, 11).is_odd());
}
