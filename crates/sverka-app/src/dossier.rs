//! Everything shown about one candidate, and the border that keeps back what must not be seen yet.

mod markets;

use crate::ai;
use crate::app::{App, lock, stamp};
use crate::desk::Desk;
use crate::error::{Code, UiError};
use crate::peers;
use crate::queue::creator;
use crate::session::Session;
use crate::signals;
use crate::view::{AnnotationView, DossierView, Draft, OpinionView, VersionView};
use chrono::{DateTime, Utc};
use sverka_core::blind;
use sverka_core::derived::derived;
use sverka_core::event::{Fact, RevealCause};
use sverka_core::fold::{Dossier, Head, Opinion};
use sverka_core::ids::{CreatorId, PrincipalId};
use sverka_core::model::{Market, Review};
use sverka_store::MemberRow;

impl App {
    /// One candidate, to be shown. In blind review the AI's and the other expert's view are not in the answer before
    /// the own verdict or a logged reveal.
    ///
    /// # Errors
    /// [`Code::NotFound`] or [`Code::BadRecord`].
    pub fn dossier(&self, campaign: &str, candidate: &str) -> Result<DossierView, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let mut desk = lock(&desk);
        view(&session, &mut desk, &creator(candidate)?, self.now())
    }

    /// One candidate, read ahead of the eye: nothing is revealed by it, so where showing it would reveal something,
    /// there is no answer.
    ///
    /// # Errors
    /// As [`App::dossier`].
    pub fn dossier_ahead(&self, campaign: &str, candidate: &str) -> Result<Option<DossierView>, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let mut desk = lock(&desk);
        let creator = creator(candidate)?;
        let (dossier, _) = session.fold(&desk, &creator)?;
        let own = dossier.opinions.get(&session.me()?);
        if would_reveal(desk.is_blind(&creator), own) {
            return Ok(None);
        }
        view(&session, &mut desk, &creator, self.now()).map(Some)
    }

    /// Shows the AI's view before the own verdict. It is logged, and it cannot be undone.
    ///
    /// # Errors
    /// As [`App::dossier`]; [`Code::Revoked`] when the campaign is closed.
    pub fn reveal(&self, campaign: &str, candidate: &str) -> Result<DossierView, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let mut desk = lock(&desk);
        let creator = creator(candidate)?;
        desk.place(&creator).ok_or(Code::NotFound)?;
        session.check_open(&desk)?;
        let (dossier, _) = session.fold(&desk, &creator)?;
        let own = dossier.opinions.get(&session.me()?);
        if desk.is_blind(&creator) && !own.is_some_and(|own| own.saw_ai) {
            session.log_reveal(&mut desk, &creator, RevealCause::Asked, self.now())?;
        }
        view(&session, &mut desk, &creator, self.now())
    }
}

impl Session {
    /// What everybody holds about a candidate, and how many facts of a newer release there are.
    pub(crate) fn fold(&self, desk: &Desk, creator: &CreatorId) -> Result<(Dossier, u32), UiError> {
        let events = self.store.events_of(&desk.stream, creator)?;
        Ok((Dossier::fold(&events.known), events.newer))
    }

    /// True when the AI's and the other expert's view of a candidate may reach the window.
    pub(crate) fn may_see(&self, desk: &Desk, creator: &CreatorId) -> Result<bool, UiError> {
        let (dossier, _) = self.fold(desk, creator)?;
        Ok(self.sight(desk, creator, dossier.opinions.get(&self.me()?))? != Sight::Hidden)
    }

    /// What of the AI's and the other expert's view may reach the window. A window that goes on with a verdict
    /// shows nothing; if the campaign closes then, showing it can no longer be logged, and so it stays
    /// hidden.
    pub(crate) fn sight(&self, desk: &Desk, creator: &CreatorId, own: Option<&Opinion>) -> Result<Sight, UiError> {
        let is_blind = desk.is_blind(creator);
        if !blind::may_see(is_blind, own) {
            return Ok(Sight::Hidden);
        }
        if !would_reveal(is_blind, own) {
            return Ok(Sight::Open);
        }
        Ok(if self.is_closed(desk)? { Sight::Hidden } else { Sight::OnceLogged })
    }

    /// True when access to the campaign ended: what is here can be read, nothing can be added.
    fn is_closed(&self, desk: &Desk) -> Result<bool, UiError> {
        Ok(self.store.streams()?.iter().any(|row| row.id == desk.stream && row.revoked_at.is_some()))
    }

    /// Fails when access to the campaign ended.
    pub(crate) fn check_open(&self, desk: &Desk) -> Result<(), UiError> {
        if self.is_closed(desk)? { Err(Code::Revoked.into()) } else { Ok(()) }
    }

    fn log_reveal(
        &self,
        desk: &mut Desk,
        creator: &CreatorId,
        cause: RevealCause,
        now: DateTime<Utc>,
    ) -> Result<(), UiError> {
        let fact = desk.fact(Some(creator), Fact::AiRevealed { cause });
        for event in self.append(vec![(stamp(now)?, fact)])? {
            desk.applied(&event);
        }
        // What the others hold is shown with it.
        self.refresh_mark(desk, creator)
    }
}

/// What of the AI's and the other expert's view may reach the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sight {
    /// Nothing.
    Hidden,
    /// All of it, for the first time: that is logged before.
    OnceLogged,
    /// All of it.
    Open,
}

/// Builds the dossier. Where the AI is shown because of a verdict for the first time, that is logged first: later
/// verdicts of this person on this candidate are no longer unaided, even after an undo.
pub(crate) fn view(
    session: &Session,
    desk: &mut Desk,
    creator: &CreatorId,
    now: DateTime<Utc>,
) -> Result<DossierView, UiError> {
    let place = desk.place(creator).ok_or(Code::NotFound)?;
    let me = session.me()?;
    let (dossier, newer_facts) = session.fold(desk, creator)?;
    let own = dossier.opinions.get(&me);
    let record = match desk.from_memory {
        false => session.records.read(&session.store, desk, creator)?,
        // What is remembered is as old as the statement.
        true => desk.remembered(creator, own.and_then(|own| own.heads.first()).map_or(now, |head| head.hlc.time()))?,
    };
    let sight = session.sight(desk, creator, own)?;
    if sight == Sight::OnceLogged {
        session.log_reveal(desk, creator, RevealCause::AfterVerdict, now)?;
    }
    let may_see = sight != Sight::Hidden;
    let row = session.store.streams()?.into_iter().find(|row| row.id == desk.stream).ok_or(Code::NotFound)?;
    let known = session.store.people(&desk.stream)?;
    let people = People { me: &me, members: &row.members, known: &known, market: row.market };
    let draft = session.store.draft(&desk.stream, creator)?;
    Ok(DossierView {
        place,
        row: desk.row(place).ok_or(Code::NotFound)?,
        derived: derived(&record.candidate.creator),
        peers: peers::levels(&desk.given, &desk.campaign, &record.candidate.creator),
        signals: signals::view(&desk.campaign, &record.candidate.creator),
        blind: desk.is_blind(creator),
        own: own.and_then(|own| people.opinion(&me, own)),
        versions: versions(session, &people, own)?,
        // Without the record there is nothing to score.
        ai: (may_see && !desk.from_memory)
            .then(|| ai::view(desk.model(), desk.audience(), &record, &dossier.disputes, &people)),
        markets: markets::columns(desk, &record, &dossier, &people, may_see),
        annotations: annotations(&dossier, &people, may_see),
        draft: draft.and_then(|json| serde_json::from_str::<Draft>(&json).ok()).unwrap_or_default(),
        // Their number would tell that somebody spoke.
        newer_facts: if may_see { newer_facts } else { 0 },
        creator: record.candidate.creator,
    })
}

/// True when showing the candidate shows the AI's view to this person for the first time.
pub(crate) fn would_reveal(is_blind: bool, own: Option<&Opinion>) -> bool {
    is_blind && blind::may_see(is_blind, own) && !own.is_some_and(|own| own.saw_ai)
}

/// The name of who made a fact; their identifier when the name was never known here.
pub(crate) fn author(people: &[MemberRow], who: &PrincipalId) -> String {
    people.iter().find(|person| person.principal == *who).map_or_else(|| who.to_string(), |person| person.name.clone())
}

/// Who is who in a campaign.
pub(crate) struct People<'a> {
    pub(crate) me: &'a PrincipalId,
    /// Who has access now.
    pub(crate) members: &'a [MemberRow],
    /// Who ever had it.
    pub(crate) known: &'a [MemberRow],
    /// The market the person at this laptop speaks for.
    pub(crate) market: Market,
}

impl People<'_> {
    /// Somebody who has access, or had it once: what they said still counts.
    fn member(&self, who: &PrincipalId) -> Option<&MemberRow> {
        self.members.iter().chain(self.known).find(|member| member.principal == *who)
    }

    /// The name; empty when it was never known here.
    pub(crate) fn name(&self, who: &PrincipalId) -> String {
        self.member(who).map(|member| member.name.clone()).unwrap_or_default()
    }

    fn market_of(&self, who: &PrincipalId) -> Market {
        self.member(who).map_or(self.market, |member| member.market)
    }

    fn opinion(&self, who: &PrincipalId, opinion: &Opinion) -> Option<OpinionView> {
        let head = opinion.heads.first()?;
        head.review.as_ref().map(|review| self.statement(who, head, review))
    }

    fn statement(&self, who: &PrincipalId, head: &Head, review: &Review) -> OpinionView {
        OpinionView {
            who: self.name(who),
            market: self.market_of(who),
            verdict: review.verdict,
            confidence: review.confidence,
            reasons: review.reasons.clone(),
            scope: review.scope,
            answers: review.answers.clone(),
            text: review.text.clone(),
            mode: review.mode,
            at: head.hlc.time().to_rfc3339(),
        }
    }
}

fn versions(session: &Session, people: &People<'_>, own: Option<&Opinion>) -> Result<Vec<VersionView>, UiError> {
    let Some(own) = own.filter(|own| own.in_conflict()) else { return Ok(Vec::new()) };
    let here = session.identity()?.device;
    let version = |head: &Head| VersionView {
        event: head.event.to_string(),
        here: head.device == here,
        opinion: head.review.as_ref().map(|review| people.statement(people.me, head, review)),
    };
    Ok(own.heads.iter().map(version).collect())
}

fn annotations(dossier: &Dossier, people: &People<'_>, may_see: bool) -> Vec<AnnotationView> {
    let visible = dossier.annotations.iter().filter(|pinned| may_see || pinned.author == *people.me);
    visible
        .map(|pinned| AnnotationView {
            event: pinned.event.to_string(),
            who: people.name(&pinned.author),
            own: pinned.author == *people.me,
            anchor: pinned.annotation.anchor.clone(),
            kind: pinned.annotation.kind,
            text: pinned.annotation.text.clone(),
            at: pinned.hlc.time().to_rfc3339(),
        })
        .collect()
}
