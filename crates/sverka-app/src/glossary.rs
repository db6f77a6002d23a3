//! The glossary of a campaign, kept by its experts: brand fit counts a phrase and its pair in the other language as one.

use crate::app::{App, lock, stamp};
use crate::desk::Desk;
use crate::dossier::author;
use crate::error::{Code, UiError};
use crate::session::Session;
use crate::view::glossary::{GlossaryView, TermView};
use sverka_core::event::Fact;
use sverka_core::terms::{MAX_TERMS, Term, in_force};

impl Session {
    /// Takes up the pairs in force; true when they are others than before. Texts are compared anew then.
    pub(crate) fn read_terms(&self, desk: &mut Desk) -> Result<bool, UiError> {
        let terms = in_force(&self.store.events_of_stream(&desk.stream)?.known);
        if terms == desk.terms {
            return Ok(false);
        }
        let planned = desk.campaign.glossary.len() - desk.terms.len();
        desk.campaign.glossary.truncate(planned);
        desk.campaign.glossary.extend(terms.iter().map(|term| term.phrase.clone()));
        desk.terms = terms;
        // The campaign for another audience is made of this one.
        desk.in_force = None;
        self.read_weighting(desk)?;
        Ok(true)
    }
}

impl App {
    /// The glossary of a campaign.
    ///
    /// # Errors
    /// [`Code::NotFound`] when the campaign is not on this laptop.
    pub fn glossary(&self, campaign: &str) -> Result<GlossaryView, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        view(&session, &lock(&desk))
    }

    /// Holds two phrases to mean the same from now on, for everybody, or no longer. Kept on disk when this returns.
    ///
    /// # Errors
    /// [`Code::BadPhrase`], [`Code::GlossaryFull`], [`Code::Revoked`], or when the vault cannot be written to.
    pub fn keep_term(&self, campaign: &str, mut term: Term) -> Result<GlossaryView, UiError> {
        for phrase in [&mut term.phrase.ru, &mut term.phrase.en] {
            *phrase = phrase.trim().to_owned();
        }
        if !term.is_sound() {
            return Err(Code::BadPhrase.into());
        }
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let mut desk = lock(&desk);
        session.check_open(&desk)?;
        if !term.withdrawn && desk.terms.len() >= MAX_TERMS {
            return Err(UiError::new(Code::GlossaryFull).with("most", MAX_TERMS));
        }
        let fact = desk.fact(None, Fact::GlossaryKept(term));
        session.append(vec![(stamp(self.now())?, fact)])?;
        if session.read_terms(&mut desk)? {
            session.score_on(&desk)?;
        }
        view(&session, &desk)
    }
}

fn view(session: &Session, desk: &Desk) -> Result<GlossaryView, UiError> {
    let people = session.store.people(&desk.stream)?;
    let kept = desk.terms.iter().rev().map(|term| TermView {
        phrase: term.phrase.clone(),
        who: Some(author(&people, &term.author)),
        at: Some(term.hlc.time().to_rfc3339()),
    });
    let planned = desk.campaign.glossary.len() - desk.terms.len();
    let given = desk.campaign.glossary[..planned].iter();
    let given = given.map(|phrase| TermView { phrase: phrase.clone(), who: None, at: None });
    Ok(GlossaryView { terms: kept.chain(given).collect(), room: desk.terms.len() < MAX_TERMS })
}
