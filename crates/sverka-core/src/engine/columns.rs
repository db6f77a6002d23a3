//! Columns of small bins: every feature of every row as one byte, 0 to 15.
//!
//! Shape: rows are cut into chunks of [`CHUNK`]; a chunk holds its features one after another, each as [`CHUNK`] bytes
//! on cache lines of their own. A pass over all features of all rows therefore reads memory once, from front to back.
//! The last chunk is filled up with [`MISSING`], which no result shows.

/// The bin of a value nobody has; the same in [`crate::score`].
pub const MISSING: u8 = 0;
/// The bin of a value the source keeps to itself; the same in [`crate::score`].
pub const WITHHELD: u8 = 1;
/// The first bin of known values.
pub const FIRST: u8 = 2;
/// Bins of one feature at most, with those of missing and withheld values.
pub const BINS: usize = 16;
/// Rows of a chunk.
pub const CHUNK: usize = 4096;

const LINE: usize = 64;
const LINES: usize = CHUNK / LINE;

/// A cache line of bins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(C, align(64))]
pub(crate) struct Line(pub(crate) [u8; LINE]);

/// What is known of one value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell {
    /// Nobody has it.
    Missing,
    /// The source keeps it to itself.
    Withheld,
    /// The value; one that is not finite counts as missing.
    Known(f64),
}

impl Cell {
    /// The value, when it is known and finite.
    #[must_use]
    pub fn known(self) -> Option<f64> {
        if let Self::Known(value) = self { Some(value).filter(|value| value.is_finite()) } else { None }
    }
}

/// Why bins cannot be stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadColumns {
    /// Columns differ in length.
    #[error("column {column} has {rows} rows, the first has {expected}")]
    Uneven {
        /// Which column.
        column: usize,
        /// Its rows.
        rows: usize,
        /// Rows of the first column.
        expected: usize,
    },
    /// A bin does not fit.
    #[error("column {column}, row {row}: bin {bin} is above 15")]
    Bin {
        /// Which column.
        column: usize,
        /// Which row.
        row: usize,
        /// The bin.
        bin: u8,
    },
}

/// Rows × features of bins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    rows: usize,
    features: usize,
    lines: Vec<Line>,
}

impl Columns {
    /// Stores columns of bins; all of the same length, no bin above 15.
    ///
    /// # Errors
    /// [`BadColumns`] at the first column or bin that does not fit.
    pub fn new(columns: &[Vec<u8>]) -> Result<Self, BadColumns> {
        let rows = columns.first().map_or(0, Vec::len);
        let features = columns.len();
        let mut lines = vec![Line([MISSING; LINE]); rows.div_ceil(CHUNK) * features * LINES];
        for (column, bins) in columns.iter().enumerate() {
            if bins.len() != rows {
                return Err(BadColumns::Uneven { column, rows: bins.len(), expected: rows });
            }
            if let Some(row) = bins.iter().position(|bin| usize::from(*bin) >= BINS) {
                return Err(BadColumns::Bin { column, row, bin: bins[row] });
            }
            for (chunk, part) in bins.chunks(CHUNK).enumerate() {
                let from = (chunk * features + column) * LINES;
                for (line, bytes) in lines[from..].iter_mut().zip(part.chunks(LINE)) {
                    line.0[..bytes.len()].copy_from_slice(bytes);
                }
            }
        }
        Ok(Self { rows, features, lines })
    }

    /// How many rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many features.
    #[must_use]
    pub fn features(&self) -> usize {
        self.features
    }

    /// One bin. Rows and features outside are [`MISSING`].
    #[must_use]
    pub fn bin(&self, row: usize, feature: usize) -> u8 {
        if row >= self.rows || feature >= self.features {
            return MISSING;
        }
        let (chunk, within) = (row / CHUNK, row % CHUNK);
        self.lines[(chunk * self.features + feature) * LINES + within / LINE].0[within % LINE]
    }

    /// All bins of a row, in the order of features.
    pub fn row(&self, row: usize) -> impl Iterator<Item = u8> + '_ {
        (0..self.features).map(move |feature| self.bin(row, feature))
    }

    /// All bins of a feature, in the order of rows.
    #[must_use]
    pub fn column(&self, feature: usize) -> Vec<u8> {
        let mut bins = Vec::with_capacity(self.rows.next_multiple_of(CHUNK));
        for chunk in 0..self.rows.div_ceil(CHUNK) {
            for line in self.chunk_column(chunk, feature) {
                bins.extend_from_slice(&line.0);
            }
        }
        bins.truncate(self.rows);
        bins
    }

    /// The given rows, in the given order; a row may be asked for more than once.
    #[must_use]
    pub fn select(&self, rows: &[usize]) -> Self {
        let mut lines = vec![Line([MISSING; LINE]); rows.len().div_ceil(CHUNK) * self.features * LINES];
        for (to, row) in rows.iter().enumerate() {
            let (chunk, within) = (to / CHUNK, to % CHUNK);
            for feature in 0..self.features {
                lines[(chunk * self.features + feature) * LINES + within / LINE].0[within % LINE] =
                    self.bin(*row, feature);
            }
        }
        Self { rows: rows.len(), features: self.features, lines }
    }

    /// The lines of a chunk: its features one after another.
    pub(crate) fn chunk(&self, chunk: usize) -> &[Line] {
        let size = self.features * LINES;
        &self.lines[chunk * size..(chunk + 1) * size]
    }

    /// The lines of one feature in a chunk.
    pub(crate) fn chunk_column(&self, chunk: usize, feature: usize) -> &[Line] {
        let from = (chunk * self.features + feature) * LINES;
        &self.lines[from..from + LINES]
    }

    /// Chunks there are.
    pub(crate) fn chunks(&self) -> usize {
        self.rows.div_ceil(CHUNK)
    }

    /// Bytes held, for comparing a pass with a plain copy.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.lines.len() * LINE
    }

    /// A plain copy of the bytes into columns of the same shape: the floor that a pass is measured against.
    /// Does nothing when the shapes differ.
    pub fn copy_into(&self, to: &mut Self) {
        if self.lines.len() == to.lines.len() {
            to.lines.copy_from_slice(&self.lines);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn varied(rows: usize, features: usize) -> Vec<Vec<u8>> {
        let bin = |row: usize, feature: usize| u8::try_from((row * 7 + feature * 3 + row / 16) % BINS).unwrap();
        (0..features).map(|feature| (0..rows).map(|row| bin(row, feature)).collect()).collect()
    }

    #[test]
    fn what_is_stored_is_read_back_in_any_shape() {
        for rows in [0, 1, 63, 64, 65, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 5] {
            for features in [0, 1, 3] {
                let source = varied(rows, features);
                let columns = Columns::new(&source).unwrap();
                assert_eq!(columns.features(), features);
                for (feature, bins) in source.iter().enumerate() {
                    assert_eq!(&columns.column(feature), bins, "{rows} rows");
                }
                let every: Vec<usize> = (0..columns.rows()).rev().collect();
                let turned = columns.select(&every);
                for (to, from) in every.iter().enumerate() {
                    assert!(turned.row(to).eq(columns.row(*from)));
                }
            }
        }
    }

    #[test]
    fn uneven_columns_and_bins_that_do_not_fit_are_refused() {
        let uneven = Columns::new(&[vec![1, 2], vec![1]]);
        assert_eq!(uneven, Err(BadColumns::Uneven { column: 1, rows: 1, expected: 2 }));
        let wide = Columns::new(&[vec![1, 16]]);
        assert_eq!(wide, Err(BadColumns::Bin { column: 0, row: 1, bin: 16 }));
    }

    #[test]
    fn the_bins_of_the_unknown_are_those_of_the_product_score() {
        assert_eq!((MISSING, WITHHELD), (crate::score::MISSING, crate::score::WITHHELD));
    }
}
