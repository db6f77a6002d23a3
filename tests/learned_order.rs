//! A queue in the order a person's own verdicts teach.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use sverka_app::view::QueueFilter;
use sverka_core::model::{Market, Pass, Verdict};
use sverka_tests::office::{Laptop, Office, until};

const VERDICTS: [Verdict; 3] = [Verdict::Accept, Verdict::Reject, Verdict::Hold];

fn ids(laptop: &Laptop, campaign: &str) -> Vec<String> {
    let rows = laptop.app.queue(campaign, QueueFilter::All, "", 0, 500).expect("a queue").rows;
    assert!((0..).zip(&rows).all(|(place, row)| row.place.get() == place));
    rows.into_iter().map(|row| row.id).collect()
}

/// Asks for the learned order until everybody was read.
fn ordered(laptop: &Laptop, campaign: &str, waiting: usize) -> Vec<String> {
    until("the order is learned", || {
        let _ = laptop.app.order_queue(campaign, true).map_err(|error| error.to_string())?;
        let read = laptop.app.what_if(campaign, &Default::default()).map_err(|error| error.to_string())?;
        if read.scored == read.total { Ok(()) } else { Err(format!("{read:?}")) }
    });
    laptop.app.order_queue(campaign, true).expect("ordered");
    let mut all = ids(laptop, campaign);
    all.truncate(waiting);
    all
}

#[test]
fn eight_unaided_verdicts_offer_an_order_and_it_is_the_same_on_every_laptop_and_after_a_restart() {
    let office = Office::with_demo(40);
    let invitation = office.invite("Anna", Market::Ru);
    let again = office.hub.enrol_again(&invitation.principal).expect("a second laptop");
    let laptop = office.laptop("laptop", &invitation.code.reveal());
    let home = office.laptop("home", &again.code.reveal());
    let (campaign, rows) = laptop.open_blind(40);
    let (_, rows_at_home) = home.open_blind(40);
    assert_eq!(rows, rows_at_home);
    let drawn = ids(&laptop, &campaign);
    let blind = |laptop: &Laptop, id: &str| laptop.app.dossier_ahead(&campaign, id).expect("read").map(|d| d.blind);
    let hidden: Vec<Option<bool>> = drawn.iter().map(|id| blind(&laptop, id)).collect();

    for (at, row) in rows.iter().take(12).enumerate() {
        let view = laptop.app.queue_order(&campaign).expect("a view");
        assert_eq!((view.verdicts as usize, view.offered), (at, at >= 8));
        laptop.decide(&campaign, &row.id, VERDICTS[at % 3], Pass::Fast).expect("decided");
    }
    assert_eq!(ids(&laptop, &campaign), drawn, "an order is never imposed");
    let order = ordered(&laptop, &campaign, 28);
    assert_ne!(order, drawn[12..]);
    let mut everybody = order.clone();
    everybody.sort();
    let mut waiting = drawn[12..].to_vec();
    waiting.sort();
    assert_eq!(everybody, waiting, "who waits is at the front");
    let now: Vec<Option<bool>> = drawn.iter().skip(12).map(|id| blind(&laptop, id)).collect();
    assert_eq!(now, hidden[12..], "who is hidden does not depend on the order");
    let view = laptop.app.queue_order(&campaign).expect("a view");
    assert_eq!((view.learned, view.fresh, view.offered), (true, 0, false));

    laptop.settle();
    until("the verdicts arrive at home", || {
        let verdicts = home.app.queue_order(&campaign).map_err(|error| error.to_string())?.verdicts;
        if verdicts == 12 { Ok(()) } else { Err(format!("{verdicts}")) }
    });
    assert_eq!(ordered(&home, &campaign, 28), order);

    let laptop = laptop.restarted();
    assert_eq!(ids(&laptop, &campaign)[..28], order);
    laptop.decide(&campaign, &order[0], Verdict::Accept, Pass::Fast).expect("decided");
    assert_eq!(ids(&laptop, &campaign)[..28], order, "a verdict moves nobody");
    laptop.app.order_queue(&campaign, false).expect("back");
    assert_eq!(ids(&laptop, &campaign), drawn);
    assert_eq!(ids(&laptop.restarted(), &campaign), drawn);
}

#[test]
fn verdicts_given_after_the_ai_was_seen_teach_no_order() {
    let office = Office::with_demo(20);
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (campaign, rows) = laptop.open_blind(20);
    for row in rows.iter().take(10) {
        laptop.app.reveal(&campaign, &row.id).expect("revealed");
        laptop.decide(&campaign, &row.id, Verdict::Accept, Pass::Fast).expect("decided");
    }
    let view = laptop.app.queue_order(&campaign).expect("a view");
    assert_eq!((view.verdicts, view.offered), (0, false));
    assert!(laptop.app.order_queue(&campaign, true).is_err());
}

#[test]
fn unaided_verdicts_in_another_campaign_teach_and_those_given_after_the_ai_was_seen_do_not() {
    let office = Office::with_demo(40);
    let laptop = office.laptop("a", &office.invite("Anna", Market::Ru).code.reveal());
    let (here, rows) = laptop.open_blind(40);
    let there = until("another campaign arrives", || {
        let view = laptop.app.campaigns().map_err(|error| error.to_string())?;
        let other = |card: &&sverka_app::view::CampaignCard| card.campaign.id.as_str() != here && card.usable == 40;
        view.campaigns.iter().find(other).map(|card| card.campaign.id.to_string()).ok_or("not yet".to_owned())
    });
    for (at, row) in rows.iter().take(8).enumerate() {
        laptop.decide(&here, &row.id, VERDICTS[at % 3], Pass::Fast).expect("decided");
    }
    let alone = ordered(&laptop, &here, 32);
    laptop.app.open_campaign(&there).expect("opened");
    let others = ids(&laptop, &there);
    for (at, id) in others.iter().take(10).enumerate() {
        laptop.app.reveal(&there, id).expect("revealed");
        laptop.decide(&there, id, VERDICTS[at % 3], Pass::Fast).expect("decided");
    }
    assert_eq!(ordered(&laptop, &here, 32), alone);
    for (at, id) in others.iter().skip(10).enumerate() {
        laptop.decide(&there, id, VERDICTS[at % 3], Pass::Fast).expect("decided");
    }
    assert_ne!(ordered(&laptop, &here, 32), alone);
}
