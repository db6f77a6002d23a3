//! What the queue shows of verdicts: the own one, and where people differ.
//!
//! That people differ tells what a colleague holds. The mark therefore stands where this person was shown the views of
//! the others, and nowhere else: it is never the first to tell, so a verdict changed because of it is never unaided.
//! Whoever asks for the candidates where people differ is shown them, and that is logged as any other showing.

use crate::app::stamp;
use crate::desk::Desk;
use crate::dossier::{Sight, would_reveal};
use crate::error::UiError;
use crate::session::Session;
use crate::view::{Difference, QueueFilter};
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use sverka_core::blind;
use sverka_core::event::{Fact, RevealCause};
use sverka_core::ids::{CreatorId, PrincipalId};
use sverka_core::model::Market;
use sverka_store::{Mark, MemberRow};

type ByAuthor = HashMap<PrincipalId, Mark>;

impl Session {
    /// Reads who decided what in a campaign into its queue.
    pub(crate) fn read_marks(&self, desk: &mut Desk) -> Result<(), UiError> {
        for (creator, by_author) in self.store.marks(&desk.stream)? {
            self.put_mark(desk, &creator, &by_author)?;
        }
        Ok(())
    }

    /// Reads who decided what about a candidate anew and puts it into the queue.
    pub(crate) fn refresh_mark(&self, desk: &mut Desk, creator: &CreatorId) -> Result<(), UiError> {
        let by_author = self.store.marks_of(&desk.stream, creator)?;
        self.put_mark(desk, creator, &by_author)
    }

    /// Shows where people differ among the candidates this person has decided, when a filter asks for it.
    pub(crate) fn show_differences(
        &self,
        desk: &mut Desk,
        filter: QueueFilter,
        now: DateTime<Utc>,
    ) -> Result<(), UiError> {
        if !matches!(filter, QueueFilter::MarketsDiffer | QueueFilter::PeopleDiffer) {
            return Ok(());
        }
        let me = self.me()?;
        let mut facts = Vec::new();
        for (creator, by_author) in self.store.marks(&desk.stream)? {
            let decided = by_author.get(&me).is_some_and(|mark| mark.verdict.is_some());
            let open = decided && desk.place(&creator).is_some() && !desk.tells_difference(&creator);
            if !open || !differ(&by_author) {
                continue;
            }
            let (dossier, _) = self.fold(desk, &creator)?;
            if self.sight(desk, &creator, dossier.opinions.get(&me))? == Sight::OnceLogged {
                let fact = Fact::AiRevealed { cause: RevealCause::AfterVerdict };
                facts.push((stamp(now)?, desk.fact(Some(&creator), fact)));
            }
        }
        if facts.is_empty() {
            return Ok(());
        }
        for event in self.append(facts)? {
            desk.applied(&event);
            if let Some(creator) = &event.refs.candidate {
                self.refresh_mark(desk, creator)?;
            }
        }
        Ok(())
    }

    fn put_mark(&self, desk: &mut Desk, creator: &CreatorId, by_author: &ByAuthor) -> Result<(), UiError> {
        let own = by_author.get(&self.me()?).copied();
        let differ = match self.difference(desk, by_author)? {
            Some(difference) if self.was_shown(desk, creator, own)? => Some(difference),
            _ => None,
        };
        desk.mark(creator, own.unwrap_or_default(), differ);
        Ok(())
    }

    fn difference(&self, desk: &Desk, by_author: &ByAuthor) -> Result<Option<Difference>, UiError> {
        // Of most candidates nobody need be asked who speaks for which market.
        if !differ(by_author) {
            return Ok(None);
        }
        Ok(Some(between(by_author, &self.store.people(&desk.stream)?)))
    }

    /// True when what others hold about a candidate is before this person's eyes, or would be without a log.
    fn was_shown(&self, desk: &Desk, creator: &CreatorId, own: Option<Mark>) -> Result<bool, UiError> {
        if !desk.is_blind(creator) {
            return Ok(true);
        }
        // Whoever never said anything about a hidden candidate was shown nothing of it either.
        if own.is_none() {
            return Ok(false);
        }
        let (dossier, _) = self.fold(desk, creator)?;
        let own = dossier.opinions.get(&self.me()?);
        Ok(blind::may_see(true, own) && !would_reveal(true, own))
    }
}

/// True when not all verdicts that stand are the same.
fn differ(by_author: &ByAuthor) -> bool {
    let mut verdicts = by_author.values().filter_map(|mark| mark.verdict);
    verdicts.next().is_some_and(|first| verdicts.any(|verdict| verdict != first))
}

/// Between whom verdicts differ that do. Who left the campaign still counts.
fn between(by_author: &ByAuthor, people: &[MemberRow]) -> Difference {
    let spoke = |market: Market| {
        let of_market = people.iter().filter(|person| person.market == market);
        of_market.filter_map(|person| by_author.get(&person.principal)).any(|mark| mark.verdict.is_some())
    };
    // When both markets spoke and not all said the same, somebody of one differs from somebody of the other.
    if spoke(Market::Ru) && spoke(Market::Us) { Difference::Markets } else { Difference::People }
}

#[cfg(test)]
#[path = "marks_tests.rs"]
mod tests;
