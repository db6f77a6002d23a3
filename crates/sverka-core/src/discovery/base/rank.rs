//! Ranks of all rows: at home, and in each country of the audience.

use super::column::{Groups, MISSING, NO_RANK, Strings, is_withheld, share};
use super::peers::{Census, Reference, Whom};
use super::{Num, REACH, RUB, Small, USD};
use crate::model::{Market, Platform, SizeTier};
use crate::score::PeerMetric;

/// The columns that ranks are made of.
pub(super) struct People<'a> {
    pub(super) numbers: &'a [Vec<f32>],
    pub(super) small: &'a [Vec<u8>],
}

impl People<'_> {
    fn len(&self) -> usize {
        self.numbers[0].len()
    }

    /// Engagement by followers; by views where that is not known: as the score reads it.
    fn engagement(&self, row: usize) -> (PeerMetric, f32) {
        let [followers, views] = [Num::ErFollowers, Num::ErViews].map(|column| self.numbers[column as usize][row]);
        let by_views = views.is_finite() || (is_withheld(views) && !is_withheld(followers));
        if followers.is_finite() || !by_views {
            (PeerMetric::ErFollowers, followers)
        } else {
            (PeerMetric::ErViews, views)
        }
    }

    fn whom(&self, row: usize, metric: PeerMetric, market: usize, reference: Option<Market>) -> Whom {
        let followers = self.numbers[Num::Followers as usize][row];
        let size = followers.is_finite().then(|| SizeTier::of(f64::from(followers)));
        let platform = PLATFORMS.get(usize::from(self.small[Small::MainPlatform as usize][row])).copied();
        Whom { metric, market, reference, platform, size }
    }

    pub(super) fn ranks_at_home(&self, reference: &Reference<'_>) -> (Vec<u8>, Vec<u8>) {
        let mut census = Census::new(2);
        let home = |row: usize| if self.small[Small::Market as usize][row] == 0 { Market::Ru } else { Market::Us };
        let engagement = |row: usize| {
            let (metric, value) = self.engagement(row);
            (self.whom(row, metric, home(row) as usize, Some(home(row))), value)
        };
        let cpv = |row: usize| {
            let whom = self.whom(row, PeerMetric::Cpv, home(row) as usize, Some(home(row)));
            // A price in another market's money has no peers, whatever it is.
            let money = if home(row) == Market::Ru { RUB } else { USD };
            let value = self.numbers[Num::Cpv as usize][row];
            let comparable = is_withheld(value) || self.small[Small::CpvMoney as usize][row] == money;
            (whom, if comparable { value } else { MISSING })
        };
        for row in 0..self.len() {
            for (whom, value) in [engagement(row), cpv(row)] {
                census.count(whom, value);
            }
        }
        census.close();
        let rank = |(whom, value): (Whom, f32)| census.rank(whom, value, reference);
        let rows = 0..self.len();
        (rows.clone().map(|row| rank(engagement(row))).collect(), rows.map(|row| rank(cpv(row))).collect())
    }

    /// For each entry of each country, the rank among the creators who have that country as a market.
    pub(super) fn ranks_abroad(
        &self,
        labels: &Strings,
        groups: &Groups,
        entries: &[(u16, f32)],
        reference: &Reference<'_>,
    ) -> Vec<u8> {
        let mut census = Census::new(labels.len());
        let of_entry = |country: usize, at: usize| {
            let row = groups.rows[at] as usize;
            let (metric, value) = self.engagement(row);
            let market = match labels.get(country) {
                "RU" => Some(Market::Ru),
                "US" => Some(Market::Us),
                _ => None,
            };
            // The lift is one of engaged people against followers, so it only fits engagement by followers.
            let lift = if metric == PeerMetric::ErFollowers { entries[at].1 } else { 1.0 };
            let value = if is_withheld(value) { value } else { value * lift };
            (
                self.whom(row, metric, country, market),
                if value.is_nan() && !is_withheld(value) { MISSING } else { value },
            )
        };
        let is_market = share(REACH);
        for country in 0..labels.len() {
            for at in groups.range(country).filter(|at| entries[*at].0 >= is_market) {
                let (whom, value) = of_entry(country, at);
                census.count(whom, value);
            }
        }
        census.close();
        let mut ranks = vec![NO_RANK; entries.len()];
        for country in 0..labels.len() {
            for at in groups.range(country) {
                let (whom, value) = of_entry(country, at);
                ranks[at] = census.rank(whom, value, reference);
            }
        }
        ranks
    }
}

/// Platforms in the order of their numbers.
pub(crate) const PLATFORMS: [Platform; 8] = [
    Platform::Instagram,
    Platform::Youtube,
    Platform::Tiktok,
    Platform::Telegram,
    Platform::Vk,
    Platform::Rutube,
    Platform::Dzen,
    Platform::Twitch,
];
