//! `publish`: what was published, and what was refused and why.

use super::args::Publish;
use super::report::{CommandError, Report};
use chrono::{DateTime, Utc};
use serde::Serialize;
use std::fmt::Write;
use std::path::Path;
use sverka_hub::import::{self, Checked, Limits, Warning};
use sverka_hub::{Hub, HubError, PublishError, Published};
use sverka_protocol::Refusal;

/// Refusals and warnings printed for people; a program gets all of them.
const SHOWN: usize = 40;

#[derive(Serialize)]
struct Outcome {
    published: Option<Published>,
    refusals: Vec<Refusal>,
    warnings: Vec<Warning>,
}

/// What is to be published.
enum Input<'a> {
    Shortlist(&'a Path),
    Table { csv: &'a Path, mapping: &'a Path, campaign: &'a Path },
}

impl<'a> Input<'a> {
    fn of(args: &'a Publish) -> Result<Self, CommandError> {
        match (&args.shortlist, &args.csv, &args.mapping, &args.campaign) {
            (Some(path), None, ..) => Ok(Self::Shortlist(path)),
            (None, Some(csv), Some(mapping), Some(campaign)) => Ok(Self::Table { csv, mapping, campaign }),
            _ => Err(CommandError::Refused(
                "a shortlist, or a table with a mapping and a campaign, is needed".to_owned(),
            )),
        }
    }
}

pub(super) fn publish(hub: &Hub, args: &Publish, now: DateTime<Utc>) -> Result<Report, CommandError> {
    let limits = Limits::new(now);
    let Checked { shortlist, refusals, warnings } = match Input::of(args)? {
        Input::Shortlist(path) => import::check(&read(path, &limits)?, &limits)?,
        Input::Table { csv, mapping, campaign } => {
            import::from_csv(&read(csv, &limits)?, &mapping_of(mapping, &limits)?, &read(campaign, &limits)?, &limits)?
        }
    };
    let (published, why_not) = match hub.publish(&shortlist) {
        Ok(published) => (Some(published), None),
        Err(HubError::Publish(error)) => (None, Some(error)),
        Err(error) => return Err(error.into()),
    };
    let outcome = Outcome { published, refusals, warnings };
    let mut report = Report::done(words(&outcome, why_not.as_ref()), &outcome)?;
    report.code = if outcome.published.is_some() { 0 } else { 3 };
    Ok(report)
}

fn words(outcome: &Outcome, why_not: Option<&PublishError>) -> String {
    let mut words = String::new();
    let headline = match (&outcome.published, why_not) {
        (Some(done), _) if done.is_new => {
            format!("Published {} version {}: {} candidates.", done.stream, done.version, done.candidates)
        }
        (Some(done), _) => format!("{} version {} already has this content.", done.stream, done.version),
        (None, Some(error)) => format!("Nothing was published: {error}."),
        (None, None) => "Nothing was published.".to_owned(),
    };
    // Writing to a String cannot fail.
    let _ = writeln!(words, "{headline}");
    let refused = outcome.refusals.iter().map(|one| (one.row, &one.who, &one.code, &one.detail));
    list(&mut words, "Refused", refused);
    let strange = outcome.warnings.iter().map(|one| (one.row, &one.who, &one.code, &one.detail));
    list(&mut words, "Published, but look at", strange);
    words
}

fn list<'a>(
    words: &mut String,
    title: &str,
    rows: impl ExactSizeIterator<Item = (usize, &'a String, &'a String, &'a String)>,
) {
    let all = rows.len();
    if all == 0 {
        return;
    }
    // Writing to a String cannot fail.
    let _ = writeln!(words, "{title}: {all}");
    for (row, who, code, detail) in rows.take(SHOWN) {
        let _ = writeln!(words, "  row {row}  {who}  [{code}] {detail}");
    }
    if all > SHOWN {
        let _ = writeln!(words, "  … and {} more; --json lists all", all - SHOWN);
    }
}

/// A mapping file, or one of those that come with the program, by name.
fn mapping_of(path: &Path, limits: &Limits) -> Result<Vec<u8>, CommandError> {
    match path.to_str().and_then(import::shipped_mapping) {
        Some(shipped) if !path.exists() => Ok(shipped.into()),
        _ => read(path, limits),
    }
}

/// Reads a file, but not one that is larger than what would be taken from it.
fn read(path: &Path, limits: &Limits) -> Result<Vec<u8>, CommandError> {
    let failed = |source| CommandError::Input { path: path.display().to_string(), source };
    let bytes = std::fs::metadata(path).map_err(failed)?.len();
    if bytes > limits.max_bytes as u64 {
        return Err(CommandError::Refused(format!(
            "{} has {bytes} bytes, more than the {} allowed",
            path.display(),
            limits.max_bytes
        )));
    }
    std::fs::read(path).map_err(failed)
}
