//! The model's forecasts of those who were not chosen, too.

use serde::Serialize;
use sverka_core::model::Market;
use ts_rs::TS;

/// Forecasts as a multiple of what came (geometric mean over creators): above 1 they were too high.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct BiasView {
    /// The multiple.
    pub ratio: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Why nothing is said of all candidates: label `scoreboard-refused-<refusal>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SelectionRefusal {
    /// Too few results that speak for the others.
    Few,
    /// Nobody like many of the candidates was chosen.
    Apart,
    /// Nearly everybody has results: there is nothing to correct.
    Everybody,
}

/// How the model's forecasts of all candidates would have done in one market, told by those that have results.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct SelectionView {
    /// The market of the creators.
    pub market: Market,
    /// Candidates of closed campaigns; a creator counts once in each.
    pub candidates: u32,
    /// Those with results that can be compared.
    pub chosen: u32,
    /// Of those, as they are; absent while it is too early.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub seen: Option<BiasView>,
    /// Of all candidates; absent when it is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub corrected: Option<BiasView>,
    /// Why it is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub refused: Option<SelectionRefusal>,
    /// Results as many as those that speak for all are worth.
    pub effective: u32,
    /// So many are needed.
    pub needed: u32,
}
