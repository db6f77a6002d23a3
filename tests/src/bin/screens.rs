//! `screens FOLDER`: pictures of the real window with the real hub, for the documentation and for looking at.
#![allow(clippy::expect_used, reason = "a program for developers, of use only when all works")]

use std::path::{Path, PathBuf};
use sverka_tests::hub_process::HubProcess;
use sverka_tests::window::{AI_VIEW, CAMPAIGN, DOSSIER, ENTER, ESCAPE, Options, PILL, Window};
use tempfile::TempDir;

/// One look of the window.
struct Look {
    name: &'static str,
    size: (u32, u32),
    locale: &'static str,
    dark: bool,
}

const LOOKS: &[Look] = &[
    Look { name: "1366-en-light", size: (1366, 768), locale: "en_US.UTF-8", dark: false },
    Look { name: "1366-ru-light", size: (1366, 768), locale: "ru_RU.UTF-8", dark: false },
    Look { name: "1366-ru-dark", size: (1366, 768), locale: "ru_RU.UTF-8", dark: true },
    Look { name: "1920-en-dark", size: (1920, 1080), locale: "en_US.UTF-8", dark: true },
    Look { name: "1920-ru-light", size: (1920, 1080), locale: "ru_RU.UTF-8", dark: false },
];

fn main() {
    let out = PathBuf::from(std::env::args().nth(1).expect("a folder for the pictures"));
    std::fs::create_dir_all(&out).expect("the folder can be made");
    for look in LOOKS {
        // A hub of its own: no other person's verdicts on the pictures than the demo's.
        let dir = TempDir::new().expect("a folder");
        let mut hub = HubProcess::with_demo(dir.path(), 60);
        take(&mut hub, &dir.path().join("desk"), look, &out);
    }
}

fn take(hub: &mut HubProcess, desk: &Path, look: &Look, out: &Path) {
    let join = Some((hub.address(), hub.invite("Анна", "RU")));
    let window = Window::open(&Options { join, size: look.size, locale: look.locale, ..Options::new(desk) });
    let picture = |what: &str| window.picture(&out.join(format!("{what}-{}.png", look.name)));
    window.see("input[aria-describedby=strength]");
    if look.dark {
        let dark = "[...document.querySelectorAll('[role=radio]')].at(-1).click()";
        window.js(dark, serde_json::json!([])).expect("the last choice of the theme is dark");
    }
    picture("first-run");
    window.first_run();
    window.text_until(PILL, |text| !text.is_empty());
    picture("campaigns");
    window.press(ENTER);
    window.see(DOSSIER);
    picture("review-blind");
    // Three verdicts, then a look at the second candidate, whose AI view is open now.
    window.press("ahr");
    window.press("kk");
    window.see(AI_VIEW);
    picture("review-decided");
    window.press("i");
    window.see(".sheet table");
    picture("model");
    window.press(ESCAPE);
    // The creators of all campaigns, with the question that comes first, and those who may be one.
    window.press("gd");
    window.see(".results [role=status]");
    picture("discovery");
    window.press("]");
    window.see(".pair, .state");
    picture("duplicates");
    window.press("gc");
    window.see(CAMPAIGN);
    window.press(ENTER);
    window.see(DOSSIER);
    hub.stop();
    window.press("aa");
    window.click(PILL);
    picture("offline");
    hub.start();
}
