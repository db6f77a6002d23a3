//! Any bytes are read or refused, and no row is lost without a word: each row below the header is kept or refused, once.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use sverka_table::results::{Creator, Creators, Options, read};
use sverka_table::text::normalise;
use sverka_table::{Decimal, Given, Table, open};

static CREATORS: LazyLock<Creators> = LazyLock::new(|| {
    let creator = |id: &str, handle: &str, name: &str, market| Creator {
        id: id.to_owned(),
        handle: handle.to_owned(),
        name: name.to_owned(),
        market,
    };
    let all = vec![creator("c1", "anna.home", "Анна Дом", "RU"), creator("c2", "leo", "Leo", "US")];
    Creators::new(all, normalise)
});

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let Ok(source) = open(bytes, Given::default(), 2000) else { return };
    let options = Options {
        day_first: [None, Some(true), Some(false)][usize::from(first % 3)],
        decimal: [None, Some(Decimal::Point), Some(Decimal::Comma)][usize::from(first / 3 % 3)],
        creator: (first / 9 % 2 == 1).then(|| "c2".to_owned()),
        ..Options::default()
    };
    let Ok(results) = read(&source, &CREATORS, &["RU", "US"], &options) else { return };
    let sheet = source.sheets.iter().filter(|sheet| !sheet.lines.is_empty()).find(|sheet| {
        !results.other_sheets.iter().any(|other| other.name == sheet.name) || results.sheet.as_ref() == Some(&sheet.name)
    });
    let rows: Vec<_> = sheet.map(Table::of).unwrap_or_default().rows.iter().map(|row| row.number).collect();
    let said: Vec<_> =
        results.kept.iter().map(|row| row.row).chain(results.refused.iter().map(|row| row.row)).collect();
    assert_eq!(said.len(), rows.len(), "a row is kept or refused, once");
    assert_eq!(said.into_iter().collect::<BTreeSet<_>>(), rows.into_iter().collect());
});
