//! How numbers that count something are written in columns: SQLite knows signed integers alone.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use sverka_core::numbers::{DeviceSeq, Rank, Seq, ShortlistVersion};

/// A number on its way into a column or out of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Column<T>(pub(crate) T);

macro_rules! column {
    ($($number:ty),*) => { $(
        impl ToSql for Column<$number> {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                let number = i64::try_from(self.0.get());
                number.map(Into::into).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
            }
        }

        impl FromSql for Column<$number> {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let number = i64::column_result(value)?;
                let whole = number.try_into().map_err(|_| FromSqlError::OutOfRange(number))?;
                Ok(Self(<$number>::new(whole)))
            }
        }
    )* };
}

column!(DeviceSeq, Rank, Seq, ShortlistVersion);

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::Connection;

    #[test]
    fn a_number_comes_out_of_a_column_as_it_went_in_and_never_as_another() {
        let conn = Connection::open_in_memory().unwrap();
        let back = |number: u64| {
            conn.query_row("select ?1", [Column(Seq::new(number))], |row| Ok(row.get::<_, Column<Seq>>(0)?.0))
        };
        assert_eq!(back(7).unwrap(), Seq::new(7));
        assert_eq!(back(i64::MAX as u64).unwrap(), Seq::new(i64::MAX as u64));
        assert!(back(u64::MAX).is_err(), "it would come back as -1");
        for wrong in [-1, i64::from(u32::MAX) + 1] {
            assert!(conn.query_row("select ?1", [wrong], |row| row.get::<_, Column<Rank>>(0)).is_err(), "{wrong}");
        }
    }
}
