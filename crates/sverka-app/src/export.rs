//! Own reviews as a table for a spreadsheet.

use crate::app::{App, lock};
use crate::desk::Desk;
use crate::dossier::would_reveal;
use crate::error::{Code, UiError};
use crate::session::Session;
use crate::view::{Locale, QueueFilter};
use crate::words::Words;
use sverka_core::fold::Dossier;
use sverka_core::ids::{CreatorId, PrincipalId};
use sverka_core::model::{Answer, Market, Platform, Review};
use sverka_store::MemberRow;
use sverka_table::cell::guarded;

/// A table ready to be written to a file.
pub struct Table {
    /// Suggested file name.
    pub name: String,
    /// Bytes of the file.
    pub bytes: Vec<u8>,
    /// Rows without the header.
    pub rows: u32,
}

const COLUMNS: &[&str] = &[
    "place",
    "name",
    "handle",
    "platform",
    "market",
    "verdict",
    "confidence",
    "reasons",
    "scope",
    "values",
    "brief",
    "audience",
    "history",
    "horizon",
    "text",
    "notes",
    "mode",
    "model",
    "decided-at",
    "other-verdict",
];

impl App {
    /// The own reviews of a campaign as CSV (UTF-8 with a byte-order mark; `;` in Russian, `,` in English), with
    /// everybody else's verdict where it was shown before. Whoever is no longer on the list follows at the end. A cell
    /// that a spreadsheet would run as a formula is quoted.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn reviews_table(&self, campaign: &str) -> Result<Table, UiError> {
        let session = self.session()?;
        let me = session.me()?;
        let desk = session.desk(campaign)?;
        let desk = lock(&desk);
        let words = self.words();
        let mut writer = writer(self.settings().locale);
        let failed = |error: csv::Error| UiError::new(Code::ExportFailed).with("detail", error);
        writer.write_record(COLUMNS.iter().map(|id| words.get(&format!("export-{id}")))).map_err(failed)?;
        let people = session.store.people(&desk.stream)?;
        let mut rows = 0;
        for decided in decided(&session, &desk, &me, words)? {
            let Decided { creator, place, name, handle, platform, market } = decided;
            let (dossier, _) = session.fold(&desk, &creator)?;
            let Some(own) = dossier.opinions.get(&me) else { continue };
            let Some((head, review)) = own.heads.first().and_then(|head| Some((head, head.review.as_ref()?))) else {
                continue;
            };
            // Being in the table is no showing that is logged: what was not shown yet is not in it either.
            let shown = !would_reveal(desk.is_blind(&creator), Some(own));
            let others = if shown { others(&dossier, &me, &people, words) } else { String::new() };
            let notes = dossier.annotations.iter().filter(|pinned| pinned.author == me);
            let notes: Vec<&str> = notes.map(|pinned| pinned.annotation.text.as_str()).collect();
            let cells = [
                place,
                name,
                handle,
                platform.map(|platform| words.get(&format!("platform-{}", name_of(&platform)))).unwrap_or_default(),
                market.map(|market| name_of(&market)).unwrap_or_default(),
                verdict(words, review),
                review.confidence.map(|percent| percent.to_string()).unwrap_or_default(),
                reasons(words, review),
                words.get(&format!("scope-{}", name_of(&review.scope))),
                answer(words, review.answers.values.as_ref()),
                answer(words, review.answers.brief.as_ref()),
                answer(words, review.answers.audience.as_ref()),
                answer(words, review.answers.history.as_ref()),
                answer(words, review.answers.horizon.as_ref()),
                review.text.clone(),
                notes.join("\n"),
                words.get(&format!("mode-{}", name_of(&review.mode))),
                review.model.clone().unwrap_or_default(),
                head.hlc.time().format("%Y-%m-%d %H:%M").to_string(),
                others,
            ];
            writer.write_record(cells.iter().map(|cell| guarded(cell))).map_err(failed)?;
            rows += 1;
        }
        let bytes = writer.into_inner().map_err(|error| UiError::new(Code::ExportFailed).with("detail", error))?;
        Ok(Table { name: format!("sverka-{}-{}.csv", campaign, self.now().format("%Y-%m-%d")), bytes, rows })
    }
}

/// What everybody else holds, RU before US and by name: `RU Anna: Accept; US Sam: Reject`.
fn others(dossier: &Dossier, me: &PrincipalId, people: &[MemberRow], words: &Words) -> String {
    let said = dossier.opinions.iter().filter(|(who, _)| *who != me);
    let said = said.filter_map(|(who, opinion)| Some((who, opinion.review()?)));
    let mut others: Vec<(Option<Market>, String, String)> = said
        .map(|(who, review)| match people.iter().find(|person| person.principal == *who) {
            Some(person) => (Some(person.market), person.name.clone(), verdict(words, review)),
            None => (None, words.get("person-unknown"), verdict(words, review)),
        })
        .collect();
    others.sort_by(|one, other| (one.0.is_none(), one).cmp(&(other.0.is_none(), other)));
    let cells = others.into_iter().map(|(market, name, verdict)| match market {
        Some(market) => format!("{} {name}: {verdict}", name_of(&market)),
        None => format!("{name}: {verdict}"),
    });
    cells.collect::<Vec<_>>().join("; ")
}

/// Somebody with an own verdict.
struct Decided {
    creator: CreatorId,
    /// Number in the queue, or that there is none any more.
    place: String,
    name: String,
    handle: String,
    platform: Option<Platform>,
    market: Option<Market>,
}

/// Everybody with an own verdict: the queue in its order, then who is no longer on the list, by name.
fn decided(session: &Session, desk: &Desk, me: &PrincipalId, words: &Words) -> Result<Vec<Decided>, UiError> {
    let mut all = Vec::new();
    for place in desk.matching(QueueFilter::All, "") {
        let Some(row) = desk.row(place).filter(|row| row.verdict.is_some()) else { continue };
        all.push(Decided {
            creator: crate::queue::creator(&row.id)?,
            place: place.next().to_string(),
            name: row.name,
            handle: row.handle,
            platform: Some(row.platform),
            market: Some(row.market),
        });
    }
    let listed = all.len();
    let marks = session.store.marks(&desk.stream)?;
    let said = marks.into_iter().filter(|(_, by)| by.get(me).is_some_and(|mark| mark.verdict.is_some()));
    for (creator, _) in said.filter(|(creator, _)| desk.place(creator).is_none()) {
        let known = session.store.known_creator(&desk.stream, &creator)?;
        let (platform, market) = (known.as_ref().map(|known| known.platform), known.as_ref().map(|known| known.market));
        let (name, handle) =
            known.map_or_else(|| (creator.to_string(), String::new()), |known| (known.name, known.handle));
        all.push(Decided { creator, place: words.get("export-not-listed"), name, handle, platform, market });
    }
    all[listed..].sort_by(|a, b| (&a.name, &a.creator).cmp(&(&b.name, &b.creator)));
    Ok(all)
}

/// The name a value has on the wire.
fn name_of(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

fn verdict(words: &Words, review: &Review) -> String {
    words.get(&format!("verdict-{}", name_of(&review.verdict)))
}

fn reasons(words: &Words, review: &Review) -> String {
    let labels: Vec<String> = review.reasons.iter().map(|code| words.get(&format!("reason-{code}"))).collect();
    labels.join("; ")
}

fn answer(words: &Words, answer: Option<&Answer>) -> String {
    let Some(answer) = answer else { return String::new() };
    let choice = words.get(&format!("choice-{}", name_of(&answer.choice)));
    if answer.note.is_empty() { choice } else { format!("{choice}: {}", answer.note) }
}

/// A table as spreadsheets of the language open it: UTF-8 with a byte-order mark; `;` in Russian, `,` in English.
pub(crate) fn writer(locale: Locale) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new()
        .delimiter(if locale == Locale::Ru { b';' } else { b',' })
        .terminator(csv::Terminator::CRLF)
        .from_writer(b"\xEF\xBB\xBF".to_vec())
}
