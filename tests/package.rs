//! The package for Debian: installed into an empty root, started from its menu entry, and removed without a trace but
//! the person's data. `script/package` makes it first.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use sverka_tests::window::{Options, PASSPHRASE, Window};
use tempfile::TempDir;

const NEW_PASSPHRASE: &str = "input[aria-describedby=strength]";

/// The package that `script/package` has just made.
fn package() -> PathBuf {
    std::env::var_os("SVERKA_PACKAGE").expect("script/package says where it is").into()
}

fn run(command: &mut Command) -> String {
    let output = command.output().expect("it starts");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A root without any package.
fn empty_root(dir: &Path) -> PathBuf {
    let root = dir.join("root");
    fs::create_dir_all(root.join("var/lib/dpkg/updates")).expect("a folder");
    fs::create_dir_all(root.join("var/lib/dpkg/info")).expect("a folder");
    fs::write(root.join("var/lib/dpkg/status"), "").expect("a file");
    root
}

fn dpkg(root: &Path, what: &[&str]) {
    // The empty root has none of the libraries; whether they can be had is asked of this computer.
    let force = "--force-not-root,depends,bad-path,script-chrootless";
    run(Command::new("dpkg").arg(format!("--root={}", root.display())).args([force, "--log=/dev/null"]).args(what));
}

/// Everything under a root but the records of dpkg.
fn files(root: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path == root.join("var/lib/dpkg") {
                continue;
            }
            if path.is_dir() {
                folders.push(path.clone());
            }
            found.insert(path.strip_prefix(root).expect("inside").to_owned());
        }
    }
    found
}

/// The value of a key of a desktop entry.
fn entry<'a>(text: &'a str, key: &str) -> &'a str {
    let line = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    line.unwrap_or_else(|| panic!("{key} is missing in\n{text}"))
}

#[test]
#[ignore = "needs the package: script/package runs it"]
fn the_package_installs_starts_from_the_menu_and_leaves_nothing_but_the_data() {
    let dir = TempDir::new().expect("a folder");
    let (package, root) = (package(), empty_root(dir.path()));
    let before = files(&root);

    // All that it asks for can be had here, where the window was built.
    let depends = run(Command::new("dpkg-deb").arg("-f").arg(&package).arg("Depends"));
    for library in depends.split(',').map(|it| it.trim().split(' ').next().unwrap_or_default()) {
        assert!(run(Command::new("dpkg-query").args(["-W", "-f=${Status}", library])).contains("ok installed"));
    }

    dpkg(&root, &["--install", &package.display().to_string()]);
    let menu = root.join("usr/share/applications/Sverka.desktop");
    let text = fs::read_to_string(&menu).expect("a menu entry");
    assert_eq!((entry(&text, "Type"), entry(&text, "Name")), ("Application", "Sverka"));
    let icon = format!("{}.png", entry(&text, "Icon"));
    let drawn = files(&root).into_iter().filter(|file| file.ends_with(&icon)).count();
    assert!(drawn > 0, "no icon {icon}");

    // The menu starts what the entry says, found on the path, with nothing added.
    let mut words = entry(&text, "Exec").split_whitespace().filter(|word| !word.starts_with('%'));
    let command = root.join("usr/bin").join(words.next().expect("a command"));
    assert_eq!(words.next(), None, "the entry passes no arguments");
    let home = dir.path().join("home");
    let window = Window::open(&Options { installed: Some(command), ..Options::new(&home) });
    window.see(NEW_PASSPHRASE);
    window.fill(NEW_PASSPHRASE, PASSPHRASE);
    window.fill("input[aria-describedby=same]", PASSPHRASE);
    window.press(sverka_tests::window::ENTER);
    window.gone(NEW_PASSPHRASE);
    drop(window);

    dpkg(&root, &["--purge", "sverka"]);
    assert_eq!(files(&root), before, "something stayed behind");
    let data = home.join("home/data/app.sverka.desktop/work");
    assert!(data.join("vault.db").exists() && data.join("keyslots.json").exists(), "the person's data are gone");
}
