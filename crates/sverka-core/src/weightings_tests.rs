use super::*;
use crate::event::tests::said;
use crate::ids::BadId;

fn kept(id: u64, author: &str, device: &str, millis: i64, price: u16) -> Result<Event, BadId> {
    let weights = BTreeMap::from([("price".to_owned(), price)]);
    let fact = Fact::WeightingKept(Weighting { weights, reason: format!("because {id}"), ..Weighting::default() });
    said(id, (author, device), millis, fact)
}

#[test]
fn the_latest_is_in_force_whatever_the_order_and_the_repetitions() -> Result<(), BadId> {
    let events = [
        kept(1, "anna", "a", 10, 50)?,
        kept(2, "sam", "b", 30, 200)?,
        kept(3, "anna", "a", 20, 0)?,
        // The same moment: the name of the device decides, on every laptop alike.
        kept(1, "sam", "c", 30, 300)?,
    ];
    let expected = Weightings::fold(&events);
    assert_eq!(expected.kept.len(), 4);
    assert_eq!(expected.in_force().map(|kept| kept.weighting.weights["price"]), Some(300));
    for turn in 0..events.len() {
        let mut mixed: Vec<&Event> = events.iter().chain(&events).collect();
        mixed.rotate_left(turn);
        mixed.reverse();
        assert_eq!(Weightings::fold(mixed), expected);
    }
    Ok(())
}

#[test]
fn going_back_to_the_models_own_is_one_more_and_the_history_stays() -> Result<(), BadId> {
    let events = [kept(1, "anna", "a", 10, 50)?, kept(2, "anna", "a", 20, 100)?];
    let weightings = Weightings::fold(&events);
    assert_eq!((weightings.kept.len(), weightings.in_force()), (2, None));
    assert!(Weightings::fold(&events[..1]).in_force().is_some());
    Ok(())
}

#[test]
fn other_facts_of_the_stream_change_no_weighting() -> Result<(), BadId> {
    let mut other = kept(2, "anna", "a", 20, 50)?;
    other.fact = Fact::ReviewCleared {};
    assert_eq!(Weightings::fold([&other]), Weightings::default());
    Ok(())
}
