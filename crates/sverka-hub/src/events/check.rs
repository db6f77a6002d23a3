//! What is checked of an event before it is numbered.

use crate::events::Author;
use sverka_core::event::{Event, FACT_VERSION, Fact, UnknownFact};
use sverka_core::model::outcome::PostResult;
use sverka_core::model::review::MAX_TEXT_BYTES;
use sverka_core::numbers::DeviceSeq;
use sverka_protocol::{Problem, ProblemKind, SealError, Sealed};

/// An event whose envelope is known to be good.
#[derive(Debug)]
pub(super) struct Checked<'a> {
    pub(super) sealed: &'a Sealed,
    pub(super) event: Event<UnknownFact>,
}

/// Types whose bodies this release knows; the others are kept and forwarded as they are.
const KNOWN: [&str; 18] = [
    "review.recorded",
    "review.cleared",
    "annotation.added",
    "annotation.removed",
    "ai.revealed",
    "reason.disputed",
    "dispute.withdrawn",
    "weighting.kept",
    "glossary.kept",
    "forecast.stated",
    "results.recorded",
    "results.withdrawn",
    "forecast.challenged",
    "challenge.withdrawn",
    "challenge.declined",
    "forecast.version_kept",
    "event.undone",
    "event.redone",
];

/// Size, hash, envelope, authorship, and the body where its type and version are known.
pub(super) fn check<'a>(sealed: &'a Sealed, author: &Author) -> Result<Checked<'a>, Problem> {
    let event = sealed.open().map_err(|error| {
        let kind = match error {
            SealError::TooLarge => ProblemKind::TooLarge,
            SealError::Hash => ProblemKind::Invalid,
            SealError::Envelope(_) => ProblemKind::Malformed,
        };
        Problem::new(kind, error.to_string())
    })?;
    if event.author != author.principal || event.device != author.device {
        return Err(Problem::new(ProblemKind::Scope, "an event is pushed by the device that made it"));
    }
    if event.device_seq == DeviceSeq::default() || i64::try_from(event.device_seq.get()).is_err() {
        return Err(Problem::new(ProblemKind::Invalid, "device_seq counts from 1"));
    }
    if event.v <= FACT_VERSION && KNOWN.contains(&event.fact.kind.as_str()) {
        check_body(sealed)?;
    }
    Ok(Checked { sealed, event })
}

fn check_body(sealed: &Sealed) -> Result<(), Problem> {
    let event: Event<Fact> = serde_json::from_str(&sealed.payload)
        .map_err(|_| Problem::new(ProblemKind::Invalid, "the body is not one of its type"))?;
    let text = match &event.fact {
        Fact::ReviewRecorded(review) => review.text.len(),
        Fact::AnnotationAdded(annotation) => annotation.text.len(),
        Fact::ReasonDisputed(dispute) => dispute.text.len(),
        Fact::WeightingKept(weighting) => weighting.reason.len(),
        Fact::GlossaryKept(term) if !term.is_sound() => {
            return Err(Problem::new(ProblemKind::Invalid, "a phrase is empty, too long, or hides something"));
        }
        Fact::ForecastStated(forecast) if !forecast.is_sound() => {
            return Err(Problem::new(ProblemKind::Invalid, "the numbers of a forecast are not in order"));
        }
        Fact::ForecastStated(forecast) => forecast.text.len(),
        Fact::ResultsRecorded(part) if !part.results.iter().all(PostResult::is_sound) => {
            return Err(Problem::new(ProblemKind::Invalid, "a result names no post or brings nothing"));
        }
        Fact::ForecastChallenged(challenge) if !challenge.is_sound() => {
            return Err(Problem::new(
                ProblemKind::Invalid,
                "the numbers of a challenge are not in order, or it has no cause",
            ));
        }
        Fact::ForecastVersionKept(version) if !version.is_sound() => {
            return Err(Problem::new(ProblemKind::Invalid, "a version names too much, or a size that cannot be"));
        }
        Fact::ChallengeDeclined { text, .. } => text.len(),
        _ => 0,
    };
    if text > MAX_TEXT_BYTES {
        return Err(Problem::new(ProblemKind::TooLarge, format!("a text is larger than {MAX_TEXT_BYTES} bytes")));
    }
    Ok(())
}
