//! The command line: `sverka [--demo] [--data DIR] [--join ADDRESS --code-file FILE]`.

use crate::keychain;
use std::ffi::OsString;
use std::path::PathBuf;
use sverka_app::view::Locale;
use sverka_app::{Invitation, Setup};

/// What was asked for.
#[derive(Default)]
pub(crate) struct Arguments {
    /// Fictional campaigns, in a folder of their own.
    demo: bool,
    /// Folder of the vault, instead of the usual one.
    data: Option<PathBuf>,
    /// Hub to join, with the code its admin gave.
    invitation: Option<Invitation>,
}

impl Arguments {
    /// Reads the arguments. The code of an invitation comes in a file, so that no list of processes shows it.
    pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut parsed = Self::default();
        let (mut hub, mut code_file) = (None, None);
        let mut arguments = arguments.into_iter();
        while let Some(name) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{} needs a value", name.display()));
            match name.to_str() {
                Some("--demo") => parsed.demo = true,
                Some("--data") => parsed.data = Some(value()?.into()),
                Some("--join") => hub = Some(value()?),
                Some("--code-file") => code_file = Some(PathBuf::from(value()?)),
                _ => return Err(format!("unknown argument {}", name.display())),
            }
        }
        parsed.invitation = match (hub, code_file) {
            (None, None) => None,
            (Some(hub), Some(file)) => {
                let code = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
                let hub = hub.into_string().map_err(|_| "the address of a hub is text".to_owned())?;
                Some(Invitation { hub, code: code.trim().to_owned() })
            }
            _ => return Err("--join and --code-file go together".to_owned()),
        };
        Ok(parsed)
    }

    /// Everything the program needs from its surroundings. `usual` is the folder the operating system gives.
    pub(crate) fn setup(self, usual: PathBuf) -> Setup {
        let profile = if self.demo { "demo" } else { "work" };
        let dir = self.data.unwrap_or_else(|| usual.join(profile));
        Setup {
            keychain: if self.demo { Some(keychain::of_demo(&dir)) } else { keychain::find(&dir) },
            dir,
            demo: self.demo,
            #[allow(clippy::disallowed_methods, reason = "the shell brings the clock in; this is the one place")]
            clock: chrono::Utc::now,
            invitation: self.invitation,
            locale: system_locale(),
            device_name: device_name(),
        }
    }
}

/// Russian where the operating system speaks Russian, English elsewhere.
fn system_locale() -> Locale {
    let spoken =
        ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    if spoken.is_some_and(|spoken| spoken.starts_with("ru")) { Locale::Ru } else { Locale::En }
}

fn device_name() -> String {
    let name = std::fs::read_to_string("/etc/hostname").unwrap_or_default();
    let name = std::env::var("COMPUTERNAME").unwrap_or(name);
    let name: String = name.trim().chars().filter(|c| !c.is_control()).take(64).collect();
    if name.is_empty() { std::env::consts::OS.to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Arguments, String> {
        Arguments::parse(arguments.iter().map(OsString::from))
    }

    #[test]
    fn what_is_not_known_is_said() {
        assert!(parse(&["--dmeo"]).is_err_and(|error| error.contains("--dmeo")));
        assert!(parse(&["--data"]).is_err());
        assert!(parse(&["--join", "http://localhost:1"]).is_err_and(|error| error.contains("--code-file")));
        assert!(parse(&["--code-file", "x"]).is_err_and(|error| error.contains("--join")));
        assert!(parse(&["--demo", "--data", "x"]).is_ok_and(|parsed| parsed.demo && parsed.data.is_some()));
    }
}
