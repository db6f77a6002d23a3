use super::*;
use crate::view::results::RowProblem as P;
use sverka_core::model::outcome::{EvidenceGrade, Funnel, Spend};
use sverka_core::model::{Market, PostKind};

fn read_table(bytes: &[u8], options: &ResultsOptions) -> (Vec<PostResult>, Vec<(u32, P)>) {
    let id = |id: &str| CreatorId::new(id).unwrap();
    let people: People = [
        (id("c1"), "anna.home", "Анна Дом", Market::Ru),
        (id("c2"), "leo", "Leo", Market::Us),
        (id("c3"), "leo2", "Twin", Market::Us),
        (id("c4"), "leo3", "Twin", Market::Us),
    ]
    .map(|(id, handle, name, market)| (id, handle.to_owned(), name.to_owned(), market))
    .into_iter()
    .collect();
    let sheet = sverka_table::read(bytes, 50).unwrap();
    let columns = Columns::of(&sheet);
    let reader =
        Reader { sheet: &sheet, columns: &columns, people: &people, options, markets: &[Market::Ru, Market::Us] };
    let read = reader.read();
    let refused = read.refused.iter().map(|row| (row.row.get(), row.problem)).collect();
    (read.results.into_iter().map(|(_, result)| result).collect(), refused)
}

#[test]
fn a_russian_export_is_read_as_it_is_written() {
    let text = "Блогер;Ссылка;Дата выхода;Формат;Охват;Просмотры;Лайки;Комментарии;Клики;Расход;Источник\r\n\
                Анна Дом;https://t.me/x/1;05.11.2026;Клип;1,2 тыс.;2 345;100;20;12;15 000,50 ₽;Статистика\r\n\
                ;https://www.instagram.com/leo/p/2;06.11.2026;фото;—;н/д;7;;;$20;\r\n";
    let text = text.replace('₽', "руб.");
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(&text);
    let (results, refused) = read_table(&bytes, &ResultsOptions::default());
    assert_eq!(refused, []);
    let anna = &results[0];
    assert_eq!((anna.creator.as_str(), anna.market, anna.kind), ("c1", Market::Ru, Some(PostKind::Short)));
    assert_eq!(anna.published_on.map(|day| day.to_string()).as_deref(), Some("2026-11-05"));
    let counts =
        Funnel { reach: Some(1200), views: Some(2345), engagements: Some(120), clicks: Some(12), conversions: None };
    assert_eq!(anna.funnel, counts);
    assert_eq!(anna.spend, Some(Spend { minor: 1_500_050, currency: "RUB".into() }));
    assert_eq!(anna.grade, EvidenceGrade::Native);
    let leo = &results[1];
    assert_eq!((leo.creator.as_str(), leo.market, leo.funnel.views), ("c2", Market::Us, None));
    assert_eq!(leo.funnel.engagements, Some(7));
    assert_eq!(leo.spend, Some(Spend { minor: 2000, currency: "USD".into() }));
}

#[test]
fn each_row_that_cannot_be_kept_says_why() {
    let text = "handle,name,post,date,views,clicks,cost,currency\n\
                @leo,,p1,2026-11-01,100,1,,\n\
                ,Twin,p2,,100,,,\n\
                @nobody,,p3,,100,,,\n\
                ,,p4,,100,,,\n\
                @leo,,p5,01/02/2026,100,,,\n\
                @leo,,p6,,about 5,,,\n\
                @leo,,p7,,-5,,,\n\
                @leo,,p8,,1e12,,,\n\
                @leo,,p9,,,,,\n\
                @leo,,p10,,,,5,EUR\n\
                @leo,,p1,,200,,,\n\
                @leo,,p11\n";
    let (results, refused) = read_table(text.as_bytes(), &ResultsOptions::default());
    assert_eq!(results.len(), 1);
    let expected = [
        (3, P::SeveralCreators),
        (4, P::UnknownCreator),
        (5, P::NoCreator),
        (6, P::NotADate),
        (7, P::NotANumber),
        (8, P::OutOfRange),
        (9, P::OutOfRange),
        (10, P::NoNumbers),
        (11, P::UnknownCurrency),
        (12, P::Repeated),
        (13, P::WrongNumberOfCells),
    ];
    assert_eq!(refused, expected);
}

#[test]
fn what_a_person_says_of_the_whole_file_decides_where_its_cells_do_not() {
    let text = "handle,post,date,views,cost\nleo,p1,01/02/2026,\"1,234\",\"2,500\"\n";
    let read = |options| read_table(text.as_bytes(), &options).0.pop().unwrap();
    let american =
        read(ResultsOptions { day_first: Some(false), currency: Some("USD".into()), decimal_comma: Some(false) });
    assert_eq!(american.published_on.map(|day| day.to_string()).as_deref(), Some("2026-01-02"));
    assert_eq!((american.funnel.views, american.spend.map(|spend| spend.minor)), (Some(1234), Some(250_000)));
    let other = read(ResultsOptions { day_first: Some(true), currency: Some("RUB".into()), decimal_comma: Some(true) });
    assert_eq!(other.published_on.map(|day| day.to_string()).as_deref(), Some("2026-02-01"));
    assert_eq!((other.funnel.views, other.spend), (Some(1), Some(Spend { minor: 250, currency: "RUB".into() })));
}

#[test]
fn posts_without_a_name_are_the_creators_first_and_second() {
    let (results, _) = read_table(b"handle,views\nleo,5\nanna.home,6\nleo,7\n", &ResultsOptions::default());
    let posts: Vec<_> = results.iter().map(|it| (it.creator.as_str(), it.post.as_str())).collect();
    assert_eq!(posts, [("c2", "#1"), ("c1", "#1"), ("c2", "#2")]);
}

#[test]
fn a_long_file_is_parted_into_what_an_event_can_carry() {
    let (mut results, _) = read_table(b"handle,post,views\nleo,p,5\n", &ResultsOptions::default());
    let one = results.remove(0);
    let many: Vec<PostResult> = (0..2000).map(|at| PostResult { post: format!("p{at}"), ..one.clone() }).collect();
    let parts = parts("it", "f.csv", many.clone()).unwrap();
    assert!(parts.len() > 1);
    assert!(
        parts.iter().all(|part| serde_json::to_vec(part).unwrap().len() < sverka_protocol::MAX_EVENT_BYTES / 4 * 3)
    );
    assert_eq!(parts.into_iter().flat_map(|part| part.results).collect::<Vec<_>>(), many);
}
