//! What is kept of an audience to ask it again and again: the shares of any target, without the record.

use super::audience::{home_country, known, together};
use super::joint::{self, Joint};
use crate::model::audience::AGE_BANDS;
use crate::model::{Creator, Gender, MarketTarget, Share};

const GENDERS: [&str; 2] = ["female", "male"];

/// A country as its two letters; nothing else is one.
type Country = [u8; 2];

/// The believed shares of one creator's audience: some two hundred bytes in the place of a record of thousands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AudienceKept {
    countries: Option<Box<[(Country, f64)]>>,
    ages: Option<[f64; AGE_BANDS.len()]>,
    genders: Option<[f64; GENDERS.len()]>,
    joint: Option<Box<Joint>>,
}

impl AudienceKept {
    /// Reads the believed shares off a record.
    #[must_use]
    pub fn of(creator: &Creator) -> Self {
        let ages = known(creator, |audience| &audience.ages);
        let genders = known(creator, |audience| &audience.genders);
        let countries = known(creator, |audience| &audience.countries);
        let joint = match (together(creator), ages, genders) {
            (Some(seed), Some(ages), Some(genders)) => Some(Box::new(joint::fitted(seed, ages, genders))),
            _ => None,
        };
        let shares = |shares: &[Share]| {
            shares.iter().filter_map(|share| Some((country(&share.label)?, share.share))).collect::<Box<[_]>>()
        };
        Self {
            countries: countries.map(shares),
            ages: ages.map(|shares| AGE_BANDS.map(|band| labelled(shares, band))),
            genders: genders.map(|shares| GENDERS.map(|gender| labelled(shares, gender))),
            joint,
        }
    }

    /// The part of the audience a target wants, 0–1; see [`super::audience::target_share`].
    #[must_use]
    pub fn target_share(&self, target: &MarketTarget) -> Option<f64> {
        let lives_there = self.living_in(target)?;
        let is_age = |label: &str| target.ages.is_empty() || target.ages.iter().any(|band| band == label);
        let gender = match target.gender {
            Gender::Female => Some(GENDERS[0]),
            Gender::Male => Some(GENDERS[1]),
            Gender::Any => None,
        };
        let is_gender = |label: &str| gender.is_none_or(|gender| gender == label);
        let of_age = || Some(sum(self.ages?, AGE_BANDS, is_age));
        let of_gender = || Some(sum(self.genders?, GENDERS, is_gender));
        let are_wanted = match (target.ages.is_empty(), gender) {
            (true, None) => 1.0,
            (false, None) => of_age()?,
            (true, Some(_)) => of_gender()?,
            (false, Some(_)) => match &self.joint {
                Some(joint) => joint.share(is_age, is_gender),
                None => of_age()? * of_gender()?,
            },
        };
        Some(lives_there * are_wanted)
    }

    fn living_in(&self, target: &MarketTarget) -> Option<f64> {
        let wanted: Vec<Country> = match target.countries.as_slice() {
            [] => country(home_country(target.market)).into_iter().collect(),
            some => some.iter().filter_map(|label| country(label)).collect(),
        };
        let shares = self.countries.as_ref()?.iter().filter(|(country, _)| wanted.contains(country));
        // Not `sum()`: the sum of nothing is -0.0, and people would read "-0 %".
        Some(shares.fold(0.0, |sum, (_, share)| sum + share).min(1.0))
    }
}

fn country(label: &str) -> Option<Country> {
    label.as_bytes().try_into().ok()
}

fn labelled(shares: &[Share], label: &str) -> f64 {
    shares.iter().filter(|share| share.label == label).fold(0.0, |sum, share| sum + share.share)
}

/// The sum of the wanted labels' shares, never above 1.
fn sum<const N: usize>(shares: [f64; N], labels: [&str; N], is_wanted: impl Fn(&str) -> bool) -> f64 {
    let wanted = shares.into_iter().zip(labels).filter(|(_, label)| is_wanted(label));
    wanted.fold(0.0, |sum, (share, _)| sum + share).min(1.0)
}
