use super::*;
use crate::discovery::fixture::{creator, shares};
use serde_json::{Value, json};

fn person(id: &str, name: &str, platform: &str, handle: &str, more: Value) -> Creator {
    let mut over = json!({ "name": name, "accounts": [{ "platform": platform, "handle": handle }] });
    for (key, value) in more.as_object().unwrap() {
        over[key] = value.clone();
    }
    creator(id, over)
}

/// Two hundred people with names of their own, so that a shared name is a surprise.
fn others() -> Vec<Creator> {
    (0..200)
        .map(|place| {
            let name = format!("Person{} Family{}", place % 50, place / 4);
            person(&format!("o{place}"), &name, "vk", &format!("person_{place}_{}", place * 7), json!({}))
        })
        .collect()
}

fn proposed(pair: [Creator; 2]) -> Option<(i32, Vec<Clue>)> {
    let mut all = others();
    let ids: Vec<_> = pair.iter().map(|creator| creator.id.clone()).collect();
    all.extend(pair);
    let found = propose(&all);
    let pair = found.pairs.into_iter().find(|pair| ids.contains(&pair.first) && ids.contains(&pair.second))?;
    Some((pair.points, pair.parts.into_iter().map(|part| part.code).collect()))
}

#[test]
fn one_person_at_two_platforms_is_proposed_with_the_reasons() {
    let cases = [
        (
            person("a", "Брайн Мапс", "instagram", "brianmaps", json!({})),
            person("b", "Brayn Maps", "youtube", "brianmaps", json!({})),
            vec![Clue::SameHandle, Clue::SameName],
        ),
        (
            person("a", "Katy Perry", "instagram", "katyperry", json!({})),
            person("b", "Katy Perry", "youtube", "UCYvmuw-JtVrTZQ-7Y4kd63Q", json!({})),
            vec![Clue::SameName],
        ),
        (
            person(
                "a",
                "Olga",
                "instagram",
                "olga.cooks",
                json!({ "bio": "Все рецепты: https://youtube.com/@olga_kitchen" }),
            ),
            person("b", "Kitchen of Olga", "youtube", "olga_kitchen", json!({ "bio": "hi" })),
            vec![Clue::LinksToOther],
        ),
        (
            person("a", "Cooking", "instagram", "mariapetrova", json!({})),
            person("b", "Мария Петрова", "youtube", "UCYvmuw-JtVrTZQ-7Y4kd63Q", json!({})),
            vec![Clue::HandleIsName],
        ),
    ];
    for (a, b, clues) in cases {
        let (points, found) = proposed([a.clone(), b]).unwrap_or_else(|| panic!("{a:?}"));
        assert!(points >= PROPOSED_FROM && clues.iter().all(|clue| found.contains(clue)), "{clues:?} {found:?}");
    }
}

#[test]
fn people_who_share_little_are_not_proposed() {
    let audience = |country: &str| json!([{ "source": "panel", "as_of": "2026-11-01T00:00:00Z", "countries": shares(&json!({ country: 1.0 })) }]);
    let cases = [
        // The same first name.
        (
            person("a", "Мария Иванова", "vk", "mariaiv", json!({})),
            person("b", "Maria Sidorova", "tiktok", "sidorova_m", json!({})),
        ),
        // A common word.
        (person("a", "Music Box", "vk", "mbox", json!({})), person("b", "Music World", "tiktok", "mworld", json!({}))),
        // A short name at one platform, with audiences that do not meet.
        (
            person("a", "Max", "youtube", "maxwell", json!({ "audiences": audience("RU"), "languages": ["ru"] })),
            person("b", "Max", "youtube", "max_power", json!({ "audiences": audience("US"), "languages": ["en"] })),
        ),
    ];
    for (a, b) in cases {
        assert_eq!(proposed([a, b]), None);
    }
}

#[test]
fn parts_and_base_sum_to_the_points_and_the_order_of_creators_does_not_matter() {
    let mut all = others();
    all.push(person("a", "Katy Perry", "instagram", "katyperry", json!({})));
    all.push(person("b", "Katy Perry", "youtube", "katyperryvevo", json!({})));
    let found = propose(&all);
    assert!(!found.pairs.is_empty());
    for pair in &found.pairs {
        assert_eq!(pair.base + pair.parts.iter().map(|part| part.points).sum::<i32>(), pair.points);
        assert!(pair.first < pair.second);
    }
    all.reverse();
    assert_eq!(propose(&all), found);
}

#[test]
fn a_clue_that_everybody_shares_compares_nobody() {
    let all: Vec<_> = (0..3_000)
        .map(|place| person(&format!("c{place}"), "Official Blog Moscow", "vk", &format!("h{place}x"), json!({})))
        .collect();
    let found = propose(&all);
    assert_eq!((found.compared, found.pairs.len()), (0, 0));
    assert!(found.too_common > 0);
}
