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
        let (mut low, mut high) = ([0; BINS], [0; BINS]);
        for bin in 0..BINS {
            [low[bin], high[bin]] = points[bin].to_le_bytes();
        }
        Self {
            low: simd.avx2._mm256_broadcastsi128_si256(cast::<[u8; BINS], __m128i>(low)),
            high: simd.avx2._mm256_broadcastsi128_si256(cast::<[u8; BINS], __m128i>(high)),
        }
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
    for (at, sums) in sums.iter_mut().enumerate() {
        for (half, sum) in sums.iter_mut().enumerate() {
            let [mut one, mut other] = *sum;
            for next in 0..N {
                let [more, another] = tables[next].points(simd, halves(&columns[next][at])[half]);
                one = simd.avx2._mm256_add_epi16(one, more);
                other = simd.avx2._mm256_add_epi16(other, another);
            }
            *sum = [one, other];
        }
    }
}

/// Adds the points of a group of features, whose sums fit 16 bits, to the scores of a chunk.
pub(super) fn add(
    token: Token,
    chunk: &[Line],
    features: Range<usize>,
    points: &[[i16; BINS]],
    tile: &mut [i32; CHUNK],
) {
    token.0.vectorize(Add { simd: token.0, chunk, features, points, tile });
}

/// Writes the points of all features of a chunk.
pub(super) fn parts(token: Token, chunk: &[Line], points: &[[i16; BINS]], into: &mut [i16]) {
    token.0.vectorize(Parts { simd: token.0, chunk, points, into });
}

// These are structures and not closures because `call` must become a part of the function that may use AVX2; a
// closure's body stays outside and every instruction becomes a call.
struct Add<'a> {
    simd: V3,
    chunk: &'a [Line],
    features: Range<usize>,
    points: &'a [[i16; BINS]],
    tile: &'a mut [i32; CHUNK],
}

impl pulp::NullaryFnOnce for Add<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self { simd, chunk, features, points, tile } = self;
        let zero = simd.avx._mm256_setzero_si256();
        let mut sums = [[[zero; 2]; 2]; LINES];
        let mut feature = features.start;
        while feature + AT_ONCE <= features.end {
            let mut columns: [&[Line]; AT_ONCE] = [chunk; AT_ONCE];
            let mut tables = [Table { low: zero, high: zero }; AT_ONCE];
            for next in 0..AT_ONCE {
                columns[next] = column(chunk, feature + next);
                tables[next] = Table::new(simd, &points[feature + next]);
            }
            pass(simd, columns, tables, &mut sums);
            feature += AT_ONCE;
        }
        for (feature, points) in points.iter().enumerate().take(features.end).skip(feature) {
            pass(simd, [column(chunk, feature)], [Table::new(simd, points)], &mut sums);
        }
        let rows = tile.as_chunks_mut::<16>().0;
        for (at, sums) in sums.iter().enumerate() {
            for half in 0..2 {
                let ordered = in_order(simd, sums[half]);
                for part in 0..2 {
                    let sum: [i16; 16] = cast(ordered[part]);
                    for (score, sum) in rows[at * 4 + half * 2 + part].iter_mut().zip(sum) {
                        *score += i32::from(sum);
                    }
                }
            }
        }
    }
}

struct Parts<'a> {
    simd: V3,
    chunk: &'a [Line],
    points: &'a [[i16; BINS]],
    into: &'a mut [i16],
}

impl pulp::NullaryFnOnce for Parts<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Self { simd, chunk, points, into } = self;
        let into = into.as_chunks_mut::<CHUNK>().0;
        for (feature, (points, into)) in points.iter().zip(into).enumerate() {
            let table = Table::new(simd, points);
            let rows = into.as_chunks_mut::<64>().0;
            for (line, rows) in column(chunk, feature).iter().zip(rows) {
                let rows = rows.as_chunks_mut::<16>().0;
                for half in 0..2 {
                    let ordered = in_order(simd, table.points(simd, halves(line)[half]));
                    rows[half * 2] = cast(ordered[0]);
                    rows[half * 2 + 1] = cast(ordered[1]);
                }
            }
        }
    }
}

#[inline(always)]
fn column(chunk: &[Line], feature: usize) -> &[Line] {
    &chunk[feature * LINES..(feature + 1) * LINES]
}
