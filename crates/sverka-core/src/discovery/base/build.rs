//! Records to columns, one record at a time.

use super::column::{NO_RANK, Strings, number, share, single};
use super::peers::Reference;
use super::rank::People;
use super::read::{checks, count, days, labelled, lift, price, price_of_view, share_of};
use super::sparse::Lists;
use super::words::{Index, Stems, has_room, terms};
use super::{Base, MISSING, Num, Part, Shares, Small};
use crate::model::audience::AGE_BANDS;
use crate::model::{Creator, Market, key};
use crate::score::Peers;
use crate::score::audience::known;
use crate::text::normalise;
use std::collections::HashMap;

/// Collects creators for a [`Base`]. Of records with one identifier the newest counts; of equally new ones the last.
#[derive(Debug)]
pub struct Builder {
    ids: Vec<Box<str>>,
    names: Vec<Box<str>>,
    handles: Vec<Box<str>>,
    /// Where an identifier stands, and when it was collected.
    places: HashMap<Box<str>, (usize, i64)>,
    numbers: Vec<Vec<f32>>,
    shares: Vec<Vec<u16>>,
    small: Vec<Vec<u8>>,
    /// Share, and what the engagement there is compared to the whole.
    countries: Lists<(u16, f32)>,
    spoken: Lists<u16>,
    languages: Lists<()>,
    topics: Lists<()>,
    terms: Lists<()>,
    stems: Stems,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            ids: Vec::new(),
            names: Vec::new(),
            handles: Vec::new(),
            places: HashMap::new(),
            numbers: vec![Vec::new(); Num::COUNT],
            shares: vec![Vec::new(); Part::COUNT],
            small: vec![Vec::new(); Small::COUNT],
            countries: Lists::default(),
            spoken: Lists::default(),
            languages: Lists::default(),
            topics: Lists::default(),
            terms: Lists::default(),
            stems: Stems::default(),
        }
    }
}

impl Builder {
    /// Takes what can be asked about a creator out of its record.
    pub fn add(&mut self, creator: &Creator) {
        let collected = creator.as_of.timestamp();
        let place = self.ids.len();
        match self.places.get_mut(creator.id.as_str()) {
            Some(known) if known.1 > collected => return,
            // The replaced row stays in the columns until the end and is left out then.
            Some(known) => *known = (place, collected),
            None => drop(self.places.insert(creator.id.as_str().into(), (place, collected))),
        }
        let main = creator.accounts.first();
        self.ids.push(creator.id.as_str().into());
        self.names.push(creator.name.as_str().into());
        self.handles.push(main.map_or("", |account| account.handle.as_str()).into());
        self.add_numbers(creator);
        self.add_small(creator);
        self.add_audience(creator);
        for language in &creator.languages {
            self.languages.push(&normalise(language), ());
        }
        self.languages.end_row();
        for topic in &creator.topics {
            self.topics.push(&normalise(topic), ());
        }
        self.topics.end_row();
        let index = &mut self.terms;
        terms(creator, &mut self.stems, |term| {
            index.push(term, ());
            has_room(index.open_row())
        });
        self.terms.end_row();
    }

    fn add_numbers(&mut self, creator: &Creator) {
        let metric = |name: &str| number(creator.metric(name));
        let all: f64 = creator.accounts.iter().filter_map(|account| account.metrics.get(key::FOLLOWERS)?.known()).sum();
        let ours = || creator.collaborations.iter().filter(|work| work.ours);
        let kept = creator.plans_kept().map_or(MISSING, single);
        let price = price(creator);
        let cpv = price_of_view(creator, price);
        let until = |market| checks(creator, market).1;
        let columns: [(Num, f32); Num::COUNT] = [
            (Num::Followers, metric(key::FOLLOWERS)),
            (Num::FollowersAll, if all > 0.0 { single(all) } else { metric(key::FOLLOWERS) }),
            (Num::Views, metric(key::MEDIAN_VIEWS)),
            (Num::ErFollowers, metric(key::ER_FOLLOWERS)),
            (Num::ErViews, metric(key::ER_VIEWS)),
            (Num::Suspicious, metric(key::SUSPICIOUS_SHARE)),
            (Num::Growth, metric(key::GROWTH_90D)),
            (Num::Posts, metric(key::POSTS_PER_WEEK)),
            (Num::Ads, metric(key::AD_SHARE)),
            (Num::Comments, metric(key::COMMENTS_PER_100_LIKES)),
            (Num::Price, price.0),
            (Num::Cpv, cpv.0),
            (Num::HistoryOurs, count(ours().count())),
            (Num::HistoryKept, kept),
            (Num::HistoryAll, count(creator.collaborations.len())),
            (Num::Accounts, count(creator.accounts.len())),
            (Num::Updated, days(creator.as_of.date_naive())),
            (Num::RuUntil, until(Market::Ru)),
            (Num::UsUntil, until(Market::Us)),
        ];
        for (column, value) in columns {
            self.numbers[column as usize].push(value);
        }
    }

    fn add_small(&mut self, creator: &Creator) {
        let main = creator.accounts.first();
        let platforms = creator.accounts.iter().fold(0u8, |bits, account| bits | 1 << account.platform as u8);
        let columns: [(Small, u8); Small::COUNT] = [
            // Ranks need all rows and are filled at the end.
            (Small::EngagementRank, NO_RANK),
            (Small::CpvRank, NO_RANK),
            (Small::Market, creator.market as u8),
            (Small::Platforms, platforms),
            (Small::MainPlatform, main.map_or(u8::MAX, |account| account.platform as u8)),
            (Small::Channel, main.map_or(u8::MAX, |account| account.channel as u8)),
            (Small::Verified, u8::from(creator.accounts.iter().any(|account| account.verified))),
            (Small::PriceMoney, price(creator).1),
            (Small::CpvMoney, price_of_view(creator, price(creator)).1),
            (Small::RuChecks, checks(creator, Market::Ru).0),
            (Small::UsChecks, checks(creator, Market::Us).0),
        ];
        for (column, value) in columns {
            self.small[column as usize].push(value);
        }
    }

    fn add_audience(&mut self, creator: &Creator) {
        let ages = known(creator, |audience| &audience.ages);
        for (band, name) in AGE_BANDS.iter().enumerate() {
            self.shares[Part::Ages as usize + band].push(share_of(ages, name));
        }
        let genders = known(creator, |audience| &audience.genders);
        self.shares[Part::Female as usize].push(share_of(genders, "female"));
        self.shares[Part::Male as usize].push(share_of(genders, "male"));
        let countries = known(creator, |audience| &audience.countries);
        self.shares[Part::OtherCountries as usize].push(share_of(countries, "other"));
        for country in labelled(countries) {
            let label = country.label.to_uppercase();
            self.countries.push(&label, (share(country.share), lift(creator, &country.label)));
        }
        self.countries.end_row();
        let spoken = known(creator, |audience| &audience.languages);
        self.shares[Part::OtherLanguages as usize].push(share_of(spoken, "other"));
        for language in labelled(spoken) {
            self.spoken.push(&language.label.to_lowercase(), share(language.share));
        }
        self.spoken.end_row();
    }

    /// Puts the rows in order and ranks everybody among peers: those of the base where a cell has thirty of them,
    /// those of `peers` where it has not.
    #[must_use]
    pub fn finish(self, peers: &Peers) -> Base {
        let mut order: Vec<usize> = self.places.values().map(|(place, _)| *place).collect();
        order.sort_unstable_by_key(|place| &self.ids[*place]);
        // A base is built from records in memory or on a laptop's disk; four thousand million are neither.
        let rows: Vec<u32> = order.iter().filter_map(|place| u32::try_from(*place).ok()).collect();
        fn in_order<T: Copy>(columns: Vec<Vec<T>>, order: &[usize]) -> Vec<Vec<T>> {
            columns.into_iter().map(|column| order.iter().map(|place| column[*place]).collect()).collect()
        }
        let strings = |texts: &[Box<str>]| order.iter().map(|place| &*texts[*place]).collect::<Strings>();
        let (ids, names, handles) = (strings(&self.ids), strings(&self.names), strings(&self.handles));
        let numbers = in_order(self.numbers, &order);
        let mut small = in_order(self.small, &order);
        let (labels, groups, of_country) = self.countries.by_label(&rows);
        let reference = Reference::new(peers);
        let people = People { numbers: &numbers, small: &small };
        let (engagement, cpv) = people.ranks_at_home(&reference);
        let rank = people.ranks_abroad(&labels, &groups, &of_country, &reference);
        small[Small::EngagementRank as usize] = engagement;
        small[Small::CpvRank as usize] = cpv;
        let shares = of_country.into_iter().map(|(share, _)| share).collect();
        let countries = Shares { labels, groups, share: shares, rank };
        let (labels, groups, share) = self.spoken.by_label(&rows);
        let spoken = Shares { labels, groups, share, rank: Vec::new() };
        let (language_names, languages, _) = self.languages.by_label(&rows);
        let (topic_names, topics, _) = self.topics.by_label(&rows);
        let (terms, of_term, _) = self.terms.by_label(&rows);
        Base {
            ids,
            names,
            handles,
            numbers,
            shares: in_order(self.shares, &order),
            small,
            countries,
            spoken,
            languages: (language_names, languages),
            topics: (topic_names, topics),
            words: Index::new(terms, &of_term),
        }
    }
}
