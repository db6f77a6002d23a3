//! What is usual among creators alike. That is evidence as any number is: it says nothing of what the AI makes of it,
//! so it is there before the verdict, and the points of the score are not.

use crate::view::PeerLevel;
use sverka_core::model::{Campaign, Creator};
use sverka_core::score::Model;

/// The usual values of the metrics of a creator that are compared with peers.
pub(crate) fn levels(model: &Model, campaign: &Campaign, creator: &Creator) -> Vec<PeerLevel> {
    let readings = model.read(creator, campaign);
    let levels = readings.iter().filter_map(|reading| {
        Some(PeerLevel { metric: reading.evidence?.to_owned(), usual: reading.peer.filter(|usual| usual.is_finite())? })
    });
    levels.collect()
}
