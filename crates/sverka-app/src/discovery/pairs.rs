//! Creators that may be one, and what the person says about that. Who is said to be one is one creator in answers and
//! shortlists from then on; the records of the campaigns stay as they were published.

use super::build::Source;
use super::records::Built;
use crate::app::{App, lock};
use crate::error::{Code, UiError};
use crate::queue::creator as creator_id;
use crate::view::discovery::{DuplicatesView, PairSide, PairView};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use sverka_core::discovery::duplicates::{Proposals, propose};
use sverka_core::ids::CreatorId;
use sverka_core::model::Creator;
use sverka_store::Store;

/// Odds above this say no more to a person.
const MOST_ODDS: u32 = 100;

/// The proposals for the records of the newest base.
#[derive(Default)]
pub(crate) struct Pairs {
    known: Mutex<Option<(Vec<Source>, Arc<Compared>)>>,
}

struct Compared {
    proposals: Proposals,
    sides: HashMap<CreatorId, PairSide>,
}

impl Pairs {
    fn of(&self, store: &Store, built: &Built) -> Result<Arc<Compared>, UiError> {
        let mut known = lock(&self.known);
        if let Some((sources, compared)) = &*known
            && *sources == built.input.sources
        {
            return Ok(Arc::clone(compared));
        }
        let mut creators = Vec::new();
        built.each(store, |creator| creators.push(slim(creator)))?;
        let proposals = propose(&creators);
        let named = proposals.pairs.iter().flat_map(|pair| [&pair.first, &pair.second]).collect::<HashSet<_>>();
        let sides = creators.iter().filter(|creator| named.contains(&creator.id)).map(side);
        let compared = Arc::new(Compared { sides: sides.collect(), proposals });
        *known = Some((built.input.sources.clone(), Arc::clone(&compared)));
        Ok(compared)
    }
}

/// What two creators are compared by, without the long parts of a record.
fn slim(mut creator: Creator) -> Creator {
    creator.posts = Vec::new();
    creator.collaborations = Vec::new();
    creator.rates = Vec::new();
    creator.compliance = Vec::new();
    creator.accounts.iter_mut().for_each(|account| account.metrics.clear());
    creator
}

fn side(creator: &Creator) -> (CreatorId, PairSide) {
    let main = creator.accounts.first();
    let side = PairSide {
        id: creator.id.to_string(),
        name: creator.name.clone(),
        handle: main.map(|account| account.handle.clone()).unwrap_or_default(),
        platform: main.map(|account| account.platform),
        market: creator.market,
    };
    (creator.id.clone(), side)
}

/// Points in 1/256 logit as odds, so many to one.
fn odds(points: i32) -> u32 {
    let odds = (f64::from(points) / 256.0).exp().round();
    if odds >= f64::from(MOST_ODDS) { MOST_ODDS } else { odds.max(1.0) as u32 }
}

impl App {
    /// Creators of the base that may be one, with what speaks for and against it.
    ///
    /// # Errors
    /// [`Code::NotFound`] while there is no base; otherwise when the store cannot be read.
    pub fn duplicates(&self) -> Result<DuplicatesView, UiError> {
        let session = self.session()?;
        let built = session.built()?;
        let compared = session.pairs.of(&session.store, &built)?;
        let judged = session.store.judged_pairs()?;
        let pairs = compared.proposals.pairs.iter().filter_map(|pair| {
            let said = judged.iter().find(|said| said.first == pair.first && said.second == pair.second);
            Some(PairView {
                first: compared.sides.get(&pair.first)?.clone(),
                second: compared.sides.get(&pair.second)?.clone(),
                odds: odds(pair.points),
                clues: pair.parts.clone(),
                same: said.map(|said| said.same),
            })
        });
        Ok(DuplicatesView { pairs: pairs.collect(), compared: compared.proposals.compared as u32 })
    }

    /// Keeps whether two creators are one; `None` takes it back. The base is built anew.
    ///
    /// # Errors
    /// [`Code::NotFound`] for a pair that is none, or when the vault cannot be written to.
    pub fn judge_pair(&self, first: &str, second: &str, same: Option<bool>) -> Result<(), UiError> {
        let (first, second) = (creator_id(first)?, creator_id(second)?);
        if first == second {
            return Err(Code::NotFound.into());
        }
        Ok(self.session()?.store.judge_pair(&first, &second, same)?)
    }
}
