//! What if: the queue under other weights or for another audience, and keeping them with a reason.
//!
//! Blind first holds here too. Ranks, names and movement are of those candidates only whose AI view this person has
//! seen or may see at any time, and ranks count among those alone. Of the others nothing is said but how many they are:
//! even a count of whom a change would touch tells of single ones, when two changes differ by one country.

use crate::app::{App, lock, stamp};
use crate::desk::Desk;
use crate::dossier::{author, would_reveal};
use crate::error::{Code, UiError};
use crate::scored::Ranked;
use crate::session::Session;
use crate::view::what_if::{KeptWeightingView, WeightedFeature, WeightingsView, WhatIfRow, WhatIfView};
use std::sync::Arc;
use sverka_core::blind;
use sverka_core::event::Fact;
use sverka_core::model::audience::AGE_BANDS;
use sverka_core::model::review::MAX_TEXT_BYTES;
use sverka_core::model::{Campaign, Verdict};
use sverka_core::numbers::{ByPlace, Place, Rank};
use sverka_core::score::{FeatureName, Group, Model, Weighting};
use sverka_core::weightings::{KeptWeighting, Weightings};

/// Rows of an answer.
const ROWS: usize = 200;

/// A kept weighting that is in force, and what is scored with it.
pub(crate) struct InForce {
    kept: KeptWeighting,
    model: Model,
    campaign: Campaign,
}

impl Desk {
    /// The model as it is weighed in this campaign.
    pub(crate) fn model(&self) -> &Model {
        self.in_force.as_ref().map_or(&*self.given, |in_force| &in_force.model)
    }

    /// The campaign for the audience that is in force.
    pub(crate) fn audience(&self) -> &Campaign {
        self.in_force.as_ref().map_or(&self.campaign, |in_force| &in_force.campaign)
    }
}

impl Session {
    /// Takes up the weighting in force; true when it is another one than before.
    pub(crate) fn read_weighting(&self, desk: &mut Desk) -> Result<bool, UiError> {
        let events = self.store.events_of_stream(&desk.stream)?;
        let fold = Weightings::fold(&events.known);
        let kept = fold.in_force();
        if desk.in_force.as_ref().map(|in_force| &in_force.kept) == kept {
            return Ok(false);
        }
        desk.in_force = kept.map(|kept| InForce {
            kept: kept.clone(),
            model: kept.weighting.model(&desk.given),
            campaign: kept.weighting.campaign(&desk.campaign),
        });
        Ok(true)
    }

    /// Whose AI view is before this person's eyes or would be without anything being logged.
    pub(crate) fn seen(&self, desk: &mut Desk) -> Result<Arc<ByPlace<bool>>, UiError> {
        if let Some(seen) = &desk.seen {
            return Ok(Arc::clone(seen));
        }
        let (me, marks) = (self.me()?, self.store.marks(&desk.stream)?);
        let see = |creator| -> Result<bool, UiError> {
            if !desk.is_blind(creator) {
                return Ok(true);
            }
            // Whoever never said anything about a hidden candidate has not seen the AI either.
            if !marks.get(creator).is_some_and(|by_author| by_author.contains_key(&me)) {
                return Ok(false);
            }
            let (dossier, _) = self.fold(desk, creator)?;
            let own = dossier.opinions.get(&me);
            Ok(blind::may_see(true, own) && !would_reveal(true, own))
        };
        let seen: Arc<ByPlace<bool>> =
            Arc::new(desk.candidates().map(|(creator, _)| see(creator)).collect::<Result<_, _>>()?);
        desk.seen = Some(Arc::clone(&seen));
        Ok(seen)
    }
}

impl App {
    /// What can be moved in a campaign, and what was kept.
    ///
    /// # Errors
    /// [`Code::NotFound`] when the campaign is not on this laptop.
    pub fn weightings(&self, campaign: &str) -> Result<WeightingsView, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        view(&session, &lock(&desk))
    }

    /// What would follow from a weighting. Nothing is kept.
    ///
    /// # Errors
    /// [`Code::NotFound`], [`Code::BadWeighting`].
    pub fn what_if(&self, campaign: &str, weighting: &Weighting) -> Result<WhatIfView, UiError> {
        check(weighting)?;
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let mut desk = lock(&desk);
        let scored = session.scored(&desk)?;
        let seen = session.seen(&mut desk)?;
        let tried = weighting.model(&desk.given);
        let after = scored.score(&tried, &weighting.campaign(&desk.campaign));
        let model = desk.model();
        let before = scored.score(model, desk.audience());
        Ok(compare(&desk, &seen, (model, &before), (&tried, &after)))
    }

    /// Scores the campaign with these weights and for this audience from now on, for everybody. Kept on disk when this
    /// returns.
    ///
    /// # Errors
    /// [`Code::NoReason`], [`Code::TooLong`], [`Code::BadWeighting`], [`Code::Revoked`], or when the vault cannot be
    /// written to.
    pub fn keep_weighting(&self, campaign: &str, weighting: Weighting) -> Result<WeightingsView, UiError> {
        check(&weighting)?;
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let mut desk = lock(&desk);
        let weighting = plain(weighting, &desk.campaign);
        if weighting.reason.is_empty() {
            return Err(Code::NoReason.into());
        }
        session.check_open(&desk)?;
        let fact = desk.fact(None, Fact::WeightingKept(weighting));
        session.append(vec![(stamp(self.now())?, fact)])?;
        session.read_weighting(&mut desk)?;
        view(&session, &desk)
    }
}

/// Refuses what the panel cannot have sent.
fn check(weighting: &Weighting) -> Result<(), UiError> {
    if weighting.reason.len() > MAX_TEXT_BYTES {
        return Err(Code::TooLong.into());
    }
    let known =
        weighting.weights.iter().all(|(name, weight)| FeatureName::of(name).is_some() && *weight <= Weighting::MOST);
    let is_age = |age: &String| AGE_BANDS.contains(&age.as_str());
    let is_country = |country: &String| country.len() == 2 && country.bytes().all(|letter| letter.is_ascii_uppercase());
    let targets = weighting.targets.iter();
    let exists = targets.clone().all(|to| to.ages.iter().all(is_age) && to.countries.iter().all(is_country));
    let once = targets.clone().enumerate().all(|(at, to)| targets.clone().skip(at + 1).all(|o| o.market != to.market));
    if known && exists && once { Ok(()) } else { Err(Code::BadWeighting.into()) }
}

/// Leaves out what changes nothing, so that a weighting as given says so.
fn plain(mut weighting: Weighting, campaign: &Campaign) -> Weighting {
    weighting.weights.retain(|_, weight| *weight != 100);
    weighting.targets.retain(|change| {
        let is_planned = |target: &&sverka_core::model::MarketTarget| {
            target.market == change.market
                && (&target.ages, target.gender, &target.countries) == (&change.ages, change.gender, &change.countries)
        };
        !campaign.targets.iter().any(|target| is_planned(&target))
    });
    weighting.reason = weighting.reason.trim().to_owned();
    weighting
}

fn view(session: &Session, desk: &Desk) -> Result<WeightingsView, UiError> {
    let people = session.store.people(&desk.stream)?;
    let events = session.store.events_of_stream(&desk.stream)?;
    let kept = Weightings::fold(&events.known).kept.into_iter().rev().map(|kept| KeptWeightingView {
        event: kept.event.to_string(),
        who: author(&people, &kept.author),
        at: kept.hlc.time().to_rfc3339(),
        as_given: kept.weighting.is_as_given(),
        weighting: kept.weighting,
    });
    let of_group = |group: Group| {
        let features = FeatureName::ALL.into_iter().filter(move |feature| feature.group() == group);
        features.filter(|feature| desk.given.feature(*feature).is_some())
    };
    let features = Group::ALL.into_iter().flat_map(of_group).map(|feature| WeightedFeature {
        feature: feature.as_str().to_owned(),
        group: feature.group().as_str().to_owned(),
    });
    Ok(WeightingsView { features: features.collect(), targets: desk.campaign.targets.clone(), kept: kept.collect() })
}

/// Somebody who may be seen, before and after.
struct Seen {
    place: Place,
    rank: Rank,
    scores: (i32, i32),
    advice: (Option<Verdict>, Option<Verdict>),
}

fn compare(desk: &Desk, seen: &ByPlace<bool>, before: (&Model, &Ranked), after: (&Model, &Ranked)) -> WhatIfView {
    let (mut open, mut hidden) = (Vec::new(), 0);
    for (place, (_, rank)) in (0..).map(Place::new).zip(desk.candidates()) {
        let Some(scores) = before.1.score(rank).zip(after.1.score(rank)) else { continue };
        let advice = (before.1.advice(before.0, rank), after.1.advice(after.0, rank));
        if seen.get(place).copied().unwrap_or(false) {
            open.push(Seen { place, rank, scores, advice });
        } else {
            hidden += 1;
        }
    }
    let seen_changed = open.iter().filter(|one| one.advice.0 != one.advice.1).count() as u32;
    // Equal scores stand in the publisher's order.
    open.sort_unstable_by_key(|one| (std::cmp::Reverse(one.scores.0), one.rank));
    let mut ranked: Vec<(u32, Seen)> = (1..).zip(open).collect();
    let seen = ranked.len() as u32;
    ranked.sort_unstable_by_key(|(_, one)| (std::cmp::Reverse(one.scores.1), one.rank));
    let rows = (1..).zip(ranked).take(ROWS).filter_map(|(rank, (before, one))| {
        let row = desk.row(one.place)?;
        Some(WhatIfRow {
            place: row.place,
            id: row.id,
            name: row.name,
            market: row.market,
            rank,
            before,
            verdict: one.advice.1,
            verdict_before: one.advice.0,
        })
    });
    WhatIfView { scored: seen + hidden, total: desk.counts().total, seen, seen_changed, hidden, rows: rows.collect() }
}
