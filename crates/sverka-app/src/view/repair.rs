//! Results that may stand under the wrong creators.

use serde::Serialize;
use sverka_core::ids::CreatorId;
use sverka_core::model::Market;
use ts_rs::TS;

/// How it is known whose a result is: message `repair-proof-<…>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// The row of the file names somebody else.
    Row,
    /// The link of the post is somebody else's.
    Link,
    /// Nothing but the order of the two lists: it can be wrong.
    Order,
}

/// A creator by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NamedCreator {
    /// The creator.
    pub id: CreatorId,
    /// Name; the identifier of somebody who is not on the list.
    pub name: String,
}

/// A result that may stand under the wrong creator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Misplaced {
    /// Its post.
    pub post: String,
    /// For which market it ran.
    pub market: Market,
    /// Under whom it was kept.
    pub kept: NamedCreator,
    /// Whose it probably is.
    pub probably: NamedCreator,
    /// How that is known.
    pub proof: Proof,
}

/// A file with such results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DoubtfulFile {
    /// Names the step.
    pub import: String,
    /// Name of the file.
    pub file: String,
    /// Who took it: nobody else can put it right.
    pub who: String,
    /// True when it is the own one.
    pub own: bool,
    /// Results that may stand under the wrong creator.
    pub misplaced: u32,
    /// Of those, how many nothing proves.
    pub guessed: u32,
    /// The first of them.
    pub rows: Vec<Misplaced>,
}
