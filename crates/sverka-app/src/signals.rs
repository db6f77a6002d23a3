//! What a creator's own data say beyond single metrics, for the evidence behind the reasons. None of it is the AI's
//! view, so it is there before the verdict, as every number of the creator is.

use crate::view::SignalsView;
use crate::view::reasons::{AgeDistance, CostView, FitView, FitWord, GrowthView, JumpView, SpreadView};
use sverka_core::model::{Campaign, Creator};
use sverka_core::score::audience::age_distance;
use sverka_core::score::signals::comments::repeated_share;
use sverka_core::score::signals::fit::fit;
use sverka_core::score::signals::growth::{Cause, Jump, growth};
use sverka_core::score::signals::price::{Cost, Priced, priced};
use sverka_core::text::Fit;

/// Words shown of those in common.
const MOST_WORDS: usize = 24;

/// Reads the signals off a creator.
pub(crate) fn view(campaign: &Campaign, creator: &Creator) -> SignalsView {
    let grown = creator.accounts.first().and_then(|account| growth(account, &creator.posts));
    let ages = campaign
        .targets
        .iter()
        .filter_map(|target| Some(AgeDistance { market: target.market, years: age_distance(creator, target)? }));
    SignalsView {
        growth: grown.map(|grown| GrowthView {
            jumps: grown.jumps.into_iter().map(jump).collect(),
            unexplained: grown.unexplained_share,
        }),
        repeated_comments: repeated_share(creator),
        brand_fit: fit(creator, campaign).map(in_common),
        costs: creator.rates.iter().map(|rate| priced(creator, rate)).map(|found| found.map(cost)).collect(),
        ages: ages.collect(),
    }
}

fn in_common(fit: Fit) -> FitView {
    let words = fit.matched.into_iter().take(MOST_WORDS);
    FitView {
        share: fit.value,
        words: words.map(|word| FitWord { brief: word.brief, creator: word.creator }).collect(),
    }
}

fn jump(jump: Jump) -> JumpView {
    let (cause, post) = match jump.cause {
        Cause::Viral(post) => ("viral", Some(post)),
        Cause::Giveaway(post) => ("giveaway", Some(post)),
        Cause::Unknown => ("unknown", None),
    };
    JumpView { day: jump.day.to_string(), change: jump.change, cause: cause.to_owned(), post }
}

fn cost(priced: Priced) -> CostView {
    CostView { cpm: spread(priced.cpm), cpe: priced.cpe.map(spread), posts: priced.posts }
}

fn spread(cost: Cost) -> SpreadView {
    SpreadView { p10: cost.p10, p50: cost.p50, p90: cost.p90 }
}
