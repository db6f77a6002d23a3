//! A campaign that is over: what colleagues expected of its posts, what these brought, and the forecast model that
//! learnt from it. A newcomer finds results, a scoreboard and a version to look at.

use super::dice::Dice;
use super::{Decision, DemoOptions, SecondExpert, Theme};
use chrono::{DateTime, Duration, Utc};
use std::collections::HashMap;
use sverka_core::ids::{CreatorId, PrincipalId};
use sverka_core::model::challenge::{ForecastVersion, StepName};
use sverka_core::model::forecast::{Outcome, OwnForecast};
use sverka_core::model::outcome::{EvidenceGrade, Funnel, PostResult, ResultsPart, RowNames, Spend};
use sverka_core::model::{Candidate, Creator, Market, Metric, PostKind, Verdict, key};
use sverka_protocol::Shortlist;

/// How long ago its shortlist was published.
const AGO: Duration = Duration::days(60);
/// Posts that went out.
const POSTS: usize = 36;
/// Name of the import of its results.
const IMPORT: &str = "demo-first-snow";
/// Name of the file they came in.
const FILE: &str = "first-snow-report.csv";

/// Who closed the campaign: its strategist.
pub(crate) const STRATEGIST: SecondExpert =
    SecondExpert { name: "Ирина Стрельцова", market: Market::Ru };

/// The present of the campaign's shortlist.
pub(crate) fn at_its_time(options: &DemoOptions) -> DemoOptions {
    DemoOptions { now: options.now - AGO, ..*options }
}

/// One post of the campaign, as it turned out.
pub(crate) struct Closed {
    creator: CreatorId,
    result: PostResult,
    /// Views that a middling post of the creator brings.
    usual: f64,
}

/// The posts of those whom colleagues accepted, then of those held: as many as went out.
pub(crate) fn posts(shortlist: &Shortlist, decisions: &[Decision], options: &DemoOptions) -> Vec<Closed> {
    let mut liked: HashMap<&CreatorId, u8> = HashMap::new();
    for decision in decisions {
        *liked.entry(&decision.creator).or_default() += match decision.review.verdict {
            Verdict::Accept => 3,
            Verdict::Hold => 1,
            Verdict::Reject => 0,
        };
    }
    let mut chosen: Vec<&Candidate> = shortlist.candidates.iter().collect();
    chosen.sort_by_key(|candidate| std::cmp::Reverse(liked.get(&candidate.creator.id).copied().unwrap_or(0)));
    let mut dice = Dice::new(options.seed, Theme::FirstSnow.stream() << 40);
    chosen.into_iter().filter_map(|candidate| closed(&candidate.creator, options, &mut dice)).take(POSTS).collect()
}

fn closed(creator: &Creator, options: &DemoOptions, dice: &mut Dice) -> Option<Closed> {
    let usual = creator.metric(key::MEDIAN_VIEWS).and_then(Metric::known)?;
    let account = creator.accounts.first()?;
    // Advertising is watched a little less than what a creator makes otherwise, and winter drew well this year.
    let market = if creator.market == Market::Us { 0.75 } else { 1.15 };
    let views = (usual * market * dice.factor(0.5)).max(50.0).round();
    let part = |of: f64, share: f64, dice: &mut Dice| (of * share * dice.factor(0.4)).round() as u64;
    let engaged = creator.metric(key::ER_VIEWS).and_then(Metric::known).unwrap_or(0.04);
    let clicks = part(views, 0.011, dice).min(views as u64);
    let price = &creator.rates.first()?.price;
    let day = (options.now - AGO + Duration::days(dice.whole(10, 40))).date_naive();
    let result = PostResult {
        creator: creator.id.clone(),
        post: format!("https://posts.example/{}/first-snow", account.handle),
        market: creator.market,
        kind: Some(usual_kind(creator)),
        published_on: Some(day),
        funnel: Funnel {
            reach: Some((views * dice.between(0.7, 0.9)) as u64),
            views: Some(views as u64),
            engagements: Some(part(views, engaged.min(0.3), dice).min(views as u64)),
            clicks: Some(clicks),
            conversions: Some((clicks as f64 * dice.between(0.01, 0.06)) as u64),
        },
        spend: Some(Spend { minor: (price.amount * 100.0) as u64, currency: price.currency.clone() }),
        grade: EvidenceGrade::Native,
        named: RowNames::of(None, Some(&account.handle), Some(&creator.name), None),
    };
    Some(Closed { creator: creator.id.clone(), result, usual })
}

/// The form that most posts of the creator have.
fn usual_kind(creator: &Creator) -> PostKind {
    let count = |kind: PostKind| creator.posts.iter().filter(|post| post.kind == kind).count();
    creator.posts.iter().map(|post| post.kind).max_by_key(|kind| count(*kind)).unwrap_or(PostKind::Video)
}

/// What a colleague expected of each post before it went out. They know their own market better than the other.
pub(crate) fn expected(
    posts: &[Closed],
    expert: SecondExpert,
    options: &DemoOptions,
) -> Vec<(CreatorId, DateTime<Utc>, OwnForecast)> {
    let mut dice = Dice::new(options.seed, (Theme::FirstSnow.stream() << 40) | (1 + expert.market as u64));
    let mut at = options.now - AGO + Duration::hours(30);
    let of = |post: &Closed| {
        at += Duration::seconds(dice.whole(20, 90));
        let knows = if post.result.market == expert.market { 0.6 } else { 0.25 };
        let came = post.result.funnel.views.unwrap_or(0) as f64;
        let middle = post.usual.powf(1.0 - knows) * came.powf(knows) * dice.factor(0.2);
        let forecast = OwnForecast {
            kind: post.result.kind.unwrap_or(PostKind::Video),
            market: post.result.market,
            outcome: Outcome::Views,
            p50: two_digits(middle),
            p10: Some(two_digits(middle * 0.5)),
            p90: Some(two_digits(middle * 2.0)),
            cause: None,
            text: String::new(),
            seen: None,
            then: None,
        };
        (post.creator.clone(), at, forecast)
    };
    posts.iter().map(of).collect()
}

/// People say round numbers.
fn two_digits(views: f64) -> u64 {
    let unit = 10f64.powf((views.max(10.0).log10().floor() - 1.0).max(0.0));
    ((views / unit).round() * unit).max(1.0) as u64
}

/// The file of results, and when it was taken.
pub(crate) fn results(posts: Vec<Closed>, options: &DemoOptions) -> (DateTime<Utc>, ResultsPart) {
    let results = posts.into_iter().map(|post| post.result).collect();
    let part = ResultsPart { import: IMPORT.to_owned(), part: 0, parts: 1, file: FILE.to_owned(), results };
    (options.now - Duration::days(10), part)
}

/// The version of the forecast model that rests on the results, and when it was taken into use.
pub(crate) fn version(author: PrincipalId, options: &DemoOptions) -> (DateTime<Utc>, ForecastVersion) {
    let version = ForecastVersion {
        results: [StepName { author, import: IMPORT.to_owned() }].into(),
        reason: "Первый снег закрыт: в США ролики собрали меньше, чем ждали, в России больше.".to_owned(),
        ..ForecastVersion::default()
    };
    (options.now - Duration::days(9), version)
}
