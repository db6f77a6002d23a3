//! Sheets, columns, accounts and totals: what is found, and what is not taken for it.

use super::super::sheets::choose;
use super::*;

#[test]
fn a_link_is_the_handle_of_its_account_or_the_row_is_refused() {
    let csv = "handle,platform,followers,er\nhttps://www.instagram.com/p/CxYz12/,instagram,1,1\nhttps://t.me/+AbCdEf,telegram,1,1\n\
               m.vk.com/id77,vk,1,1\nhttps://www.tiktok.com/@leo/video/7301,tiktok,1,-1\nhttps://example.com/leo,vk,1,1\n";
    let mapping = shipped_mapping("plain-list").unwrap();
    let checked = from_table(csv.as_bytes(), mapping.as_bytes(), russian().as_bytes(), None, &limits()).unwrap();
    assert_eq!(codes(&checked), [(2, "no-account"), (3, "no-account"), (6, "no-account")]);
    let named = |at: usize| {
        let creator = &checked.shortlist.candidates[at].creator;
        (creator.id.as_str(), creator.accounts[0].handle.as_str(), creator.name.as_str())
    };
    assert_eq!((named(0), named(1)), (("vk:id77", "id77", "id77"), ("tiktok:leo", "leo", "leo")));
}

/// A file of two sheets, as a workbook is.
fn sheets(first: &str, hidden: bool, second: &str) -> sverka_table::Source {
    let sheet = |name: &str, text: &str, hidden: bool| {
        let read = sverka_table::open(text.as_bytes(), Given::default(), 50).unwrap();
        let sheet = read.sheets.into_iter().next().unwrap();
        sverka_table::source::Sheet { name: name.to_owned(), hidden, ..sheet }
    };
    let sheets = vec![sheet("One", first, hidden), sheet("Two", second, false)];
    sverka_table::Source { kind: sverka_table::source::Kind::Workbook, guessed_encoding: None, sheets }
}

#[test]
fn the_sheet_is_the_one_asked_for_or_the_first_shown_with_the_columns() {
    let (list, cover) = ("handle,platform,followers,er\nleo,vk,1,1\n", "Campaign,Autumn tea\nBy,Anna\n");
    let mapping = |sheet: &str| {
        let text = shipped_mapping("plain-list").unwrap();
        let table = format!("\"table\": {{ \"sheet\": \"{sheet}\" }}, \"creator\"");
        Mapping::read(text.replacen("\"creator\"", &table, 1).as_bytes()).unwrap()
    };
    for (source, own, asked, expected) in [
        (sheets(list, false, list), "", None, Ok("One")),
        (sheets(cover, false, list), "", None, Ok("Two")),
        (sheets(list, true, list), "", None, Ok("Two")),
        (sheets(list, true, list), "one", None, Ok("One")),
        (sheets(list, false, list), "One", Some("two "), Ok("Two")),
        (sheets(list, true, cover), "", None, Err("hidden sheet `One`")),
        (sheets(list, false, list), "Three", None, Err("One, Two")),
        (sheets(list, false, cover), "Two", None, Err("sheet `Two`: there is no column")),
    ] {
        match (choose(&source, &mapping(own), asked), expected) {
            (Ok(chosen), Ok(name)) => {
                assert_eq!(chosen.name, name, "{own} {asked:?}");
                assert_eq!(chosen.others.len(), 1, "the other one is named");
            }
            (Err(error), Err(word)) => assert!(error.to_string().contains(word), "{error}"),
            (chosen, expected) => panic!("{:?} is not {expected:?}", chosen.map(|chosen| chosen.name)),
        }
    }
}

#[test]
fn columns_are_found_by_the_names_that_exports_have_and_look_alikes_are_not_taken() {
    let russian = |csv: &str, mapping: &str| {
        let mapping = shipped_mapping(mapping).unwrap();
        from_table(csv.as_bytes(), mapping.as_bytes(), russian().as_bytes(), None, &limits())
    };
    for header in [
        "Username;Площадка;Подписчики;ER, %",
        "Ник;Соцсеть;Кол-во подписчиков;Вовлечённость",
        "Аккаунт;platform;Followers count;Engagement rate",
        "HANDLE;Platform;Subscribers;ER (%)",
        "Ссылка на канал;Платформа;Участники;er",
    ] {
        let checked = russian(&format!("{header}\nt.me/leo;телеграм;12 500;3,4\n"), "plain-list").unwrap();
        let creator = &checked.shortlist.candidates[0].creator;
        assert_eq!(creator.accounts[0].handle, "leo", "{header}");
        assert_eq!(
            (known(&checked, 0, key::FOLLOWERS), known(&checked, 0, key::ER_FOLLOWERS)),
            (Some(12_500.0), Some(0.034))
        );
    }
    for header in
        ["Username;Platform;Followers, %;ER", "Username;Platform;Followers;ERR", "Username;Platform;Following;ER"]
    {
        let error = russian(&format!("{header}\nleo;vk;5;3,4\n"), "plain-list").unwrap_err();
        assert_eq!(error.code(), "table", "{header}");
    }
    let csv = "Ник;Площадка;Возраст 18–24, %;25-34;Age 35-44;65+ лет;Женщины;Male, %\nleo;vk;40;30;20;10;55;45\n";
    let checked = russian(csv, "vendor-export").unwrap();
    let audience = &checked.shortlist.candidates[0].creator.audiences[0];
    let ages: Vec<_> = audience.ages.iter().map(|share| (share.label.as_str(), share.share)).collect();
    assert_eq!(ages, [("18-24", 0.4), ("25-34", 0.3), ("35-44", 0.2), ("65+", 0.1)]);
    assert_eq!(audience.genders.len(), 2);
    let csv = "Username,Platform,Average views,Price,Цена (₽)\nleo,vk,500,300,15000\n";
    let checked = russian(csv, "vendor-export").unwrap();
    let creator = &checked.shortlist.candidates[0].creator;
    assert_eq!((known(&checked, 0, key::MEDIAN_VIEWS), creator.market), (None, Market::Ru), "an average is no median");
    assert_eq!(
        (creator.rates[0].price.amount, creator.rates.len()),
        (15_000.0, 1),
        "a price is in the currency it is in"
    );
    let passed: Vec<_> = checked.table.unwrap().passed_over.into_iter().map(|one| one.column).collect();
    assert_eq!(passed, ["Average views", "Price"]);
}

#[test]
fn a_total_is_refused_and_a_creator_who_is_called_so_is_kept() {
    let csv =
        "handle,platform,followers,er\nleo,vk,1000,3\nanna,vk,500,4\ntotal,vk,1500,\nsum,vk,700,2\n,,,\nИтого,,2200,\n";
    let mapping = shipped_mapping("plain-list").unwrap();
    let checked = from_table(csv.as_bytes(), mapping.as_bytes(), russian().as_bytes(), None, &limits()).unwrap();
    assert_eq!(codes(&checked), [(4, "total-row"), (7, "total-row")]);
    assert_eq!(checked.rows, [2, 3, 5]);
    let warned: Vec<_> = checked.warnings.iter().map(|one| (one.row, one.code.as_str())).collect();
    assert_eq!(warned, [(5, "perhaps-total")]);
}

#[test]
fn json_and_identifiers_that_are_no_handles_are_read() {
    let json = r#"[{"account_id":"aB3","username":"@leo","platform":"IG","market":"Россия","followers":1000,"extra":{"a":1}},
        {"account_id":"ab3","username":"anna","platform":"IG","market":"США","followers":1200.5,"extra":{"a":2}}]"#;
    let checked = import(json.as_bytes(), shipped_mapping("vendor-export").unwrap()).unwrap();
    assert_eq!(codes(&checked), [(2, "not-whole")], "a count is never a fraction, and ids are compared as they are");
    assert_eq!(checked.shortlist.candidates[0].creator.id.as_str(), "instagram:aB3");
    assert_eq!(checked.refusals[0].column.as_deref(), Some("followers"));
}
