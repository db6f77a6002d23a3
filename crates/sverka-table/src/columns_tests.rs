use super::*;

fn field(name: &str) -> Option<Field> {
    Title::of(name).field()
}

#[test]
fn names_of_exports_are_known_and_look_alikes_are_not_taken() {
    use Field as F;
    for (name, expected) in [
        ("Video publish time", Some(F::Date)),
        ("Comments added", Some(F::Comments)),
        ("Content", Some(F::Post)),
        ("Total views", Some(F::Views)),
        ("Кол-во просмотров", Some(F::Views)),
        ("Количество просмотров, тыс.", Some(F::Views)),
        ("Стоимость, ₽", Some(F::Spend)),
        ("Amount spent (USD)", Some(F::Spend)),
        ("Цена руб.", Some(F::Spend)),
        ("Охват (уник.)", Some(F::Reach)),
        ("Cost $K", Some(F::Spend)),
        ("Просмотры (в тыс.)", Some(F::Views)),
        ("Ссылка на публикацию", Some(F::Link)),
        ("Ссылка на канал", Some(F::Account)),
        ("Lifetime Post Total Reach", Some(F::Reach)),
        ("Отметки \"Нравится\"", Some(F::Likes)),
        ("owner.username", Some(F::Handle)),
        ("like_count", Some(F::Likes)),
        ("ER, %", Some(F::EngagementRate)),
        ("Handle (Instagram)", Some(F::Handle)),
        ("Дата (МСК)", Some(F::Date)),
        ("Date (MM/DD/YYYY)", Some(F::Date)),
        ("Reactions, Comments and Shares", Some(F::Engagements)),
        // Look-alikes.
        ("Просмотры (уник.)", None),
        ("Clicks (unique)", None),
        ("Lifetime Engaged Users", None),
        ("Likes (vs. dislikes) (%)", None),
        ("Reach, %", None),
        ("Охват подписчиков", None),
        ("Охват (подписчики)", None),
        ("Cost per click", None),
        ("Conv. value", None),
        ("Impressions", None),
        ("Watch time (hours)", None),
        ("Average view duration", None),
        ("Impressions click-through rate (%)", None),
        ("Views per follower", None),
        ("", None),
    ] {
        assert_eq!(field(name), expected, "{name}");
    }
}

/// Exports of lists of creators have names of their own, and several that are nearly those of others.
#[test]
fn names_of_lists_of_creators_are_known_and_averages_are_no_medians() {
    use Field as F;
    for (name, expected) in [
        ("Followers count", F::Followers),
        ("Подписчики, тыс.", F::Followers),
        ("Engagement rate", F::EngagementRate),
        ("ER Followers %", F::EngagementRate),
        ("Вовлечённость", F::EngagementRate),
        ("er_followers_pct", F::EngagementRate),
        ("ERR, %", F::ErReach),
        ("ER by views", F::ErViews),
        ("Average views", F::AverageViews),
        ("views_avg", F::AverageViews),
        ("Median views", F::MedianViews),
        ("Средний охват", F::AverageReach),
        ("Тематика", F::Topics),
        ("Last updated", F::Collected),
        ("Female, %", F::Female),
        ("Ник", F::Handle),
        ("Площадка", F::Platform),
    ] {
        assert_eq!(field(name), Some(expected), "{name}");
    }
    for name in ["Followers growth", "Following", "Average views, %", "Growth 30d", "ER (30 days)"] {
        assert_eq!(field(name), None, "{name}");
    }
}

#[test]
fn units_beside_a_name_are_read() {
    for (name, currency, times, percent) in [
        ("Стоимость, ₽", Some("RUB"), None, false),
        ("Amount spent (USD)", Some("USD"), None, false),
        ("Стоимость, тыс. руб.", Some("RUB"), Some(1e3), false),
        ("Стоимость, тыс. ₽", Some("RUB"), Some(1e3), false),
        ("Стоимость (тыс. $)", Some("USD"), Some(1e3), false),
        ("Стоимость тыс. руб.", Some("RUB"), Some(1e3), false),
        ("Cost ($K)", Some("USD"), Some(1e3), false),
        ("Цена, т.р.", Some("RUB"), Some(1e3), false),
        ("Охват (м)", None, None, false),
        ("Cost $K", Some("USD"), Some(1e3), false),
        ("Cost (in USD)", Some("USD"), None, false),
        ("Cost, ₽/$", Some("XXX"), None, false),
        ("Просмотры (тыс.)", None, Some(1e3), false),
        ("price_rub", Some("RUB"), None, false),
        ("Cost $", Some("USD"), None, false),
        ("ER, %", None, None, true),
        ("Views", None, None, false),
    ] {
        assert_eq!(Title::of(name).unit, Unit { currency, times, percent, day_first: None }, "{name}");
    }
}

#[test]
fn each_name_means_one_field() {
    let mut all: Vec<&str> = Field::ALL.iter().flat_map(|field| field.names().iter().copied()).collect();
    all.sort_unstable();
    let mut twice: Vec<&str> = all.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    twice.dedup();
    assert_eq!(twice, Vec::<&str>::new());
    assert!(all.iter().all(|name| crate::text::key(name) == **name));
}

#[test]
fn the_better_name_is_taken_and_what_a_person_says_goes_first() {
    let titles: Vec<Title> = ["Date", "Publish time", "Plays", "Views", "Note"].map(Title::of).into();
    let columns = Columns::of(&titles, &Field::ALL, &Said::new());
    assert_eq!((columns.place(Field::Date), columns.place(Field::Views)), (Some(1), Some(3)));
    let said = Said::from([("Views".to_owned(), None), ("note".to_owned(), Some(Field::Clicks))]);
    let columns = Columns::of(&titles, &Field::ALL, &said);
    assert_eq!((columns.place(Field::Views), columns.place(Field::Clicks)), (Some(2), Some(4)));
    let same: Vec<Title> = ["Views", "views"].map(Title::of).into();
    let columns = Columns::of(&same, &Field::ALL, &Said::new());
    assert_eq!(columns.place(Field::Views), None);
    assert_eq!(columns.twice().next(), Some((Field::Views, &[0, 1][..])));
}
