//! What a person says: verdicts, reasons, notes; and undo, which is one more thing said.

use crate::app::{App, lock, stamp};
use crate::desk::Desk;
use crate::dossier;
use crate::error::{Code, UiError};
use crate::queue::creator;
use crate::session::Session;
use crate::view::{Amend, Changed, Decide, Replaced};
use chrono::{DateTime, Utc};
use sverka_core::blind;
use sverka_core::event::{Event, Fact};
use sverka_core::ids::{CreatorId, EventId};
use sverka_core::model::review::MAX_TEXT_BYTES;
use sverka_core::model::{Anchor, Annotation, AnnotationKind, Answers, Review, Scope};
use sverka_core::reasons;
use sverka_store::NewFact;

/// Confidence of a verdict given with Shift.
const SURE: u8 = 90;

/// One change to one candidate, from the open vault to the answer.
pub(crate) struct Change<'a> {
    pub(crate) session: &'a Session,
    pub(crate) desk: &'a mut Desk,
    pub(crate) creator: CreatorId,
    pub(crate) now: DateTime<Utc>,
}

impl App {
    /// Gives a verdict. It is durable when this returns.
    ///
    /// # Errors
    /// [`Code::Revoked`], [`Code::NotFound`], or when the vault cannot be written to.
    pub fn decide(&self, args: &Decide) -> Result<Changed, UiError> {
        self.change(&args.campaign, &args.candidate, |change| {
            let (own, supersedes) = change.own()?;
            let blind = change.desk.is_blind(&change.creator);
            let earlier = own.as_ref().and_then(|own| own.review());
            let same = earlier.filter(|review| review.verdict == args.verdict);
            let review = Review {
                verdict: args.verdict,
                confidence: args.sure.then_some(SURE).or_else(|| same.and_then(|review| review.confidence)),
                // Reasons speak for a verdict; another verdict starts without them.
                reasons: same.map(|review| review.reasons.clone()).unwrap_or_default(),
                scope: same.map_or(Scope::Campaign, |review| review.scope),
                answers: earlier.map(|review| review.answers.clone()).unwrap_or_default(),
                text: earlier.map(|review| review.text.clone()).unwrap_or_default(),
                mode: blind::mode(blind, own.as_ref()),
                pass: args.pass,
                model: Some(change.desk.given.version.clone()),
                took_ms: args.took_ms,
                placement: change.desk.placement(&change.creator),
            };
            let replaced = earlier.filter(|review| review.verdict != args.verdict).map(|review| Replaced {
                verdict: review.verdict,
                reasons: review.reasons.clone(),
                text: review.text.clone(),
            });
            change.say(Fact::ReviewRecorded(review), supersedes)?;
            Ok(Changed { replaced, ..change.answer(args.stays)? })
        })
    }

    /// Adds reasons, answers and words to a verdict.
    ///
    /// # Errors
    /// As [`App::decide`]; [`Code::TooLong`]; [`Code::NotFound`] without a verdict or for an unknown reason code.
    pub fn amend(&self, args: &Amend) -> Result<Changed, UiError> {
        if args.text.len() > MAX_TEXT_BYTES || notes(&args.answers).any(|note| note.len() > MAX_TEXT_BYTES) {
            return Err(Code::TooLong.into());
        }
        if args.reasons.iter().any(|code| reasons::find(code).is_none()) {
            return Err(Code::NotFound.into());
        }
        self.change(&args.campaign, &args.candidate, |change| {
            let (own, supersedes) = change.own()?;
            let review = own.as_ref().and_then(|own| own.review()).ok_or(Code::NotFound)?;
            let suggested = args.reasons.first().and_then(|code| reasons::find(code)).map(|reason| reason.scope);
            let amended = Review {
                reasons: args.reasons.clone(),
                scope: args.scope.or(suggested).unwrap_or(review.scope),
                confidence: args.confidence.map(|percent| percent.min(100)),
                answers: args.answers.clone(),
                text: args.text.clone(),
                ..review.clone()
            };
            if amended != *review {
                change.say(Fact::ReviewRecorded(amended), supersedes)?;
            }
            change.answer(true)
        })
    }

    /// Takes the own verdict back.
    ///
    /// # Errors
    /// As [`App::decide`].
    pub fn clear_verdict(&self, campaign: &str, candidate: &str) -> Result<Changed, UiError> {
        self.change(campaign, candidate, |change| {
            let (own, supersedes) = change.own()?;
            if own.as_ref().and_then(|own| own.review()).is_some() {
                change.say(Fact::ReviewCleared {}, supersedes)?;
            }
            change.answer(true)
        })
    }

    /// Pins a note to a piece of evidence.
    ///
    /// # Errors
    /// As [`App::decide`]; [`Code::TooLong`].
    pub fn annotate(
        &self,
        campaign: &str,
        candidate: &str,
        anchor: Anchor,
        kind: AnnotationKind,
        text: &str,
    ) -> Result<Changed, UiError> {
        if text.len() > MAX_TEXT_BYTES {
            return Err(Code::TooLong.into());
        }
        self.change(campaign, candidate, |change| {
            let annotation = Annotation { anchor, kind, text: text.trim().to_owned() };
            if !annotation.text.is_empty() {
                change.say(Fact::AnnotationAdded(annotation), Vec::new())?;
            }
            change.answer(true)
        })
    }

    /// Takes an own note back.
    ///
    /// # Errors
    /// As [`App::decide`]; [`Code::NotFound`] when there is no such note of this person.
    pub fn remove_annotation(&self, campaign: &str, candidate: &str, event: &str) -> Result<Changed, UiError> {
        self.change(campaign, candidate, |change| {
            let (dossier, _) = change.session.fold(change.desk, &change.creator)?;
            let me = change.session.me()?;
            let own =
                |pinned: &&sverka_core::fold::PinnedAnnotation| pinned.author == me && pinned.event.as_str() == event;
            let target = dossier.annotations.iter().find(own).ok_or(Code::NotFound)?.event.clone();
            change.say(Fact::AnnotationRemoved { target }, Vec::new())?;
            change.answer(true)
        })
    }

    /// Chooses one of two versions of the own verdict; both stay in the log.
    ///
    /// # Errors
    /// As [`App::decide`]; [`Code::NotFound`] when the version no longer stands.
    pub fn keep_version(&self, campaign: &str, candidate: &str, event: &str) -> Result<Changed, UiError> {
        self.change(campaign, candidate, |change| {
            let (own, supersedes) = change.own()?;
            let heads = own.map(|own| own.heads).unwrap_or_default();
            let kept = heads.into_iter().find(|head| head.event.as_str() == event).ok_or(Code::NotFound)?;
            let fact = kept.review.map_or(Fact::ReviewCleared {}, Fact::ReviewRecorded);
            change.say(fact, supersedes)?;
            change.answer(true)
        })
    }

    /// Takes back the last thing said in a campaign on this laptop.
    ///
    /// # Errors
    /// [`Code::NothingToUndo`], [`Code::Revoked`], or when the vault cannot be written to.
    pub fn undo(&self, campaign: &str) -> Result<Changed, UiError> {
        self.step(campaign, |desk| desk.undo.next_undo().cloned(), |target| Fact::Undone { target })
    }

    /// Says again what was undone last.
    ///
    /// # Errors
    /// As [`App::undo`].
    pub fn redo(&self, campaign: &str) -> Result<Changed, UiError> {
        self.step(campaign, |desk| desk.undo.next_redo().cloned(), |target| Fact::Redone { target })
    }

    fn step(
        &self,
        campaign: &str,
        next: impl FnOnce(&Desk) -> Option<EventId>,
        fact: impl FnOnce(EventId) -> Fact,
    ) -> Result<Changed, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let mut desk = lock(&desk);
        let target = next(&desk).ok_or(Code::NothingToUndo)?;
        let event = session.store.own_event(&target)?.ok_or(Code::NothingToUndo)?;
        let candidate = event.refs.candidate.clone().ok_or(Code::NothingToUndo)?;
        let mut changed = self.change_in(&session, &mut desk, candidate, |change| {
            change.say(fact(target), Vec::new())?;
            change.answer(true)
        })?;
        (changed.what, changed.verdict) = described(&event);
        Ok(changed)
    }

    pub(crate) fn change(
        &self,
        campaign: &str,
        candidate: &str,
        act: impl FnOnce(&mut Change<'_>) -> Result<Changed, UiError>,
    ) -> Result<Changed, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        self.change_in(&session, &mut lock(&desk), creator(candidate)?, act)
    }

    fn change_in(
        &self,
        session: &Session,
        desk: &mut Desk,
        creator: CreatorId,
        act: impl FnOnce(&mut Change<'_>) -> Result<Changed, UiError>,
    ) -> Result<Changed, UiError> {
        desk.place(&creator).ok_or(Code::NotFound)?;
        session.check_open(desk)?;
        act(&mut Change { session, desk, creator, now: self.now() })
    }
}

impl Change<'_> {
    /// The own opinion and the statements that the next one replaces.
    fn own(&self) -> Result<(Option<sverka_core::fold::Opinion>, Vec<EventId>), UiError> {
        let (mut dossier, _) = self.session.fold(self.desk, &self.creator)?;
        let own = dossier.opinions.remove(&self.session.me()?);
        let heads = own.iter().flat_map(|own| own.heads.iter().map(|head| head.event.clone())).collect();
        Ok((own, heads))
    }

    pub(crate) fn say(&mut self, fact: Fact, supersedes: Vec<EventId>) -> Result<(), UiError> {
        let fact = NewFact { supersedes, ..self.desk.fact(Some(&self.creator), fact) };
        for event in self.session.append(vec![(stamp(self.now)?, fact)])? {
            self.desk.applied(&event);
        }
        self.session.refresh_mark(self.desk, &self.creator)
    }

    pub(crate) fn answer(&mut self, with_dossier: bool) -> Result<Changed, UiError> {
        let place = self.desk.place(&self.creator).ok_or(Code::NotFound)?;
        let dossier = match with_dossier {
            true => Some(dossier::view(self.session, self.desk, &self.creator, self.now)?),
            false => None,
        };
        Ok(Changed {
            row: self.desk.row(place).ok_or(Code::NotFound)?,
            counts: self.desk.counts(),
            next: self.desk.next_undecided(place),
            dossier,
            what: None,
            verdict: None,
            replaced: None,
            can_undo: self.desk.undo.next_undo().is_some(),
            can_redo: self.desk.undo.next_redo().is_some(),
        })
    }
}

fn notes(answers: &Answers) -> impl Iterator<Item = &str> {
    let all = [&answers.values, &answers.brief, &answers.audience, &answers.history, &answers.horizon];
    all.into_iter().flatten().map(|answer| answer.note.as_str())
}

/// What an undone or redone event was, for the notice.
fn described(event: &Event) -> (Option<String>, Option<sverka_core::model::Verdict>) {
    match &event.fact {
        Fact::ReviewRecorded(review) => (Some("review".into()), Some(review.verdict)),
        Fact::ReviewCleared {} => (Some("clear".into()), None),
        Fact::AnnotationAdded(_) => (Some("annotation".into()), None),
        Fact::AnnotationRemoved { .. } => (Some("annotation_removed".into()), None),
        Fact::ReasonDisputed(_) => (Some("dispute".into()), None),
        Fact::DisputeWithdrawn { .. } => (Some("dispute_withdrawn".into()), None),
        Fact::ForecastStated(_) => (Some("forecast".into()), None),
        Fact::AiRevealed { .. }
        | Fact::WeightingKept(_)
        | Fact::GlossaryKept(_)
        | Fact::ResultsRecorded(_)
        | Fact::ResultsWithdrawn { .. }
        | Fact::ForecastChallenged(_)
        | Fact::ChallengeWithdrawn { .. }
        | Fact::ChallengeDeclined { .. }
        | Fact::ForecastVersionKept(_)
        | Fact::Undone { .. }
        | Fact::Redone { .. } => (None, None),
    }
}
