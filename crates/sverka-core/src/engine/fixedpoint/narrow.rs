//! The scalar twin.

use super::super::columns::{BINS, CHUNK, Line};
use std::ops::Range;

/// Adds the points of a group of features to the scores of a chunk.
pub(super) fn add(chunk: &[Line], features: Range<usize>, points: &[[i16; BINS]], tile: &mut [i32; CHUNK]) {
    for feature in features {
        let bins = chunk.iter().skip(feature * (CHUNK / 64)).flat_map(|line| line.0);
        for (score, bin) in tile.iter_mut().zip(bins) {
            *score += i32::from(points[feature][usize::from(bin & 15)]);
        }
    }
}

/// Writes the points of all features of a chunk.
pub(super) fn parts(chunk: &[Line], points: &[[i16; BINS]], into: &mut [i16]) {
    let columns = chunk.chunks_exact(CHUNK / 64).zip(into.chunks_exact_mut(CHUNK));
    for ((lines, into), points) in columns.zip(points) {
        for (into, bin) in into.iter_mut().zip(lines.iter().flat_map(|line| line.0)) {
            *into = points[usize::from(bin & 15)];
        }
    }
}
