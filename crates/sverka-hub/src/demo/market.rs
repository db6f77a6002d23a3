//! What is usual in a market on a platform. Figures, not rows: orders of magnitude and spreads taken from public
//! sets (trending videos of both countries, a 2022 panel of influencers) and rounded; no real creator is behind them.

use sverka_core::model::{Market, Platform, PostKind};

/// Usual values of one platform in one market, at 100,000 followers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Usual {
    pub(super) platform: Platform,
    /// Part of the market's creators whose main account is here.
    pub(super) weight: f64,
    /// Median views of a post ÷ followers.
    pub(super) views_per_follower: f64,
    /// (likes + comments + shares) ÷ views.
    pub(super) er_views: f64,
    /// Comments for every 100 likes.
    pub(super) comments_per_100_likes: f64,
    /// Posts a week.
    pub(super) posts_per_week: f64,
    /// Price of a view in the market's currency.
    pub(super) cpv: f64,
    /// The form most posts have.
    pub(super) kind: PostKind,
}

macro_rules! usual {
    ($platform:ident, $weight:expr, $vpf:expr, $er:expr, $comments:expr, $posts:expr, $cpv:expr, $kind:ident) => {
        Usual {
            platform: Platform::$platform,
            weight: $weight,
            views_per_follower: $vpf,
            er_views: $er,
            comments_per_100_likes: $comments,
            posts_per_week: $posts,
            cpv: $cpv,
            kind: PostKind::$kind,
        }
    };
}

/// Russia, prices in roubles. Few are on Instagram: advertising there is banned since 2025-09-01.
const RU: [Usual; 6] = [
    usual!(Telegram, 0.27, 0.34, 0.030, 11.0, 9.0, 1.90, Text),
    usual!(Vk, 0.22, 0.14, 0.034, 6.0, 5.0, 0.75, Video),
    usual!(Youtube, 0.20, 0.20, 0.071, 7.5, 1.3, 1.25, Video),
    usual!(Dzen, 0.13, 0.22, 0.038, 9.0, 3.5, 0.95, Text),
    usual!(Rutube, 0.11, 0.12, 0.029, 4.0, 1.4, 0.70, Video),
    usual!(Instagram, 0.07, 0.26, 0.055, 3.0, 3.0, 1.60, Short),
];

/// The United States, prices in dollars.
const US: [Usual; 4] = [
    usual!(Youtube, 0.31, 0.17, 0.047, 6.0, 1.2, 0.024, Video),
    usual!(Tiktok, 0.31, 0.30, 0.078, 1.6, 5.0, 0.012, Short),
    usual!(Instagram, 0.28, 0.24, 0.043, 2.6, 3.4, 0.018, Short),
    usual!(Twitch, 0.10, 0.06, 0.062, 30.0, 4.0, 0.041, Stream),
];

/// The platforms of a market.
pub(super) fn platforms(market: Market) -> &'static [Usual] {
    match market {
        Market::Ru => &RU,
        Market::Us => &US,
    }
}

/// How engagement by views falls with size: a tenfold audience engages about a third less.
pub(super) const ER_SLOPE: f64 = -0.16;
/// How the part of followers who watch falls with size.
pub(super) const VIEWS_SLOPE: f64 = -0.10;
/// How the price of a view falls with size.
pub(super) const CPV_SLOPE: f64 = -0.08;

/// `(followers ÷ 100,000) ^ slope`.
pub(super) fn size_effect(followers: f64, slope: f64) -> f64 {
    (followers / 100_000.0).powf(slope)
}

/// Size tiers: weight, median followers, spread of the logarithm, limits.
pub(super) const TIERS: [((f64, f64, f64, f64), f64); 5] = [
    ((6_500.0, 0.30, 2_500.0, 9_999.0), 0.08),
    ((38_000.0, 0.55, 10_000.0, 99_999.0), 0.42),
    ((205_000.0, 0.42, 100_000.0, 499_999.0), 0.30),
    ((690_000.0, 0.18, 500_000.0, 999_999.0), 0.11),
    ((1_900_000.0, 0.55, 1_000_000.0, 9_000_000.0), 0.09),
];

/// Currency in which a market's creators ask.
pub(super) fn currency(market: Market) -> &'static str {
    match market {
        Market::Ru => "RUB",
        Market::Us => "USD",
    }
}
