//! Results that stand under the wrong creators: how they are known, and a file of them put right in one step.
//!
//! An earlier release found the creator of a row by handle, link or name, and then kept the row under another one: it
//! took the publisher's rank for a place in the queue. What it kept stays as it is, so whoever took such a file is
//! offered to take it back and record it again.

use super::{brought, parts, reading};
use crate::app::{App, lock, stamp};
use crate::desk::Desk;
use crate::dossier::author;
use crate::error::{Code, UiError};
use crate::session::Session;
use crate::view::repair::{DoubtfulFile, Misplaced, NamedCreator, Proof};
use crate::view::results::ResultsView;
use std::collections::{HashMap, HashSet};
use sverka_core::event::Fact;
use sverka_core::ids::CreatorId;
use sverka_core::model::outcome::{PostResult, RowNames};
use sverka_core::numbers::Lot;
use sverka_core::outcomes::KeptResults;
use sverka_table::results::{Creators, Named};

/// Rows shown of a file.
const SHOWN: usize = 200;

/// What is known of whose a result is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Owner {
    /// Whom it stands under.
    Same,
    /// Somebody else.
    Other(CreatorId, Proof),
    /// Nothing says it.
    Unsaid,
}

/// The lists that results are checked by.
struct Lists<'a> {
    desk: &'a Desk,
    creators: Creators,
    drawn: HashMap<Lot, &'a CreatorId>,
}

impl App {
    /// Files with results that may stand under the wrong creators, the latest first. Nothing is changed.
    ///
    /// # Errors
    /// [`Code::NotFound`] when the campaign is not on this laptop.
    pub fn doubtful_results(&self, campaign: &str) -> Result<Vec<DoubtfulFile>, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let desk = lock(&desk);
        let kept = session.outcomes(&desk.stream)?;
        let (me, people) = (session.me()?, session.store.people(&desk.stream)?);
        let lists = Lists::of(&desk);
        let file = |step: &KeptResults| {
            let rows: Vec<Misplaced> = lists.misplaced(step).collect();
            let guessed = rows.iter().filter(|row| row.proof == Proof::Order).count() as u32;
            (!rows.is_empty()).then(|| DoubtfulFile {
                import: step.import.clone(),
                file: step.file.clone(),
                who: author(&people, &step.author),
                own: step.author == me,
                misplaced: rows.len() as u32,
                guessed,
                rows: rows.into_iter().take(SHOWN).collect(),
            })
        };
        Ok(kept.iter().rev().filter(|step| !step.withdrawn).filter_map(file).collect())
    }

    /// Takes an own file back and records it again, each result under whom it probably belongs to, in one step. What is
    /// recorded can be taken back, and the file brought again.
    ///
    /// # Errors
    /// [`Code::NotFound`] for a file that is not this person's or has nothing to put right, [`Code::Revoked`], or when
    /// the vault cannot be written to.
    pub fn put_results_right(&self, campaign: &str, import: &str) -> Result<ResultsView, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let desk = lock(&desk);
        session.check_open(&desk)?;
        let step = own_step(&session, &desk, import)?;
        let results = Lists::of(&desk).put_right(&step).ok_or(Code::NotFound)?;
        let now = self.now();
        let withdrawn = Fact::ResultsWithdrawn { import: step.import.clone(), withdrawn: true };
        let mut facts = vec![(stamp(now)?, desk.fact(None, withdrawn))];
        for part in parts(stamp(now)?.id.as_str(), &step.file, results)? {
            facts.push((stamp(now)?, desk.fact(None, Fact::ResultsRecorded(part))));
        }
        session.append(facts)?;
        brought::view(&session, &desk)
    }
}

/// An own file that counts.
fn own_step(session: &Session, desk: &Desk, import: &str) -> Result<KeptResults, UiError> {
    let me = session.me()?;
    let mut kept = session.outcomes(&desk.stream)?.into_iter();
    let own = kept.find(|step| step.import == import && step.author == me && !step.withdrawn);
    own.ok_or_else(|| Code::NotFound.into())
}

impl<'a> Lists<'a> {
    fn of(desk: &'a Desk) -> Self {
        Self { desk, creators: reading::creators(desk), drawn: desk.drawn().collect() }
    }

    /// Whose each result of a file is.
    fn owners(&self, step: &KeptResults) -> Vec<Owner> {
        let mut owners: Vec<Owner> = step.results.iter().map(|result| self.owner(result)).collect();
        if self.follows_the_order(step, &owners) {
            for (owner, result) in owners.iter_mut().zip(&step.results) {
                if *owner == Owner::Unsaid {
                    *owner =
                        self.by_order(&result.creator).map_or(Owner::Unsaid, |other| Owner::Other(other, Proof::Order));
                }
            }
        }
        owners
    }

    /// What the result itself says.
    fn owner(&self, result: &PostResult) -> Owner {
        let post = Some(result.post.as_str()).filter(|post| post.contains("://")).map(str::to_owned);
        let (named, proof) = match &result.named {
            Some(RowNames { id, handle, name, link }) => {
                let (id, handle, name) = (id.clone(), handle.clone(), name.clone());
                (Named { id, handle, name, link: link.clone().or(post) }, Proof::Row)
            }
            None => (Named { link: post, ..Named::default() }, Proof::Link),
        };
        match self.creators.named(&named) {
            Some(found) if found.id == result.creator.as_str() => Owner::Same,
            Some(found) => CreatorId::new(found.id.as_str()).map_or(Owner::Unsaid, |found| Owner::Other(found, proof)),
            None => Owner::Unsaid,
        }
    }

    /// Whether results of a file that say nothing may have been mixed up. What its rows named was not written down then,
    /// the list is still the one they were looked up in, and nothing that is known of the file speaks against it: rows
    /// with the creator's identifier were kept under the right one.
    fn follows_the_order(&self, step: &KeptResults, owners: &[Owner]) -> bool {
        let same_list = !self.desk.from_memory && step.shortlist == Some(self.desk.version);
        let fits = |(owner, result): (&Owner, &PostResult)| match (owner, self.by_order(&result.creator)) {
            (Owner::Same, moved) => moved.is_none(),
            (Owner::Other(other, _), moved) => moved.as_ref() == Some(other),
            (Owner::Unsaid, _) => true,
        };
        let before = step.results.iter().all(|result| result.named.is_none());
        same_list && before && owners.iter().zip(&step.results).all(fits)
    }

    /// Whose rows were kept under a creator when ranks were taken for places: those of whoever stands where the creator's
    /// rank points. `None` for the creator themselves.
    fn by_order(&self, kept: &CreatorId) -> Option<CreatorId> {
        let taken_for = Lot::new(self.desk.rank(kept)?.get());
        self.drawn.get(&taken_for).filter(|other| **other != kept).map(|other| (*other).clone())
    }

    fn misplaced<'s>(&'s self, step: &'s KeptResults) -> impl Iterator<Item = Misplaced> + 's {
        self.owners(step).into_iter().zip(&step.results).filter_map(|(owner, result)| match owner {
            Owner::Other(creator, proof) => Some(Misplaced {
                post: result.post.clone(),
                market: result.market,
                kept: self.named(&result.creator),
                probably: self.named(&creator),
                proof,
            }),
            Owner::Same | Owner::Unsaid => None,
        })
    }

    fn named(&self, id: &CreatorId) -> NamedCreator {
        let row = self.desk.place(id).and_then(|place| self.desk.row(place));
        NamedCreator { id: id.clone(), name: row.map_or_else(|| id.to_string(), |row| row.name) }
    }

    /// The results of a file with those that may be under the wrong creator moved; `None` when there are none. Each says
    /// whose it is from now on: what its row wrote, or else how the list calls its creator.
    fn put_right(&self, step: &KeptResults) -> Option<Vec<PostResult>> {
        let owners = self.owners(step);
        if !owners.iter().any(|owner| matches!(owner, Owner::Other(..))) {
            return None;
        }
        let mut seen = HashSet::new();
        let right = owners.into_iter().zip(&step.results).map(|(owner, result)| {
            let mut result = result.clone();
            if let Owner::Other(creator, _) = owner {
                result.creator = creator;
            }
            result.named = result.named.or_else(|| self.as_listed(&result.creator));
            // Posts without a name of their own were numbered for each creator.
            let (post, mut nth) = (result.post.clone(), 1);
            while !seen.insert((result.creator.clone(), result.post.clone())) {
                nth += 1;
                result.post = format!("{post} ({nth})");
            }
            result
        });
        Some(right.collect())
    }

    fn as_listed(&self, creator: &CreatorId) -> Option<RowNames> {
        let row = self.desk.place(creator).and_then(|place| self.desk.row(place));
        let (handle, name) = row.as_ref().map(|row| (row.handle.as_str(), row.name.as_str())).unzip();
        RowNames::of(Some(creator.as_str()), handle, name, None)
    }
}

#[cfg(test)]
#[path = "repair_tests.rs"]
mod tests;
