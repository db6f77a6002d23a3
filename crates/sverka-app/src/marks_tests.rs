use super::*;
use sverka_core::model::Verdict::{self, Accept, Hold, Reject};

/// Who holds what.
type Said<'a> = &'a [(&'a str, Option<Verdict>)];

fn who(name: &str) -> PrincipalId {
    PrincipalId::new(name).unwrap()
}

/// Marks of people whose names begin with their market.
fn marks(said: Said<'_>) -> ByAuthor {
    let mark = |verdict| Mark { verdict, ..Mark::default() };
    said.iter().map(|(name, verdict)| (who(name), mark(*verdict))).collect()
}

fn people() -> Vec<MemberRow> {
    let person = |name: &str, market| MemberRow { principal: who(name), name: name.to_owned(), market };
    let ru = ["ru-anna", "ru-oleg", "ru-lena"].map(|name| person(name, Market::Ru));
    let us = ["us-sam", "us-marcus"].map(|name| person(name, Market::Us));
    [&ru[..], &us[..]].concat()
}

#[test]
fn whether_people_or_markets_differ_follows_from_who_said_what() {
    let cases: &[(Said<'_>, Option<Difference>)] = &[
        (&[], None),
        (&[("ru-anna", Some(Accept))], None),
        (&[("ru-anna", Some(Accept)), ("us-sam", Some(Accept)), ("us-marcus", None)], None),
        (&[("ru-anna", Some(Accept)), ("us-sam", Some(Reject))], Some(Difference::Markets)),
        (&[("ru-anna", Some(Hold)), ("us-sam", Some(Accept))], Some(Difference::Markets)),
        (&[("ru-anna", Some(Accept)), ("ru-oleg", Some(Reject))], Some(Difference::People)),
        (&[("ru-anna", Some(Accept)), ("ru-oleg", Some(Hold)), ("us-sam", None)], Some(Difference::People)),
        (&[("us-sam", Some(Accept)), ("us-marcus", Some(Reject))], Some(Difference::People)),
        // The two of one market differ, and one of them from the third.
        (
            &[("us-sam", Some(Accept)), ("us-marcus", Some(Reject)), ("ru-anna", Some(Reject))],
            Some(Difference::Markets),
        ),
        // Of whom nobody knows the market, only that they differ is known.
        (&[("ru-anna", Some(Accept)), ("somebody", Some(Reject))], Some(Difference::People)),
    ];
    for (said, expected) in cases {
        let by_author = marks(said);
        let found = differ(&by_author).then(|| between(&by_author, &people()));
        assert_eq!(found, *expected, "{said:?}");
    }
}
