//! Objections to single reasons: a person says what is wrong with one part of a score. The score stays what it is.

use crate::ai;
use crate::app::{App, lock};
use crate::dossier::{People, Sight};
use crate::error::{Code, UiError};
use crate::review::Change;
use crate::session::Session;
use crate::view::reasons::{DisputeView, DisputedCandidate, DisputedFeature, ObjectionCount};
use crate::view::{Changed, DisputesView};
use std::collections::{BTreeMap, BTreeSet};
use sverka_core::event::Fact;
use sverka_core::fold::{Dossier, StandingDispute};
use sverka_core::ids::EventId;
use sverka_core::model::review::MAX_TEXT_BYTES;
use sverka_core::model::{Dispute, Objection};
use sverka_core::score::FeatureName;

/// The kind of fact an objection is, see [`Fact::kind`].
const KIND: &str = "reason.disputed";

impl App {
    /// Objects to one part of the score of a candidate; an earlier objection of this person to it is replaced. It is
    /// durable when this returns, and it changes no points.
    ///
    /// # Errors
    /// As [`App::decide`]; [`Code::TooLong`]; [`Code::NotFound`] for an unknown feature, and for every feature while
    /// the AI's view may not be seen: nobody can object to what was not shown.
    pub fn dispute(
        &self,
        campaign: &str,
        candidate: &str,
        feature: &str,
        objection: Objection,
        text: &str,
    ) -> Result<Changed, UiError> {
        if text.len() > MAX_TEXT_BYTES {
            return Err(Code::TooLong.into());
        }
        let feature = FeatureName::of(feature).ok_or(Code::NotFound)?;
        self.change(campaign, candidate, |change| {
            let (mine, dossier) = own(change)?;
            let opinion = dossier.opinions.get(&change.session.me()?);
            if change.session.sight(change.desk, &change.creator, opinion)? != Sight::Open {
                return Err(Code::NotFound.into());
            }
            let record = change.session.records.read(&change.session.store, change.desk, &change.creator)?;
            // The points are those the person saw, under the weights in force.
            let model = change.desk.model();
            let scored = model.score(&record.candidate.creator, change.desk.audience());
            let part = scored.parts.iter().find(|part| part.feature == feature).ok_or(Code::NotFound)?;
            let dispute = Dispute {
                feature: feature.as_str().to_owned(),
                objection,
                text: text.trim().to_owned(),
                points: part.points,
                model: ai::name(model),
            };
            let earlier = mine.into_iter().find(|said| said.dispute.feature == dispute.feature);
            if earlier.as_ref().is_none_or(|said| said.dispute != dispute) {
                let replaced = earlier.map(|said| said.event).into_iter().collect();
                change.say(Fact::ReasonDisputed(dispute), replaced)?;
            }
            change.answer(true)
        })
    }

    /// Takes an own objection back.
    ///
    /// # Errors
    /// As [`App::decide`]; [`Code::NotFound`] when there is no such objection of this person.
    pub fn withdraw_dispute(&self, campaign: &str, candidate: &str, event: &str) -> Result<Changed, UiError> {
        self.change(campaign, candidate, |change| {
            let (mine, _) = own(change)?;
            let target: EventId =
                mine.into_iter().map(|said| said.event).find(|own| own.as_str() == event).ok_or(Code::NotFound)?;
            change.say(Fact::DisputeWithdrawn { target }, Vec::new())?;
            change.answer(true)
        })
    }

    /// What people object to in a campaign, feature by feature. Left out are candidates whose AI's view this person
    /// has not been shown yet, so that no number tells what somebody else said.
    ///
    /// # Errors
    /// [`Code::NotFound`] when the campaign is not on this laptop; when the store cannot be read.
    pub fn disputes(&self, campaign: &str) -> Result<DisputesView, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let desk = lock(&desk);
        let me = session.me()?;
        let row = session.store.streams()?.into_iter().find(|row| row.id == desk.stream).ok_or(Code::NotFound)?;
        let known = session.store.people(&desk.stream)?;
        let people = People { me: &me, members: &row.members, known: &known, market: row.market };
        let mut said: BTreeMap<String, Vec<DisputedCandidate>> = BTreeMap::new();
        for creator in session.store.candidates_with(&desk.stream, KIND)? {
            let Some(row) = desk.place(&creator).and_then(|place| desk.row(place)) else { continue };
            let (dossier, _) = session.fold(&desk, &creator)?;
            if session.sight(&desk, &creator, dossier.opinions.get(&me))? != Sight::Open {
                continue;
            }
            for standing in &dossier.disputes {
                let dispute = view(standing, &people);
                let about = DisputedCandidate { place: row.place, name: row.name.clone(), dispute };
                said.entry(standing.dispute.feature.clone()).or_default().push(about);
            }
        }
        let mut features: Vec<DisputedFeature> = said.into_iter().map(summed).collect();
        features.sort_by_key(|feature| std::cmp::Reverse(feature.said.len()));
        Ok(DisputesView { total: features.iter().map(|feature| feature.said.len() as u32).sum(), features })
    }
}

/// The own objections that stand, and everything people hold about the candidate.
fn own(change: &Change<'_>) -> Result<(Vec<StandingDispute>, Dossier), UiError> {
    let session: &Session = change.session;
    let (dossier, _) = session.fold(change.desk, &change.creator)?;
    let me = session.me()?;
    let mine = dossier.disputes.iter().filter(|said| said.author == me).cloned().collect();
    Ok((mine, dossier))
}

/// One objection as the window shows it.
pub(crate) fn view(said: &StandingDispute, people: &People<'_>) -> DisputeView {
    DisputeView {
        event: said.event.to_string(),
        who: people.name(&said.author),
        own: said.author == *people.me,
        objection: said.dispute.objection,
        text: said.dispute.text.clone(),
        points: said.dispute.points,
        at: said.hlc.time().to_rfc3339(),
    }
}

fn summed((feature, mut said): (String, Vec<DisputedCandidate>)) -> DisputedFeature {
    said.sort_by_key(|about| about.place);
    let people: BTreeSet<String> = said.iter().map(|about| about.dispute.who.clone()).collect();
    let mut counts: BTreeMap<Objection, u32> = BTreeMap::new();
    for about in &said {
        *counts.entry(about.dispute.objection).or_default() += 1;
    }
    let mut kinds: Vec<ObjectionCount> =
        counts.into_iter().map(|(objection, count)| ObjectionCount { objection, count }).collect();
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.count));
    DisputedFeature { feature, people: people.into_iter().collect(), kinds, said }
}
