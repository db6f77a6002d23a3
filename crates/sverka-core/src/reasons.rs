//! Structured reason codes, versioned with the program: labels are in the message catalogue (`reason-<code>`),
//! a code is never deleted, only retired, and its polarity is part of the code.

use crate::model::{Market, Scope, Verdict};

/// One reason a person can give for a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReasonCode {
    /// The code: `A-` accept, `R-` reject, `D-` hold, `RU-` and `US-` for one market.
    pub code: &'static str,
    /// The verdict it speaks for.
    pub speaks_for: Verdict,
    /// The market whose rule it is; `None` for both.
    pub market: Option<Market>,
    /// True when the candidate cannot be taken in that market while it holds.
    pub blocking: bool,
    /// How far a verdict with this reason reaches, unless the expert says otherwise.
    pub scope: Scope,
}

const fn reason(
    code: &'static str,
    speaks_for: Verdict,
    market: Option<Market>,
    blocking: bool,
    scope: Scope,
) -> ReasonCode {
    ReasonCode { code, speaks_for, market, blocking, scope }
}

/// All codes, in the order in which they are offered.
pub const REASONS: &[ReasonCode] = &[
    reason("A-AUD", Verdict::Accept, None, false, Scope::Campaign),
    reason("A-ENG", Verdict::Accept, None, false, Scope::Campaign),
    reason("A-AUTH", Verdict::Accept, None, false, Scope::Campaign),
    reason("A-VAL", Verdict::Accept, None, false, Scope::Campaign),
    reason("A-TONE", Verdict::Accept, None, false, Scope::Campaign),
    reason("A-CONT", Verdict::Accept, None, false, Scope::Campaign),
    reason("A-BRIEF", Verdict::Accept, None, false, Scope::Campaign),
    reason("A-CARE", Verdict::Accept, None, false, Scope::Campaign),
    reason("A-PREV", Verdict::Accept, None, false, Scope::Campaign),
    reason("A-REL", Verdict::Accept, None, false, Scope::Campaign),
    reason("A-GROW", Verdict::Accept, None, false, Scope::Campaign),
    reason("A-PRICE", Verdict::Accept, None, false, Scope::Campaign),
    reason("A-LOC", Verdict::Accept, None, false, Scope::Campaign),
    reason("A-HOR", Verdict::Accept, None, false, Scope::Campaign),
    reason("A-LEGAL", Verdict::Accept, None, false, Scope::Campaign),
    reason("A-SUB", Verdict::Accept, None, false, Scope::Campaign),
    reason("R-AUD", Verdict::Reject, None, false, Scope::Campaign),
    reason("R-GEO", Verdict::Reject, None, false, Scope::Campaign),
    reason("R-AGE", Verdict::Reject, None, false, Scope::Campaign),
    reason("R-LANG", Verdict::Reject, None, false, Scope::Campaign),
    reason("R-FAKE", Verdict::Reject, None, false, Scope::Market),
    reason("R-POD", Verdict::Reject, None, false, Scope::Market),
    reason("R-ANOM", Verdict::Reject, None, false, Scope::Later),
    reason("R-LOWER", Verdict::Reject, None, false, Scope::Campaign),
    reason("R-QUAL", Verdict::Reject, None, false, Scope::Brand),
    reason("R-INACT", Verdict::Reject, None, false, Scope::Later),
    reason("R-OVERAD", Verdict::Reject, None, false, Scope::Later),
    reason("R-COMP", Verdict::Reject, None, false, Scope::Campaign),
    reason("R-BSAFE", Verdict::Reject, None, false, Scope::Brand),
    reason("R-POL", Verdict::Reject, None, false, Scope::Brand),
    reason("R-SCAND", Verdict::Reject, None, false, Scope::Brand),
    reason("R-GAMB", Verdict::Reject, None, false, Scope::Market),
    reason("R-VAL", Verdict::Reject, None, false, Scope::Brand),
    reason("R-TONE", Verdict::Reject, None, false, Scope::Campaign),
    reason("R-INAUTH", Verdict::Reject, None, false, Scope::Brand),
    reason("R-PRICE", Verdict::Reject, None, false, Scope::Campaign),
    reason("R-BRIEF", Verdict::Reject, None, false, Scope::Campaign),
    reason("R-RELY", Verdict::Reject, None, false, Scope::Brand),
    reason("R-PREVBAD", Verdict::Reject, None, false, Scope::Brand),
    reason("R-DUP", Verdict::Reject, None, false, Scope::Campaign),
    reason("R-NODATA", Verdict::Reject, None, false, Scope::Later),
    reason("R-TERMS", Verdict::Reject, None, false, Scope::Campaign),
    reason("R-CANNOT", Verdict::Reject, None, false, Scope::Later),
    reason("R-SPAM", Verdict::Reject, None, false, Scope::Later),
    reason("R-BUDGET", Verdict::Reject, None, false, Scope::Campaign),
    reason("R-SLOT", Verdict::Reject, None, false, Scope::Campaign),
    reason("RU-RKN", Verdict::Reject, Some(Market::Ru), true, Scope::Market),
    reason("RU-PLAT", Verdict::Reject, Some(Market::Ru), true, Scope::Market),
    reason("RU-PLATRISK", Verdict::Reject, Some(Market::Ru), false, Scope::Market),
    reason("RU-INAG", Verdict::Reject, Some(Market::Ru), true, Scope::Market),
    reason("RU-EXT", Verdict::Reject, Some(Market::Ru), true, Scope::Market),
    reason("RU-ERID", Verdict::Reject, Some(Market::Ru), true, Scope::Market),
    reason("RU-LEVY", Verdict::Reject, Some(Market::Ru), false, Scope::Market),
    reason("RU-FORM", Verdict::Reject, Some(Market::Ru), true, Scope::Market),
    reason("RU-ABA", Verdict::Reject, Some(Market::Ru), true, Scope::Market),
    reason("RU-LABEL", Verdict::Reject, Some(Market::Ru), true, Scope::Market),
    reason("RU-CAT", Verdict::Reject, Some(Market::Ru), true, Scope::Market),
    reason("RU-VIRAL", Verdict::Reject, Some(Market::Ru), false, Scope::Market),
    reason("RU-WINDOW", Verdict::Reject, Some(Market::Ru), false, Scope::Market),
    reason("RU-SCREEN", Verdict::Reject, Some(Market::Ru), false, Scope::Market),
    reason("RU-OLDER", Verdict::Reject, Some(Market::Ru), false, Scope::Market),
    reason("RU-OLDADS", Verdict::Reject, Some(Market::Ru), false, Scope::Market),
    reason("US-DISC", Verdict::Reject, Some(Market::Us), false, Scope::Market),
    reason("US-LABELONLY", Verdict::Reject, Some(Market::Us), false, Scope::Market),
    reason("US-FAKE", Verdict::Reject, Some(Market::Us), true, Scope::Market),
    reason("US-CLAIM", Verdict::Reject, Some(Market::Us), true, Scope::Market),
    reason("US-NOTUSER", Verdict::Reject, Some(Market::Us), false, Scope::Market),
    reason("US-ALC21", Verdict::Reject, Some(Market::Us), true, Scope::Market),
    reason("US-MINOR", Verdict::Reject, Some(Market::Us), true, Scope::Market),
    reason("US-RIGHTS", Verdict::Reject, Some(Market::Us), false, Scope::Market),
    reason("US-SANC", Verdict::Reject, Some(Market::Us), true, Scope::Market),
    reason("US-CULT", Verdict::Reject, Some(Market::Us), false, Scope::Market),
    reason("D-2ND", Verdict::Hold, None, false, Scope::Later),
    reason("D-ASKCREATOR", Verdict::Hold, None, false, Scope::Later),
    reason("D-ASKSYS", Verdict::Hold, None, false, Scope::Later),
    reason("D-WAITLAW", Verdict::Hold, None, false, Scope::Later),
    reason("D-WAITDATA", Verdict::Hold, None, false, Scope::Later),
    reason("D-STAR", Verdict::Hold, None, false, Scope::Later),
];

/// Looks a code up.
#[must_use]
pub fn find(code: &str) -> Option<&'static ReasonCode> {
    REASONS.iter().find(|reason| reason.code == code)
}

/// The codes that fit a verdict of an expert of `market`, in the order in which they are offered.
pub fn offered(verdict: Verdict, market: Market) -> impl Iterator<Item = &'static ReasonCode> {
    REASONS.iter().filter(move |reason| reason.speaks_for == verdict && reason.market.is_none_or(|own| own == market))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_code_is_listed_once_and_every_verdict_has_reasons_in_both_markets() {
        let codes: HashSet<_> = REASONS.iter().map(|reason| reason.code).collect();
        assert_eq!(codes.len(), REASONS.len());
        for verdict in [Verdict::Accept, Verdict::Hold, Verdict::Reject] {
            for market in [Market::Ru, Market::Us] {
                assert!(offered(verdict, market).count() >= 6);
            }
        }
        assert!(offered(Verdict::Reject, Market::Us).all(|reason| !reason.code.starts_with("RU-")));
    }
}
