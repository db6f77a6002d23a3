//! The order of a queue: as it was drawn, or learned from the own verdicts.

use serde::Serialize;
use ts_rs::TS;

/// Answer of `queue_order` and `order_queue`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct OrderView {
    /// True when the queue stands in a learned order.
    pub learned: bool,
    /// Own verdicts an order can be learned from: those given before the AI was seen.
    pub verdicts: u32,
    /// Of those, given since the order was learned; all of them without one.
    pub fresh: u32,
    /// Candidates without an own verdict.
    pub waiting: u32,
    /// True when there are enough verdicts, or enough fresh ones, to offer an order.
    pub offered: bool,
}
