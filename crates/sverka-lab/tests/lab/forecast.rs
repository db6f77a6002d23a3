use crate::{Folder, answer, refusal};
use serde_json::Value;

const HEADER: &str = "post_id,seen,channel,kind,country,title,followers,views,likes,boosts,remark";

/// Posts of ten channels, one a day from `from` on, each seen on three days with more and more views. The first one's level
/// is ten times the next one's, and so on around.
fn posts(from: i64, count: i64, date: impl Fn(i64) -> String) -> String {
    let mut state = 12_345_u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut table = format!("{HEADER}\n");
    for at in 0..count {
        let day = from + at / 4;
        let channel = (random() * 10.0) as i64;
        let views = 10.0_f64.powf(3.0 + 0.3 * channel as f64 + 0.4 * (random() - 0.5));
        let (kind, country) = (["reel", "story"][(at % 2) as usize], ["RU", "US"][(channel / 5) as usize]);
        for later in 0..3 {
            let views = (views * 2.0_f64.powi(later as i32)) as i64;
            let (likes, boosts, seen) = (views / 10, later * 7 + at % 3, date(day + later));
            table += &format!(
                "p{from}-{at},{seen},c{channel},{kind},{country},Title {at}!,{},{views},{likes},{boosts},x{at}\n",
                1000 + channel
            );
        }
    }
    table
}

fn iso(day: i64) -> String {
    let date = chrono::NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + chrono::Duration::days(day);
    date.to_string()
}

const ROLES: [&str; 9] =
    ["--target", "views", "--time", "seen", "--creator", "channel", "--market", "country", "--log"];

fn ask(train: &str, test: &str, more: &[&str]) -> Value {
    answer(&[&["forecast", "--train", train, "--test", test], more].concat())
}

fn number(value: &Value, name: &str) -> f64 {
    value[name].as_f64().unwrap_or_else(|| panic!("{name} of {value}"))
}

#[test]
fn the_first_observation_of_a_post_is_its_outcome_and_what_grows_with_it_is_no_feature() {
    let folder = Folder::new();
    let (train, test) = (folder.write("a.csv", posts(0, 400, iso)), folder.write("b.csv", posts(100, 120, iso)));
    let all = ask(&train, &test, &[&ROLES[..], &["--category", "kind"]].concat());
    assert_eq!((all["n"].as_u64(), all["id"].as_str()), (Some(120), Some("post_id")), "{all}");
    assert_eq!(all["test"]["dropped"]["later_observations"], 240);
    for name in ["mae", "crps", "crps_naive", "mae_naive", "coverage80"] {
        assert!(number(&all, name).is_finite());
    }
    assert!(number(&all, "crps") < 0.5 * number(&all, "crps_naive"), "{all}");
    assert!((0.65..=0.95).contains(&number(&all, "coverage80")), "{all}");
    let strata: Vec<&String> = all["coverage80_by_stratum"].as_object().unwrap().keys().collect();
    assert_eq!(strata, ["RU >=3", "US >=3"]);
    let why = |column: &str| {
        let all = all["ignored"].as_array().unwrap().iter();
        all.filter(|it| it["column"] == column).map(|it| it["why"].as_str().unwrap().to_owned()).next()
    };
    assert!(why("likes").unwrap().contains("its name"), "{all}");
    assert!(why("boosts").unwrap().contains("it changes while a post is observed"));
    assert!(why("remark").unwrap().contains("different texts"));
    // Without any flag but target and time there is an answer too; numbers of the channel then tell channels apart.
    let bare = ask(&train, &test, &["--target", "views", "--time", "seen"]);
    assert_eq!(bare["n"], 120);
    assert!(bare["coverage80_by_stratum"].get("new").is_some(), "{bare}");
    let chosen = ask(&train, &test, &[&ROLES[..], &["--features", "title"]].concat());
    assert_eq!(chosen["features"]["words"].as_array().unwrap().len(), 0, "{chosen}");
}

#[test]
fn dates_may_be_written_in_several_ways_with_the_same_result() {
    let folder = Folder::new();
    let of = |name: &str, date: &dyn Fn(i64) -> String| {
        let train = folder.write(&format!("{name}-a.csv"), posts(0, 200, date));
        let test = folder.write(&format!("{name}-b.csv"), posts(60, 40, date));
        number(&ask(&train, &test, &ROLES), "crps")
    };
    let part = |day: i64, form: &str| iso(day).parse::<chrono::NaiveDate>().unwrap().format(form).to_string();
    let expected = of("iso", &iso);
    for (name, date) in [
        ("kaggle", &(|day| part(day, "%y.%d.%m")) as &dyn Fn(i64) -> String),
        ("unix", &|day| (1_704_067_200 + 86_400 * day).to_string()),
        ("russian", &|day| part(day, "%d.%m.%Y")),
        ("moment", &|day| format!("{}T00:00:00.000Z", iso(day))),
    ] {
        assert!((of(name, date) - expected).abs() < 1e-12, "{name}");
    }
}

#[test]
fn rows_of_the_training_table_that_are_later_than_a_forecast_do_not_change_it() {
    let folder = Folder::new();
    let past = posts(0, 300, iso);
    let test = folder.write("b.csv", posts(100, 40, iso));
    let future = posts(200, 300, iso).replace("c1,", "c2,").replace("RU", "US");
    let train = folder.write("a.csv", &past);
    let with_future = folder.write("c.csv", format!("{past}{}", future.split_once('\n').unwrap().1));
    let (one, other) = (ask(&train, &test, &ROLES), ask(&with_future, &test, &ROLES));
    for name in ["n", "mae", "crps", "coverage80", "crps_naive"] {
        assert_eq!(one[name], other[name], "{name}");
    }
}

#[test]
fn what_cannot_be_forecast_is_refused_with_the_reason() {
    let folder = Folder::new();
    let (train, test) = (folder.write("a.csv", posts(50, 200, iso)), folder.write("b.csv", posts(200, 40, iso)));
    let earlier = folder.write("earlier.csv", posts(0, 40, iso));
    let ask = |train: &str, test: &str, target: &str, time: &str, more: &[&str]| {
        refusal(&[&["forecast", "--train", train, "--test", test, "--target", target, "--time", time], more].concat())
    };
    let words = folder.write("words.csv", posts(0, 40, iso));
    let cases = [
        (ask(&train, &earlier, "views", "seen", &[]), "usable rows dated before it"),
        (ask(&train, &test, "plays", "seen", &[]), "has no column \"plays\"; it has post_id, seen"),
        (ask(&train, &test, "views", "when", &[]), "has no column \"when\""),
        (ask(&train, &test, "views", "title", &[]), "title is not a column of dates"),
        (ask(&words, &test, "remark", "seen", &[]), "has both a date and an outcome"),
        (ask(&train, &test, "views", "seen", &["--creator", "who"]), "has no column \"who\""),
        (ask(&folder.write("empty.csv", ""), &test, "views", "seen", &[]), "has no rows"),
        (ask(&train, &folder.write("header.csv", format!("{HEADER}\n")), "views", "seen", &[]), "has no rows"),
        (
            ask(
                &folder.write("few.csv", posts(0, 5, iso)),
                &folder.write("f.csv", posts(3, 2, iso)),
                "views",
                "seen",
                &[],
            ),
            "usable rows",
        ),
    ];
    for (said, expected) in cases {
        assert!(said.contains(expected), "{expected}: {said}");
    }
}
