//! What decides where two things say something of one: cells, what stands above them, links, other rows.

use super::*;

fn listed(csv: &str) -> Checked {
    let mapping = shipped_mapping("plain-list").unwrap();
    from_table(csv.as_bytes(), mapping.as_bytes(), russian().as_bytes(), None, &limits()).unwrap()
}

fn pointed(checked: &Checked) -> Vec<(usize, &str)> {
    checked.warnings.iter().map(|warning| (warning.row, warning.code.as_str())).collect()
}

#[test]
fn a_multiple_above_a_column_and_in_its_cell_is_taken_once() {
    let csv = "Handle;Platform;Market;Followers, тыс.;Цена ₽, тыс.\nleo;instagram;RU;12,5;150\nmila;instagram;RU;12,5K;90 тыс.\n\
               anna;tiktok;RU;1,2 млн;\n";
    let checked = shipped(csv, "vendor-export");
    let followers: Vec<_> = (0..3).map(|at| known(&checked, at, key::FOLLOWERS)).collect();
    assert_eq!(followers, [Some(12_500.0), Some(12_500.0), Some(1.2e6)]);
    assert_eq!(pointed(&checked), [(4, "other-multiple")], "a million under thousands");
    let price = |at: usize| checked.shortlist.candidates[at].creator.rates[0].price.amount;
    assert_eq!((price(0), price(1)), (150_000.0, 90_000.0));
}

#[test]
fn a_rate_where_no_share_is_wanted_is_refused() {
    let checked = shipped("handle,platform,market,posts_per_week\nleo,vk,RU,50%\n", "vendor-export");
    assert_eq!(codes(&checked), [(2, "not-a-number")]);
}

#[test]
fn fractions_among_a_few_per_cents_are_pointed_at_in_a_column_in_per_cent() {
    let csv = "handle,platform,market,er_followers_pct,suspicious_pct,growth_90d_pct\n\
               a,vk,RU,0.052,0.12,3\nb,vk,RU,0.031,0.08,0.2\nc,vk,RU,0.045,0.15,4\nd,vk,RU,1.31,12,5\ne,vk,RU,0.02,0.3,1.5\n";
    let checked = shipped(csv, "vendor-export");
    let columns = checked.warnings.iter().filter_map(|warning| Some((warning.row, warning.column.as_deref()?)));
    assert_eq!(columns.collect::<Vec<_>>(), [(2, "er_followers_pct"), (2, "suspicious_pct")]);
    assert!(checked.warnings.iter().all(|warning| warning.code == "share-scale"));
    assert_eq!(checked.rows.len(), 5, "they are only pointed at");
}

#[test]
fn a_title_and_cells_that_contradict_each_other_leave_a_date_two_days() {
    let read = |header: &str, cells: [&str; 2]| {
        let csv = format!("handle,platform,market,\"{header}\"\na,vk,RU,{}\nb,vk,RU,{}\n", cells[0], cells[1]);
        let checked = shipped(&csv, "vendor-export");
        let days = checked.shortlist.candidates.iter().map(|one| one.creator.as_of.format("%m-%d").to_string());
        (days.collect::<Vec<_>>(), checked.refusals.iter().map(|one| (one.row, one.code.clone())).collect::<Vec<_>>())
    };
    let ambiguous = |row: usize| vec![(row, "ambiguous-date".to_owned())];
    let days = |days: &[&str]| days.iter().map(|day| (*day).to_owned()).collect::<Vec<_>>();
    let us = "Collected at (MM/DD/YYYY)";
    assert_eq!(read(us, ["13/03/2026", "05/03/2026"]), (days(&["03-13"]), ambiguous(3)));
    assert_eq!(read(us, ["03/13/2026", "03/05/2026"]), (days(&["03-13", "03-05"]), vec![]));
    assert_eq!(read("collected_at", ["13/03/2026", "05/03/2026"]), (days(&["03-13", "03-05"]), vec![]));
    // Cells that contradict each other make no title surer.
    assert_eq!(read(us, ["13/03/2026", "03/13/2026"]), (days(&["03-13", "03-13"]), vec![]));
}

#[test]
fn dates_with_points_that_stand_month_first_make_the_others_two_days() {
    let csv = "handle,platform,market,collected_at\na,vk,RU,03.13.2026\nb,vk,RU,03.05.2026\nc,vk,RU,2026-03-05\n";
    assert_eq!(codes(&shipped(csv, "vendor-export")), [(2, "not-a-date"), (3, "ambiguous-date")]);
}

#[test]
fn a_date_or_a_flag_or_a_shortened_number_names_nobody() {
    let json = r#"[{"handle":true,"platform":"vk","market":"RU","followers":1},
        {"handle":"leo","name":false,"platform":"vk","market":"RU","followers":1},
        {"account_id":"1.79E+16","handle":"mila","platform":"vk","market":"RU","followers":1},
        {"account_id":"7","handle":"1,79E+16","platform":"vk","market":"RU","followers":1},
        {"account_id":"e10","handle":"leo.1e10","platform":"vk","market":"RU","followers":1}]"#;
    let checked = shipped(json, "vendor-export");
    assert_eq!(checked.rows, [5]);
    assert_eq!(codes(&checked), [(1, "not-text"), (2, "not-text"), (3, "inexact-number"), (4, "inexact-number")]);
    let columns: Vec<_> = checked.refusals.iter().filter_map(|one| one.column.as_deref()).collect();
    assert_eq!(columns, ["handle", "name", "account_id", "handle"]);
    // A spreadsheet makes a day of `1-mar`.
    let mut source = sverka_table::open(b"handle,platform\nleo,vk\n", Given::default(), 50).unwrap();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 1).and_then(|day| day.and_hms_opt(0, 0, 0)).unwrap();
    source.sheets[0].lines[1].cells[0].typed = sverka_table::cell::Typed::Moment(day);
    let mapping = Mapping::read(shipped_mapping("vendor-export").unwrap().as_bytes()).unwrap();
    let chosen = super::super::sheets::choose(&source, &mapping, None).unwrap();
    let table = Table::new(chosen.table, chosen.places, &mapping);
    let context = Context { mapping, market: None, now: limits().now };
    let made = group::creators(&table, &context);
    assert_eq!(made[0].creator.as_ref().unwrap_err().code, "not-text");
}

#[test]
fn a_count_of_fewer_digits_than_it_has_is_pointed_at() {
    let checked = shipped("handle,platform,market,followers\nleo,vk,RU,1.23E+05\n", "vendor-export");
    assert_eq!((pointed(&checked), known(&checked, 0, key::FOLLOWERS)), (vec![(2, "rounded")], Some(123_000.0)));
}

#[test]
fn a_total_is_known_by_its_name_and_a_mean_is_one() {
    let csv = "handle,name,platform,market,followers,median_views\nleo,Leo,vk,RU,1000,10\nmila,Mila,vk,RU,3001,20\n\
               x9,Total,vk,RU,4001,30\nall,Overall,vk,RU,2001,15\nsum,Anna,vk,RU,7,7\nx8,Итого,vk,RU,5,6\n";
    let checked = shipped(csv, "vendor-export");
    assert_eq!(codes(&checked), [(4, "total-row"), (5, "total-row")]);
    assert_eq!(pointed(&checked), [(6, "perhaps-total"), (7, "perhaps-total")]);
}

#[test]
fn an_average_among_creators_is_not_published_without_a_word() {
    let csv = "handle,platform,market,followers\nleo,vk,RU,1000\nmila,vk,RU,3000\nAverage,vk,RU,2000\nСреднее,,,2000\n\
               Total (2),vk,RU,4000\nMedian,vk,RU,7\n";
    let checked = shipped(csv, "vendor-export");
    assert_eq!(codes(&checked), [(4, "total-row"), (5, "total-row"), (6, "total-row")]);
    assert_eq!(pointed(&checked), [(7, "perhaps-total")]);
}

#[test]
fn rows_below_a_second_header_are_refused_with_where_it_stands() {
    let csv = "handle,platform,market,followers,median_views\nleo,vk,RU,1000,500\nhandle,platform,market,followers,median_views\n\
               anna,vk,RU,5,4\n\nhandle,platform,market,median_views,followers\nmila,vk,RU,700,9000\n";
    let checked = shipped(csv, "vendor-export");
    assert_eq!(codes(&checked), [(3, "header"), (6, "other-table"), (7, "other-table")]);
    assert!(checked.refusals[2].detail.contains("row 6"));
    assert_eq!(checked.rows, [2, 4]);
}

#[test]
fn the_platform_is_that_of_the_link_where_no_column_says_it() {
    let checked = listed("Ссылка;Подписчики;ER\nhttps://t.me/leo;100;5\ninstagram.com/mila;200;4\nanna;300;3\n");
    assert_eq!(codes(&checked), [(4, "missing-field")]);
    let platforms = checked.shortlist.candidates.iter().map(|one| one.creator.id.as_str());
    assert_eq!(platforms.collect::<Vec<_>>(), ["telegram:leo", "instagram:mila"]);
    // Links to two sites say nothing.
    let csv = "handle,url,market\nt.me/leo,https://vk.com/leo,RU\nt.me/total,t.me/total,RU\n";
    let checked = shipped(csv, "vendor-export");
    assert_eq!(codes(&checked), [(2, "missing-field")]);
    let none = import(b"handle,followers,er\nleo,1,1\n", shipped_mapping("vendor-export").unwrap()).unwrap_err();
    assert!(none.to_string().contains("`platform`"), "{none}");
}
