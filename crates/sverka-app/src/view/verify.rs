//! A check of the log.

use serde::Serialize;
use sverka_core::numbers::DeviceSeq;
use ts_rs::TS;

/// An entry that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FlawView {
    /// Campaign.
    pub campaign: String,
    /// On which computer it was made.
    pub device: String,
    /// Its number there.
    pub number: DeviceSeq,
    /// What is wrong: `payload`, `chain`, `missing`, `copies` or `place`.
    pub flaw: String,
}

/// Answer of `verify`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VerifyView {
    /// Entries checked.
    pub entries: u32,
    /// In so many campaigns.
    pub campaigns: u32,
    /// Those that are not as they were written.
    pub flaws: Vec<FlawView>,
    /// Own numbers that stand.
    pub numbers: u32,
    /// Of those, said before anything of the AI was shown.
    pub sealed: u32,
}
