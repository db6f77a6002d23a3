//! Candidates in rank order, cut into packs: a small first one, so that work can begin while the rest arrives.

use crate::error::HubError;
use crate::publish::PublishError;
use crate::secret::sha256;
use sverka_core::event::hex;
use sverka_core::model::Candidate;
use sverka_core::numbers::Rank;
use sverka_protocol::{FIRST_PACK, LATER_PACK, MAX_RECORD_BYTES, PackEntry, pack};

/// A pack with its line in the manifest.
#[derive(Debug)]
pub(super) struct Packed {
    pub(super) entry: PackEntry,
    pub(super) bytes: Vec<u8>,
}

/// Cuts candidates into packs.
pub(super) fn cut(candidates: &[Candidate]) -> Result<Vec<Packed>, HubError> {
    let (head, tail) = candidates.split_at(candidates.len().min(FIRST_PACK));
    let mut packs = Vec::new();
    let mut first = Rank::default();
    for part in [head].into_iter().chain(tail.chunks(LATER_PACK)).filter(|part| !part.is_empty()) {
        let ranks = std::iter::successors(Some(first), |rank| Some(rank.next()));
        let lines = ranks.zip(part).map(|(rank, candidate)| line(rank, candidate));
        fill(&lines.collect::<Result<Vec<_>, _>>()?, first, &mut packs)?;
        first = behind(first, part.len())?;
    }
    Ok(packs)
}

fn line(rank: Rank, candidate: &Candidate) -> Result<String, HubError> {
    let mut line = serde_json::to_string(candidate)?;
    if line.len() > MAX_RECORD_BYTES {
        return Err(PublishError::RecordTooLarge { rank }.into());
    }
    line.push('\n');
    Ok(line)
}

/// Makes one pack of the lines, or two of half as many where one would be over the limits.
fn fill(lines: &[String], first: Rank, packs: &mut Vec<Packed>) -> Result<(), HubError> {
    let text = lines.concat();
    let Ok(bytes) = pack(&text) else {
        if lines.len() < 2 {
            return Err(PublishError::RecordTooLarge { rank: first }.into());
        }
        let middle = lines.len() / 2;
        fill(&lines[..middle], first, packs)?;
        return fill(&lines[middle..], behind(first, middle)?, packs);
    };
    let entry = PackEntry {
        hash: hex(&sha256(&bytes)),
        encoded: bytes.len() as u64,
        decoded: text.len() as u64,
        first,
        count: count(lines.len())?,
    };
    packs.push(Packed { entry, bytes });
    Ok(())
}

/// The rank so many candidates later.
fn behind(rank: Rank, more: usize) -> Result<Rank, HubError> {
    Ok(Rank::new(count(rank.index() + more)?))
}

pub(super) fn count(number: usize) -> Result<u32, HubError> {
    u32::try_from(number).map_err(|_| PublishError::Invalid("too many candidates".to_owned()).into())
}
