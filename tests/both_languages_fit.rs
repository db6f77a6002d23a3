//! Both languages fit: at 1280×640 no text of the real window is cut off.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use serde_json::json;
use sverka_tests::hub_process::HubProcess;
use sverka_tests::window::{AI_VIEW, CAMPAIGN, DOSSIER, ENTER, ESCAPE, Options, RESULTS, Window};
use tempfile::TempDir;

/// Elements whose text is wider or higher than the room they have, unless they say so with an ellipsis and a title.
const CLIPPED: &str = "
    const clipped = [];
    for (const e of document.querySelectorAll('body *')) {
        if (e.closest('[aria-hidden=true], svg, .visually-hidden') || !e.offsetParent) continue;
        const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
        if (!own) continue;
        const style = getComputedStyle(e);
        const cut = e.scrollWidth > e.clientWidth + 1 && style.overflowX !== 'visible' && style.display !== 'inline';
        const told = style.textOverflow === 'ellipsis' && (e.title || e.closest('[title]'));
        const box = e.getBoundingClientRect();
        // A long name inside an element that ends in an ellipsis reaches out of it unseen; its title tells it whole.
        const within = e.parentElement.closest('[title]');
        const ended = within && getComputedStyle(within).textOverflow === 'ellipsis';
        const outside = (box.right > innerWidth + 1 || box.left < -1) && !ended;
        if ((cut && !told) || outside) clipped.push(e.textContent.trim().slice(0, 60));
    }
    return clipped;";

fn check(window: &Window, what: &str) {
    let clipped = window.js(CLIPPED, json!([])).expect("the page");
    assert_eq!(clipped, json!([]), "{what}");
}

#[test]
fn nothing_is_cut_off_at_1280_by_640() {
    for locale in ["en_US.UTF-8", "ru_RU.UTF-8"] {
        let dir = TempDir::new().expect("a folder");
        let hub = HubProcess::with_demo(dir.path(), 60);
        let join = Some((hub.address(), hub.invite("Анна", "RU")));
        let options = |desk: &str| Options { locale, size: (1280, 640), ..Options::new(&dir.path().join(desk)) };
        let work = Window::open(&Options { demo: false, ..options("work") });
        work.see("input[aria-describedby=strength]");
        check(&work, &format!("{locale}: first run"));
        drop(work);
        let window = Window::open(&Options { join, ..options("desk") });
        window.first_run();
        check(&window, &format!("{locale}: campaigns"));
        window.press(ENTER);
        window.see(DOSSIER);
        for _ in 0..10 {
            check(&window, &format!("{locale}: review before the verdict"));
            window.press("r");
            window.see(AI_VIEW);
            check(&window, &format!("{locale}: review after the verdict"));
            window.press(ENTER);
            window.gone(AI_VIEW);
        }
        let main = window
            .js("const d = document.querySelector('.dossier'); return d.scrollHeight - d.clientHeight", json!([]))
            .expect("the page");
        assert!(main.as_i64().is_some_and(|hidden| hidden <= 1), "{locale}: the dossier scrolls by {main}");
        // Whatever else can be opened answers in the real window, too.
        for (key, sign) in [("i", ".sheet table"), ("w", ".sheet input[type=range]")] {
            window.press(key);
            window.see(sign);
            check(&window, &format!("{locale}: {key}"));
            window.press(ESCAPE);
            window.gone(".sheet");
        }
        window.press("gd");
        window.see(".results [role=status]");
        check(&window, &format!("{locale}: discovery"));
        window.press("gc");
        window.see(CAMPAIGN);
        window.click(RESULTS);
        window.see(".sheet textarea");
        check(&window, &format!("{locale}: results"));
    }
}
