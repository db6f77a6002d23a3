//! `publish`: what was published, and what was refused and why.

use super::args::Publish;
use super::report::{CommandError, Report};
use chrono::{DateTime, Utc};
use serde::Serialize;
use std::fmt::Write;
use std::path::Path;
use sverka_hub::import::{self, Checked, Limits, Preview, ReadTable, Refused, Warning};
use sverka_hub::{Hub, HubError, PublishError, Published};

/// Refusals and warnings printed for people; a program gets all of them.
const SHOWN: usize = 40;

#[derive(Serialize)]
struct Outcome {
    published: Option<Published>,
    refusals: Vec<Refused>,
    warnings: Vec<Warning>,
    #[serde(flatten)]
    table: Option<ReadTable>,
}

/// What is to be published.
enum Input<'a> {
    Shortlist(&'a Path),
    Table { csv: &'a Path, mapping: &'a Path, campaign: &'a Path, sheet: Option<&'a str> },
}

impl<'a> Input<'a> {
    fn of(args: &'a Publish) -> Result<Self, CommandError> {
        match (&args.shortlist, &args.csv, &args.mapping, &args.campaign) {
            (Some(path), None, ..) => Ok(Self::Shortlist(path)),
            (None, Some(csv), Some(mapping), Some(campaign)) => {
                Ok(Self::Table { csv, mapping, campaign, sheet: args.sheet.as_deref() })
            }
            _ => Err(CommandError::Refused(
                "a shortlist, or a table with a mapping and a campaign, is needed".to_owned(),
            )),
        }
    }
}

/// Publishes, or with `--dry-run` says what would be.
pub(super) fn publish(
    hub: impl FnOnce(&Path) -> Result<Hub, HubError>,
    args: &Publish,
    now: DateTime<Utc>,
) -> Result<Report, CommandError> {
    let checked = match checked(args, &Limits::new(now)) {
        Err(CommandError::Import(error)) if args.dry_run => return preview(&Preview::of_error(&error)),
        checked => checked?,
    };
    let Some(db) = args.db.as_deref().filter(|_| !args.dry_run) else { return preview(&Preview::of(&checked)) };
    let Checked { shortlist, refusals, warnings, table, .. } = checked;
    let (published, why_not) = match hub(db)?.publish(&shortlist) {
        Ok(published) => (Some(published), None),
        Err(HubError::Publish(error)) => (None, Some(error)),
        Err(error) => return Err(error.into()),
    };
    let outcome = Outcome { published, refusals, warnings, table };
    let mut report = Report::done(words(&outcome, why_not.as_ref()), &outcome)?;
    report.code = if outcome.published.is_some() { 0 } else { 3 };
    Ok(report)
}

fn checked(args: &Publish, limits: &Limits) -> Result<Checked, CommandError> {
    Ok(match Input::of(args)? {
        Input::Shortlist(path) => import::check(&read(path, limits)?, limits)?,
        Input::Table { csv, mapping, campaign, sheet } => {
            let (table, mapping) = (read(csv, limits)?, mapping_of(mapping, limits)?);
            import::from_table(&table, &mapping, &read(campaign, limits)?, sheet, limits)?
        }
    })
}

fn preview(preview: &Preview) -> Result<Report, CommandError> {
    let words = serde_json::to_string_pretty(preview).map_err(HubError::Json)?;
    let mut report = Report::done(words, preview)?;
    report.code = if preview.kept.is_empty() { 3 } else { 0 };
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
    if let Some(table) = &outcome.table {
        about(&mut words, table);
    }
    let refused = outcome.refusals.iter().map(|one| Line {
        row: one.row,
        who: &one.who,
        column: one.column.as_deref(),
        code: &one.code,
        detail: &one.detail,
    });
    list(&mut words, "Refused", refused);
    let strange = outcome.warnings.iter().map(|one| Line {
        row: one.row,
        who: &one.who,
        column: one.column.as_deref(),
        code: &one.code,
        detail: &one.detail,
    });
    list(&mut words, "Published, but look at", strange);
    words
}

/// Which sheet was read, and what was not.
fn about(words: &mut String, table: &ReadTable) {
    let others = table.other_sheets.iter().map(|sheet| {
        let hidden = if sheet.hidden { ", hidden" } else { "" };
        format!("{} ({} rows{hidden})", sheet.name, sheet.rows)
    });
    let others: Vec<String> = others.collect();
    // Writing to a String cannot fail.
    if let Some(sheet) = &table.sheet {
        let _ = writeln!(words, "Sheet: {sheet}");
    }
    if !others.is_empty() {
        let _ = writeln!(words, "Sheets not read: {}. Choose one with --sheet.", others.join(", "));
    }
    if !table.passed_over.is_empty() {
        let columns: Vec<&str> = table.passed_over.iter().map(|one| one.column.as_str()).collect();
        let _ = writeln!(words, "Columns not read: {}", columns.join(", "));
    }
}

/// One line of the report.
struct Line<'a> {
    row: usize,
    who: &'a str,
    column: Option<&'a str>,
    code: &'a str,
    detail: &'a str,
}

fn list<'a>(words: &mut String, title: &str, rows: impl ExactSizeIterator<Item = Line<'a>>) {
    let all = rows.len();
    if all == 0 {
        return;
    }
    // Writing to a String cannot fail.
    let _ = writeln!(words, "{title}: {all}");
    for Line { row, who, column, code, detail } in rows.take(SHOWN) {
        let column = column.map(|column| format!(", column {}", import::printable(column))).unwrap_or_default();
        let _ = writeln!(words, "  row {row}{column}  {who}  [{code}] {detail}");
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
