//! Who was right, by the results of all campaigns on this laptop. What people held counts as it stood before the post went out
//! and before its result was here, and beside what the model said in that moment (decision 16). Where nobody said a number, the
//! model is judged as it was before any result: from the posts of the shortlist alone, and only on posts that went out after
//! their creator's record was collected, because it may have seen the others.

mod posts;
mod record;
mod regret;
mod selection;
mod steps;
#[cfg(test)]
mod tests;
mod weights;

use crate::app::{App, lock};
use crate::error::UiError;
use crate::model_card::interval;
use crate::view::model_card::Agreement;
use crate::view::scoreboard::{ScoreboardView, ShareView};
use sverka_core::ids::PrincipalId;
use sverka_core::model::Market;

/// A share of fewer is too early.
const LEAST: u32 = 20;

impl App {
    /// What model and people were worth in closed campaigns.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn scoreboard(&self) -> Result<ScoreboardView, UiError> {
        let session = self.session()?;
        let me = session.me()?;
        let (mut items, mut candidates, mut campaigns, mut learning) = (Vec::new(), Vec::new(), 0, false);
        for row in session.store.streams()? {
            let Some(campaign) = row.id.campaign() else { continue };
            let kept = session.outcomes(&row.id)?;
            if kept.iter().all(|step| step.withdrawn) {
                continue;
            }
            campaigns += 1;
            let desk = session.desk_of(&campaign)?;
            let desk = lock(&desk);
            let Some(closed) = session.closed_posts(&desk, &kept)? else {
                learning = true;
                continue;
            };
            match session.candidates_of(&desk, &closed)? {
                Some(of) => candidates.extend(of),
                None => learning = true,
            }
            items.extend(closed);
        }
        let weights = weights::Learned::of(&items);
        Ok(ScoreboardView {
            learning,
            campaigns,
            posts: items.iter().filter(|item| item.is_inside()).count() as u32,
            steps: [None, Some(Market::Ru), Some(Market::Us)]
                .into_iter()
                .map(|market| steps::steps(&items, &weights, market, &me))
                .collect(),
            weights: weights.view(&me),
            selection: selection::view(&candidates),
            regret: regret::view(&items),
            own: record::record(&items, &me),
            closed: record::closed(&items, &me),
            anchoring: record::anchoring(&items, &me),
        })
    }
}

/// True when everything is of one other person: an own record is for its owner.
fn is_of_one<'a>(mut authors: impl Iterator<Item = &'a str>, me: &PrincipalId) -> bool {
    authors.next().is_some_and(|first| first != me.as_str() && authors.all(|other| other == first))
}

/// Views on the scale of errors.
fn log(views: f64) -> f64 {
    (1.0 + views).log10()
}

/// The views at a place on the scale of errors.
fn views(log: f64) -> u64 {
    (10f64.powf(log) - 1.0).round().max(0.0) as u64
}

fn share(hits: usize, of: usize) -> ShareView {
    let (hits, of) = (hits as u32, of as u32);
    if of == 0 {
        return ShareView { of, hits, low: 0, high: 100, too_early: true };
    }
    let Agreement { low, high, .. } = interval(hits, of);
    ShareView { of, hits, low, high, too_early: of < LEAST }
}
