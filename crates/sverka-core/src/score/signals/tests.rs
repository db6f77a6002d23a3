use super::comments::repeated_share;
use super::fit::fit;
use super::geography::foreign_share;
use super::growth::{Cause, growth};
use super::price::priced;
use crate::model::{AgeGender, FollowersOn, Money, Post, PostKind, Rate, Share};
use crate::score::tests::{campaign, creator};
use chrono::{DateTime, Days, NaiveDate};

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 8, 1).unwrap().checked_add_days(Days::new(n)).unwrap()
}

/// Sixty days that grow by about a thousandth, uneven as life is, and one jump.
fn series(jump_on: u64, jump: i64) -> Vec<FollowersOn> {
    let mut followers = 50_000i64;
    (0..60)
        .map(|n| {
            followers += 40 + (n as i64 * 7) % 25 + if n == jump_on { jump } else { 0 };
            FollowersOn { day: day(n), followers: followers as u64 }
        })
        .collect()
}

fn post(id: &str, on: u64, views: u64, text: &str) -> Post {
    let published_at: DateTime<chrono::Utc> = day(on).and_hms_opt(10, 0, 0).unwrap().and_utc();
    Post {
        id: id.to_owned(),
        kind: PostKind::Video,
        published_at,
        text: text.to_owned(),
        views: Some(views),
        likes: Some(views / 20),
        comments: None,
        sponsor: None,
        comment_sample: Vec::new(),
    }
}

#[test]
fn a_jump_is_explained_by_what_was_published_near_it_and_by_nothing_else() {
    let usual: Vec<Post> = (0..10).map(|n| post(&format!("u{n}"), n * 6, 1_000, "Утро в городе")).collect();
    for (near, expected) in [
        (Some(post("v", 29, 4_000, "День на даче")), Cause::Viral("v".into())),
        (Some(post("g", 28, 900, "Большой розыгрыш! Условия внутри")), Cause::Giveaway("g".into())),
        (Some(post("e", 30, 900, "GIVEAWAY time")), Cause::Giveaway("e".into())),
        (Some(post("late", 40, 9_000, "Розыгрыш")), Cause::Unknown),
        (None, Cause::Unknown),
    ] {
        let mut account = creator().accounts.remove(0);
        account.growth = series(30, 6_000);
        let posts: Vec<Post> = usual.iter().cloned().chain(near).collect();
        let found = growth(&account, &posts).unwrap();
        assert_eq!(found.jumps.len(), 1, "{:?}", found.jumps);
        assert_eq!((found.jumps[0].day, &found.jumps[0].cause), (day(30), &expected));
        assert_eq!(found.unexplained_share > 0.05, expected == Cause::Unknown);
    }
}

#[test]
fn an_even_growth_has_no_jumps_and_a_short_one_says_nothing() {
    let mut account = creator().accounts.remove(0);
    account.growth = series(99, 0);
    let found = growth(&account, &[]).unwrap();
    assert_eq!((found.jumps.len(), found.unexplained_share), (0, 0.0));
    account.growth.truncate(13);
    assert_eq!(growth(&account, &[]), None);
}

#[test]
fn lost_followers_are_a_jump_that_counts_as_no_gain() {
    let mut account = creator().accounts.remove(0);
    account.growth = series(20, -5_000);
    let found = growth(&account, &[]).unwrap();
    assert!(found.jumps.len() == 1 && found.jumps[0].change < 0);
    assert_eq!(found.unexplained_share, 0.0);
}

#[test]
fn comments_posted_many_times_are_counted_and_common_short_ones_are_not() {
    let mut someone = creator();
    let varied = ["Какая ткань?", "Спасибо за обзор", "Где купить такие", "Жду продолжение серии", "А в белом есть?"];
    let bought = "wow amazing content keep going dear";
    let comments = |bought_ones: usize| {
        let own = (0..30 - bought_ones).map(|n| format!("{} {n}", varied[n % varied.len()]));
        let same = (0..bought_ones).map(|_| bought.to_owned());
        own.chain(same).collect::<Vec<_>>()
    };
    let mut share = |ones: usize| {
        someone.posts = vec![Post { comment_sample: comments(ones), ..post("p", 1, 10, "x") }];
        repeated_share(&someone).unwrap()
    };
    assert!(share(15) >= 0.5 && share(15) > share(3));
    assert!(share(0) < 0.5, "{}", share(0));
    someone.posts[0].comment_sample.truncate(19);
    assert_eq!(repeated_share(&someone), None);
}

#[test]
fn an_audience_is_foreign_where_no_language_of_the_content_is_spoken() {
    let mut someone = creator();
    let share = |label: &str, share| Share { label: label.to_owned(), share };
    someone.audiences[0].countries = vec![share("RU", 0.4), share("KZ", 0.1), share("BR", 0.3), share("other", 0.2)];
    assert_eq!(foreign_share(&someone), None, "the language is not known");
    someone.languages = vec!["ru".into()];
    assert!((foreign_share(&someone).unwrap() - 0.375).abs() < 1e-12);
    someone.languages = vec!["ru".into(), "ka".into()];
    assert_eq!(foreign_share(&someone), None, "nothing is claimed of other languages");
}

#[test]
fn the_next_view_is_dearer_to_predict_when_views_vary() {
    let rate = Rate {
        format: "integration".into(),
        price: Money { amount: 50_000.0, currency: "RUB".into() },
        valid_until: None,
    };
    let mut someone = creator();
    someone.posts = (0..10).map(|n| post(&format!("p{n}"), n, 10_000, "x")).collect();
    let even = priced(&someone, &rate).unwrap();
    assert!((even.cpm.p50 - 5_000.0).abs() < 1e-6 && even.cpm.p10 < even.cpm.p50 && even.cpm.p50 < even.cpm.p90);
    for (n, post) in someone.posts.iter_mut().enumerate() {
        post.views = Some(if n % 2 == 0 { 1_000 } else { 100_000 });
    }
    let uneven = priced(&someone, &rate).unwrap();
    assert!(uneven.cpm.p90 / uneven.cpm.p10 > 2.0 * even.cpm.p90 / even.cpm.p10);
    someone.posts.truncate(2);
    assert_eq!(priced(&someone, &rate), None);
}

#[test]
fn a_creator_who_speaks_of_the_brief_fits_better_than_one_who_does_not() {
    let mut plan = campaign();
    plan.brief.ru = "Кремы с ретинолом для чувствительной кожи, честный разговор об уходе без обещаний чуда".into();
    let speaks = |texts: [&str; 3]| {
        let mut someone = creator();
        someone.posts = texts.iter().enumerate().map(|(n, text)| post(&n.to_string(), 1, 1, text)).collect();
        fit(&someone, &plan)
    };
    let near = speaks([
        "Ретинол летом: можно ли наносить и чем закрывать кожу",
        "Честно об уходе за чувствительной кожей после тридцати",
        "Крем, который не обещает чуда, но работает каждый вечер",
    ])
    .unwrap();
    let far = speaks([
        "Обзор новой видеокарты: тесты, температура, сборка корпуса",
        "Проходим сложного босса без урона и читаем донаты вслух",
        "Механическая клавиатура своими руками: паяем и настраиваем",
    ])
    .unwrap();
    assert!(near.value > far.value + 0.2, "{} and {}", near.value, far.value);
    assert!(near.matched.iter().any(|word| word.brief.to_lowercase().starts_with("ретинол")), "{:?}", near.matched);
    assert_eq!(speaks(["", "", ""]), None);
}

#[test]
fn ages_by_gender_of_one_source_are_fitted_to_the_margins_of_a_better_one() {
    use crate::model::{Audience, AudienceSource, Gender, Market, MarketTarget};
    let mut someone = creator();
    let cell = |age: &str, gender: &str, share| AgeGender { age: age.into(), gender: gender.into(), share };
    let native = Audience {
        source: AudienceSource::Native,
        age_gender: vec![
            cell("18-24", "female", 0.5),
            cell("18-24", "male", 0.02),
            cell("35-44", "female", 0.08),
            cell("35-44", "male", 0.4),
        ],
        ..someone.audiences[0].clone()
    };
    let target = MarketTarget {
        market: Market::Ru,
        ages: vec!["18-24".into()],
        gender: Gender::Female,
        countries: vec![],
        min_reach: None,
        budget: None,
    };
    let before = crate::score::audience::target_share(&someone, &target).unwrap();
    someone.audiences.push(native);
    let after = crate::score::audience::target_share(&someone, &target).unwrap();
    assert!(after > before, "the young are mostly women here: {before} then {after}");
    assert!(after <= 0.5 * 0.6 + 1e-9, "never more than the margin of the ages: {after}");
}
