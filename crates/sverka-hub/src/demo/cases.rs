//! Hard cases on purpose: each shows one way in which a record misleads or does not fit the eye.

use super::audience::{Leaning, draw, shares};
use super::dice::Dice;
use super::numbers::AUTHENTIC_ENGAGEMENT;
use super::sketch::Sketch;
use chrono::{Duration, NaiveDate};
use std::collections::BTreeMap;
use sverka_core::model::{
    AudienceSource, Collaboration, CollaborationResult, Confidence, Creator, Market, Metric, key,
};

/// One hard case.
pub struct Case {
    /// What is hard about it, as a fact.
    pub name: &'static str,
    apply: fn(&mut Creator, &mut Sketch, &mut Dice),
}

/// Distance between the candidates that become cases, so that they spread over the list.
const EVERY: u32 = 4;

/// All cases, in the order in which they are given out.
pub const CASES: [Case; 10] = [
    Case { name: "followers grew by half in 90 days and a third of them look bought", apply: fake_growth },
    Case { name: "the panel finds an audience ten years older than the creator claims", apply: older_audience },
    Case { name: "nearly every number is withheld", apply: withheld },
    Case { name: "a Cyrillic letter hides in a Latin handle", apply: look_alike },
    Case { name: "the name is very long", apply: long_name },
    Case { name: "a right-to-left mark turns the description round", apply: right_to_left },
    Case { name: "a competitor sponsored a post three weeks ago", apply: competitor },
    Case { name: "the name and the description hold markup", apply: markup },
    Case { name: "nothing is known of the audience and every count is half a year old", apply: stale },
    Case { name: "engagement is far too good for the size", apply: too_good },
];

/// The case of a candidate, if it is one.
pub(super) fn of(index: u32) -> Option<&'static Case> {
    if index % EVERY != 1 { None } else { CASES.get((index / EVERY) as usize) }
}

impl Case {
    /// Makes the creator into the case.
    pub(super) fn turn(&self, creator: &mut Creator, sketch: &mut Sketch, dice: &mut Dice) {
        (self.apply)(creator, sketch, dice);
    }
}

fn metrics(creator: &mut Creator) -> Option<&mut BTreeMap<String, Metric>> {
    creator.accounts.first_mut().map(|account| &mut account.metrics)
}

fn set(creator: &mut Creator, name: &str, value: f64) {
    let found = metrics(creator).and_then(|all| all.get_mut(name));
    if let Some(metric) = found {
        metric.value = Some(value);
        metric.confidence = Confidence::Ready;
    }
}

fn fake_growth(creator: &mut Creator, sketch: &mut Sketch, _: &mut Dice) {
    sketch.suspicious = 0.37;
    set(creator, key::GROWTH_90D, 0.54);
    set(creator, key::SUSPICIOUS_SHARE, 0.37);
    set(creator, AUTHENTIC_ENGAGEMENT, 0.48);
}

fn older_audience(creator: &mut Creator, sketch: &mut Sketch, dice: &mut Dice) {
    let leaning = |age: f64| Leaning { market: sketch.market, women: sketch.theme.women(), age, other_market: None };
    let as_of = creator.as_of;
    creator.audiences = vec![
        draw(&leaning(27.0), AudienceSource::Native, as_of, dice),
        draw(&leaning(43.0), AudienceSource::Panel, as_of, dice),
    ];
}

fn withheld(creator: &mut Creator, _: &mut Sketch, _: &mut Dice) {
    for (name, metric) in metrics(creator).into_iter().flatten() {
        if name != key::FOLLOWERS {
            metric.value = None;
            metric.sample_posts = None;
            metric.confidence = Confidence::Withheld;
        }
    }
    creator.audiences.clear();
}

fn look_alike(creator: &mut Creator, _: &mut Sketch, _: &mut Dice) {
    if let Some(account) = creator.accounts.first_mut() {
        // The last Latin letter that has a Cyrillic twin is replaced by it.
        let twins = [('a', 'а'), ('e', 'е'), ('o', 'о'), ('p', 'р'), ('c', 'с')];
        let found = account
            .handle
            .char_indices()
            .rev()
            .find_map(|(at, letter)| twins.iter().find(|(latin, _)| *latin == letter).map(|(_, twin)| (at, *twin)));
        if let Some((at, twin)) = found {
            account.handle.replace_range(at..=at, &twin.to_string());
        }
    }
}

fn long_name(creator: &mut Creator, sketch: &mut Sketch, _: &mut Dice) {
    let tail = match sketch.market {
        Market::Ru => " и вся её большая дружная семья с собаками, дачей, ретинолом и утренними пробежками",
        Market::Us => " and the Entire Extended Family, Two Rescue Dogs, a Garage Full of Chargers and One Patient Mom",
    };
    creator.name.push_str(tail);
}

fn right_to_left(creator: &mut Creator, _: &mut Sketch, _: &mut Dice) {
    creator.bio = format!("\u{202e}{}\u{202c} \u{200f}!", creator.bio);
}

fn competitor(creator: &mut Creator, sketch: &mut Sketch, _: &mut Dice) {
    let brand = sketch.theme.competitor().to_owned();
    let date: NaiveDate = (creator.as_of - Duration::days(21)).date_naive();
    if let Some(post) = creator.posts.get_mut(2) {
        post.sponsor = Some(brand.clone());
    }
    let format = "integration".to_owned();
    let result = CollaborationResult::Above;
    let views = Some(sketch.views as u64);
    let work = Collaboration { brand, date, format, ours: false, result, views, note: String::new() };
    creator.collaborations.insert(0, work);
}

fn markup(creator: &mut Creator, _: &mut Sketch, _: &mut Dice) {
    creator.name = format!("<b>{}</b> & <img src=x onerror=alert(1)>", creator.name);
    creator.bio = format!("{} <script>alert('bio')</script>", creator.bio);
}

fn stale(creator: &mut Creator, _: &mut Sketch, _: &mut Dice) {
    creator.audiences.clear();
    let old = creator.as_of - Duration::days(190);
    for metric in metrics(creator).into_iter().flat_map(BTreeMap::values_mut) {
        metric.as_of = old;
    }
}

fn too_good(creator: &mut Creator, sketch: &mut Sketch, dice: &mut Dice) {
    let er = sketch.er_views * sketch.views / sketch.followers;
    set(creator, key::ER_FOLLOWERS, ((er * 6.0).min(0.6) * 1e4).round() / 1e4);
    set(creator, key::ER_VIEWS, ((sketch.er_views * 6.0).min(0.7) * 1e4).round() / 1e4);
    set(creator, key::COMMENTS_PER_100_LIKES, 61.0);
    // Bought comments come from far away.
    let far = [("IN", 0.31), ("BR", 0.22), ("ID", 0.17), ("other", 0.12), ("RU", 0.09), ("US", 0.09)];
    if let Some(audience) = creator.audiences.first_mut() {
        audience.countries = shares(&far.map(|(label, part)| (label, part * dice.factor(0.05))));
    }
}
