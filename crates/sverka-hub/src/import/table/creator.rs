//! A creator from a row.

use super::audience;
use super::cell::Number;
use super::mapping::{Mapping, MetricRule};
use super::posts;
use super::read::Row;
use crate::import::finding::Finding;
use crate::import::printable::{printable, safe};
use crate::secret::sha256;
use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use sverka_core::event::hex;
use sverka_core::ids::CreatorId;
use sverka_core::model::{
    Account, ChannelType, Confidence, Creator, Market, Metric, Money, Platform, Post, Rate, Unit,
};

/// What a row is read with.
pub(super) struct Context {
    pub(super) mapping: Mapping,
    /// The market of rows when the mapping names no column for it.
    pub(super) market: Market,
    /// The moment of the import.
    pub(super) now: DateTime<Utc>,
}

/// Whose row it is: what the rows of one account share.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Whose {
    pub(super) platform: Platform,
    pub(super) id: String,
}

pub(super) fn whose(row: Row<'_>, context: &Context) -> Result<Whose, Finding> {
    let platform = word(&row.required(&context.mapping.creator.platform, "platform")?.to_lowercase(), "platform")?;
    Ok(Whose { platform, id: row.required(&context.mapping.creator.id, "id")? })
}

/// What a row calls itself, made safe to print.
pub(super) fn who(row: Row<'_>, context: &Context) -> String {
    let text = row.text(&context.mapping.creator.name).or_else(|| row.text(&context.mapping.creator.id));
    text.map_or_else(|| "(no name)".to_owned(), |text| printable(&text))
}

/// When a row was true.
pub(super) fn as_of(row: Row<'_>, context: &Context) -> Result<DateTime<Utc>, Finding> {
    let rules = &context.mapping;
    rules.creator.as_of.as_ref().map_or(Ok(context.now), |field| row.date(field, rules.table.day_first, "date"))
}

/// A word of a fixed list, as the records write it.
fn word<T: DeserializeOwned>(text: &str, name: &str) -> Result<T, Finding> {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).map_err(|error| Finding {
        code: "not-one-of",
        detail: format!("the {name} cannot be used: {}", safe(&error.to_string())),
    })
}

/// An identifier that is the same in every import: the platform and the account's id, or a hash of an id that has
/// other characters than identifiers have.
fn identifier(whose: &Whose) -> Result<CreatorId, Finding> {
    let platform = serde_json::to_value(whose.platform).ok();
    let platform = platform.as_ref().and_then(|value| value.as_str()).unwrap_or_default();
    let plain = CreatorId::new(format!("{platform}:{}", whose.id));
    plain
        .or_else(|_| CreatorId::new(format!("{platform}:h-{}", &hex(&sha256(whose.id.as_bytes()))[..24])))
        .map_err(|error| Finding { code: "bad-id", detail: error.to_string() })
}

/// The creator of a row, with numbers from the posts of all its rows; the posts themselves are put in by the caller.
pub(super) fn read(row: Row<'_>, context: &Context, whose: &Whose, posts: &[Post]) -> Result<Creator, Finding> {
    let fields = &context.mapping.creator;
    let as_of = as_of(row, context)?;
    let market: Market = match &fields.market {
        Some(field) => word(&row.required(field, "market")?.to_uppercase(), "market")?,
        None => context.market,
    };
    let name = row.required(&fields.name, "name")?;
    let handle = fields.handle.as_ref().and_then(|field| row.text(field)).unwrap_or_else(|| whose.id.clone());
    let url = fields.url.as_ref().and_then(|rule| Some(format!("{}{}", rule.prefix, row.text(&rule.field)?)));
    let source = row.required(&fields.source, "source")?;
    let mut metrics = BTreeMap::new();
    for rule in &context.mapping.metrics {
        if let Some(metric) = metric(row, rule, context, &source, as_of, posts)? {
            metrics.insert(rule.key.clone(), metric);
        }
    }
    let audiences = match &context.mapping.audience {
        Some(rule) => audience::read(row, rule, as_of)?.into_iter().collect(),
        None => Vec::new(),
    };
    let mut rates = Vec::new();
    for rule in &context.mapping.rates {
        if let Number::Known(amount) = row.number(&rule.column)? {
            let currency = row.required(&rule.currency, "currency")?.to_uppercase();
            rates.push(Rate { format: rule.format.clone(), price: Money { amount, currency }, valid_until: None });
        }
    }
    Ok(Creator {
        id: identifier(whose)?,
        name,
        market,
        languages: fields.languages.as_ref().map(|list| row.words(list)).unwrap_or_default(),
        topics: fields.topics.as_ref().map(|list| row.words(list)).unwrap_or_default(),
        bio: fields.bio.as_ref().and_then(|field| row.text(field)).unwrap_or_default(),
        accounts: vec![Account {
            platform: whose.platform,
            handle: handle.trim_start_matches('@').to_owned(),
            url: url.unwrap_or_default(),
            channel: ChannelType::Person,
            verified: false,
            metrics,
            growth: Vec::new(),
        }],
        audiences,
        posts: Vec::new(),
        collaborations: Vec::new(),
        rates,
        compliance: Vec::new(),
        as_of,
    })
}

/// One metric; `None` when nobody has it.
fn metric(
    row: Row<'_>,
    rule: &MetricRule,
    context: &Context,
    source: &str,
    as_of: DateTime<Utc>,
    from_posts: &[Post],
) -> Result<Option<Metric>, Finding> {
    let (number, sample) = match rule.from.posts {
        Some(wanted) => {
            let (number, count) = posts::number(from_posts, wanted);
            (number, Some(count))
        }
        None => (row.by_rule(&rule.from, rule.times.unwrap_or(1.0))?, None),
    };
    let value = match number {
        Number::Missing => return Ok(None),
        Number::Withheld => None,
        Number::Known(value) => Some(rounded(value, rule.unit)),
    };
    let few = sample.zip(rule.low_below_posts).is_some_and(|(count, least)| count < least);
    let confidence = match value {
        None => Confidence::Withheld,
        Some(_) if few => Confidence::Low,
        Some(_) => Confidence::Ready,
    };
    Ok(Some(Metric {
        value,
        unit: rule.unit,
        definition: rule.definition.clone(),
        window_days: rule.window_days,
        sample_posts: value.and(sample),
        source: rule.source.clone().unwrap_or_else(|| source.to_owned()),
        as_of,
        method: rule.method.unwrap_or(context.mapping.creator.method),
        confidence,
    }))
}

/// Counts are whole; other numbers lose what no export knows, the seventh decimal.
fn rounded(value: f64, unit: Unit) -> f64 {
    // Adding zero makes -0.0 a plain zero.
    (if unit == Unit::Count { value.round() } else { (value * 1e6).round() / 1e6 }) + 0.0
}
