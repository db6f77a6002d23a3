//! The card of the model: from the artefact, from what was measured of this release, and from a campaign's records.
//!
//! Blind first holds here too. How much is known of candidates is evidence and counts everybody; how often the advice
//! was right by the own verdicts counts those candidates only whose AI view is before this person's eyes.

use crate::app::{App, lock};
use crate::desk::Desk;
use crate::error::{Code, UiError};
use crate::session::Session;
use crate::view::model_card::{Agreement, CardCampaign, CardFeature, CardPeers, Measured, ModelCard, RecordAges};
use std::collections::BTreeSet;
use sverka_core::model::Mode;
use sverka_core::score::fixedpoint::percent;
use sverka_core::score::{Feature, FeatureName, Model, Scale};

/// The figures of `docs/evaluation.md`.
const MEASURED: &str = include_str!("../../../assets/models/measured.json");
/// 97.5th per cent of the normal distribution.
const Z: f64 = 1.96;

impl App {
    /// The card of the model that scores here, and what it meets in a campaign.
    ///
    /// # Errors
    /// [`Code::NotFound`] when the campaign is not on this laptop.
    pub fn model_card(&self, campaign: Option<&str>) -> Result<ModelCard, UiError> {
        let session = self.session()?;
        let Some(campaign) = campaign else { return card(session.models.shipped()) };
        let desk = session.desk(campaign)?;
        let mut desk = lock(&desk);
        let mut card = card(&desk.given)?;
        session.add_campaign(&mut card, &mut desk)?;
        Ok(card)
    }
}

fn card(model: &Model) -> Result<ModelCard, UiError> {
    let measured: Vec<Measured> = serde_json::from_str(MEASURED).map_err(|_| Code::BadRecord)?;
    let mut features: Vec<CardFeature> =
        FeatureName::ALL.into_iter().filter_map(|name| model.feature(name)).map(feature).collect();
    features.sort_by_key(|feature| std::cmp::Reverse(feature.most - feature.least));
    let cells = &model.peers.cells;
    let markets: BTreeSet<_> = cells.iter().filter_map(|cell| cell.market).map(|market| market as u8).collect();
    let platforms: BTreeSet<_> = cells.iter().filter_map(|cell| cell.platform).map(|one| one as u8).collect();
    let count = |set: BTreeSet<u8>| set.len() as u32;
    Ok(ModelCard {
        name: model.name.clone(),
        version: model.version.clone(),
        fingerprint: model.fingerprint(),
        base: model.base,
        accept: percent(model.thresholds.accept).into(),
        hold: percent(model.thresholds.hold).into(),
        features,
        peers: CardPeers { cells: cells.len() as u32, markets: count(markets), platforms: count(platforms) },
        measured,
        campaign: None,
    })
}

fn feature(feature: &Feature) -> CardFeature {
    let points = || feature.points.iter().copied().map(i32::from);
    CardFeature {
        feature: feature.name.as_str().to_owned(),
        group: feature.name.group().as_str().to_owned(),
        most: points().max().unwrap_or_default(),
        least: points().min().unwrap_or_default(),
        missing: feature.missing.into(),
        withheld: feature.withheld.into(),
        by_peers: feature.scale == Scale::Peers,
        coverage: None,
    }
}

impl Session {
    fn add_campaign(&self, card: &mut ModelCard, desk: &mut Desk) -> Result<(), UiError> {
        let scored = self.scored(desk)?;
        let (read, coverage, collected) = scored.known();
        for feature in &mut card.features {
            let known = coverage.iter().find(|(name, _)| name.as_str() == feature.feature);
            feature.coverage = known.map(|(_, coverage)| *coverage).filter(|_| read > 0);
        }
        let at = |place: usize| collected.get(place).map(|time| time.to_rfc3339());
        let (last, middle) = (collected.len().saturating_sub(1), collected.len() / 2);
        let ages = at(0).zip(at(middle)).zip(at(last));
        card.campaign = Some(CardCampaign {
            total: desk.expected,
            read,
            ages: ages.map(|((oldest, middle), newest)| RecordAges { oldest, middle, newest }),
            weighted: desk.in_force.is_some(),
            agreement: self.agreement(desk)?,
        });
        Ok(())
    }

    /// The advice beside the own verdicts that were given without it, among those whose AI view may be seen.
    fn agreement(&self, desk: &mut Desk) -> Result<Option<Agreement>, UiError> {
        let (seen, me) = (self.seen(desk)?, self.me()?);
        let scored = self.scored(desk)?;
        let model = desk.model();
        let scores = scored.score(model, desk.audience());
        let (mut verdicts, mut same) = (0, 0);
        for creator in desk.by_verdict().0 {
            let Some((place, rank)) = desk.place(creator).zip(desk.rank(creator)) else { continue };
            if !seen.get(place).copied().unwrap_or(false) {
                continue;
            }
            let (dossier, _) = self.fold(desk, creator)?;
            let head = dossier.opinions.get(&me).and_then(|own| own.heads.first());
            let own = head.and_then(|head| head.review.as_ref()).filter(|review| review.mode == Mode::Unaided);
            if let Some((own, advice)) = own.zip(scores.advice(model, rank)) {
                verdicts += 1;
                same += u32::from(own.verdict == advice);
            }
        }
        Ok((verdicts > 0).then(|| interval(same, verdicts)))
    }
}

/// A share with its Wilson interval, in whole per cent rounded outwards.
pub(crate) fn interval(same: u32, verdicts: u32) -> Agreement {
    let (n, share) = (f64::from(verdicts), f64::from(same) / f64::from(verdicts));
    let centre = share + Z * Z / (2.0 * n);
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let of = |value: f64| 100.0 * value / (1.0 + Z * Z / n);
    // The ends of a share of 0 or 1 are 0 and 1 but for the last digit.
    let (low, high) = (of(centre - half) + 1e-9, of(centre + half) - 1e-9);
    Agreement { verdicts, same, low: low.max(0.0).floor() as u32, high: high.min(100.0).ceil() as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_card_says_what_the_artefact_says() {
        let model: Model = serde_json::from_slice(crate::model::SHIPPED).unwrap();
        let card = card(&model).unwrap();
        assert_eq!((card.name.as_str(), card.version.as_str()), (model.name.as_str(), model.version.as_str()));
        assert_eq!((card.fingerprint.len(), card.features.len()), (64, model.features.len()));
        assert_eq!((card.accept, card.hold), (57, 43));
        assert_eq!((card.peers.markets, card.peers.cells as usize), (2, model.peers.cells.len()));
        let reach = |feature: &CardFeature| feature.most - feature.least;
        assert!(card.features.windows(2).all(|pair| reach(&pair[0]) >= reach(&pair[1])));
        let mut other = model.clone();
        other.features[0].points[0] -= 1;
        assert_ne!(super::card(&other).unwrap().fingerprint, card.fingerprint);
    }

    #[test]
    fn every_figure_on_the_card_stands_in_the_evaluation() {
        let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/evaluation.md");
        let page = std::fs::read_to_string(page).unwrap();
        let measured: Vec<Measured> = serde_json::from_str(MEASURED).unwrap();
        assert!(measured.iter().any(|figure| figure.what == "order"));
        for figure in &measured {
            let wanted = match figure.what.as_str() {
                "order" => {
                    let row = page.lines().find(|line| line.starts_with(&format!("| {} |", figure.set))).unwrap();
                    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
                    assert_eq!(cells[2].replace(',', ""), figure.of.to_string(), "{row}");
                    assert_eq!(cells[4], format!("{:.1} ± {:.1}", figure.value, figure.spread.unwrap()), "{row}");
                    let published = cells[7].split([' ', '/']).next().unwrap_or_default();
                    assert_eq!(published.parse().ok(), figure.published, "{row}");
                    continue;
                }
                _ => format!(
                    "right in a sample of {} of the 167 | {} (95 % interval {:.0}–100 %)",
                    figure.of,
                    (figure.value / 100.0 * f64::from(figure.of)).round(),
                    figure.low.unwrap()
                ),
            };
            assert!(page.contains(&wanted), "{wanted}");
        }
    }

    #[test]
    fn the_interval_of_a_share_is_wilsons() {
        // Wilson 1927 by hand, to four digits: 0.4902 and 0.9433.
        assert_eq!(interval(8, 10), Agreement { verdicts: 10, same: 8, low: 49, high: 95 });
        // 0 and 0.5615.
        assert_eq!(interval(0, 3), Agreement { verdicts: 3, same: 0, low: 0, high: 57 });
        assert_eq!(interval(50, 50).high, 100);
    }
}
