//! What a table says, in the words of the core.

use crate::desk::Desk;
use std::collections::HashMap;
use sverka_core::ids::CreatorId;
use sverka_core::model::outcome::{EvidenceGrade, Funnel, PostResult, RowNames, Spend};
use sverka_core::model::{Market, PostKind};
use sverka_core::text::{fold, normalise};
use sverka_table::results::{Creator, Creators, Kept};

/// The creators of a campaign as tables call them.
pub(super) fn creators(desk: &Desk) -> Creators {
    let places = desk.candidates().filter_map(|(id, _)| desk.place(id));
    let rows = places.filter_map(|place| desk.row(place));
    let creator = rows.map(|row| Creator { id: row.id, handle: row.handle, name: row.name, market: word(row.market) });
    Creators::new(creator.collect(), fold)
}

/// A market as tables write it.
pub(super) fn word(market: Market) -> &'static str {
    match market {
        Market::Ru => "RU",
        Market::Us => "US",
    }
}

/// Rows as results; a row whose creator or post cannot be kept is not there.
pub(super) fn results(desk: &Desk, kept: Vec<Kept>) -> Vec<PostResult> {
    let ids: HashMap<&str, &CreatorId> = desk.candidates().map(|(id, _)| (id.as_str(), id)).collect();
    let result = |kept: Kept| {
        let creator = (*ids.get(kept.creator.as_str())?).clone();
        let (counts, whose) = (kept.counts, kept.named);
        // A post that is called by its link needs no second one.
        let link = whose.link.as_deref().filter(|link| *link != kept.post);
        let named = RowNames::of(whose.id.as_deref(), whose.handle.as_deref(), whose.name.as_deref(), link);
        Some(PostResult {
            creator,
            post: kept.post,
            market: if kept.market == "RU" { Market::Ru } else { Market::Us },
            kind: kept.kind.as_deref().and_then(kind),
            published_on: kept.day,
            funnel: Funnel {
                reach: counts.reach,
                views: counts.views,
                engagements: counts.engagements,
                clicks: counts.clicks,
                conversions: counts.conversions,
            },
            spend: kept.spend.map(|paid| Spend { minor: paid.minor, currency: paid.currency.to_owned() }),
            grade: kept.grade.as_deref().map_or(EvidenceGrade::SelfReported, grade),
            named,
        })
    };
    kept.into_iter().filter_map(result).filter(PostResult::is_sound).collect()
}

fn grade(text: &str) -> EvidenceGrade {
    match normalise(text).as_str() {
        "a" | "native" | "platform" | "statistics" | "статистика" | "площадка" | "кабинет" => {
            EvidenceGrade::Native
        }
        "b" | "api" | "tool" | "сервис" => EvidenceGrade::Api,
        _ => EvidenceGrade::SelfReported,
    }
}

fn kind(text: &str) -> Option<PostKind> {
    let text = normalise(text);
    let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // The narrower word first: a short is a video, too.
    if any(&["short", "reel", "клип", "шортс", "рилс"]) {
        Some(PostKind::Short)
    } else if any(&["story", "stories", "сторис"]) {
        Some(PostKind::Story)
    } else if any(&["stream", "live", "стрим", "эфир"]) {
        Some(PostKind::Stream)
    } else if any(&["video", "видео", "integration", "интеграция"]) {
        Some(PostKind::Video)
    } else if any(&["photo", "image", "carousel", "фото", "карусель"]) {
        Some(PostKind::Photo)
    } else if any(&["post", "text", "пост", "текст"]) {
        Some(PostKind::Text)
    } else {
        None
    }
}
