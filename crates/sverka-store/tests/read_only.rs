//! A data folder that cannot be written to: a clear error, nothing changed, and all is well once it can be.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A user without rights, for when the tests run as root: permissions do not bind root.
const NOBODY: u32 = 65_534;

fn files(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// Opens the store in a process of its own; returns what it complained about.
fn open(program: &Path, dir: &Path, as_nobody: bool) -> String {
    let mut command = Command::new(program);
    command.arg("open").arg(dir);
    if as_nobody {
        command.uid(NOBODY).gid(NOBODY);
    }
    String::from_utf8(command.output().unwrap().stderr).unwrap()
}

#[test]
fn a_folder_or_a_file_without_write_permission_is_said_and_left_alone() {
    let tmp = tempfile::tempdir().unwrap();
    let (program, dir) = (tmp.path().join("program"), tmp.path().join("store"));
    fs::copy(env!("CARGO_BIN_EXE_sverka-store-kill"), &program).unwrap();
    allow(tmp.path(), 0o755);
    assert_eq!(open(&program, &dir, false), "");
    let root = fs::metadata(&dir).unwrap().uid() == 0;
    if root {
        for path in files(&dir).into_iter().chain([dir.clone(), dir.join("backups")]) {
            chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
        }
    }
    let said = "the store cannot be written to\n";
    let bytes = || files(&dir).into_iter().map(|path| (fs::read(&path).unwrap(), path)).collect::<Vec<_>>();
    let before = bytes();

    allow(&dir, 0o555);
    files(&dir).iter().for_each(|path| allow(path, 0o444));
    assert_eq!(open(&program, &dir, root), said, "nothing can be written");
    allow(&dir, 0o755);
    allow(&dir.join("lock"), 0o644);
    assert_eq!(open(&program, &dir, root), said, "the files cannot be written");
    assert!(bytes() == before, "no file was changed or added");

    files(&dir).iter().for_each(|path| allow(path, 0o644));
    assert_eq!(open(&program, &dir, root), "");
}
