//! The fictional campaigns.

use super::words::{Topic, ru, us};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use sverka_core::ids::{BadId, CampaignId};
use sverka_core::model::{BlindPolicy, Campaign, Gender, Localized, Market, MarketTarget, Money, TouchLevel};

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Skincare in Russia, deep, all blind.
    Skincare,
    /// Gadgets for school in the United States, express.
    Gadgets,
    /// Winter sport in both markets, two experts.
    Winter,
    /// The rental of winter kit before the season, in both markets: over.
    FirstSnow,
}

impl Theme {
    /// Those that wait for verdicts, in the order in which they are listed.
    pub const OPEN: [Self; 3] = [Self::Skincare, Self::Gadgets, Self::Winter];

    /// Word in identifiers.
    pub(super) fn slug(self) -> &'static str {
        match self {
            Self::Skincare => "skincare",
            Self::Gadgets => "gadgets",
            Self::Winter => "winter",
            Self::FirstSnow => "first-snow",
        }
    }

    /// Number of the theme in the random streams; never change one, or every demo changes.
    pub(super) fn stream(self) -> u64 {
        match self {
            Self::Skincare => 1,
            Self::Gadgets => 2,
            Self::Winter => 3,
            Self::FirstSnow => 4,
        }
    }

    /// The topics of its creators in a market.
    pub(super) fn topics(self, market: Market) -> &'static [Topic] {
        match (self, market) {
            (Self::Skincare, _) => &ru::BEAUTY,
            (Self::Gadgets, _) => &us::TECH,
            (Self::Winter | Self::FirstSnow, Market::Ru) => &ru::WINTER,
            (Self::Winter | Self::FirstSnow, Market::Us) => &us::WINTER,
        }
    }

    /// A brand that the campaign's brand does not want beside itself.
    pub(super) fn competitor(self) -> &'static str {
        match self {
            Self::Skincare => "Лёд и Мёд",
            Self::Gadgets => "Lumodock",
            Self::Winter | Self::FirstSnow => "Polarka",
        }
    }

    /// The brand's typical share of women in the audience of its creators.
    pub(super) fn women(self) -> f64 {
        match self {
            Self::Skincare => 0.80,
            Self::Gadgets => 0.36,
            Self::Winter | Self::FirstSnow => 0.46,
        }
    }
}

fn due(now: DateTime<Utc>, days: i64) -> Option<NaiveDate> {
    now.date_naive().checked_add_signed(Duration::days(days))
}

fn money(amount: f64, currency: &str) -> Option<Money> {
    Some(Money { amount, currency: currency.to_owned() })
}

fn texts(list: &[&str]) -> Vec<String> {
    list.iter().map(|text| (*text).to_owned()).collect()
}

/// The plan of a theme's campaign.
///
/// # Errors
/// Never in practice: the identifiers are written here.
pub(super) fn plan(theme: Theme, now: DateTime<Utc>) -> Result<Campaign, BadId> {
    let id = CampaignId::new(format!("demo-{}", theme.slug()))?;
    Ok(match theme {
        Theme::Skincare => skincare(id, now),
        Theme::Gadgets => gadgets(id, now),
        Theme::Winter => winter(id, now),
        Theme::FirstSnow => first_snow(id, now),
    })
}

fn skincare(id: CampaignId, now: DateTime<Utc>) -> Campaign {
    Campaign {
        id,
        name: Localized::new("Spring skincare launch", "Весенний запуск ухода"),
        brand: "Морошка Lab".to_owned(),
        brief: Localized::new(
            "A new line of barrier creams made with northern berries goes on sale before spring. We want honest \
             two-week diaries, not unboxings: the creator uses the cream on camera, says for which skin it is not \
             meant, and answers questions in the comments for a week. No promises of treatment.",
            "Перед весной выходит новая линия кремов для защитного барьера кожи на северных ягодах. Нужны честные \
             дневники за две недели, а не распаковки: автор пользуется кремом в кадре, говорит, какой коже он не \
             подойдёт, и неделю отвечает на вопросы в комментариях. Никаких обещаний лечения.",
        ),
        values: vec![
            Localized::new("Honest about limits", "Честно о том, чего крем не может"),
            Localized::new("No retouched skin", "Кожа без ретуши"),
            Localized::new("Care for northern nature", "Бережно к северной природе"),
        ],
        glossary: Vec::new(),
        targets: vec![MarketTarget {
            market: Market::Ru,
            ages: texts(&["25-34", "35-44"]),
            gender: Gender::Female,
            countries: texts(&["RU"]),
            min_reach: Some(8_000),
            budget: money(4_500_000.0, "RUB"),
        }],
        formats: texts(&["integration", "post", "short"]),
        due: due(now, 6),
        touch: TouchLevel::Deep,
        blind: BlindPolicy { first: 0, percent: 100 },
        demo: true,
    }
}

fn gadgets(id: CampaignId, now: DateTime<Utc>) -> Campaign {
    Campaign {
        id,
        name: Localized::new("Back-to-school gadgets", "Гаджеты к учебному году"),
        brand: "Northpeg".to_owned(),
        brief: Localized::new(
            "Northpeg makes repairable chargers, earbuds and desk lights under $60. For back-to-school we need many \
             small creators who show one product in a real dorm room or on a real commute. Say the price out loud, \
             show the repair guide, and disclose the sponsorship in the first seconds.",
            "Northpeg делает зарядки, наушники и лампы дешевле 60 долларов, которые можно починить. К учебному году \
             нужно много небольших авторов: один предмет в настоящей комнате общежития или по дороге на учёбу. Цену \
             назвать вслух, показать инструкцию по ремонту, о рекламе сказать в первые секунды.",
        ),
        values: vec![
            Localized::new("Repair before replace", "Починить, а не выбросить"),
            Localized::new("Fair price, said out loud", "Честная цена, названная вслух"),
            Localized::new("Clear disclosure", "Реклама названа рекламой"),
        ],
        glossary: Vec::new(),
        targets: vec![MarketTarget {
            market: Market::Us,
            ages: texts(&["18-24", "25-34"]),
            gender: Gender::Any,
            countries: texts(&["US"]),
            min_reach: Some(5_000),
            budget: money(120_000.0, "USD"),
        }],
        formats: texts(&["short", "integration", "stream"]),
        due: due(now, 3),
        touch: TouchLevel::Express,
        blind: BlindPolicy::default(),
        demo: true,
    }
}

fn winter(id: CampaignId, now: DateTime<Utc>) -> Campaign {
    Campaign {
        id,
        name: Localized::new("Winter sport for beginners", "Зимний спорт для начинающих"),
        brand: "Snegir Sport".to_owned(),
        brief: Localized::new(
            "Snegir Sport lends and sells winter kit for people who start as adults. One story in two countries: the \
             first day on skis, skates or a board, with falls left in the cut. Creators whose audience lives in both \
             Russia and the United States are welcome: they shoot once and publish in two languages.",
            "Snegir Sport продаёт и даёт напрокат зимнее снаряжение тем, кто начинает взрослым. Одна история в двух \
             странах: первый день на лыжах, коньках или доске, падения не вырезаем. Особенно ждём авторов, чья \
             аудитория живёт и в России, и в США: одна съёмка, публикации на двух языках.",
        ),
        values: vec![
            Localized::new("It is never too late to start", "Начать никогда не поздно"),
            Localized::new("Safety first: helmet on", "Сначала безопасность: шлем надет"),
            Localized::new("Laugh at falls, not at people", "Смеёмся над падениями, а не над людьми"),
        ],
        glossary: Vec::new(),
        targets: vec![
            MarketTarget {
                market: Market::Ru,
                ages: texts(&["25-34", "35-44", "45-54"]),
                gender: Gender::Any,
                countries: texts(&["RU"]),
                min_reach: Some(6_000),
                budget: money(3_000_000.0, "RUB"),
            },
            MarketTarget {
                market: Market::Us,
                ages: texts(&["25-34", "35-44"]),
                gender: Gender::Any,
                countries: texts(&["US"]),
                min_reach: Some(6_000),
                budget: money(60_000.0, "USD"),
            },
        ],
        formats: texts(&["integration", "short", "post"]),
        due: due(now, 12),
        touch: TouchLevel::TwoExperts,
        blind: BlindPolicy { first: 0, percent: 100 },
        demo: true,
    }
}

/// Like the winter campaign, and before it.
fn first_snow(id: CampaignId, now: DateTime<Utc>) -> Campaign {
    Campaign {
        name: Localized::new("First snow: kit for hire", "Первый снег: прокат снаряжения"),
        brief: Localized::new(
            "Before the season begins, kit for hire costs half. Show how it is chosen and fitted, with the size of boots \
             asked out loud, and where to return it. One link to the booking page.",
            "До начала сезона прокат стоит вдвое дешевле. Показать, как снаряжение выбирают и подгоняют, спросить вслух \
             размер ботинок и сказать, куда его вернуть. Одна ссылка на страницу брони.",
        ),
        due: due(now, 30),
        touch: TouchLevel::Express,
        blind: BlindPolicy { first: 0, percent: 0 },
        ..winter(id, now)
    }
}
