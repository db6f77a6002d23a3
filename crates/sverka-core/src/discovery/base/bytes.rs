//! A base as bytes, for a cache. The layout is described in `docs/discovery.md`; the caller encrypts it.

use super::{Base, Groups, Index, Num, Part, Shares, Small, Strings};

/// The first bytes, with the version of the layout.
const MAGIC: [u8; 8] = *b"SVBASE\x00\x01";

/// Why bytes are not a base. The base is then built again from the records.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadBase {
    /// Not a base, or one of another version.
    #[error("these bytes are no base of this version")]
    Version,
    /// Too short, too long, or with places that lead nowhere.
    #[error("the base is damaged: {0}")]
    Damaged(&'static str),
}

impl Base {
    /// The base as bytes; equal bases give equal bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer(MAGIC.to_vec());
        for strings in [&self.ids, &self.names, &self.handles] {
            out.strings(strings);
        }
        self.numbers.iter().for_each(|column| out.column(column, |value| value.to_bits().to_le_bytes()));
        self.shares.iter().for_each(|column| out.column(column, |value| value.to_le_bytes()));
        self.small.iter().for_each(|column| out.bytes(column));
        for shares in [&self.countries, &self.spoken] {
            out.strings(&shares.labels);
            out.groups(&shares.groups);
            out.column(&shares.share, |value| value.to_le_bytes());
            out.bytes(&shares.rank);
        }
        for (names, groups) in [&self.languages, &self.topics] {
            out.strings(names);
            out.groups(groups);
        }
        out.strings(&self.words.terms);
        out.column(&self.words.ends, |end| end.to_le_bytes());
        out.bytes(&self.words.bytes);
        out.0
    }

    /// Reads a base back, and checks every place in it, so that a damaged one is refused here and not met later.
    ///
    /// # Errors
    /// [`BadBase`] when it was written by another version or is damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BadBase> {
        let rest = bytes.strip_prefix(&MAGIC).ok_or(BadBase::Version)?;
        let mut from = Reader(rest);
        let (ids, names, handles) = (from.strings()?, from.strings()?, from.strings()?);
        let rows = ids.len();
        let numbers = (0..Num::COUNT).map(|_| from.column(|le| f32::from_bits(u32::from_le_bytes(le))));
        let numbers: Vec<Vec<f32>> = numbers.collect::<Result<_, _>>()?;
        let shares: Vec<Vec<u16>> =
            (0..Part::COUNT).map(|_| from.column(u16::from_le_bytes)).collect::<Result<_, _>>()?;
        let small: Vec<Vec<u8>> =
            (0..Small::COUNT).map(|_| from.bytes().map(<[u8]>::to_vec)).collect::<Result<_, _>>()?;
        let lengths = numbers.iter().map(Vec::len).chain(shares.iter().map(Vec::len)).chain(small.iter().map(Vec::len));
        require(lengths.chain([names.len(), handles.len()]).all(|length| length == rows), "columns differ in length")?;
        let countries = from.shares(rows)?;
        let spoken = from.shares(rows)?;
        require(countries.rank.len() == countries.share.len(), "ranks are missing")?;
        let languages = from.labels(rows)?;
        let topics = from.labels(rows)?;
        let (terms, ends, bytes) = (from.strings()?, from.column(u32::from_le_bytes)?, from.bytes()?.to_vec());
        require(terms.len() == ends.len() && rises(&ends, bytes.len()), "words lead nowhere")?;
        require(from.0.is_empty(), "something follows the end")?;
        let words = Index { terms, ends, bytes };
        let mut inside = true;
        for place in 0..words.terms.len() {
            words.visit(words.terms.get(place), &mut |row| inside &= (row as usize) < rows);
        }
        require(inside, "a word stands in no row")?;
        Ok(Self { ids, names, handles, numbers, shares, small, countries, spoken, languages, topics, words })
    }
}

struct Writer(Vec<u8>);

impl Writer {
    fn length(&mut self, things: usize) {
        self.0.extend((things as u64).to_le_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.length(bytes.len());
        self.0.extend(bytes);
    }

    fn column<T: Copy, const N: usize>(&mut self, column: &[T], le: impl Fn(T) -> [u8; N]) {
        self.length(column.len());
        self.0.extend(column.iter().flat_map(|value| le(*value)));
    }

    fn strings(&mut self, strings: &Strings) {
        self.column(&strings.ends, u32::to_le_bytes);
        self.bytes(strings.text.as_bytes());
    }

    fn groups(&mut self, groups: &Groups) {
        self.column(&groups.ends, u32::to_le_bytes);
        self.column(&groups.rows, u32::to_le_bytes);
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn length(&mut self) -> Result<usize, BadBase> {
        let (length, rest) = self.0.split_first_chunk::<8>().ok_or(BadBase::Damaged("it ends too early"))?;
        self.0 = rest;
        usize::try_from(u64::from_le_bytes(*length)).map_err(|_| BadBase::Damaged("a length is impossible"))
    }

    fn take(&mut self, bytes: Option<usize>) -> Result<&'a [u8], BadBase> {
        let taken = bytes.and_then(|bytes| self.0.split_at_checked(bytes));
        let (taken, rest) = taken.ok_or(BadBase::Damaged("it ends too early"))?;
        self.0 = rest;
        Ok(taken)
    }

    fn bytes(&mut self) -> Result<&'a [u8], BadBase> {
        let length = self.length()?;
        self.take(Some(length))
    }

    fn column<T, const N: usize>(&mut self, of: impl Fn([u8; N]) -> T) -> Result<Vec<T>, BadBase> {
        let length = self.length()?;
        let bytes = self.take(length.checked_mul(N))?;
        Ok(bytes.as_chunks::<N>().0.iter().map(|le| of(*le)).collect())
    }

    fn strings(&mut self) -> Result<Strings, BadBase> {
        let ends = self.column(u32::from_le_bytes)?;
        let text = std::str::from_utf8(self.bytes()?).map_err(|_| BadBase::Damaged("a text is no text"))?;
        let whole = ends.iter().all(|end| text.is_char_boundary(*end as usize));
        require(whole && rises(&ends, text.len()), "a text leads nowhere")?;
        Ok(Strings { ends, text: text.to_owned() })
    }

    fn groups(&mut self, rows: usize) -> Result<Groups, BadBase> {
        let groups = Groups { ends: self.column(u32::from_le_bytes)?, rows: self.column(u32::from_le_bytes)? };
        let rising = |group: usize| groups.rows(group).is_sorted_by(|a, b| a < b);
        let inside = groups.rows.iter().all(|row| (*row as usize) < rows);
        require(
            rises(&groups.ends, groups.rows.len()) && inside && (0..groups.len()).all(rising),
            "a row leads nowhere",
        )?;
        Ok(groups)
    }

    fn labels(&mut self, rows: usize) -> Result<(Strings, Groups), BadBase> {
        let (names, groups) = (self.strings()?, self.groups(rows)?);
        require(names.len() == groups.len(), "labels differ in number")?;
        Ok((names, groups))
    }

    fn shares(&mut self, rows: usize) -> Result<Shares, BadBase> {
        let (labels, groups) = self.labels(rows)?;
        let (share, rank) = (self.column(u16::from_le_bytes)?, self.bytes()?.to_vec());
        require(share.len() == groups.rows.len(), "shares are missing")?;
        Ok(Shares { labels, groups, share, rank })
    }
}

fn require(holds: bool, what: &'static str) -> Result<(), BadBase> {
    if holds { Ok(()) } else { Err(BadBase::Damaged(what)) }
}

/// True when places never fall and end where the things end.
fn rises(ends: &[u32], things: usize) -> bool {
    ends.is_sorted() && ends.last().map_or(0, |end| *end as usize) == things
}
