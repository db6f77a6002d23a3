//! What the fictional discovery system says about a creator: a verdict, reasons and counter-reasons in both languages.
//!
//! It reads the record as published, so a withheld number gives it no reason, and it errs a little, as such systems do.

use super::audience::part_of;
use super::dice::Dice;
use super::market::{ER_SLOPE, VIEWS_SLOPE, size_effect};
use super::sketch::Sketch;
use sverka_core::model::{
    Campaign, CollaborationResult, ComplianceState, Creator, Gender, Localized, MarketTarget, Metric, Recommendation,
    StatedReason, Verdict, key,
};

/// Name of the fictional discovery model.
const MODEL: &str = "discovery-demo";
/// Its version.
const VERSION: &str = "2.3";

/// A finding: points in favour (negative: against), and its words.
struct Finding {
    points: f64,
    reason: StatedReason,
}

fn finding(points: f64, code: &str, evidence: &str, en: String, ru: String) -> Finding {
    let reason =
        StatedReason { code: Some(code.to_owned()), text: Localized { en, ru }, evidence: Some(evidence.to_owned()) };
    Finding { points, reason }
}

/// A share in per cent in the manner of each language: `6.4%` and `6,4 %`.
fn per_cent(share: f64) -> (String, String) {
    let digits = if share.abs() < 0.1 { 1 } else { 0 };
    let en = format!("{:.digits$}", share * 100.0);
    (format!("{en}%"), format!("{} %", en.replace('.', ",")))
}

/// The part of the audience a target wants, as if age, gender and country were independent. The first audience listed
/// is believed, though it may be the creator's own claim: that is one of the ways in which this system errs.
fn target_share(creator: &Creator, target: &MarketTarget) -> Option<f64> {
    let audience = creator.audiences.first()?;
    let sum = |wanted: &[String], list: &[sverka_core::model::Share]| {
        if wanted.is_empty() { 1.0 } else { wanted.iter().map(|label| part_of(list, label)).sum() }
    };
    let gender = match target.gender {
        Gender::Any => 1.0,
        Gender::Female => part_of(&audience.genders, "female"),
        Gender::Male => part_of(&audience.genders, "male"),
    };
    Some(sum(&target.ages, &audience.ages) * gender * sum(&target.countries, &audience.countries))
}

fn audience(creator: &Creator, campaign: &Campaign) -> Option<Finding> {
    let share = campaign.targets.iter().filter_map(|target| target_share(creator, target)).reduce(f64::max)?;
    let usual = 0.27;
    let (en, ru) = per_cent(share);
    let points = ((share / usual).ln() * 1.5).clamp(-2.0, 1.6);
    Some(if points >= 0.0 {
        let (en, ru) = (format!("{en} of the audience is the brief's target"), format!("{ru} аудитории — цель брифа"));
        finding(points, "A-AUD", "audience:ages", en, ru)
    } else {
        let (en, ru) =
            (format!("Only {en} of the audience is the brief's target"), format!("Цель брифа — лишь {ru} аудитории"));
        finding(points, "R-AUD", "audience:ages", en, ru)
    })
}

fn known(creator: &Creator, name: &str) -> Option<f64> {
    creator.metric(name).and_then(Metric::known)
}

fn engagement(creator: &Creator, sketch: &Sketch) -> Option<Finding> {
    let er = known(creator, key::ER_FOLLOWERS)?;
    let usual =
        sketch.usual.er_views * sketch.usual.views_per_follower * size_effect(sketch.followers, ER_SLOPE + VIEWS_SLOPE);
    let points = ((er / usual).max(0.01).ln() * 0.8).clamp(-1.6, 1.4);
    let ((own_en, own_ru), (peer_en, peer_ru)) = (per_cent(er), per_cent(usual));
    let (code, en, ru) = if points >= 0.0 {
        ("A-ENG", "Engagement above peers", "Вовлечённость выше, чем у похожих")
    } else {
        ("R-LOWER", "Engagement below peers", "Вовлечённость ниже, чем у похожих")
    };
    let en = format!("{en}: {own_en} against {peer_en}");
    let ru = format!("{ru}: {own_ru} против {peer_ru}");
    Some(finding(points, code, "metric:er_followers", en, ru))
}

fn authenticity(creator: &Creator) -> Option<Finding> {
    let share = known(creator, key::SUSPICIOUS_SHARE)?;
    let (en, ru) = per_cent(share);
    Some(if share < 0.18 {
        let points = (0.18 - share) * 5.0;
        let (en, ru) = (format!("{en} suspicious followers"), format!("Подозрительных подписчиков: {ru}"));
        finding(points, "A-AUTH", "metric:suspicious_share", en, ru)
    } else {
        let points = -((share - 0.18) * 6.0).min(2.6);
        let (en, ru) =
            (format!("{en} of followers look suspicious"), format!("Похожи на накрученных: {ru} подписчиков"));
        finding(points, "R-FAKE", "metric:suspicious_share", en, ru)
    })
}

fn growth(creator: &Creator) -> Option<Finding> {
    let share = known(creator, key::GROWTH_90D)?;
    let (en, ru) = per_cent(share);
    if share > 0.33 {
        let (en, ru) = (
            format!("Grew {en} in 90 days without a visible cause"),
            format!("Рост на {ru} за 90 дней без видимой причины"),
        );
        Some(finding(-0.9, "R-ANOM", "metric:growth_90d", en, ru))
    } else if share > 0.10 {
        let (en, ru) = (format!("Growing steadily: {en} in 90 days"), format!("Ровный рост: {ru} за 90 дней"));
        Some(finding(0.3, "A-GROW", "metric:growth_90d", en, ru))
    } else {
        None
    }
}

fn price(creator: &Creator, sketch: &Sketch) -> Option<Finding> {
    let cpv = known(creator, key::CPV)?;
    let usual = sketch.usual.cpv * size_effect(sketch.followers, super::market::CPV_SLOPE);
    let points = ((usual / cpv).ln() * 0.7).clamp(-1.2, 1.0);
    let ratio = cpv / usual;
    let en_ratio = format!("{ratio:.1}");
    let ru_ratio = en_ratio.replace('.', ",");
    Some(if points >= 0.0 {
        let en = format!("A view costs {en_ratio} of the usual price");
        finding(points, "A-PRICE", "metric:cpv", en, format!("Просмотр стоит {ru_ratio} от обычной цены"))
    } else {
        let en = format!("A view costs {en_ratio} times the usual price");
        finding(points, "R-PRICE", "metric:cpv", en, format!("Просмотр дороже обычного в {ru_ratio} раза"))
    })
}

fn history(creator: &Creator) -> Option<Finding> {
    let ours = creator.collaborations.iter().find(|work| work.ours)?;
    match ours.result {
        CollaborationResult::Above | CollaborationResult::Met => {
            let (en, ru) =
                ("The last campaign with us went as planned or better", "Прошлая кампания с нами: план выполнен");
            Some(finding(0.7, "A-PREV", "history:ours", en.to_owned(), ru.to_owned()))
        }
        CollaborationResult::Below => {
            let (en, ru) = ("The last campaign with us fell short", "Прошлая кампания с нами не дала плана");
            Some(finding(-0.9, "R-PREVBAD", "history:ours", en.to_owned(), ru.to_owned()))
        }
        CollaborationResult::Unknown => None,
    }
}

fn law(creator: &Creator) -> Option<Finding> {
    let failed = creator.compliance.iter().find(|check| check.state == ComplianceState::Fail)?;
    let (code, en, ru) = match failed.rule.as_str() {
        "ru_rkn_registry" => ("RU-RKN", "Not in the Russian register of large blogs", "Нет в реестре РКН"),
        "ru_platform_access" => {
            ("RU-PLAT", "Advertising on this platform is banned in Russia", "Реклама на этой площадке запрещена")
        }
        "ru_erid_ready" => ("RU-ERID", "Refuses to mark advertising with an erid", "Отказывается от маркировки erid"),
        "us_disclosure_history" => {
            ("US-DISC", "Past sponsored posts were not disclosed", "Прошлая реклама была без пометки")
        }
        _ => ("US-FAKE", "Fake indicators were found in review", "Проверка нашла признаки накрутки"),
    };
    let evidence = format!("compliance:{}", failed.rule);
    Some(finding(-1.1, code, &evidence, en.to_owned(), ru.to_owned()))
}

/// The recommendation for a creator.
pub(super) fn recommend(creator: &Creator, campaign: &Campaign, sketch: &Sketch, dice: &mut Dice) -> Recommendation {
    let mut findings: Vec<Finding> = [
        audience(creator, campaign),
        engagement(creator, sketch),
        authenticity(creator),
        growth(creator),
        price(creator, sketch),
        history(creator),
        law(creator),
    ]
    .into_iter()
    .flatten()
    .collect();
    let logit = 0.35 + findings.iter().map(|found| found.points).sum::<f64>() + dice.normal() * 0.35;
    let score = (1000.0 / (1.0 + (-logit).exp())).round() / 1000.0;
    findings.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    let side = |positive: bool, most: usize| -> Vec<StatedReason> {
        let on_side = findings.iter().filter(|found| (found.points >= 0.0) == positive && found.points.abs() > 0.12);
        on_side.take(most).map(|found| found.reason.clone()).collect()
    };
    let (mut reasons, mut counter_reasons) = (side(true, 3), side(false, 2));
    if reasons.is_empty() {
        let (en, ru) = ("Writes about the topic of the brief", "Пишет на тему брифа");
        reasons.push(stated("A-BRIEF", "post:p12", en, ru));
    }
    if counter_reasons.is_empty() {
        let (en, ru) = ("Never worked with us: reliability is not known", "Опыта с нами нет: надёжность неизвестна");
        counter_reasons.push(if creator.collaborations.iter().any(|work| work.ours) {
            let (en, ru) = ("Numbers come from one source only", "Все числа из одного источника");
            stated("R-NODATA", "metric:followers", en, ru)
        } else {
            stated("D-ASKCREATOR", "history:ours", en, ru)
        });
    }
    let verdict = match score {
        s if s >= 0.62 => Verdict::Accept,
        s if s >= 0.38 => Verdict::Hold,
        _ => Verdict::Reject,
    };
    Recommendation { model: MODEL.to_owned(), version: VERSION.to_owned(), verdict, score, reasons, counter_reasons }
}

fn stated(code: &str, evidence: &str, en: &str, ru: &str) -> StatedReason {
    finding(0.0, code, evidence, en.to_owned(), ru.to_owned()).reason
}
