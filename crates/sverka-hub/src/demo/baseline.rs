//! Where the shipped baseline model comes from: peer levels computed from the same rounded public figures that the
//! demo draws from, and points set by hand. `docs/scoring.md` says what that is worth.
//! `SVERKA_WRITE=1 cargo test -p sverka-hub baseline` writes `assets/models/baseline-2.json`.

use super::market::{CPV_SLOPE, ER_SLOPE, TIERS, Usual, VIEWS_SLOPE, platforms, size_effect};
use sverka_core::model::{Market, Platform, SizeTier};
use sverka_core::score::{Feature, FeatureName, Model, PeerCell, PeerMetric, Peers, Scale, Thresholds};

/// Ranks at which a peer group is known.
const RANKS: [u8; 12] = [5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99];

/// Spread of the logarithm within a platform and size: of the rates, and of the price of a view.
const ER_VIEWS_SPREAD: f64 = 0.45;
const VIEWS_SPREAD: f64 = 0.55;
const CPV_SPREAD: f64 = 0.42;

/// Values with weights: a bell in the logarithm, cut into 121 pieces between −3 and 3 deviations.
fn bell(median: f64, spread: f64, weight: f64, into: &mut Vec<(f64, f64)>) {
    into.extend((-60..=60).map(|step| {
        let z = f64::from(step) * 0.05;
        (median * (z * spread).exp(), weight * (-0.5 * z * z).exp())
    }));
}

/// The levels of a weighted pool at [`RANKS`], to three digits.
fn levels(mut pool: Vec<(f64, f64)>) -> Vec<f64> {
    pool.sort_by(|a, b| a.0.total_cmp(&b.0));
    let total: f64 = pool.iter().map(|(_, weight)| weight).sum();
    RANKS
        .iter()
        .map(|rank| {
            let mut left = total * f64::from(*rank) / 100.0;
            let reached = pool.iter().find(|(_, weight)| {
                left -= weight;
                left <= 0.0
            });
            three_digits(reached.or(pool.last()).map_or(0.0, |(value, _)| *value))
        })
        .collect()
}

fn three_digits(value: f64) -> f64 {
    format!("{value:.2e}").parse().unwrap()
}

/// The usual value at a size and the spread around it.
fn usual(metric: PeerMetric, platform: &Usual, followers: f64) -> (f64, f64) {
    match metric {
        PeerMetric::ErViews => (platform.er_views * size_effect(followers, ER_SLOPE), ER_VIEWS_SPREAD),
        PeerMetric::ErFollowers => (
            platform.er_views * platform.views_per_follower * size_effect(followers, ER_SLOPE + VIEWS_SLOPE),
            ER_VIEWS_SPREAD.hypot(VIEWS_SPREAD),
        ),
        PeerMetric::Cpv => (platform.cpv * size_effect(followers, CPV_SLOPE), CPV_SPREAD),
    }
}

fn cells() -> Vec<PeerCell> {
    let tiers = [SizeTier::Nano, SizeTier::Micro, SizeTier::Mid, SizeTier::Macro, SizeTier::Mega];
    let mut cells = Vec::new();
    for metric in [PeerMetric::ErFollowers, PeerMetric::ErViews, PeerMetric::Cpv] {
        let cell = |market: Option<Market>, platform: Option<Platform>, tier: Option<SizeTier>, pool| {
            let levels = levels(pool);
            PeerCell { metric, market, platform, tier, levels }
        };
        let mut everyone = Vec::new();
        for market in [Market::Ru, Market::Us] {
            let mut of_market = Vec::new();
            for platform in platforms(market) {
                let mut of_platform = Vec::new();
                for (tier, ((followers, _, _, _), weight)) in tiers.into_iter().zip(TIERS) {
                    let (median, spread) = usual(metric, platform, followers);
                    let mut pool = Vec::new();
                    bell(median, spread, platform.weight * weight, &mut pool);
                    of_platform.extend_from_slice(&pool);
                    cells.push(cell(Some(market), Some(platform.platform), Some(tier), pool));
                }
                of_market.extend_from_slice(&of_platform);
                cells.push(cell(Some(market), Some(platform.platform), None, of_platform));
            }
            everyone.extend_from_slice(&of_market);
            cells.push(cell(Some(market), None, None, of_market));
        }
        // Prices of two currencies have no common levels.
        if metric != PeerMetric::Cpv {
            cells.push(cell(None, None, None, everyone));
        }
    }
    cells
}

/// Nobody has measured how unsure the points are. This is what learning begins from: two verdicts out of three would
/// move a bin by less than a quarter of a logit.
const UNSURE: u16 = 64;

/// The baseline: the reasoning behind each row of points is in `docs/scoring.md`.
fn baseline() -> Model {
    let feature = |name, scale, missing, withheld, points: &[i16]| Feature {
        name,
        scale,
        missing,
        withheld,
        points: points.to_vec(),
        sd: vec![UNSURE; points.len() + 2],
    };
    let fixed = |cuts: &[f64], usual: Option<f64>| Scale::Fixed { cuts: cuts.to_vec(), usual };
    Model {
        name: "baseline".to_owned(),
        version: "2".to_owned(),
        base: -64,
        thresholds: Thresholds { accept: 77, hold: -77 },
        features: vec![
            feature(
                FeatureName::AudienceMatch,
                fixed(&[0.05, 0.10, 0.15, 0.20, 0.30, 0.40, 0.50], None),
                -40,
                -60,
                &[-360, -230, -130, -50, 20, 110, 190, 240],
            ),
            feature(
                FeatureName::Engagement,
                Scale::Peers,
                -30,
                -50,
                &[-260, -190, -130, -80, -40, -10, 15, 45, 80, 120, 140, 100, -60],
            ),
            feature(
                FeatureName::Authenticity,
                fixed(&[0.05, 0.10, 0.15, 0.20, 0.25, 0.30, 0.40], Some(0.11)),
                -50,
                -90,
                &[150, 110, 50, -20, -100, -200, -310, -460],
            ),
            feature(
                FeatureName::Growth,
                fixed(&[0.01, 0.03, 0.08, 0.15], Some(0.0)),
                -5,
                -20,
                &[20, -20, -70, -140, -230],
            ),
            feature(
                FeatureName::Comments,
                fixed(&[0.2, 0.5, 1.0, 8.0, 15.0, 30.0], None),
                0,
                -10,
                &[-90, -40, 0, 30, -10, -60, -130],
            ),
            feature(
                FeatureName::RepeatedComments,
                fixed(&[0.05, 0.1, 0.2, 0.35], Some(0.03)),
                0,
                -10,
                &[15, 0, -50, -110, -180],
            ),
            feature(
                FeatureName::ForeignAudience,
                fixed(&[0.05, 0.15, 0.3, 0.5], None),
                -10,
                -20,
                &[20, 0, -60, -140, -220],
            ),
            feature(
                FeatureName::BrandFit,
                fixed(&[0.03, 0.06, 0.1, 0.15, 0.2], None),
                -10,
                -10,
                &[-60, -30, 0, 30, 60, 90],
            ),
            feature(
                FeatureName::Price,
                Scale::Peers,
                -20,
                -30,
                &[60, 100, 90, 70, 45, 15, -15, -45, -80, -130, -180, -230, -280],
            ),
            feature(FeatureName::History, fixed(&[0.34, 0.67, 1.0], None), 0, 0, &[-240, -60, 90, 180]),
        ],
        peers: Peers { ranks: RANKS.to_vec(), cells: cells() },
    }
}

/// The artefact as a person can read it: one line a cell.
fn text(model: &Model) -> String {
    let mut frame = serde_json::to_value(model).unwrap();
    let lines = |values: &[serde_json::Value], indent: &str| {
        let lines: Vec<String> = values.iter().map(|value| format!("{indent}{value}")).collect();
        lines.join(",\n")
    };
    let features = lines(frame["features"].as_array().unwrap(), "    ");
    let cells = lines(frame["peers"]["cells"].as_array().unwrap(), "      ");
    frame["features"] = serde_json::json!("FEATURES");
    frame["peers"]["cells"] = serde_json::json!("CELLS");
    let text = format!("{frame:#}\n");
    text.replace("\"FEATURES\"", &format!("[\n{features}\n  ]")).replace("\"CELLS\"", &format!("[\n{cells}\n    ]"))
}

#[test]
fn the_shipped_baseline_is_the_one_derived_here() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/models/baseline-2.json");
    let derived = baseline();
    derived.validate().unwrap();
    if std::env::var_os("SVERKA_WRITE").is_some() {
        std::fs::write(&file, text(&derived)).unwrap();
    }
    let shipped: Model = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(
        shipped.fingerprint(),
        derived.fingerprint(),
        "assets/models/baseline-2.json is stale: SVERKA_WRITE=1 cargo test -p sverka-hub baseline"
    );
}
