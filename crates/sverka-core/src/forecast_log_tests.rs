use super::*;
use crate::event::tests::said as event;
use crate::ids::BadId;
use crate::model::challenge::{Correction, Segment, StepName};
use crate::model::forecast::Cause;
use crate::model::{Market, Platform, PostKind};
use std::collections::BTreeSet;

fn said(id: u64, author: &str, millis: i64, fact: Fact) -> Result<Event, BadId> {
    event(id, (author, author), millis, fact)
}

fn challenge(percent: i32) -> Challenge {
    let segment = Segment { market: Market::Ru, platform: None, kind: None };
    Challenge { segment, percent, low: percent - 10, high: percent + 10, cause: Cause::Age, text: "older".into() }
}

fn version(imports: &[&str], corrections: &[(&str, i32)]) -> Result<ForecastVersion, BadId> {
    let author = PrincipalId::new("anna")?;
    let step = |import: &&str| StepName { author: author.clone(), import: (*import).to_owned() };
    let correction = |(id, percent): &(&str, i32)| Ok(Correction { challenge: EventId::new(*id)?, percent: *percent });
    Ok(ForecastVersion {
        results: imports.iter().map(step).collect(),
        corrections: corrections.iter().map(correction).collect::<Result<BTreeSet<_>, BadId>>()?,
        ..ForecastVersion::default()
    })
}

#[test]
fn the_latest_version_is_in_force_whatever_the_order_and_the_repetitions() -> Result<(), BadId> {
    let kept = |imports: &[&str], on: &[(&str, i32)]| Ok(Fact::ForecastVersionKept(version(imports, on)?));
    let events = [
        said(1, "anna", 10, Fact::ForecastChallenged(challenge(-20)))?,
        said(2, "vera", 20, kept(&["one"], &[])?)?,
        said(3, "vera", 30, kept(&["one"], &[("e1", -18)])?)?,
        said(4, "sam", 40, Fact::ForecastChallenged(challenge(15)))?,
        said(5, "vera", 50, Fact::ChallengeDeclined { target: EventId::new("e4")?, text: "no".into() })?,
        said(6, "anna", 60, Fact::ChallengeWithdrawn { target: EventId::new("e4")? })?,
    ];
    let expected = ForecastLog::fold(&events);
    assert_eq!((expected.challenges.len(), expected.versions.len()), (2, 2));
    let now = expected.in_force();
    let applied: Vec<_> = expected.applied(&now).map(|(raised, percent)| (raised.event.as_str(), percent)).collect();
    assert_eq!(applied, [("e1", -18)], "the strategist's size, not the author's");
    let declined = &expected.challenges[1];
    assert_eq!(declined.declined.as_ref().map(|(who, why)| (who.as_str(), why.as_str())), Some(("vera", "no")));
    assert!(!declined.withdrawn, "only its author takes a challenge back");
    for turn in 0..events.len() {
        let mut mixed: Vec<&Event> = events.iter().chain(&events).collect();
        mixed.rotate_left(turn);
        mixed.reverse();
        assert_eq!(ForecastLog::fold(mixed), expected);
    }
    Ok(())
}

#[test]
fn before_anybody_decided_forecasts_rest_on_the_shortlist_alone() -> Result<(), BadId> {
    assert!(ForecastLog::default().in_force().rests_on_the_same(&version(&[], &[])?));
    Ok(())
}

#[test]
fn what_cannot_be_is_not_there() -> Result<(), BadId> {
    let unsound = [
        challenge(0),
        challenge(-100),
        Challenge { low: 5, ..challenge(1) },
        Challenge { cause: Cause::Feeling, ..challenge(-20) },
        Challenge { high: -20, low: -20, ..challenge(-20) },
    ];
    for (at, challenge) in unsound.into_iter().enumerate() {
        assert!(!challenge.is_sound(), "{challenge:?}");
        let events = [said(at as u64 + 1, "eve", 1, Fact::ForecastChallenged(challenge))?];
        assert_eq!(ForecastLog::fold(&events), ForecastLog::default());
    }
    let far = said(9, "eve", 1, Fact::ForecastVersionKept(version(&[], &[("e1", 5_000)])?))?;
    assert_eq!(ForecastLog::fold([&far]), ForecastLog::default());
    // A version may arrive before the challenge that it names: that one moves nothing until then.
    let early = said(9, "vera", 1, Fact::ForecastVersionKept(version(&[], &[("e1", 50)])?))?;
    let log = ForecastLog::fold([&early]);
    assert_eq!((log.versions.len(), log.applied(&log.in_force()).count()), (1, 0));
    Ok(())
}

#[test]
fn a_segment_holds_what_it_names_and_all_of_what_it_leaves_open() {
    let all = Segment { market: Market::Ru, platform: None, kind: None };
    let some = Segment { platform: Some(Platform::Vk), kind: Some(PostKind::Short), ..all };
    assert!(all.holds(Market::Ru, None, PostKind::Video) && !all.holds(Market::Us, None, PostKind::Video));
    assert!(some.holds(Market::Ru, Some(Platform::Vk), PostKind::Short));
    assert!(!some.holds(Market::Ru, None, PostKind::Short), "of an unknown platform nothing is said");
    assert!(!some.holds(Market::Ru, Some(Platform::Vk), PostKind::Video));
}
