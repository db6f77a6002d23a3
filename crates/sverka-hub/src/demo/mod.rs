//! A seeded generator of fictional creators: three campaigns to try the program on, and one that is over.
//!
//! The distributions follow published figures (sizes, engagement by market and platform, prices, missing values);
//! no row of any real list is used, names and handles are put together from invented parts, pages point to domains
//! reserved for examples, and every campaign is marked as a demo.

mod advice;
mod audience;
#[cfg(test)]
mod baseline;
mod campaigns;
mod cases;
mod dice;
pub(crate) mod finished;
mod history;
mod market;
mod numbers;
mod objections;
mod posts;
mod second_expert;
mod sketch;
#[cfg(test)]
mod tests;
mod words;
mod work;

pub use campaigns::Theme;
pub use cases::{CASES, Case};
pub(crate) use second_expert::decisions;
pub use second_expert::{Decision, SECOND_EXPERTS, SecondExpert, second_expert};

use audience::Leaning;
use chrono::{DateTime, Duration, Utc};
use dice::Dice;
use std::collections::HashSet;
use sverka_core::ids::{BadId, CreatorId};
use sverka_core::model::{AudienceSource, Campaign, Candidate, Creator, Market};
use sverka_protocol::{SCHEMA, Shortlist};

/// What to generate.
#[derive(Debug, Clone, Copy)]
pub struct DemoOptions {
    /// Same seed, same people.
    pub seed: u64,
    /// Candidates of each campaign.
    pub candidates: u32,
    /// The present: dates are counted from it.
    pub now: DateTime<Utc>,
    /// Whether there is a fourth campaign, which is over and has results.
    pub finished: bool,
}

impl DemoOptions {
    /// 60 candidates for each of the three campaigns that wait for verdicts.
    #[must_use]
    pub fn new(now: DateTime<Utc>) -> Self {
        Self { seed: 20_260_401, candidates: 60, now, finished: false }
    }
}

/// The three campaigns that wait for verdicts.
///
/// # Errors
/// Never in practice: identifiers are made of a theme's word and a number.
pub fn generate(options: &DemoOptions) -> Result<Vec<Shortlist>, BadId> {
    Theme::OPEN.into_iter().map(|theme| generate_one(options, theme)).collect()
}

/// One campaign; for large lists this keeps only that one in memory.
///
/// # Errors
/// As for [`generate`].
pub fn generate_one(options: &DemoOptions, theme: Theme) -> Result<Shortlist, BadId> {
    let campaign = campaigns::plan(theme, options.now)?;
    let mut taken = HashSet::new();
    let mut candidates = Vec::with_capacity(options.candidates as usize);
    for index in 0..options.candidates {
        candidates.push(candidate(options, theme, &campaign, index, &mut taken)?);
    }
    candidates.sort_by(|a, b| score(b).total_cmp(&score(a)).then_with(|| a.creator.id.cmp(&b.creator.id)));
    Ok(Shortlist {
        schema: SCHEMA.to_owned(),
        run: format!("demo-{}-{}", theme.slug(), options.seed),
        campaign,
        candidates,
    })
}

/// Tells the dice of the history from those of the record.
const HISTORY: u64 = 0x0068_6973_746f_7279;

fn score(candidate: &Candidate) -> f64 {
    candidate.recommendation.as_ref().map_or(0.0, |advice| advice.score)
}

fn candidate(
    options: &DemoOptions,
    theme: Theme,
    campaign: &Campaign,
    index: u32,
    taken: &mut HashSet<String>,
) -> Result<Candidate, BadId> {
    let mut dice = Dice::new(options.seed, (theme.stream() << 32) | u64::from(index));
    let mut sketch = sketch::draw(theme, index, &mut dice);
    if !taken.insert(sketch.handle.clone()) {
        sketch.handle = format!("{}{}", sketch.handle, index);
        taken.insert(sketch.handle.clone());
    }
    let now = options.now;
    let as_of = now - Duration::minutes(dice.whole(6 * 60, 12 * 24 * 60));
    let mut accounts = vec![numbers::account(&sketch, as_of, &mut dice)];
    if sketch.bridge.is_some() || dice.chance(0.3) {
        accounts.extend(numbers::second_account(&sketch, as_of, &mut dice));
    }
    let own_language = if sketch.market == Market::Ru { "ru" } else { "en" };
    let mut languages = vec![own_language.to_owned()];
    if sketch.bridge.is_some() {
        languages.push(if own_language == "ru" { "en" } else { "ru" }.to_owned());
    }
    let mut creator = Creator {
        id: CreatorId::new(format!("demo-{}-{:05}", theme.slug(), index + 1))?,
        name: sketch.name.clone(),
        market: sketch.market,
        languages,
        topics: vec![sketch.topic.name.to_owned()],
        bio: sketch.bio.clone(),
        accounts,
        audiences: audiences(&sketch, as_of, &mut dice),
        posts: posts::draw(&sketch, as_of, &mut dice),
        collaborations: work::collaborations(&sketch, &campaign.brand, now, &mut dice),
        rates: work::rates(&sketch, now, &mut dice),
        compliance: work::compliance(&sketch, now, &mut dice),
        as_of,
    };
    if let Some(case) = cases::of(index) {
        case.turn(&mut creator, &mut sketch, &mut dice);
    }
    let mut later = Dice::new(options.seed ^ HISTORY, (theme.stream() << 32) | u64::from(index));
    history::draw(&mut creator, &sketch, &mut later);
    let recommendation = advice::recommend(&creator, campaign, &sketch, &mut dice);
    Ok(Candidate { creator, recommendation: Some(recommendation) })
}

/// Usually the followers' audience; sometimes a panel's beside it; for every twelfth creator nothing is known.
fn audiences(sketch: &sketch::Sketch, as_of: DateTime<Utc>, dice: &mut Dice) -> Vec<sverka_core::model::Audience> {
    if sketch.bridge.is_none() && dice.chance(0.08) {
        return Vec::new();
    }
    let women = (sketch.theme.women() + if sketch.woman { 0.05 } else { -0.12 }).clamp(0.05, 0.95);
    let leaning = Leaning { market: sketch.market, women, age: sketch.age, other_market: sketch.bridge };
    let mut list = vec![audience::draw(&leaning, AudienceSource::Followers, as_of, dice)];
    if dice.chance(0.25) {
        list.push(audience::draw(&leaning, AudienceSource::Panel, as_of - Duration::days(35), dice));
    }
    list
}
