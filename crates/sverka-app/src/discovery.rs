//! Discovery: questions to the creators of all campaigns on this laptop. Evidence only: the base is made of what
//! publishers collected about creators, and neither a score nor anybody's verdict is near it.

mod build;
mod files;
mod pairs;
mod records;
#[cfg(test)]
mod tests;

pub(crate) use build::Bases;
pub(crate) use pairs::Pairs;

use crate::app::{App, lock};
use crate::error::{Code, UiError};
use crate::queue::creator as creator_id;
use crate::session::Session;
use crate::view::discovery::{
    BaseView, Discovered, DiscoveryView, FieldKind, FieldView, FoundIn, NamedQuestion, NumberRead, Question,
};
use build::Look;
use records::Built;
use std::sync::Arc;
use sverka_core::discovery::{self, BUILT_IN, Base, Field, Kind, Query};
use sverka_core::numbers::Place;

/// Longest name of a kept question, in characters.
const MAX_NAME: usize = 80;
/// Most names offered for a label.
const MAX_LABELS: usize = 60;

impl App {
    /// Everything the discovery page begins with; starts to build the base when there is none.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn discovery(&self) -> Result<DiscoveryView, UiError> {
        let session = self.session()?;
        let look = session.base()?;
        let named = |(name, text): (&str, &str)| NamedQuestion { name: name.to_owned(), text: text.to_owned() };
        Ok(DiscoveryView {
            built_in: BUILT_IN.iter().map(|question| named((question.code, question.text))).collect(),
            saved: saved(&session)?,
            fields: fields(look.built.as_ref().map(|built| &built.base)),
            base: look.view,
        })
    }

    /// How far the base is.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn discovery_base(&self) -> Result<BaseView, UiError> {
        Ok(self.session()?.base()?.view)
    }

    /// Stops reading records, or begins anew. A base that is there goes on answering.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn read_creators(&self, on: bool) -> Result<BaseView, UiError> {
        let session = self.session()?;
        if on {
            session.bases.resume();
        } else {
            session.bases.stop();
        }
        Ok(session.base()?.view)
    }

    /// The campaigns that a creator of the base is on the list of.
    ///
    /// # Errors
    /// [`Code::NotFound`] while there is no base; otherwise when the store cannot be read.
    pub fn found_in(&self, creator: &str) -> Result<Vec<FoundIn>, UiError> {
        let (session, creator) = (self.session()?, creator_id(creator)?);
        let built = session.built()?;
        let mut found = Vec::new();
        for source in &built.input.sources {
            for id in built.behind(&creator) {
                if session.store.record(&source.stream, source.version, id)?.is_some() {
                    let (campaign, name) = (source.campaign.to_string(), source.name.clone());
                    found.push(FoundIn { campaign, name, creator: id.to_string() });
                }
            }
        }
        Ok(found)
    }

    /// The place of a creator in the queue of a campaign; `None` for somebody who is not in it.
    ///
    /// # Errors
    /// [`Code::NotFound`] when the campaign is not on this laptop.
    pub fn place_of(&self, campaign: &str, creator: &str) -> Result<Option<Place>, UiError> {
        let desk = self.session()?.desk(campaign)?;
        let place = lock(&desk).place(&creator_id(creator)?);
        Ok(place)
    }

    /// Answers a question. A wrong one is no error: the answer says where it is wrong.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn discover(&self, question: Question) -> Result<Discovered, UiError> {
        let Look { built, view } = self.session()?.base()?;
        let (text, read) = match question {
            Question::Text(text) => {
                let read = text.parse::<Query>();
                (text, read)
            }
            Question::Built(query) => (query.to_string(), Ok(query)),
        };
        let answered = read.and_then(|query| {
            let found = built.map(|built| discovery::run(&built.base, &query, self.now().date_naive()));
            Ok((query, found.transpose()?))
        });
        Ok(match answered {
            Ok((query, found)) => Discovered { text, query: Some(query), wrong: None, found, base: view },
            Err(wrong) => Discovered { text, query: None, wrong: Some(wrong), found: None, base: view },
        })
    }

    /// Reads a number typed into the builder as a written question would. A wrong one is no error: the answer says what
    /// is wrong with it.
    ///
    /// # Errors
    /// [`Code::NotFound`] for a field that does not exist.
    pub fn read_number(&self, field: &str, text: &str) -> Result<NumberRead, UiError> {
        let field: Field = field.parse().map_err(|_| Code::NotFound)?;
        Ok(match field.read(text) {
            Ok(value) => NumberRead { value: Some(value), wrong: None },
            Err(wrong) => NumberRead { value: None, wrong: Some(wrong) },
        })
    }

    /// Keeps a question under a name, in the place of the one that had it; answers all that are kept.
    ///
    /// # Errors
    /// [`Code::TooLong`] for a name that is empty or too long, or when the vault cannot be written to.
    pub fn save_question(&self, name: &str, text: &str) -> Result<Vec<NamedQuestion>, UiError> {
        let (session, name) = (self.session()?, question_name(name)?);
        session.store.put_question(name, text)?;
        saved(&session)
    }

    /// Calls a kept question otherwise; answers all that are kept.
    ///
    /// # Errors
    /// [`Code::TooLong`] for a name that is empty or too long; [`Code::NameTaken`] for that of another question;
    /// [`Code::NotFound`] when there is none of that name; or when the vault cannot be written to.
    pub fn rename_question(&self, name: &str, to: &str) -> Result<Vec<NamedQuestion>, UiError> {
        let (session, to) = (self.session()?, question_name(to)?);
        let kept = session.store.questions()?;
        if name != to && kept.iter().any(|(known, _)| known == to) {
            return Err(Code::NameTaken.into());
        }
        if !session.store.rename_question(name, to)? {
            return Err(Code::NotFound.into());
        }
        saved(&session)
    }

    /// Forgets a kept question; answers those that are left.
    ///
    /// # Errors
    /// When the vault cannot be written to.
    pub fn forget_question(&self, name: &str) -> Result<Vec<NamedQuestion>, UiError> {
        let session = self.session()?;
        session.store.forget_question(name)?;
        saved(&session)
    }
}

impl Session {
    /// The base of creators, as it stands.
    fn base(&self) -> Result<Look, UiError> {
        // The base spans all campaigns, which may have models of their own: its peers are those that ship.
        self.bases.look(&self.store, &self.models.shipped().peers)
    }

    /// The base that answers.
    fn built(&self) -> Result<Arc<Built>, UiError> {
        self.base()?.built.ok_or_else(|| Code::NotFound.into())
    }
}

fn question_name(name: &str) -> Result<&str, UiError> {
    let name = name.trim();
    let fits = !name.is_empty() && name.chars().count() <= MAX_NAME;
    if fits { Ok(name) } else { Err(Code::TooLong.into()) }
}

fn saved(session: &Session) -> Result<Vec<NamedQuestion>, UiError> {
    let kept = session.store.questions()?;
    Ok(kept.into_iter().map(|(name, text)| NamedQuestion { name, text }).collect())
}

fn fields(base: Option<&Base>) -> Vec<FieldView> {
    let field = |name: String| {
        let field: Field = name.parse().ok()?;
        Some(FieldView { kind: kind(field), choices: choices(base, field), per_market: field.is_per_market(), name })
    };
    Field::names().into_iter().filter_map(field).collect()
}

fn kind(field: Field) -> FieldKind {
    match field.kind() {
        Kind::Count => FieldKind::Count,
        Kind::Ratio => FieldKind::Share,
        Kind::Points => FieldKind::Points,
        Kind::Money => FieldKind::Money,
        Kind::Number => FieldKind::Number,
        Kind::Day => FieldKind::Day,
        Kind::Choice(_) => FieldKind::Choice,
        Kind::Label => FieldKind::Label,
        Kind::Words => FieldKind::Words,
    }
}

fn choices(base: Option<&Base>, field: Field) -> Vec<String> {
    if let Kind::Choice(names) = field.kind() {
        return names.iter().map(|name| (*name).to_owned()).collect();
    }
    let Some(base) = base else { return Vec::new() };
    let mut labels: Vec<(&str, usize)> = match field {
        Field::Topic => base.topics().collect(),
        Field::Language => base.languages().collect(),
        _ => return Vec::new(),
    };
    labels.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    labels.into_iter().take(MAX_LABELS).map(|(label, _)| label.to_owned()).collect()
}
