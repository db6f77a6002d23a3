//! Shares that do not add up.

use super::most;
use super::text::{Kind, check_text};
use crate::import::finding::Findings;
use crate::import::printable::printable;
use chrono::{DateTime, Utc};
use std::collections::HashSet;
use sverka_core::model::Audience;
use sverka_core::model::audience::AGE_BANDS;

/// How far a sum of shares may be from 1.
const TOLERANCE: f64 = 0.01;

/// Checks one audience.
pub(super) fn check(audience: &Audience, latest: DateTime<Utc>, found: &mut Findings) {
    found.require(audience.as_of <= latest, "future-as-of", || {
        format!("an audience is dated {}, in the future", audience.as_of.date_naive())
    });
    let distributions = [
        ("ages", &audience.ages),
        ("genders", &audience.genders),
        ("countries", &audience.countries),
        ("languages", &audience.languages),
    ];
    for (name, shares) in distributions {
        if shares.is_empty() {
            continue;
        }
        let count = shares.len();
        found.require(count <= most::SHARES, "too-many", || format!("`{name}` has {count} shares"));
        let mut labels = HashSet::new();
        for share in shares {
            let label = printable(&share.label);
            check_text("label of a share", &share.label, Kind::Line, 100, found);
            found.require(labels.insert(share.label.as_str()), "duplicate-label", || {
                format!("`{name}` lists {label} twice")
            });
            found.require((0.0..=1.0).contains(&share.share), "out-of-range", || {
                format!("`{name}` gives {label} a share of {}, not between 0 and 1", share.share)
            });
        }
        let sum: f64 = shares.iter().map(|share| share.share).sum();
        found.require((sum - 1.0).abs() <= TOLERANCE, "distribution-does-not-sum", || {
            format!("`{name}` sums to {sum:.3}, not to 1")
        });
    }
    let unknown = audience.ages.iter().find(|share| !AGE_BANDS.contains(&share.label.as_str()));
    if let Some(share) = unknown {
        let bands = AGE_BANDS.join(" ");
        found.add("not-one-of", format!("{} is no age band; the bands are {bands}", printable(&share.label)));
    }
    let gender = audience.genders.iter().find(|share| !["female", "male"].contains(&share.label.as_str()));
    if let Some(share) = gender {
        found.add("not-one-of", format!("{} is neither female nor male", printable(&share.label)));
    }
}
