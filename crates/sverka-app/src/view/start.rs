//! What the window is given when it opens, and what a person chose about it.

use serde::{Deserialize, Serialize};
use sverka_core::model::Pass;
use ts_rs::TS;

/// Language of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Locale {
    En,
    Ru,
}

/// Colours of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Theme {
    System,
    Light,
    Dark,
}

/// How single-letter keys work (WCAG 2.1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum LetterKeys {
    /// A letter alone.
    On,
    /// With Alt.
    Alt,
    /// Not at all.
    Off,
}

/// What a person chose about the window; kept beside the vault, readable before it is unlocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// Language.
    pub locale: Locale,
    /// Colours.
    pub theme: Theme,
    /// The pass the person chose for all campaigns; without one, it follows the touch level of each campaign.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pass: Option<Pass>,
    /// Single-letter keys.
    pub letter_keys: LetterKeys,
}

impl Default for Settings {
    fn default() -> Self {
        Self { locale: Locale::En, theme: Theme::System, pass: None, letter_keys: LetterKeys::On }
    }
}

/// Where the program stands when the window opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// No vault yet: make one. With a keychain no passphrase is needed.
    FirstRun,
    /// The vault needs its passphrase.
    Locked,
    /// The vault is open and no hub was joined.
    NotJoined,
    /// The vault is open and a hub was joined.
    Ready,
}

/// Answer of `start`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StartView {
    /// Where the program stands.
    pub gate: Gate,
    /// True when the operating system keeps the key; without it a passphrase does.
    pub keychain: bool,
    /// Fewest characters of a new passphrase.
    pub passphrase_min: u32,
    /// True when this data folder is for the demo.
    pub demo: bool,
    /// Address of the hub given on the command line, still to be joined with the code given there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub invitation: Option<String>,
    /// The campaign that was open when the program ended, once the vault is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub resume: Option<String>,
    /// What a person should be told about the opening: messages `notice-<…>`.
    pub notices: Vec<String>,
    /// Settings.
    pub settings: Settings,
    /// Version of the program.
    pub version: String,
}
