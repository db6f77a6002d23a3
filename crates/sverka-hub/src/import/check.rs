//! The whole check of a shortlist.

use super::error::ImportError;
use super::finding::Finding;
use super::json::{self, envelope};
use super::lenient::quote_non_numbers;
use super::meaning;
use super::printable::{printable, safe};
use super::schema::Schemas;
use super::strange;
use super::table::ReadTable;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use sverka_core::model::{Campaign, Candidate};
use sverka_protocol::{MAX_RECORD_BYTES, SCHEMA, Shortlist};

/// How much is read, and when.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Largest input, in bytes.
    pub max_bytes: usize,
    /// Most candidates.
    pub max_candidates: usize,
    /// The present; nothing may be dated later, but for a day of difference between clocks and zones.
    pub now: DateTime<Utc>,
}

impl Limits {
    /// 64 MiB and 200,000 candidates.
    #[must_use]
    pub fn new(now: DateTime<Utc>) -> Self {
        Self { max_bytes: 64 * 1024 * 1024, max_candidates: 200_000, now }
    }
}

/// Something strange about a candidate that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Row in the input, from 1.
    pub row: usize,
    /// What the row calls itself, made safe to print.
    pub who: String,
    /// The column of a table, when one cell is meant.
    #[serde(default)]
    pub column: Option<String>,
    /// Stable code, as listed in `docs/import.md`.
    pub code: String,
    /// One sentence.
    pub detail: String,
    /// What the cell says.
    #[serde(default)]
    pub text: String,
}

impl Warning {
    pub(super) fn of(row: usize, who: String, finding: Finding) -> Self {
        let Finding { code, detail, column, text } = finding;
        Self { row, who, column, code: code.to_owned(), detail, text: safe(&text) }
    }
}

/// A candidate that was refused, and why. The others are published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// Row in the input, from 1.
    pub row: usize,
    /// What the row calls itself, made safe to print.
    pub who: String,
    /// The column of a table, when one cell is meant.
    pub column: Option<String>,
    /// Stable code, as listed in `docs/import.md`.
    pub code: String,
    /// One sentence.
    pub detail: String,
    /// What the cell says.
    pub text: String,
}

/// A shortlist that can be published, and what was left out or is strange.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// What may be published.
    pub shortlist: Shortlist,
    /// The row of each candidate in the input, from 1.
    pub rows: Vec<usize>,
    /// Candidates that were refused, and why.
    pub refusals: Vec<Refused>,
    /// What is strange about those that were kept.
    pub warnings: Vec<Warning>,
    /// How the table was read, when it was one.
    pub table: Option<ReadTable>,
}

/// Checks a shortlist in JSON.
///
/// # Errors
/// [`ImportError`] when the input as a whole or its campaign cannot be used.
pub fn check(json: &[u8], limits: &Limits) -> Result<Checked, ImportError> {
    let text = json::text(json, limits)?;
    let frame = json::frame(&text)?;
    let version: String = part(frame.schema, "schema")?;
    if version != SCHEMA {
        let detail = format!("`schema` is {}, not {SCHEMA}", printable(&version));
        return Err(envelope("unknown-schema", &detail));
    }
    let run: String = part(frame.run, "run")?;
    let schemas = Schemas::new()?;
    let campaign = campaign(frame.campaign, &schemas)?;
    if run.is_empty() || run.len() > 200 || run.chars().any(char::is_control) {
        return Err(envelope("bad-run", "`run` is a name of 1 to 200 bytes without control characters"));
    }
    let list = frame.candidates.ok_or_else(|| envelope("missing-field", "`candidates` is missing"))?;
    let mut keeper = Keeper::new(limits.now);
    for (place, raw) in json::elements(list, limits)?.into_iter().enumerate() {
        keeper.take(place + 1, read(raw, &schemas));
    }
    Ok(keeper.finish(Shortlist { schema: version, run, campaign, candidates: Vec::new() }))
}

fn part(raw: Option<&RawValue>, name: &str) -> Result<String, ImportError> {
    let raw = raw.ok_or_else(|| envelope("missing-field", &format!("`{name}` is missing")))?;
    serde_json::from_str(raw.get()).map_err(|_| envelope("not-text", &format!("`{name}` is a text")))
}

/// Reads and checks a campaign.
pub(super) fn campaign(raw: Option<&RawValue>, schemas: &Schemas) -> Result<Campaign, ImportError> {
    let raw = raw.ok_or_else(|| envelope("missing-field", "`campaign` is missing"))?;
    let refuse = |finding: Finding| ImportError::Campaign { code: finding.code, detail: finding.detail };
    let value: Value = serde_json::from_str(raw.get()).map_err(|error| refuse(unreadable(&error)))?;
    if let Some(finding) = schemas.campaign(&value) {
        return Err(refuse(finding));
    }
    let campaign: Campaign = serde_json::from_value(value).map_err(|error| refuse(unreadable(&error)))?;
    meaning::campaign(&campaign).map_or(Ok(campaign), |finding| Err(refuse(finding)))
}

fn unreadable(error: &serde_json::Error) -> Finding {
    // The one way of the parser to say it: there is no kind for it.
    let deep = error.to_string().contains("recursion limit");
    let code = if deep { "too-deep" } else { "unreadable" };
    Finding::new(code, safe(&error.to_string()))
}

/// A record that was read, or what is wrong with it; in both cases what it calls itself, if anything.
pub(super) struct Read {
    pub(super) who: Option<String>,
    pub(super) candidate: Result<Box<Candidate>, Finding>,
}

fn read(raw: &RawValue, schemas: &Schemas) -> Read {
    if raw.get().len() > MAX_RECORD_BYTES {
        let detail = format!("the record has {} bytes, more than {MAX_RECORD_BYTES}", raw.get().len());
        return Read { who: None, candidate: Err(Finding::new("too-long", detail)) };
    }
    // A number beyond any machine passes as unread text; in quotes it is refused by the schema, with its place.
    let parsed = serde_json::from_str(raw.get())
        .or_else(|error| quote_non_numbers(raw.get()).map_or(Err(error), |quoted| serde_json::from_str(&quoted)));
    let value: Value = match parsed {
        Ok(value) => value,
        Err(error) => return Read { who: None, candidate: Err(unreadable(&error)) },
    };
    let who = who(&value);
    let candidate = match schemas.candidate(&value) {
        Some(finding) => Err(finding),
        None => match bad_id(&value) {
            Some(finding) => Err(finding),
            None => serde_json::from_value(value).map(Box::new).map_err(|error| unreadable(&error)),
        },
    };
    Read { who, candidate }
}

fn bad_id(value: &Value) -> Option<Finding> {
    let id = value.pointer("/creator/id")?.as_str()?;
    let error = sverka_core::ids::CreatorId::new(id).err()?;
    Some(Finding::new("bad-id", format!("`/creator/id` is {}: {error}", printable(id))))
}

fn who(value: &Value) -> Option<String> {
    let text = |pointer: &str| value.pointer(pointer).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    text("/creator/name").or_else(|| text("/creator/id")).map(printable)
}

/// Takes records in order, keeps the good ones and remembers the others.
pub(super) struct Keeper {
    meaning: meaning::Across,
    strange: strange::Across,
    candidates: Vec<Candidate>,
    rows: Vec<usize>,
    refusals: Vec<Refused>,
    warnings: Vec<Warning>,
}

impl Keeper {
    pub(super) fn new(now: DateTime<Utc>) -> Self {
        Self {
            meaning: meaning::Across::new(now),
            strange: strange::Across::default(),
            candidates: Vec::new(),
            rows: Vec::new(),
            refusals: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// Takes the record of a row.
    pub(super) fn take(&mut self, row: usize, read: Read) {
        let who = read.who.unwrap_or_else(|| "(no name)".to_owned());
        let judged = read.candidate.and_then(|candidate| match self.meaning.judge(&candidate.creator) {
            Some(finding) => Err(finding),
            None => match meaning::recommendation(candidate.recommendation.as_ref()) {
                Some(finding) => Err(finding),
                None => Ok(candidate),
            },
        });
        match judged {
            Ok(candidate) => {
                self.meaning.remember(&candidate.creator, row);
                let looks = self.strange.look(&candidate.creator, row);
                for finding in looks.into_iter().chain(strange::dangling(&candidate)) {
                    self.warnings.push(Warning::of(row, who.clone(), finding));
                }
                self.candidates.push(*candidate);
                self.rows.push(row);
            }
            Err(finding) => self.refuse(row, who, finding),
        }
    }

    fn refuse(&mut self, row: usize, who: String, finding: Finding) {
        let Finding { code, detail, column, text } = finding;
        self.refusals.push(Refused { row, who, column, code: code.to_owned(), detail, text: safe(&text) });
    }

    /// The shortlist with what was kept.
    pub(super) fn finish(self, frame: Shortlist) -> Checked {
        Checked {
            shortlist: Shortlist { candidates: self.candidates, ..frame },
            rows: self.rows,
            refusals: self.refusals,
            warnings: self.warnings,
            table: None,
        }
    }
}
