//! What a person chose about the window. It holds nothing secret and is readable before the vault is open.

use crate::error::UiError;
use crate::view::Settings;
use std::fs;
use std::path::{Path, PathBuf};

fn file(dir: &Path) -> PathBuf {
    dir.join("settings.json")
}

/// The settings, or `fresh` when there are none or they cannot be read: a broken file must not keep anybody out.
pub(crate) fn load(dir: &Path, fresh: Settings) -> Settings {
    let Ok(text) = fs::read(file(dir)) else { return fresh };
    serde_json::from_slice(&text).unwrap_or_else(|error| {
        tracing::warn!(%error, "the settings cannot be read; starting with the usual ones");
        fresh
    })
}

/// Keeps the settings, whole or not at all.
pub(crate) fn save(dir: &Path, settings: &Settings) -> Result<(), UiError> {
    let text = serde_json::to_vec_pretty(settings).unwrap_or_default();
    let new = dir.join("settings.json.new");
    fs::write(&new, text).and_then(|()| fs::rename(&new, file(dir))).map_err(|error| UiError::from_io(&error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{Locale, Theme};

    #[test]
    fn settings_survive_and_a_broken_file_does_no_harm() {
        let dir = tempfile::tempdir().unwrap();
        let chosen = Settings { locale: Locale::Ru, theme: Theme::Dark, ..Settings::default() };
        save(dir.path(), &chosen).unwrap();
        assert_eq!(load(dir.path(), Settings::default()), chosen);
        fs::write(file(dir.path()), "{broken").unwrap();
        assert_eq!(load(dir.path(), Settings::default()), Settings::default());
        fs::write(file(dir.path()), r#"{"locale":"ru"}"#).unwrap();
        assert_eq!(load(dir.path(), Settings::default()).locale, Locale::Ru);
    }
}
