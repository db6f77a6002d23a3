//! Truth with three values, for all rows at once: two bits for each row, and neither set where it is not known.

use rayon::prelude::*;

/// Rows of one task: fixed, so the same work is done whatever the number of threads.
const CHUNK: usize = 1 << 14;
const WORD: usize = 64;

/// One bit for each row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mask(Vec<u64>);

impl Mask {
    pub(super) fn empty(rows: usize) -> Self {
        Self(vec![0; rows.div_ceil(WORD)])
    }

    pub(super) fn all(rows: usize) -> Self {
        let mut mask = Self(vec![u64::MAX; rows.div_ceil(WORD)]);
        if let (Some(last), rest @ 1..) = (mask.0.last_mut(), rows % WORD) {
            *last = (1 << rest) - 1;
        }
        mask
    }

    pub(super) fn set(&mut self, row: u32) {
        self.0[row as usize / WORD] |= 1 << (row % 64);
    }

    pub(super) fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    pub(super) fn and(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= b);
    }

    pub(super) fn or(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }

    pub(super) fn without(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= !b);
    }

    /// The rows, rising.
    pub(super) fn rows(&self) -> impl Iterator<Item = u32> {
        (0u32..).step_by(WORD).zip(&self.0).flat_map(|(first, word)| {
            let mut word = *word;
            std::iter::from_fn(move || {
                (word != 0).then(|| {
                    let bit = word.trailing_zeros();
                    word &= word - 1;
                    first + bit
                })
            })
        })
    }
}

/// Where a condition certainly holds, and where it certainly does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Truth {
    pub(super) yes: Mask,
    pub(super) no: Mask,
}

impl Truth {
    /// Asks each value of a column: holds, does not hold, or neither.
    pub(super) fn of<T: Copy + Sync>(column: &[T], ask: impl Fn(T) -> (bool, bool) + Sync) -> Self {
        let mut truth = Self { yes: Mask::empty(column.len()), no: Mask::empty(column.len()) };
        let words = truth.yes.0.par_chunks_mut(CHUNK / WORD).zip(truth.no.0.par_chunks_mut(CHUNK / WORD));
        words.zip(column.par_chunks(CHUNK)).for_each(|((yes, no), values)| {
            for ((yes, no), values) in yes.iter_mut().zip(no).zip(values.chunks(WORD)) {
                let (mut holds, mut fails) = (0u64, 0u64);
                for (bit, value) in values.iter().enumerate() {
                    let (yes, no) = ask(*value);
                    holds |= u64::from(yes) << bit;
                    fails |= u64::from(no) << bit;
                }
                (*yes, *no) = (holds, fails);
            }
        });
        truth
    }

    /// Asks each row; `prepare` gets the rows of one task and gives what answers for them.
    pub(super) fn in_chunks<A: Fn(usize) -> (bool, bool)>(
        rows: usize,
        prepare: impl Fn(std::ops::Range<usize>) -> A + Sync,
    ) -> Self {
        let mut truth = Self { yes: Mask::empty(rows), no: Mask::empty(rows) };
        let words = truth.yes.0.par_chunks_mut(CHUNK / WORD).zip(truth.no.0.par_chunks_mut(CHUNK / WORD));
        words.enumerate().for_each(|(chunk, (yes, no))| {
            let start = chunk * CHUNK;
            let ask = prepare(start..rows.min(start + CHUNK));
            for ((yes, no), first) in yes.iter_mut().zip(no).zip((start..).step_by(WORD)) {
                let (mut holds, mut fails) = (0u64, 0u64);
                for row in first..rows.min(first + WORD) {
                    let (yes, no) = ask(row);
                    holds |= u64::from(yes) << (row - first);
                    fails |= u64::from(no) << (row - first);
                }
                (*yes, *no) = (holds, fails);
            }
        });
        truth
    }

    /// Answers anew for some rows, rising; `ask` gets the place in `rows`.
    pub(super) fn set_each(&mut self, rows: &[u32], ask: impl Fn(usize) -> (bool, bool) + Sync) {
        let words = self.yes.0.par_chunks_mut(CHUNK / WORD).zip(self.no.0.par_chunks_mut(CHUNK / WORD));
        words.enumerate().for_each(|(chunk, (yes, no))| {
            let start = chunk * CHUNK;
            let from = rows.partition_point(|row| (*row as usize) < start);
            let to = from + rows[from..].partition_point(|row| (*row as usize) < start + CHUNK);
            for (at, row) in (from..).zip(&rows[from..to]) {
                let (word, bit) = ((*row as usize - start) / WORD, row % 64);
                let (holds, fails) = ask(at);
                yes[word] = yes[word] & !(1 << bit) | u64::from(holds) << bit;
                no[word] = no[word] & !(1 << bit) | u64::from(fails) << bit;
            }
        });
    }

    /// A condition that is always decided.
    pub(super) fn decided(yes: Mask, rows: usize) -> Self {
        let mut no = Mask::all(rows);
        no.without(&yes);
        Self { yes, no }
    }

    pub(super) fn and(&mut self, other: &Self) {
        self.yes.and(&other.yes);
        self.no.or(&other.no);
    }

    pub(super) fn or(&mut self, other: &Self) {
        self.yes.or(&other.yes);
        self.no.and(&other.no);
    }

    pub(super) fn not(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }
}
