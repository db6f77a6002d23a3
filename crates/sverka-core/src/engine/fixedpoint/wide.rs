//! Thirty-two rows at a time, with the byte shuffle of AVX2. The token of the crate `pulp` proves that the processor has
//! the instructions, so nothing here is unsafe.

use super::super::columns::{BINS, CHUNK, Line};
use pulp::bytemuck::cast;
use pulp::x86::V3;
use std::ops::Range;

#[cfg(target_arch = "x86")]
use std::arch::x86::{__m128i, __m256i};
#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::{__m128i, __m256i};

const LINES: usize = CHUNK / 64;
/// Features added in one pass over the sums: fewer loads and stores of sums, and all tables stay in registers.
const AT_ONCE: usize = 4;

/// Proof that the processor has AVX2.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token(V3);

impl PartialEq for Token {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
impl Eq for Token {}

impl Token {
    pub(super) fn detect() -> Option<Self> {
        V3::try_new().map(Self)
    }
}

/// Low and high bytes of a feature's points, twice each: a shuffle works on halves of a register.
#[derive(Clone, Copy)]
struct Table {
    low: __m256i,
    high: __m256i,
}

impl Table {
    #[inline(always)]
    fn new(simd: V3, points: &[i16; BINS]) -> Self {
        let half = |byte: usize| -> __m256i {
            let bytes: [u8; BINS] = std::array::from_fn(|bin| points[bin].to_le_bytes()[byte]);
            simd.avx2._mm256_broadcastsi128_si256(cast::<[u8; BINS], __m128i>(bytes))
        };
        Self { low: half(0), high: half(1) }
    }

    /// Points of 32 rows: of rows 0–7 and 16–23, and of rows 8–15 and 24–31.
    #[inline(always)]
    fn points(self, simd: V3, bins: __m256i) -> [__m256i; 2] {
        let low = simd.avx2._mm256_shuffle_epi8(self.low, bins);
        let high = simd.avx2._mm256_shuffle_epi8(self.high, bins);
        [simd.avx2._mm256_unpacklo_epi8(low, high), simd.avx2._mm256_unpackhi_epi8(low, high)]
    }
}

/// Puts points or sums of 32 rows into the order of rows.
#[inline(always)]
fn in_order(simd: V3, [one, other]: [__m256i; 2]) -> [__m256i; 2] {
    [simd.avx2._mm256_permute2x128_si256::<0x20>(one, other), simd.avx2._mm256_permute2x128_si256::<0x31>(one, other)]
}

#[inline(always)]
fn halves(line: &Line) -> [__m256i; 2] {
    cast(line.0)
}

/// Sums of 64 rows.
type Sums = [[__m256i; 2]; 2];

#[inline(always)]
fn pass<const N: usize>(simd: V3, columns: [&[Line]; N], tables: [Table; N], sums: &mut [Sums; LINES]) {
    let columns: [&[Line; LINES]; N] = columns.map(|lines| lines.first_chunk().unwrap_or(&EMPTY));
    for (at, sums) in sums.iter_mut().enumerate() {
        for half in 0..2 {
            let [mut one, mut other] = sums[half];
            for (lines, table) in columns.iter().zip(tables) {
                let [more, another] = table.points(simd, halves(&lines[at])[half]);
                one = simd.avx2._mm256_add_epi16(one, more);
                other = simd.avx2._mm256_add_epi16(other, another);
            }
            sums[half] = [one, other];
        }
    }
}

/// A column without bins, which never stands in for one: a chunk always holds whole columns.
static EMPTY: [Line; LINES] = [Line([0; 64]); LINES];

/// Adds the points of a group of features, whose sums fit 16 bits, to the scores of a chunk.
pub(super) fn add(
    token: Token,
    chunk: &[Line],
    features: Range<usize>,
    points: &[[i16; BINS]],
    tile: &mut [i32; CHUNK],
) {
    let simd = token.0;
    simd.vectorize(
        #[inline(always)]
        || {
            let column = |feature: usize| &chunk[feature * LINES..(feature + 1) * LINES];
            let table = |feature: usize| Table::new(simd, &points[feature]);
            let zero = simd.avx._mm256_setzero_si256();
            let mut sums = [[[zero; 2]; 2]; LINES];
            let mut feature = features.start;
            while feature + AT_ONCE <= features.end {
                let group: [usize; AT_ONCE] = std::array::from_fn(|next| feature + next);
                pass(simd, group.map(column), group.map(table), &mut sums);
                feature += AT_ONCE;
            }
            for feature in feature..features.end {
                pass(simd, [column(feature)], [table(feature)], &mut sums);
            }
            let rows = tile.as_chunks_mut::<16>().0;
            for (sums, rows) in sums.iter().flatten().zip(rows.chunks_exact_mut(2)) {
                for (sum, rows) in in_order(simd, *sums).into_iter().zip(rows) {
                    let sum: [i16; 16] = cast(sum);
                    for (score, sum) in rows.iter_mut().zip(sum) {
                        *score += i32::from(sum);
                    }
                }
            }
        },
    );
}

/// Writes the points of all features of a chunk.
pub(super) fn parts(token: Token, chunk: &[Line], points: &[[i16; BINS]], into: &mut [i16]) {
    let simd = token.0;
    simd.vectorize(
        #[inline(always)]
        || {
            let columns = chunk.chunks_exact(LINES).zip(into.chunks_exact_mut(CHUNK));
            for ((lines, into), points) in columns.zip(points) {
                let table = Table::new(simd, points);
                for (line, into) in lines.iter().zip(into.as_chunks_mut::<64>().0) {
                    let [first, second] = halves(line);
                    let first = in_order(simd, table.points(simd, first));
                    let second = in_order(simd, table.points(simd, second));
                    *into = cast([first, second]);
                }
            }
        },
    );
}
