//! What is wrong, or should be looked at, in one sentence: what it is, and what to do.

use sverka_table::results::{BadResults, Point, Problem};
use sverka_table::source::{BadSource, Kind};

pub(super) fn problem(problem: Problem) -> &'static str {
    match problem {
        Problem::WrongNumberOfCells => {
            "the row has more or fewer cells than the header; put a cell with the delimiter in it into quotation marks"
        }
        Problem::Header => "the row names the columns again; it is not kept, and nothing is lost",
        Problem::OtherTable => "the row belongs to another table of the sheet; save it as a file of its own",
        Problem::Total => "the row sums up others; it is not kept, and nothing is lost",
        Problem::NoCreator => "the row names no creator; write a handle or a name into it",
        Problem::UnknownCreator => "nobody among the creators is called so; correct the handle or the name",
        Problem::SeveralCreators => "several creators are called so; write the handle into the row",
        Problem::ContradictingCreators => "the cells of the row name different creators; correct one of them",
        Problem::UnknownMarket => "the market is neither Russia nor the United States; write RU or US",
        Problem::NotADate => "this is not read as a date; write it as 2026-11-05",
        Problem::AmbiguousDate => "day and month can stand either way; say with --day-first which comes first",
        Problem::NotANumber => "this is not read as a number; write digits",
        Problem::AmbiguousNumber => {
            "the number can be read two ways; say with --decimal which sign is between whole and part"
        }
        Problem::Fraction => "a count is a whole number; correct it",
        Problem::Inexact => "this is about a number, or two; write the exact one",
        Problem::OutOfRange => "no count can be below zero or so large; correct it",
        Problem::NoCurrency => "the currency of this file's cells cannot be seen; say it with --currency",
        Problem::UnknownCurrency => "the currency is neither roubles nor dollars; write the amount in one of them",
        Problem::ContradictingCurrencies => {
            "the cell, its column and the currency beside it disagree; correct one of them"
        }
        Problem::NoNumbers => "nothing was counted or spent in this row; it is not kept",
        Problem::Repeated => "a row before is about the same post; take one of the two away",
    }
}

pub(super) fn point(point: Point) -> &'static str {
    match point {
        Point::NotKnown => "the source keeps this number back; it is not known, which is not zero",
        Point::DateWithoutYear => "the date has no year; the day is not known",
        Point::NotADay => "this is no day; the day is not known",
        Point::SumOfSome => "engagements are the sum of the parts that are there; an empty one is not in it",
        Point::SumNotKnown => "a part of engagements is kept back; their sum is not known",
        Point::CurrencyOfMarket => {
            "no currency stands anywhere; that of the market was taken; say another with --currency"
        }
        Point::BySpelling => "the creator was found by another spelling of the name; check whom it means",
        Point::ByName => "the creator was found by name, and the handle is nobody's; check whom it means",
        Point::DigitsLost => "a spreadsheet rounded this number; take the post's link instead",
        Point::Merged => "the number belongs to the first row of a merged cell; here it is not known",
        Point::ByPart => "the creator was found by a part of the name; check whom it means",
        Point::OtherMultiple => "the cell is in other multiples than its column; its own were taken",
        Point::Rounded => "a spreadsheet wrote this with fewer digits than it has; write all of them",
        Point::LessThanPart => "engagements are fewer than one of their parts; one of the numbers is wrong",
        Point::Grouped => "the sign was taken for one between thousands; say with --decimal if it is not",
        Point::MonthFirst => {
            "the month was taken to come first, as in Meta's exports; say with --day-first if it does not"
        }
        Point::PerhapsTotal => "the numbers are the sum of rows before; check that this is a post",
    }
}

/// What to do about a file that is refused as a whole.
pub(super) fn whole(error: &BadResults) -> &'static str {
    match error {
        BadResults::Source(BadSource::Kind(Kind::Html)) => "open it in a spreadsheet and save it as XLSX or CSV",
        BadResults::Source(BadSource::Kind(_)) => "export the table as XLSX or CSV",
        BadResults::Source(BadSource::Archive(_)) => "give the table itself",
        BadResults::Source(BadSource::Text(_)) => "save it as CSV in UTF-8",
        BadResults::Source(BadSource::OpenQuote { .. }) => "close it, or take it away",
        BadResults::Source(BadSource::Broken(_) | BadSource::Damaged(_)) => "open it in its program and save it again",
        BadResults::Source(BadSource::Lists(_)) => "leave the one list that is meant",
        BadResults::Source(BadSource::Empty) => "give a table with a header and rows",
        BadResults::Source(BadSource::TooLarge { .. }) => "give a part of it",
        BadResults::NoCreatorColumn { .. } => {
            "say with --column NAME=handle which column names the creator, or with --creator whose posts they are"
        }
        BadResults::NoSheet { .. } => "choose one of them",
        BadResults::OnlyHidden(_) => "show one, or choose it with --sheet",
    }
}
