//! Tables as programs and people write them, beside what is right of each.

use super::*;
use crate::source::{Given, open};

fn creators() -> Creators {
    let creator = |(id, handle, name, market): &(&str, &str, &str, &'static str)| Creator {
        id: (*id).to_owned(),
        handle: (*handle).to_owned(),
        name: (*name).to_owned(),
        market,
    };
    let all = [
        ("c1", "anna.home", "Анна Дом", "RU"),
        ("c2", "leo", "Leo", "US"),
        ("c3", "maker_lab", "Maker Lab", "US"),
        ("c4", "chaynaya_kniga", "Чайная книга", "RU"),
        ("c5", "UCabcdefghijklmnopqrstuv", "Slow Kitchen", "US"),
        ("c6", "id77", "Пётр Ёлкин", "RU"),
    ];
    Creators::new(all.iter().map(creator).collect(), crate::text::normalise)
}

fn given(table: &str, options: &Options) -> Result<Results, BadResults> {
    read(&open(table.as_bytes(), Given::default(), 1000)?, &creators(), &["RU", "US"], options)
}

/// Everything that is kept, refused and pointed at, a line each: `+ row creator post day numbers`, `- row problem`,
/// `! row point`.
fn told(table: &str, options: &Options) -> Vec<String> {
    let results = match given(table, options) {
        Ok(results) => results,
        Err(error) => return vec![format!("= {}", error.code())],
    };
    let kept = results.kept.iter().map(|it| {
        let mut line = format!("+ {} {} {}", it.row.0, it.creator, it.post);
        line.extend(it.day.map(|day| format!(" {day}")));
        let counts = it.counts;
        let counts = [
            ("v", counts.views),
            ("r", counts.reach),
            ("e", counts.engagements),
            ("c", counts.clicks),
            ("o", counts.conversions),
        ];
        line.extend(counts.into_iter().filter_map(|(sign, count)| Some(format!(" {sign}{}", count?))));
        line.extend(it.spend.map(|it| format!(" {}.{:02} {}", it.minor / 100, it.minor % 100, it.currency)));
        line
    });
    let refused = results.refused.iter().map(|it| format!("- {} {:?}", it.row.0, it.problem));
    let pointed = results.pointed_at.iter().map(|it| format!("! {} {:?}", it.row.0, it.point));
    kept.chain(refused).chain(pointed).collect()
}

#[track_caller]
fn check(cases: &[(&str, &[&str])]) {
    check_with(&Options::default(), cases);
}

#[track_caller]
fn check_with(options: &Options, cases: &[(&str, &[&str])]) {
    for (table, expected) in cases {
        assert_eq!(told(table, options), *expected, "{table}");
    }
}

#[test]
fn exports_of_video_sites_are_read_as_they_come() {
    let leo = Options { creator: Some("c2".to_owned()), ..Options::default() };
    check_with(
        &leo,
        &[
            (
                "Видео,Название видео,Время публикации видео,Просмотры,\"Отметки \"\"Нравится\"\"\",Добавлено комментариев,Поделились\n\
                 Итого,,,\"3 000\",130,12,5\n-aQ2kTs8_x1,\"Чай, не спеша\",\"5 нояб. 2026 г.\",2000,100,10,3\n",
                &["+ 3 c2 -aQ2kTs8_x1 2026-11-05 v2000 e113", "- 2 Total"],
            ),
            (
                "Название видео,Ссылка на видео,Время публикации,Всего лайков,Всего комментариев,Всего репостов,Всего просмотров\n\
                 Чай,https://www.tiktok.com/@leo/video/74,5 ноября,400,20,30,5000\n",
                &["+ 2 c2 https://www.tiktok.com/@leo/video/74 v5000 e450", "! 2 DateWithoutYear"],
            ),
        ],
    );
    check(&[
        (
            "Channel,Video,Views,Watch time (minutes)\nLeo,Tea,2000,100\nLeo,Cup,1000,50\nTotal,,3000,150\n",
            &["+ 2 c2 Tea v2000", "+ 3 c2 Cup v1000", "- 4 Total"],
        ),
        // Nobody's: a chart of a channel by days is no table of posts.
        ("Date,Views\n2026-11-05,2000\n", &["= no-creator-column"]),
        ("Handle,Post,Views\n", &["= empty"]),
    ]);
}

#[test]
fn exports_of_meta_are_read_in_both_languages() {
    check(&[
        (
            "Post ID,Account username,Description,Publish time,Permalink,Post type,Date,Views,Reach,Likes,Shares,Comments,Saves\n\
             179,leo,\"Tea, slow\nand good\",11/05/2026 08:30,https://www.instagram.com/reel/DQaa/,IG reel,Lifetime,5200,4100,310,12,20,44\n\
             180,leo,Cup,11/16/2026 09:00,https://www.instagram.com/p/DQbb/,IG image,Lifetime,1200,900,110,2,5,4\n",
            &[
                "+ 2 c2 https://www.instagram.com/p/DQaa/ 2026-11-05 v5200 r4100 e386",
                "+ 3 c2 https://www.instagram.com/p/DQbb/ 2026-11-16 v1200 r900 e121",
            ],
        ),
        (
            "\"Идентификатор публикации\",\"Имя пользователя аккаунта\",\"Время публикации\",\"Постоянная ссылка\",Дата,Просмотры,Охват,\"Отметки \"\"Нравится\"\"\"\n\
             179,leo,11/05/2026 08:30,https://www.instagram.com/reel/DQaa/,\"За все время\",5200,4100,310\n",
            &["+ 2 c2 https://www.instagram.com/p/DQaa/ 2026-11-05 v5200 r4100 e310", "! 2 MonthFirst"],
        ),
        (
            "Post ID,Page name,Publish time,Permalink,Reach,\"Reactions, Comments and Shares\",Reactions,Comments,Shares,Total clicks,Link clicks\n\
             1,Leo,11/15/2026 08:30,https://www.facebook.com/leo/posts/pfbid0aa,4100,342,310,20,12,80,20\n",
            &["+ 2 c2 https://facebook.com/leo/posts/pfbid0aa 2026-11-15 r4100 e342 c20"],
        ),
    ]);
}

#[test]
fn answers_of_programs_are_read_at_any_depth() {
    check(&[
        (
            r#"{"data":[{"username":"leo","permalink":"https://www.instagram.com/reel/DQaa/","timestamp":"2026-11-05T23:30:00-0500","like_count":30,"insights":{"data":[{"name":"reach","values":[{"value":900}]},{"name":"total_interactions","total_value":{"value":55}}]}}]}"#,
            &["+ 1 c2 https://www.instagram.com/p/DQaa/ 2026-11-05 r900 e55"],
        ),
        (
            r#"{"username":"leo","permalink":"https://www.instagram.com/p/AA/","like_count":3,"comments_count":1}"#,
            &["+ 1 c2 https://www.instagram.com/p/AA/ e4"],
        ),
        (
            r#"{"items":[{"id":"b7","snippet":{"publishedAt":"2026-11-05T10:00:00Z","channelId":"UCabcdefghijklmnopqrstuv"},"statistics":{"viewCount":"1000","likeCount":"30"}}],"pageInfo":{"totalResults":1}}"#,
            &["+ 1 c5 2026-11-05 #1 2026-11-05 v1000 e30"],
        ),
        (
            r#"{"response":{"count":1,"items":[{"username":"id77","likes":{"count":310},"reposts":{"count":12},"views":{"count":4100}}]}}"#,
            &["+ 1 c6 #1 v4100 e322"],
        ),
        (
            r#"[{"ownerUsername":"leo","url":"https://www.instagram.com/p/AA/","likesCount":-1,"commentsCount":4,"videoViewCount":900},{"ownerUsername":"leo","url":"https://www.instagram.com/p/BB/","likesCount":55,"commentsCount":4}]"#,
            &[
                "+ 1 c2 https://www.instagram.com/p/AA/ v900",
                "+ 2 c2 https://www.instagram.com/p/BB/ e59",
                "! 1 NotKnown",
                "! 1 SumNotKnown",
            ],
        ),
    ]);
}

#[test]
fn tables_of_agencies_are_read_with_facts_and_not_plans() {
    check(&[
        (
            "Блогер;Площадка;Дата выхода;Ссылка на пост;Охват план;Охват факт;Просмотры план;Факт. просмотры;Цена, ₽;CPV\n\
             Анна Дом;Instagram;05.11.2026;https://www.instagram.com/p/AA/;5000;4100;10000;9000;15 000;1,67\n",
            &["+ 2 c1 https://www.instagram.com/p/AA/ 2026-11-05 v9000 r4100 15000.00 RUB"],
        ),
        (
            "Отчёт по размещениям;;;;\nПериод: 01.11.2026–07.11.2026;;;;\n;;;;\n№;Блогер;Ссылка;Просмотры;Стоимость, тыс. руб.\n\
             1;Анна Дом;https://vk.com/wall-1_2;12 345;15,5\n;Итого;;12 345;15,5\n",
            &["+ 5 c1 https://vk.com/wall-1_2 v12345 15500.00 RUB", "- 6 Total"],
        ),
        (
            "Campaign,Creator,Clicks,Impr.,Currency code,Cost\nTea,Leo,\"1,234\",\"52,000\",USD,\"1,259.14\"\n\
             Total: Campaigns,,\"1,234\",\"52,000\",USD,\"1,259.14\"\n",
            &["+ 2 c2 #1 c1234 1259.14 USD", "- 3 Total"],
        ),
        ("Блогер;Пост;Клики\nАнна Дом;п1;1 234\nИтого: аккаунт;--;1 234\n", &["+ 2 c1 п1 c1234", "- 3 Total"]),
    ]);
}

#[test]
fn what_is_said_to_be_hidden_or_unknown_makes_no_sum() {
    for word in ["-1", "hidden", "скрыты", "лайки скрыты", "?", "N/A", "нет данных", "disabled", "Недоступно"]
    {
        let table = format!("Handle,Post,Views,Likes,Comments\nleo,p1,5000,{word},20\n");
        assert_eq!(told(&table, &Options::default()), ["+ 2 c2 p1 v5000", "! 2 NotKnown", "! 2 SumNotKnown"], "{word}");
    }
    // What is empty or crossed out is no part of the sum, and that is said.
    for empty in ["", "-", "--", "—"] {
        let table = format!("Handle,Post,Views,Likes,Comments\nleo,p1,5000,{empty},20\n");
        assert_eq!(told(&table, &Options::default()), ["+ 2 c2 p1 v5000 e20", "! 2 SumOfSome"], "{empty}");
    }
    check(&[("Handle,Post,Views,Shares\nleo,p1,5000,20\n", &["+ 2 c2 p1 v5000 e20", "! 2 SumOfSome"])]);
}

#[test]
fn totals_are_found_by_their_words_and_by_their_numbers() {
    check(&[
        ("Handle,Post,Views\nleo,p1,10\nleo,p2,20\nleo,Total,30\n", &["+ 2 c2 p1 v10", "+ 3 c2 p2 v20", "- 4 Total"]),
        (
            "Handle,Date,Views,Likes\nleo,2026-11-05,1000,10\nleo,2026-11-06,3000,30\nleo,,4000,40\n",
            &["+ 2 c2 2026-11-05 #1 2026-11-05 v1000 e10", "+ 3 c2 2026-11-06 #2 2026-11-06 v3000 e30", "- 4 Total"],
        ),
        // Reach of several posts is people, who are counted once.
        (
            "Handle,Views,Reach,Clicks\nleo,1000,900,5\nleo,3000,2000,6\nleo,4000,2500,11\n",
            &["+ 2 c2 #1 v1000 r900 c5", "+ 3 c2 #2 v3000 r2000 c6", "- 4 Total"],
        ),
        // A post of its own day may have as many views as two others.
        (
            "Handle,Date,Views\nleo,2026-11-05,1000\nleo,2026-11-05,1000\nleo,2026-11-06,2000\n",
            &[
                "+ 2 c2 2026-11-05 #1 2026-11-05 v1000",
                "+ 3 c2 2026-11-05 #2 2026-11-05 v1000",
                "+ 4 c2 2026-11-06 #3 2026-11-06 v2000",
                "! 4 PerhapsTotal",
            ],
        ),
        // A post may be called so.
        (
            "Handle,Post,Views\nleo,Total recall review,1000\nleo,Итоги года,2000\nleo,ИТОГО за ноябрь,3000\n",
            &["+ 2 c2 Total recall review v1000", "+ 3 c2 Итоги года v2000", "- 4 Total"],
        ),
    ]);
}

#[test]
fn amounts_say_their_currency_or_it_is_told_which_was_taken() {
    check(&[
        (
            "Handle,Post,Cost\nleo,p1,\"$1,200.50\"\nleo,p2,\"1 200,50 $\"\nleo,p3,$1.2K\nanna.home,p4,15т.р.\nanna.home,p5,15.000 руб\nleo,p6,€300\nleo,p7,300\n",
            &[
                "+ 2 c2 p1 1200.50 USD",
                "+ 3 c2 p2 1200.50 USD",
                "+ 4 c2 p3 1200.00 USD",
                "+ 5 c1 p4 15000.00 RUB",
                "+ 6 c1 p5 15000.00 RUB",
                "+ 8 c2 p7 300.00 USD",
                "- 7 UnknownCurrency",
                "! 6 Grouped",
                "! 8 CurrencyOfMarket",
            ],
        ),
        // Both signs are in the column: three digits of money are a group all the same.
        (
            "Handle,Post,Cost\nleo,p1,\"US$1,200\"\nleo,p2,\"1.355,90 $\"\nleo,p3,\"$1,355.90\"\n",
            &["+ 2 c2 p1 1200.00 USD", "+ 3 c2 p2 1355.90 USD", "+ 4 c2 p3 1355.90 USD", "! 2 Grouped"],
        ),
        ("Handle,Post,Cost\nleo,p1,($20)\nleo,p2,-$20\n", &["- 2 NotANumber", "- 3 OutOfRange"]),
    ]);
}

#[test]
fn creators_and_posts_are_found_in_what_stands_around_a_link() {
    check(&[
        (
            "Blogger,Post,Views\nLeo (@leo),[reel](https://www.instagram.com/p/AA/),5\nLEO,reel https://www.instagram.com/p/AA/,6\n",
            &["+ 2 c2 https://www.instagram.com/p/AA/ v5", "- 3 Repeated"],
        ),
        // A post may mention somebody else, and promote an address of no site that is known.
        (
            "Handle,Post,Views\nleo,With @maker_lab,5\nleo,One https://shop.example/tea,6\nleo,Two https://shop.example/tea,7\n",
            &[
                "+ 2 c2 With @maker_lab v5",
                "+ 3 c2 One https://shop.example/tea v6",
                "+ 4 c2 Two https://shop.example/tea v7",
            ],
        ),
        ("Ссылка;Просмотры\n@leo;5\n", &["+ 2 c2 #1 v5"]),
        ("Handle,Link,Views\nleo,https://t.me/chaynaya_kniga/12,5\n", &["- 2 ContradictingCreators"]),
        // Numbers of videos tell capitals from small letters.
        (
            "Handle,Link,Views\nleo,https://youtu.be/AbC?si=1,5\nleo,https://www.youtube.com/watch?v=abc,6\nleo,https://youtube.com/shorts/AbC,7\n",
            &[
                "+ 2 c2 https://www.youtube.com/watch?v=AbC v5",
                "+ 3 c2 https://www.youtube.com/watch?v=abc v6",
                "- 4 Repeated",
            ],
        ),
    ]);
}

#[test]
fn counts_of_thousands_are_told_by_their_column_and_not_by_the_money_beside_them() {
    check(&[
        // 1.5 is no count, so the comma of this column stands between thousands.
        (
            "Handle,Post,Views,Cost\nleo,p1,\"1,500\",\"$12,50\"\nleo,p2,\"2,000\",\"$7,50\"\n",
            &["+ 2 c2 p1 v1500 12.50 USD", "+ 3 c2 p2 v2000 7.50 USD"],
        ),
        // Nothing tells: two thousand, or two.
        ("Handle;Post;Views;Cost\nleo;p1;2,000;$12,50\n", &["- 2 AmbiguousNumber"]),
        ("Handle;Post;Views;Cost\nleo;p1;2,000;$12.50\n", &["+ 2 c2 p1 v2000 12.50 USD"]),
        ("Handle,Post,Views\nleo,p1,\"2,000\"\n", &["+ 2 c2 p1 v2000", "! 2 Grouped"]),
        ("Handle,Post,Views\nleo,p1,\"1,234K\"\n", &["- 2 AmbiguousNumber"]),
        (
            "Handle;Post;Views\nleo;p1;2.000\nleo;p2;1.250\nleo;p3;12.345,0\n",
            &["+ 2 c2 p1 v2000", "+ 3 c2 p2 v1250", "+ 4 c2 p3 v12345"],
        ),
    ]);
}

#[test]
fn a_table_of_posts_whose_links_say_nobody_asks_whose_it_is() {
    let table = "Дата;Ссылка;Просмотры\n05.11.2026;https://www.instagram.com/p/AA/;1000\nИтого;;1000\n";
    let results = given(table, &Options::default()).unwrap();
    assert!(results.asks_whose && results.kept.is_empty());
    let leo = Options { creator: Some("c2".to_owned()), ..Options::default() };
    assert_eq!(told(table, &leo), ["+ 2 c2 https://www.instagram.com/p/AA/ 2026-11-05 v1000", "- 3 Total"]);
    assert!(!given("Handle,Views\nstranger,5\n", &Options::default()).unwrap().asks_whose);
}

/// A sheet of these rows; a cell that begins with `^` goes on from the row before.
fn sheet(name: &str, rows: &[&[&str]]) -> crate::source::Sheet {
    use crate::cell::Cell;
    let cell = |text: &&str| match text.strip_prefix('^') {
        Some(text) => Cell { continued: true, ..Cell::of_text(text) },
        None => Cell::of_text(text),
    };
    let line = |(row, number): (&&[&str], u32)| crate::source::Line {
        number: RowNumber(number),
        cells: row.iter().map(cell).collect(),
    };
    let lines = rows.iter().zip(1..).map(line).collect();
    crate::source::Sheet { name: name.to_owned(), lines, ..crate::source::Sheet::default() }
}

#[test]
fn the_sheet_of_what_was_counted_goes_before_that_of_prices_and_merged_amounts_belong_to_one_post() {
    let prices = sheet("Прайс", &[&["Блогер", "Цена"], &["Leo", "1000"]]);
    let posts = sheet(
        "Итоги",
        &[
            &["Блогер", "Пост", "Просмотры", "Стоимость, ₽"],
            &["Leo", "p1", "5", "15 000"],
            &["^Leo", "p2", "6", "^15 000"],
        ],
    );
    let source = Source { kind: crate::source::Kind::Workbook, guessed_encoding: None, sheets: vec![prices, posts] };
    let results = read(&source, &creators(), &["RU", "US"], &Options::default()).unwrap();
    assert_eq!(results.sheet.as_deref(), Some("Итоги"));
    assert_eq!(results.other_sheets[0].name, "Прайс");
    let spent: Vec<_> = results.kept.iter().map(|it| it.spend.map(|spend| spend.minor)).collect();
    assert_eq!(spent, [Some(1_500_000), None]);
    assert_eq!(results.pointed_at.iter().map(|it| (it.row.0, it.point)).collect::<Vec<_>>(), [(3, Point::Merged)]);
}

#[test]
fn an_amount_whose_currency_may_be_hidden_in_a_format_is_asked_about() {
    let unseen = |options: &Options| {
        let sheet = sheet("R", &[&["Handle", "Views", "Cost"], &["anna.home", "5", "250"]]);
        let source = Source {
            kind: crate::source::Kind::OpenDocument,
            guessed_encoding: None,
            sheets: vec![crate::source::Sheet { formats_unseen: true, ..sheet }],
        };
        read(&source, &creators(), &["RU", "US"], options).unwrap()
    };
    let asked = unseen(&Options::default());
    assert_eq!(asked.refused.iter().map(|row| row.problem).collect::<Vec<_>>(), [Problem::NoCurrency]);
    let said = unseen(&Options { currency: Some("USD".to_owned()), ..Options::default() });
    assert_eq!(said.kept[0].spend, Some(Amount { minor: 25_000, currency: "USD" }));
}

#[test]
fn of_two_tables_in_a_sheet_the_first_is_read_and_the_rows_of_the_other_are_refused() {
    check(&[
        (
            "Creator,Post,Views\nLeo,p1,1000\nLeo,p2,2000\n\nCreator,Post,Views,Likes,Comments\nMaker Lab,q1,300,20,1\nMaker Lab,q2,400,30,2\n",
            &["+ 2 c2 p1 v1000", "+ 3 c2 p2 v2000", "- 5 OtherTable", "- 6 OtherTable", "- 7 OtherTable"],
        ),
        (
            "Creator,Post,Views,Likes\nLeo,p1,1000,50\n\nCreator,Post,Likes,Views\nMaker Lab,q1,60,2000\n",
            &["+ 2 c2 p1 v1000 e50", "- 4 OtherTable", "- 5 OtherTable"],
        ),
        // A title and one name that is known begin a table as well.
        (
            "Creator;Post;Views\nLeo;p1;1000\nStories;;\nАвтор;Story;Taps\nMaker Lab;s1;300\n",
            &["+ 2 c2 p1 v1000", "- 3 UnknownCreator", "- 4 OtherTable", "- 5 OtherTable"],
        ),
        // A summary above has no rows of its own.
        (
            "Views,Reach,Clicks\n5000,4000,10\n\nCreator,Post,Views\nLeo,p1,1000\n",
            &["+ 5 c2 p1 v1000", "- 2 OtherTable"],
        ),
        (
            "Блогер;Просмотры;Охват\nLeo;120000;90000\n\nБлогер;Пост;Просмотры;Охват\nLeo;p1;1000;900\n",
            &["+ 5 c2 p1 v1000 r900", "- 2 OtherTable"],
        ),
        // What a row says of its post is no header.
        (
            "Блогер;Пост;Формат;Просмотры\nLeo;Публикация;Видео;\nLeo;p2;Видео;1000\n",
            &["+ 3 c2 p2 v1000", "- 2 NoNumbers"],
        ),
        ("Блогер;Тип;Формат;Просмотры\nLeo;x;y;5\nLeo;Публикация;Видео;\n", &["+ 2 c2 #1 v5", "- 3 NoNumbers"]),
        // The same header again, and in another language.
        (
            "Creator,Post,Views\nАвтор,Пост,Просмотры\nLeo,p1,1000\nCreator,Post,Views\nLeo,p2,2000\n",
            &["+ 3 c2 p1 v1000", "+ 5 c2 p2 v2000", "- 2 Header", "- 4 Header"],
        ),
        // Sorted together with its header.
        (
            "Anna,p0,5\nLeo,p1,1000\nCreator,Post,Views\nMaker Lab,q1,300\n",
            &["+ 4 c3 q1 v300", "- 1 OtherTable", "- 2 OtherTable"],
        ),
    ]);
    let two = given("Creator,Post,Views\nLeo,p1,1\n\nCreator,Post,Reach\nLeo,p2,2\n", &Options::default()).unwrap();
    assert_eq!(two.refused.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), ["4", "4"]);
}

#[test]
fn thousands_that_a_cell_names_itself_are_not_multiplied_by_those_of_its_column() {
    check(&[
        (
            "Автор;Пост;\"Просмотры, тыс.\"\nLeo;p1;12,5\nLeo;p2;12,5 тыс.\nLeo;p3;1,2 млн\nLeo;p4;-1\n",
            &["+ 2 c2 p1 v12500", "+ 3 c2 p2 v12500", "+ 4 c2 p3 v1200000", "- 5 NoNumbers", "! 4 OtherMultiple"],
        ),
        (
            "Creator,Post,Views (K),\"Reach, K\",Cost ($K)\nLeo,p1,12.5,900,1.5\nLeo,p2,12.5K,900K,$2K\nLeo,p3,1200,900.5,3\n",
            &[
                "+ 2 c2 p1 v12500 r900000 1500.00 USD",
                "+ 3 c2 p2 v12500 r900000 2000.00 USD",
                "+ 4 c2 p3 v1200000 r900500 3000.00 USD",
            ],
        ),
    ]);
}

#[test]
fn a_currency_that_stands_with_thousands_is_the_currency() {
    check(&[
        ("Creator,Post,Views,\"Cost, тыс. ₽\"\nLeo,p1,1000,150\n", &["+ 2 c2 p1 v1000 150000.00 RUB"]),
        ("Автор;Пост;Просмотры;Стоимость (тыс. $)\nАнна Дом;p1;1000;15\n", &["+ 2 c1 p1 v1000 15000.00 USD"]),
        ("Creator,Post,Views,Cost $K\nАнна Дом,p1,1000,15k$\n", &["+ 2 c1 p1 v1000 15000.00 USD"]),
        // Two currencies in a name are none.
        ("Creator,Post,Views,\"Cost, ₽/$\"\nLeo,p1,1000,150\n", &["- 2 UnknownCurrency"]),
    ]);
}

#[test]
fn three_digits_of_money_are_a_group_whatever_the_column_says() {
    check(&[
        (
            "Creator;Post;Views;Cost\nLeo;p1;10;12,500 $\nLeo;p2;10;1500,50 $\n",
            &["+ 2 c2 p1 v10 12500.00 USD", "+ 3 c2 p2 v10 1500.50 USD", "! 2 Grouped"],
        ),
        ("Creator;Post;Views;\"Cost, тыс. ₽\"\nLeo;p1;10;12,500\n", &["- 2 AmbiguousNumber"]),
    ]);
}

#[test]
fn a_number_that_a_spreadsheet_rounded_is_pointed_at() {
    check(&[("Creator ID,Handle,Post,Views\n1.79E+16,leo,p1,5\n", &["+ 2 c2 p1 v5", "! 2 DigitsLost"])]);
    check(&[(
        "Creator,Post,Views\nLeo,p1,\"1,23E+05\"\nLeo,p2,1.2E+06\nLeo,p3,1.234567E+06\nLeo,\"1,79E+16\",5\n",
        &[
            "+ 2 c2 p1 v123000",
            "+ 3 c2 p2 v1200000",
            "+ 4 c2 p3 v1234567",
            "+ 5 c2 1,79E+16 v5",
            "! 2 Rounded",
            "! 3 Rounded",
            "! 5 DigitsLost",
        ],
    )]);
}

#[test]
fn what_is_passed_over_says_why() {
    let why = |table: &str| {
        let results = given(table, &Options::default()).unwrap();
        results.passed_over.into_iter().map(|it| (it.column, it.why)).collect::<Vec<_>>()
    };
    assert_eq!(
        why("Creator,Post,Views,Просмотры,Note\nLeo,p1,1000,5000,x\n"),
        [("Просмотры".to_owned(), Why::Twice), ("Note".to_owned(), Why::NotKnown),]
    );
    let twice = given("Creator,Views,Creator\nLeo,5,Anna\n", &Options::default()).unwrap_err();
    assert!(twice.to_string().ends_with("it is not known which is meant: Creator"), "{twice}");
    check(&[
        (
            "Creator,Post,Views,Cost\nLeo,p1,10,n/a\nLeo,p2,10,скрыто\nLeo,p3,10,-\n",
            &["+ 2 c2 p1 v10", "+ 3 c2 p2 v10", "+ 4 c2 p3 v10", "! 2 NotKnown", "! 3 NotKnown"],
        ),
        (
            "Creator,Post,Engagements,Likes,Comments\nLeo,p1,100,90,10\nLeo,p2,50,90,10\n",
            &["+ 2 c2 p1 e100", "+ 3 c2 p2 e50", "! 3 LessThanPart"],
        ),
        // Nobody has them, in the words that people have for it.
        (
            "Creator,Post,Views,Clicks\nLeo,p1,no data,5\nLeo,p2,н.д.,5\nLeo,p3,нд,5\nLeo,p4,(blank),5\nLeo,p5,•,5\nLeo,p6,N/D,5\n",
            &[
                "+ 2 c2 p1 c5",
                "+ 3 c2 p2 c5",
                "+ 4 c2 p3 c5",
                "+ 5 c2 p4 c5",
                "+ 6 c2 p5 c5",
                "+ 7 c2 p6 c5",
                "! 2 NotKnown",
                "! 3 NotKnown",
                "! 4 NotKnown",
                "! 5 NotKnown",
                "! 7 NotKnown",
            ],
        ),
    ]);
}

#[test]
fn a_title_at_two_platforms_is_two_posts() {
    check(&[(
        "Блогер;Площадка;Публикация;Просмотры\nLeo;Instagram;Осенний чай;1000\nLeo;TikTok;Осенний чай;2000\nLeo;ТикТок;Осенний чай;3\nLeo;TikTok;Зима;5\n",
        &[
            "+ 2 c2 Осенний чай · instagram v1000",
            "+ 3 c2 Осенний чай · tiktok v2000",
            "+ 5 c2 Зима v5",
            "- 4 Repeated",
        ],
    )]);
}

#[test]
fn what_stands_above_a_table_says_the_currency_of_its_amounts() {
    check(&[
        (
            "Report;Campaign X\nPeriod;01.11.2026 - 30.11.2026\nCurrency;USD\n\nБлогер;Просмотры;Стоимость\nАнна Дом;1000;250\n",
            &["+ 6 c1 #1 v1000 250.00 USD"],
        ),
        (
            "Суммы в тыс. руб.;;\nБлогер;Просмотры;Стоимость\nLeo;1000;250\nLeo;1001;$5\n",
            &["+ 3 c2 #1 v1000 250000.00 RUB", "- 4 ContradictingCurrencies"],
        ),
        ("Валюта: BYN;;\nБлогер;Просмотры;Стоимость\nLeo;1000;250\n", &["- 3 UnknownCurrency"]),
        // Of two currencies none is known.
        (
            "Все суммы указаны в руб. и $;;\nБлогер;Просмотры;Стоимость\nLeo;1000;250\n",
            &["+ 3 c2 #1 v1000 250.00 USD", "! 3 CurrencyOfMarket"],
        ),
    ]);
}

#[test]
fn an_order_of_day_and_month_that_cells_contradict_is_asked_about() {
    check(&[(
        "Creator,Post,Date (MM/DD/YYYY),Views\nLeo,p1,13/11/2026,1\nLeo,p2,05/11/2026,1\n",
        &["+ 2 c2 p1 2026-11-13 v1", "- 3 AmbiguousDate"],
    )]);
}

#[test]
fn unique_views_are_no_views() {
    check(&[
        ("Автор;Пост;Просмотры (уник.)\nLeo;p1;900\n", &["- 2 NoNumbers"]),
        ("Автор;Пост;Просмотры (уник.);Просмотры всего\nLeo;p1;900;1200\n", &["+ 2 c2 p1 v1200"]),
        ("Автор;Пост;Охват (уник.)\nLeo;p1;900\n", &["+ 2 c2 p1 r900"]),
    ]);
}

#[test]
fn a_name_beside_the_account_of_somebody_else_is_pointed_at() {
    check(&[
        (
            "Name,Profile URL,Views\nLeo,https://instagram.com/another_leo_fan,1000\nLeo,https://instagram.com/leo,2000\n",
            &["+ 2 c2 #1 v1000", "+ 3 c2 #2 v2000", "! 2 ByName"],
        ),
        (
            "Creator,Post link,Views\nLeo,https://x.com/nike/status/5,1000\n",
            &["+ 2 c2 https://x.com/nike/status/5 v1000", "! 2 ByName"],
        ),
        // A handle is no name, and may stand beside a page at another site.
        (
            "Аккаунт;Ссылка;Охват\nАнна Дом;https://t.me/stranger/5;10\n@leo;https://t.me/stranger/6;10\n",
            &["+ 2 c1 https://t.me/stranger/5 r10", "+ 3 c2 https://t.me/stranger/6 r10", "! 2 ByName"],
        ),
    ]);
}

#[test]
fn a_part_of_a_name_is_pointed_at_and_two_people_are_refused() {
    check(&[
        (
            "Creator,Post,Views\nLeo — фан-клуб,p1,1\nLeo (parody),p2,1\nLeo / Mila,p3,1\nNike @leo,p4,1\nLeo @unknown_one,p5,1\nLeo (@leo),p6,1\nLeo | Instagram,p7,1\n",
            &[
                "+ 2 c2 p1 v1",
                "+ 3 c2 p2 v1",
                "+ 4 c2 p3 v1",
                "+ 5 c2 p4 v1",
                "+ 6 c2 p5 v1",
                "+ 7 c2 p6 v1",
                "+ 8 c2 p7 v1",
                "! 2 ByPart",
                "! 3 ByPart",
                "! 4 ByPart",
                "! 5 ByPart",
                "! 6 ByName",
            ],
        ),
        (
            "Creator,Post,Views\nLeo x @maker_lab,p1,1\nLeo & Maker Lab,p2,1\n\"leo, anna.home\",p3,1\nleo fan,p4,1\n",
            &[
                "- 2 ContradictingCreators",
                "- 3 ContradictingCreators",
                "- 4 ContradictingCreators",
                "- 5 UnknownCreator",
            ],
        ),
    ]);
}

#[test]
fn averages_and_totals_in_any_text_column_are_no_posts() {
    check(&[
        (
            "Creator,Post,Views,Likes\nLeo,p1,1000,50\nLeo,Average,1500,60\nLeo,Median,1500,60\nLeo,Max,2000,70\nLeo,Total (2 posts),3000,120\nLeo — Total,p3,1,1\n",
            &["+ 2 c2 p1 v1000 e50", "- 3 Total", "- 4 Total", "- 5 Total", "- 6 Total", "- 7 Total"],
        ),
        (
            "Creator,Format,,Views\nLeo,Reels,x,1000\nLeo,Total,,1000\nMaker Lab,,Total,5\n",
            &["+ 2 c2 #1 v1000", "- 3 Total", "- 4 Total"],
        ),
        // Somebody may be called Max.
        ("Creator,Post,Views\nMax,p1,1000\n", &["- 2 UnknownCreator"]),
        // A column that says so of every row says nothing.
        ("Creator,Metric,Views\nLeo,Total,1000\n", &["+ 2 c2 #1 v1000"]),
    ]);
    let leo = Options { creator: Some("c2".to_owned()), ..Options::default() };
    check_with(
        &leo,
        &[(
            "Content,Video title,Views\nTotal,,3000\nabcdefghij1,A,2000\nAverage,,1500\nPrevious period,,800\n",
            &["+ 3 c2 abcdefghij1 v2000", "- 2 Total", "- 4 Total", "- 5 Total"],
        )],
    );
}

#[test]
fn one_link_is_one_post_whoever_is_said_to_have_made_it() {
    check(&[(
        "Creator,Post link,Views\nLeo,https://youtu.be/abcdefghijk,10\nMaker Lab,https://youtu.be/abcdefghijk,10\n",
        &["+ 2 c2 https://www.youtube.com/watch?v=abcdefghijk v10", "- 3 Repeated"],
    )]);
    // Posts of several people lead to one shop.
    check(&[(
        "Creator,Link,Clicks\nLeo,https://shop.example/tea?utm_source=leo,10\nMaker Lab,https://shop.example/tea?utm_source=lab,11\n",
        &["+ 2 c2 https://shop.example/tea c10", "+ 3 c3 https://shop.example/tea c11"],
    )]);
}

/// Looked at pair by pair, so many rows took a minute.
#[test]
fn twenty_thousand_rows_of_a_creator_are_summed_at_once() {
    let results = given("Creator,Views\nLeo,1000\n", &Options::default()).unwrap();
    let rows: Vec<Kept> = (0..20_000)
        .map(|at| Kept {
            counts: Counts { views: Some(1000 + 7 * at), ..Counts::default() },
            ..results.kept[0].clone()
        })
        .collect();
    let began = std::time::Instant::now();
    totals::find(&rows, &vec![false; rows.len()]);
    assert!(began.elapsed().as_secs() < 5, "{:?}", began.elapsed());
}

#[test]
fn groups_above_names_tell_plan_from_fact() {
    let told = |rows: &[&[&str]]| {
        let source =
            Source { kind: crate::source::Kind::Workbook, guessed_encoding: None, sheets: vec![sheet("R", rows)] };
        let results = read(&source, &creators(), &["RU", "US"], &Options::default()).unwrap();
        results.kept.iter().map(|it| (it.counts.views, it.counts.reach)).collect::<Vec<_>>()
    };
    let plan = told(&[
        &["Блогер", "План", "", "Факт", ""],
        &["", "Просмотры", "Охват", "Просмотры", "Охват"],
        &["Leo", "5000", "4000", "1000", "900"],
    ]);
    assert_eq!(plan, [(Some(1000), Some(900))]);
    let parts = told(&[
        &["Блогер", "Охват", "", "Просмотры", ""],
        &["", "план", "факт", "план", "факт"],
        &["Leo", "4000", "900", "5000", "1000"],
    ]);
    assert_eq!(parts, [(Some(1000), Some(900))]);
}

proptest::proptest! {
    /// The promise that the fuzz target holds, on tables: each row is kept or refused, once; above the header, too.
    #[test]
    fn every_row_is_kept_or_refused(
        cells in proptest::collection::vec("(leo|anna[.]home|Total|-1|hidden|1,234|[0-9]{1,4}|05/11/2026|\\$5|Views|Post|[a-zа-я ,;\"]{0,6})", 5..60),
        above in 0usize..5,
    ) {
        let rows = cells.chunks_exact(5).map(|row| {
            let quoted: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            quoted.join(",") + "\n"
        });
        let mut rows: Vec<String> = rows.collect();
        let header = above.min(rows.len());
        rows.insert(header, "Handle,Post,Date,Views,Cost\n".to_owned());
        let source = open(rows.concat().as_bytes(), Given::default(), 100).unwrap();
        let lines = &source.sheets[0].lines;
        let table = Table::of(&source.sheets[0]);
        let wanted: Vec<u32> = table.rows.iter().map(|row| row.number.0).collect();
        // What looks like a row stands among them wherever it is.
        for line in lines {
            let filled = line.cells.iter().filter(|cell| !cell.is_empty()).count();
            let counted = line.cells.iter().any(|cell| crate::number::of(cell).is_ok());
            proptest::prop_assert!(!(filled > 2 && counted) || wanted.contains(&line.number.0), "{:?}", line);
        }
        let Ok(results) = read(&source, &creators(), &["RU", "US"], &Options::default()) else { return Ok(()) };
        let mut said: Vec<u32> = results.kept.iter().map(|row| row.row.0).chain(results.refused.iter().map(|row| row.row.0)).collect();
        said.sort_unstable();
        proptest::prop_assert_eq!(said, wanted);
    }
}
