//! Versions of the forecast model of a campaign: what is in force, what is offered and why, and what a strategist decides.

use super::basis::{Basis, counting, of_version};
use super::challenges::{self, Tried};
use super::learn::Learnt;
use super::learnt::About;
use super::offer::{Offer, offer};
use crate::app::{App, lock, stamp};
use crate::desk::Desk;
use crate::dossier::author;
use crate::error::{Code, UiError};
use crate::session::Session;
use crate::view::forecast_versions::{
    ChallengeState, CorrectionView, ForecastDecision, ForecastVersionView, ForecastVersionsView,
};
use sverka_core::event::Fact;
use sverka_core::forecast_log::{ForecastLog, KeptVersion, RaisedChallenge};
use sverka_core::ids::EventId;
use sverka_core::model::challenge::{Correction, ForecastVersion};
use sverka_core::model::review::MAX_TEXT_BYTES;
use sverka_core::numbers::ShortlistVersion;
use sverka_core::outcomes::KeptResults;
use sverka_store::MemberRow;

/// The role of whoever decides, as the hub writes it.
const STRATEGIST: &str = "strategist";

impl App {
    /// The versions of a campaign's forecast model, the one that is offered, and what people hold against its forecasts.
    ///
    /// # Errors
    /// [`Code::NotFound`] for an unknown campaign; when the store cannot be read.
    pub fn forecast_versions(&self, campaign: &str) -> Result<ForecastVersionsView, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let (log, kept) = session.forecast_facts(&lock(&desk).stream)?;
        let held: Vec<Tried<'_>> =
            log.challenges.iter().map(|raised| (Some(&raised.event), &raised.challenge)).collect();
        let tests = session.tests(&held)?;
        let mut desk = lock(&desk);
        let people = session.store.people(&desk.stream)?;
        let now = session.forecaster(&desk, Basis::InForce)?.learnt();
        let offer = offer(&session, &mut desk, (&log, &kept), &now, self.now())?;
        let model = match &now {
            Learnt::Model(learned) => Some(learned),
            _ => None,
        };
        let last = log.versions.last();
        let (open, may_decide) = session.rights(&desk)?;
        Ok(ForecastVersionsView {
            open,
            may_decide,
            learning: tests.is_none() || matches!(now, Learnt::NotYet) || matches!(offer, Offer::Learning),
            model: model.map(|learned| learned.model.fingerprint().to_owned()),
            learnt_from: model.map_or(0, |learned| u32::try_from(learned.model.observations()).unwrap_or(u32::MAX)),
            other_shortlist: last.is_some_and(|last| last.shortlist != Some(desk.version)),
            versions: versions(&log, &kept, &people),
            offered: if let Offer::Version(offered) = offer { Some(*offered) } else { None },
            challenges: challenges::views(&log, tests.as_deref(), &people, &session.me()?),
        })
    }

    /// Decides about the forecasts of a campaign, for everybody, as its strategist. On disk when this returns.
    ///
    /// # Errors
    /// [`Code::NotStrategist`]; [`Code::NoReason`] and [`Code::TooLong`] for the reason; [`Code::Untested`] for a challenge
    /// that too few closed posts speak of; [`Code::StillLearning`]; [`Code::NotFound`]; [`Code::Revoked`]; when the
    /// vault cannot be written to.
    pub fn decide_forecast(
        &self,
        campaign: &str,
        decision: &ForecastDecision,
        reason: &str,
    ) -> Result<ForecastVersionsView, UiError> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Code::NoReason.into());
        }
        if reason.len() > MAX_TEXT_BYTES {
            return Err(Code::TooLong.into());
        }
        let view = self.forecast_versions(campaign)?;
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        {
            let desk = lock(&desk);
            session.check_open(&desk)?;
            if !view.may_decide {
                return Err(Code::NotStrategist.into());
            }
            let (log, kept) = session.forecast_facts(&desk.stream)?;
            if let ForecastDecision::TakeOffered { model } = decision {
                // What is taken is what is here now; another file may have come since it was looked at.
                let now = session.forecaster(&desk, Basis::Offered)?.learnt();
                if !matches!(now, Learnt::Model(learned) if learned.model.fingerprint() == model) {
                    return Err(Code::StillLearning.into());
                }
            }
            let fact = decided((&log, &kept, desk.version), &view, decision, reason)?;
            session.append(vec![(stamp(self.now())?, desk.fact(None, fact))])?;
        }
        self.forecast_versions(campaign)
    }
}

impl Session {
    /// Whether the campaign is open to this person, and whether they may decide about its forecasts.
    fn rights(&self, desk: &Desk) -> Result<(bool, bool), UiError> {
        let row = self.store.streams()?.into_iter().find(|row| row.id == desk.stream).ok_or(Code::NotFound)?;
        let open = row.revoked_at.is_none();
        Ok((open, open && row.role == STRATEGIST))
    }
}

fn decided(
    (log, kept, shortlist): (&ForecastLog, &[KeptResults], ShortlistVersion),
    view: &ForecastVersionsView,
    decision: &ForecastDecision,
    reason: &str,
) -> Result<Fact, UiError> {
    let now = ForecastVersion { reason: reason.to_owned(), tested: Vec::new(), ..log.in_force() };
    let raised = |event: &str| {
        let found = view.challenges.iter().find(|raised| raised.event.as_str() == event);
        found.ok_or_else(|| UiError::new(Code::NotFound))
    };
    let without = |event: &EventId| {
        let stay = |it: &&Correction| it.challenge != *event;
        now.corrections.iter().filter(stay).cloned().collect::<std::collections::BTreeSet<_>>()
    };
    let next = match decision {
        ForecastDecision::TakeOffered { model } => {
            let offered = view.offered.as_ref().filter(|offered| offered.model == *model).ok_or(Code::StillLearning)?;
            let (model, tested) = (model.clone(), offered.tested.clone());
            ForecastVersion { results: counting(kept), model, tested, ..now }
        }
        ForecastDecision::GoBack { version: None } => {
            ForecastVersion { reason: now.reason, ..ForecastVersion::default() }
        }
        ForecastDecision::GoBack { version: Some(event) } => {
            let back = log.versions.iter().find(|kept| kept.event.as_str() == event).ok_or(Code::NotFound)?;
            let ForecastVersion { results, corrections, model, .. } = back.version.clone();
            // With another shortlist, or without a file of then, it cannot be the same model.
            let same = back.shortlist == Some(shortlist) && results.is_subset(&counting(kept));
            ForecastVersion { results, corrections, model: if same { model } else { String::new() }, ..now }
        }
        ForecastDecision::Apply { challenge, percent } => {
            let raised = raised(challenge)?;
            if raised.state == ChallengeState::Withdrawn {
                return Err(Code::NotFound.into());
            }
            let tested = raised.tested.ok_or(Code::StillLearning)?;
            if tested.too_early {
                return Err(UiError::new(Code::Untested).with("posts", tested.posts).with("creators", tested.creators));
            }
            let mut corrections = without(&raised.event);
            corrections.insert(Correction { challenge: raised.event.clone(), percent: *percent });
            // Results are learnt without what a correction explains: with another correction the model is another one.
            ForecastVersion { corrections, model: String::new(), ..now }
        }
        ForecastDecision::Revoke { challenge } => {
            ForecastVersion { corrections: without(&raised(challenge)?.event), model: String::new(), ..now }
        }
        ForecastDecision::Decline { challenge } => {
            let target = raised(challenge)?;
            if matches!(target.state, ChallengeState::Withdrawn | ChallengeState::Applied) {
                return Err(Code::NotFound.into());
            }
            let target = target.event.clone();
            return Ok(Fact::ChallengeDeclined { target, text: reason.to_owned() });
        }
    };
    if next.is_sound() { Ok(Fact::ForecastVersionKept(next)) } else { Err(Code::BadChallenge.into()) }
}

/// All versions, the newest first; the first rests on the shortlist alone.
fn versions(log: &ForecastLog, kept: &[KeptResults], people: &[MemberRow]) -> Vec<ForecastVersionView> {
    let first = ForecastVersion::default();
    let all: Vec<(&ForecastVersion, Option<&KeptVersion>)> =
        std::iter::once((&first, None)).chain(log.versions.iter().map(|kept| (&kept.version, Some(kept)))).collect();
    let view = |at: usize| {
        let (version, by) = all[at];
        let same = all[..at].iter().position(|(earlier, _)| earlier.rests_on_the_same(version));
        let files = kept.iter().filter(|step| !step.withdrawn).filter(|step| {
            version.results.iter().any(|name| (&name.author, &name.import) == (&step.author, &step.import))
        });
        ForecastVersionView {
            number: at as u32 + 1,
            event: by.map(|by| by.event.clone()),
            who: by.map(|by| author(people, &by.author)).unwrap_or_default(),
            at: by.map(|by| by.hlc.time().to_rfc3339()).unwrap_or_default(),
            reason: version.reason.clone(),
            files: files.map(|step| step.file.clone()).collect(),
            results: of_version(kept, version).len() as u32,
            corrections: log.applied(version).map(|applied| correction(people, applied)).collect(),
            again: same.map(|same| same as u32 + 1),
            model: version.model.clone(),
            tested: version.tested.clone(),
        }
    };
    (0..all.len()).rev().map(view).collect()
}

/// The corrections in force that hold for a post.
pub(super) fn corrections(session: &Session, desk: &Desk, about: About) -> Result<Vec<CorrectionView>, UiError> {
    let (log, _) = session.forecast_facts(&desk.stream)?;
    let people = session.store.people(&desk.stream)?;
    let holding = |(raised, _): &(&RaisedChallenge, i32)| about.is_of(&raised.challenge.segment);
    Ok(log.applied(&log.in_force()).filter(holding).map(|applied| correction(&people, applied)).collect())
}

fn correction(people: &[MemberRow], (raised, percent): (&RaisedChallenge, i32)) -> CorrectionView {
    CorrectionView { who: author(people, &raised.author), challenge: raised.challenge.clone(), percent }
}
