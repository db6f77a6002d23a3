//! Measures questions to a base of a million seeded creators, and writes the same numbers as CSV for other engines.
//!
//! `cargo run --release -p sverka-core --example discovery -- FOLDER [CREATORS]`

#![allow(clippy::print_stdout, reason = "this program's answer is its output")]
#![allow(clippy::disallowed_methods, reason = "a measurement needs a clock")]

use chrono::{DateTime, NaiveDate, Utc};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;
use sverka_core::discovery::{BUILT_IN, Base, Builder, Query, run};
use sverka_core::ids::CreatorId;
use sverka_core::model::{
    Account, Audience, AudienceSource, ChannelType, Confidence, Creator, Market, Method, Metric, Platform, Share, Unit,
    key,
};
use sverka_core::score::Peers;

const REPEATS: usize = 60;

/// Questions beside the built-in ones: a long one, and one with words.
const MORE: [(&str, &str); 2] = [
    (
        "compound",
        "engagement.rank >= 60 in 2+ markets and audience.RU >= 15% and followers 50k..500k and \
         platform in (instagram, youtube) and (suspicious <= 15% or not suspicious is known) and not growth < 0% \
         sort by engagement.rank desc, followers desc limit 200",
    ),
    ("words", "text ~ \"уход за кожей\" and audience.female >= 55% sort by followers desc"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().ok_or("the folder for the numbers is missing")?;
    let creators: u32 = args.next().map_or(Ok(1_000_000), |count| count.parse())?;
    let from = Instant::now();
    let mut dice = Dice(ChaCha8Rng::seed_from_u64(20_261_121));
    let mut builder = Builder::default();
    for place in 0..creators {
        builder.add(&dice.creator(place)?);
    }
    let added = from.elapsed();
    let base = builder.finish(&Peers { ranks: vec![50], cells: Vec::new() });
    println!("creators {creators}");
    println!("added_s {:.1}", added.as_secs_f64());
    println!("built_s {:.1}", from.elapsed().as_secs_f64());
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).ok_or("no such day")?;
    for (code, text) in BUILT_IN.map(|question| (question.code, question.text)).into_iter().chain(MORE) {
        let query: Query = text.parse()?;
        let mut times = Vec::with_capacity(REPEATS);
        let mut found = run(&base, &query, today)?;
        for _ in 0..REPEATS {
            let from = Instant::now();
            found = run(&base, &query, today)?;
            times.push(from.elapsed().as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        let total = found.total;
        println!("query {code} total {total} p50 {:.2} p95 {:.2}", times[REPEATS / 2], times[REPEATS * 95 / 100]);
        // Identifiers are the rows with a letter before them.
        let rows: Vec<&str> = found.hits.iter().map(|hit| hit.id.as_str().trim_start_matches('c')).collect();
        println!("rows {code} {}", rows.join(","));
    }
    write(&base, Path::new(&folder))
}

/// The columns that the questions need, for other engines.
fn write(base: &Base, folder: &Path) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(folder)?;
    let fields = [
        "followers",
        "suspicious",
        "growth",
        "engagement.rank",
        "cpv.rank",
        "audience.RU",
        "audience.US",
        "audience.female",
    ];
    let columns = fields.map(|field| field.parse().map(|field| base.values(field)));
    let columns = columns.into_iter().collect::<Result<Vec<_>, _>>()?;
    let mut out = BufWriter::new(File::create(folder.join("creators.csv"))?);
    writeln!(out, "row,platforms,{}", fields.map(|field| field.replace('.', "_").to_lowercase()).join(","))?;
    let platforms = base.platforms();
    for row in 0..base.len() {
        write!(out, "{row},{}", platforms[row])?;
        for column in &columns {
            let value = column[row];
            if value.is_nan() { write!(out, ",")? } else { write!(out, ",{value}")? }
        }
        writeln!(out)?;
    }
    let mut out = BufWriter::new(File::create(folder.join("markets.csv"))?);
    writeln!(out, "row,country,share,rank")?;
    for market in base.markets() {
        let rank = market.rank.map(|rank| rank.to_string()).unwrap_or_default();
        writeln!(out, "{},{},{},{rank}", market.row, market.country, market.share)?;
    }
    Ok(())
}

struct Dice(ChaCha8Rng);

const COUNTRIES: [&str; 20] = [
    "RU", "US", "KZ", "BY", "UA", "DE", "GB", "CA", "IN", "BR", "TR", "UZ", "AM", "GE", "IL", "FR", "ES", "IT", "PL",
    "MX",
];
const RU_WORDS: [&str; 40] = [
    "уход",
    "кожа",
    "лицо",
    "волосы",
    "макияж",
    "косметика",
    "обзор",
    "мода",
    "стиль",
    "путешествия",
    "еда",
    "рецепты",
    "спорт",
    "фитнес",
    "дети",
    "семья",
    "дом",
    "ремонт",
    "авто",
    "техника",
    "игры",
    "музыка",
    "кино",
    "книги",
    "наука",
    "деньги",
    "бизнес",
    "юмор",
    "жизнь",
    "город",
    "природа",
    "собаки",
    "кошки",
    "танцы",
    "йога",
    "здоровье",
    "кофе",
    "сад",
    "искусство",
    "история",
];
const US_WORDS: [&str; 40] = [
    "skin", "care", "beauty", "makeup", "hair", "fashion", "style", "travel", "food", "recipes", "sport", "fitness",
    "kids", "family", "home", "diy", "cars", "tech", "games", "music", "movies", "books", "science", "money",
    "business", "comedy", "life", "city", "nature", "dogs", "cats", "dance", "yoga", "health", "coffee", "garden",
    "art", "history", "reviews", "daily",
];

impl Dice {
    fn share(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    fn below(&mut self, count: usize) -> usize {
        // A few parts in a thousand million of bias do not matter here.
        (self.share() * count as f64) as usize
    }

    /// About normal, by the sum of twelve.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }

    /// The number, or with some chance nothing or a withheld one.
    fn metric(&mut self, value: f64, unit: Unit) -> Option<Metric> {
        let luck = self.share();
        (luck >= 0.10).then(|| Metric {
            value: (luck >= 0.15).then_some(value),
            unit,
            definition: "seeded.v1".to_owned(),
            window_days: None,
            sample_posts: None,
            source: "seeded".to_owned(),
            as_of: DateTime::<Utc>::UNIX_EPOCH,
            method: Method::Modelled,
            confidence: if luck >= 0.15 { Confidence::Ready } else { Confidence::Withheld },
        })
    }

    fn creator(&mut self, place: u32) -> Result<Creator, Box<dyn Error>> {
        let market = if self.share() < 0.5 { Market::Ru } else { Market::Us };
        let (words, unit) = if market == Market::Ru { (RU_WORDS, Unit::Rub) } else { (US_WORDS, Unit::Usd) };
        let followers = (10.3 + 1.6 * self.normal()).exp().round();
        let views = (followers * (0.55 * self.normal() - 1.8).exp()).round().max(1.0);
        let rate = (0.8 * self.normal() - 3.6 - 0.12 * (followers / 1e5).ln()).exp().min(1.0);
        let price = views * if market == Market::Ru { 0.9 } else { 0.03 } * (0.5 * self.normal()).exp();
        let numbers = [
            (key::FOLLOWERS, followers, Unit::Count),
            (key::MEDIAN_VIEWS, views, Unit::Count),
            (key::ER_FOLLOWERS, rate, Unit::Ratio),
            (key::SUSPICIOUS_SHARE, (0.6 * self.normal() - 2.2).exp().min(1.0), Unit::Ratio),
            (key::GROWTH_90D, 0.12 * self.normal() + 0.04, Unit::Ratio),
            (key::PRICE, price, unit),
        ];
        let mut metrics = BTreeMap::new();
        for (name, value, unit) in numbers {
            metrics.extend(self.metric(value, unit).map(|metric| (name.to_owned(), metric)));
        }
        let platform = |place: usize| {
            [Platform::Instagram, Platform::Youtube, Platform::Tiktok, Platform::Telegram, Platform::Vk][place]
        };
        let account = |platform, metrics| Account {
            platform,
            handle: format!("creator.{place:07}"),
            url: String::new(),
            channel: ChannelType::Person,
            verified: false,
            metrics,
            growth: Vec::new(),
        };
        let mut accounts = vec![account(platform(self.below(5)), metrics)];
        if self.share() < 0.4 {
            accounts.push(account(platform(self.below(5)), BTreeMap::new()));
        }
        let bio: Vec<&str> = (0..12).map(|_| words[self.below(words.len())]).collect();
        Ok(Creator {
            id: CreatorId::new(format!("c{place:07}"))?,
            name: format!("{} {} {place}", bio[0], bio[1]),
            market,
            languages: vec![if market == Market::Ru { "ru" } else { "en" }.to_owned()],
            topics: vec![bio[2].to_owned(), bio[3].to_owned()],
            bio: bio.join(" "),
            accounts,
            audiences: self.audience(market),
            posts: Vec::new(),
            collaborations: Vec::new(),
            rates: Vec::new(),
            compliance: Vec::new(),
            as_of: DateTime::<Utc>::UNIX_EPOCH,
        })
    }

    /// Six countries with the home first, and genders; one creator of ten has none.
    fn audience(&mut self, market: Market) -> Vec<Audience> {
        if self.share() < 0.1 {
            return Vec::new();
        }
        let home = if market == Market::Ru { "RU" } else { "US" };
        let mut left = 1.0;
        let mut countries: Vec<Share> = Vec::new();
        let mut put = |label: &str, share: f64| {
            if countries.iter().all(|country| country.label != label) {
                countries.push(Share { label: label.to_owned(), share });
                return share;
            }
            0.0
        };
        left -= put(home, 0.3 + 0.5 * self.share());
        for _ in 0..5 {
            let (label, part) = (COUNTRIES[self.below(COUNTRIES.len())], left * (0.2 + 0.5 * self.share()));
            left -= put(label, part);
        }
        put("other", left);
        let female = self.share();
        let genders = [("female", female), ("male", 1.0 - female)];
        vec![Audience {
            source: AudienceSource::Followers,
            as_of: DateTime::<Utc>::UNIX_EPOCH,
            ages: Vec::new(),
            age_gender: Vec::new(),
            genders: genders.map(|(label, share)| Share { label: label.to_owned(), share }).to_vec(),
            countries,
            languages: Vec::new(),
        }]
    }
}
