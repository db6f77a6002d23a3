//! Results of a campaign, from a file on one laptop to the other, without the window.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use chrono::TimeDelta;
use sverka_app::Code;
use sverka_app::view::results::{ResultsOptions, ResultsView};
use sverka_core::model::Market;
use sverka_table::columns::Field;
use sverka_table::results::Problem;
use sverka_tests::office::{Laptop, Office, clock, until};

fn views(view: &ResultsView) -> u64 {
    view.creators.iter().filter_map(|it| it.brought.funnel.views).sum()
}

/// What each creator of the queue brought by the table of [`office`]: identifier, name and views.
fn expected(laptop: &Laptop) -> Vec<(String, String, u64)> {
    let (_, rows) = laptop.open_blind(6);
    let mut all: Vec<_> = (1..).zip(rows).map(|(nth, row)| (row.id, row.name, nth * 1_000)).collect();
    all.sort();
    all
}

fn brought(view: &ResultsView) -> Vec<(String, String, u64)> {
    let one = |it: &sverka_app::view::results::CreatorBrought| {
        (it.id.clone(), it.name.clone(), it.brought.funnel.views.unwrap_or_default())
    };
    let mut all: Vec<_> = view.creators.iter().map(one).collect();
    all.sort();
    all
}

fn office() -> (Office, Laptop, Laptop, String, String) {
    let office = Office::with_demo(6);
    let anna = office.laptop("anna", &office.invite("Anna", Market::Ru).code.reveal());
    let sam = office.laptop("sam", &office.invite("Sam", Market::Us).code.reveal());
    let (campaign, rows) = anna.open_blind(6);
    assert_eq!(sam.open_blind(6).1, rows);
    office.assert_mixed(&campaign, &rows);
    let line = |row: &sverka_app::view::QueueRow| {
        format!(
            "{};https://example.com/{};2026-11-0{};{} 000;1500,50\n",
            row.handle,
            row.place,
            row.place.next(),
            row.place.next()
        )
    };
    let table = format!("handle;post;date;views;cost\n{}nobody;x;;5;\n", rows.iter().map(line).collect::<String>());
    (office, anna, sam, campaign, table)
}

#[test]
fn a_file_is_looked_at_kept_in_one_step_and_is_on_the_other_laptop() {
    let (_office, anna, sam, campaign, table) = office();
    let preview = anna.app.read_results(&campaign, "may.csv", table.as_bytes()).expect("read");
    assert_eq!((preview.kept, preview.refused_total, preview.replaced), (6, 1, 0));
    assert_eq!(preview.refused[0].problem, Problem::UnknownCreator);
    assert_eq!(anna.app.results(&campaign).expect("results").steps, [], "looking keeps nothing");
    let kept = anna.app.keep_results(&campaign, &preview.import).expect("kept");
    assert_eq!(views(&kept), 21_000);
    assert_eq!(brought(&kept), expected(&anna), "each figure stands under the creator its row names");
    assert_eq!(anna.app.doubtful_results(&campaign).expect("checked"), []);
    assert_eq!(kept.steps.len(), 1);
    assert!(kept.markets.iter().any(|it| !it.brought.spend.is_empty()), "{:?}", kept.markets);
    assert_eq!(anna.app.keep_results(&campaign, &preview.import).map(drop), Err(Code::NotFound.into()), "once");
    anna.settle();
    until("the results arrive", || {
        let there = sam.app.results(&campaign).map_err(|error| error.to_string())?;
        if there.creators == kept.creators { Ok(()) } else { Err(format!("{there:?}")) }
    });
    assert_eq!(sam.app.doubtful_results(&campaign).expect("checked"), []);
    // What Anna took only Anna takes back.
    assert_eq!(sam.app.take_back_results(&campaign, &preview.import, true).map(drop), Err(Code::NotFound.into()));
    let back = anna.app.take_back_results(&campaign, &preview.import, true).expect("taken back");
    assert_eq!((views(&back), back.steps[0].withdrawn), (0, true));
    let anna = anna.restarted();
    assert_eq!(anna.app.results(&campaign).expect("results"), back);
    let again = anna.app.take_back_results(&campaign, &preview.import, false).expect("brought again");
    assert_eq!(again.creators, kept.creators);
}

#[test]
fn what_was_exported_is_read_again_as_the_same_results() {
    let (_office, anna, _sam, campaign, table) = office();
    let preview = anna.app.read_results(&campaign, "may.csv", table.as_bytes()).expect("read");
    let kept = anna.app.keep_results(&campaign, &preview.import).expect("kept");
    let file = anna.app.results_table(&campaign).expect("a table");
    assert_eq!(file.rows, 6);
    let mut reader = csv::Reader::from_reader(&file.bytes[3..]);
    let column = reader.headers().expect("a header").clone();
    let at = |name: &str| column.iter().position(|column| column == name).expect("a column");
    let (id, name, views) = (at("creator_id"), at("name"), at("views"));
    let line = |line: csv::Result<csv::StringRecord>| {
        let line = line.expect("a row");
        (line[id].to_owned(), line[name].to_owned(), line[views].parse::<u64>().expect("a number"))
    };
    let mut lines: Vec<_> = reader.records().map(line).collect();
    lines.sort();
    assert_eq!(lines, expected(&anna));
    let again = anna.app.read_results(&campaign, &file.name, &file.bytes).expect("read");
    assert_eq!((again.kept, again.refused_total, again.replaced), (6, 0, 6));
    assert_eq!(anna.app.keep_results(&campaign, &again.import).expect("kept").creators, kept.creators);
}

#[test]
fn a_row_that_is_dated_after_today_is_pointed_at() {
    let (_office, anna, _sam, campaign, _table) = office();
    let today = clock().date_naive();
    let handle = anna.open_blind(6).1.remove(0).handle;
    let row = |days: i64| format!("{handle},p{days},{},5\n", today + TimeDelta::days(days));
    let table = format!("handle,post,date,views\n{}{}{}", row(-3), row(0), row(40));
    let preview = anna.app.read_results(&campaign, "may.csv", table.as_bytes()).expect("read");
    assert_eq!((preview.kept, preview.ahead), (3, 1));
}

#[test]
fn an_untouched_export_of_a_channel_asks_whose_it_is() {
    let (_office, anna, _sam, campaign, _table) = office();
    let export = "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,Likes,Comments added\n\
                  Total,,,,3000,40.5,9,130,12\n\
                  -aQ2kTs8_x1,\"Tea, slowly\",\"Nov 5, 2026\",600,2000,30.5,7,100,10\n\
                  b7Yt2Wk_e0A,Quiet cup,\"Nov 6, 2026\",45,1000,10,2,30,2\n";
    let preview = anna.app.read_results(&campaign, "Table data.csv", export.as_bytes()).expect("read");
    let row = anna.open_blind(6).1.remove(3);
    assert_eq!((preview.kept, preview.asks_whose.len()), (0, 6));
    let options = ResultsOptions { creator: Some(row.id.clone()), ..preview.options };
    let preview = anna.app.reread_results(&campaign, options).expect("read again");
    assert_eq!((preview.kept, preview.refused_total), (2, 1));
    assert_eq!(preview.refused[0].problem, Problem::Total);
    let kept = anna.app.keep_results(&campaign, &preview.import).expect("kept");
    assert_eq!(views(&kept), 3000);
    assert_eq!((kept.creators[0].id.as_str(), kept.creators[0].name.as_str()), (row.id.as_str(), row.name.as_str()));
}

#[test]
fn what_a_person_says_of_a_column_holds_for_the_next_file() {
    let (_office, anna, _sam, campaign, _table) = office();
    let row = anna.open_blind(6).1.remove(0);
    let table = |views: u32| format!("Кто;Глазки\n{};{views}\n", row.handle);
    let preview = anna.app.read_results(&campaign, "a.csv", table(5).as_bytes()).expect("read");
    assert!(preview.asks_columns);
    let columns = [("Кто".to_owned(), Some(Field::Handle)), ("Глазки".to_owned(), Some(Field::Views))].into();
    let options = ResultsOptions { columns, ..ResultsOptions::default() };
    let preview = anna.app.reread_results(&campaign, options).expect("read again");
    assert_eq!(preview.kept, 1);
    anna.app.keep_results(&campaign, &preview.import).expect("kept");
    let anna = anna.restarted();
    let next = anna.app.read_results(&campaign, "b.csv", table(7).as_bytes()).expect("read");
    assert_eq!((next.kept, next.asks_columns, next.rows[0].result.funnel.views), (1, false, Some(7)));
}

#[test]
fn a_file_that_is_no_table_of_results_changes_nothing() {
    let (_office, anna, _sam, campaign, table) = office();
    for (bytes, code, why) in [
        (&b""[..], Code::BadTable, Some("empty")),
        (b"PK\x03\x04 broken", Code::BadTable, Some("damaged")),
        (b"<html>not a table</html>\n<p>", Code::BadTable, Some("html")),
        (b"handle;title;views\nleo;\"open;2\n", Code::BadTable, Some("quote")),
        (b"%PDF-1.7", Code::BadTable, Some("pdf")),
        (&[0xFF, 0xFE, 0x00, 0xD8, 0x00], Code::BadTable, Some("text")),
    ] {
        let refused = anna.app.read_results(&campaign, "x", bytes).expect_err("refused");
        assert_eq!((refused.code, refused.params.get("why").map(String::as_str)), (code, why), "{bytes:?}");
    }
    // Nobody's file is not read again.
    assert_eq!(anna.app.reread_results(&campaign, ResultsOptions::default()).map(drop), Err(Code::NotFound.into()));
    // A person can say which column names creators.
    for bytes in [&b"a;b\n1;2\n"[..], b"handle;views;Handle\n1;2;3\n"] {
        let preview = anna.app.read_results(&campaign, "x", bytes).expect("a table");
        assert_eq!((preview.asks_columns, preview.kept), (true, 0), "{bytes:?}");
    }
    let huge = vec![b'a'; sverka_app::MAX_RESULTS_BYTES + 1];
    assert_eq!(anna.app.read_results(&campaign, "x", &huge).expect_err("refused").code, Code::TableTooLarge);
    // A file of another campaign is not kept.
    let preview = anna.app.read_results(&campaign, "may.csv", table.as_bytes()).expect("read");
    let cards = anna.app.campaigns().expect("campaigns").campaigns;
    let other = cards.iter().map(|card| card.campaign.id.to_string()).find(|id| *id != campaign).expect("another");
    assert_eq!(anna.app.keep_results(&other, &preview.import).map(drop), Err(Code::NotFound.into()));
    assert_eq!(anna.app.results(&campaign).expect("results").steps, []);
}
