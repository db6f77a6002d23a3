//! A creator from a row.

use super::audience;
use super::cell::Number;
use super::context::Context;
use super::mapping::{MetricRule, UrlRule};
use super::money;
use super::posts;
use super::read::{Row, Said};
use super::wanted::Kind;
use super::whose::{self, Whose};
use crate::import::finding::{Finding, Findings};
use crate::import::meaning;
use crate::import::printable::printable;
use chrono::{DateTime, Duration, Utc};
use std::collections::BTreeMap;
use sverka_core::model::{Account, ChannelType, Confidence, Creator, Market, Metric, Post, Unit, key};
use sverka_table::link;
use sverka_table::number::is_whole;
use sverka_table::words;

/// What a row calls itself, made safe to print.
pub(super) fn who(row: Row<'_>, context: &Context) -> String {
    let text = row.text(&context.mapping.creator.name).or_else(|| row.text(&context.mapping.creator.id));
    text.map_or_else(|| "(no name)".to_owned(), |text| printable(&text))
}

/// When a row was true: the moment of the import where no column says it.
pub(super) fn as_of(row: Row<'_>, context: &Context) -> Result<DateTime<Utc>, Finding> {
    let field = context.mapping.creator.as_of.as_ref();
    let field = field.filter(|field| field.constant.is_some() || row.table.places().has_any(&field.columns));
    field.map_or(Ok(context.now), |field| row.date(field, "date"))
}

fn market(row: Row<'_>, context: &Context) -> Result<Market, Finding> {
    let field = context.mapping.creator.market.as_ref();
    let field = field.filter(|field| field.constant.is_some() || row.table.places().has_any(&field.columns));
    let Some(field) = field else {
        let detail = "no column says the market, and the campaign has targets in two";
        return context.market.ok_or_else(|| Finding::new("missing-field", detail));
    };
    let text = row.required(field, "market")?;
    match words::market(&text) {
        Some("RU") => Ok(Market::Ru),
        Some("US") => Ok(Market::Us),
        _ => {
            let detail = format!(
                "the market is neither Russia nor the United States: {}. If it is, name it under \"values\" in the mapping",
                printable(&text)
            );
            Err(row.at_field(field, "not-one-of", detail))
        }
    }
}

/// The creator of a row, with numbers from the posts of all its rows; the posts themselves are put in by the caller.
pub(super) fn read(row: Row<'_>, context: &Context, whose: &Whose, posts: &[Post]) -> Result<Creator, Finding> {
    let fields = &context.mapping.creator;
    let as_of = as_of(row, context)?;
    if as_of > context.now + Duration::days(1)
        && let Some(field) = &fields.as_of
    {
        let detail = format!("the row is dated {}, in the future", as_of.date_naive());
        return Err(row.at_field(field, "future-as-of", detail));
    }
    let market = market(row, context)?;
    let name = whose::name(row, context)?;
    let handle = whose::handle(row, fields.handle.as_ref(), whose)?;
    let url = fields.url.as_ref().map_or(Ok(String::new()), |rule| url(row, rule))?;
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
    let rates = context.mapping.rates.iter().filter_map(|rule| money::rate(row, rule).transpose());
    let rates = rates.collect::<Result<Vec<_>, Finding>>()?;
    let account = Account {
        platform: whose.platform,
        handle,
        url,
        channel: ChannelType::Person,
        verified: false,
        metrics,
        growth: Vec::new(),
    };
    Ok(Creator {
        id: whose::identifier(whose)?,
        name,
        market,
        languages: fields.languages.as_ref().map(|list| row.words(list)).unwrap_or_default(),
        topics: fields.topics.as_ref().map(|list| row.words(list)).unwrap_or_default(),
        bio: fields.bio.as_ref().and_then(|field| row.text(field)).unwrap_or_default(),
        accounts: vec![account],
        audiences,
        posts: Vec::new(),
        collaborations: Vec::new(),
        rates,
        compliance: Vec::new(),
        as_of,
    })
}

/// The address of the account: a link as it is, anything else behind the prefix. The scheme may be missing where the site
/// is known.
fn url(row: Row<'_>, rule: &UrlRule) -> Result<String, Finding> {
    let Some(text) = row.text(&rule.field) else { return Ok(String::new()) };
    let column = row.column_of(&rule.field);
    let behind = column.and_then(|column| row.raw(column)).and_then(|cell| cell.link.clone());
    let has_scheme = |text: &str| {
        ["http://", "https://"]
            .iter()
            .any(|scheme| text.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme)))
    };
    let url = match behind.as_deref().filter(|link| has_scheme(link)) {
        Some(link) => link.to_owned(),
        None if has_scheme(&text) => text,
        None if rule.prefix.is_empty() || link::read(&text).is_some() => match link::read(&text) {
            Some(_) => format!("https://{}", text.trim_start_matches('/')),
            None => text,
        },
        None => format!("{}{}", rule.prefix, text.trim_start_matches('@')),
    };
    let scheme = url.find("://").map_or(0, |at| at);
    let url = url[..scheme].to_ascii_lowercase() + &url[scheme..];
    if url.starts_with("https://") || url.starts_with("http://") {
        return Ok(url);
    }
    let detail = format!("{} is not an http address. Write it with https://", printable(&url));
    Err(row.at_field(&rule.field, "bad-url", detail))
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
        None => (by_columns(row, rule)?, None),
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
    let metric = Metric {
        value,
        unit: rule.unit,
        definition: rule.definition.clone(),
        window_days: rule.window_days,
        sample_posts: value.and(sample),
        source: rule.source.clone().unwrap_or_else(|| source.to_owned()),
        as_of,
        method: rule.method.unwrap_or(context.mapping.creator.method),
        confidence,
    };
    let mut found = Findings::default();
    meaning::metric::check(&rule.key, &metric, as_of, &mut found);
    let column = rule.from.column.as_ref().or(rule.from.sum.first());
    match found.into_one().zip(column) {
        Some((finding, column)) => Err(row.finding(finding.code, column, finding.detail)),
        None => Ok(Some(metric)),
    }
}

fn by_columns(row: Row<'_>, rule: &MetricRule) -> Result<Number, Finding> {
    let kind = rule.kind();
    let money = [rule.from.column.as_slice(), &rule.from.sum].concat();
    for column in money.iter().filter(|_| kind == Kind::Money) {
        money::agrees(row, column, if rule.unit == Unit::Rub { "RUB" } else { "USD" })?;
    }
    if let Some(number) = row.quotient(&rule.from, kind, rule.times.unwrap_or(1.0))? {
        return Ok(number);
    }
    let Some(column) = &rule.from.column else { return Ok(Number::Missing) };
    let number = row.scaled(column, kind, rule.times)?;
    if let Number::Known(value) = number
        && rule.unit == Unit::Count
        && !is_whole(value)
    {
        if rule.key == key::FOLLOWERS {
            return Err(row.not_whole(column));
        }
        // Averages are counted too.
        let name = printable(&row.named(column));
        let detail = format!("`{name}` has fractions, as averages do; they are rounded to whole numbers");
        row.table.notes.add_of_column(row.number, row.finding("rounded", column, detail));
    }
    Ok(number)
}

/// Counts are whole; other numbers lose what no export knows, the seventh decimal.
fn rounded(value: f64, unit: Unit) -> f64 {
    // Adding zero makes -0.0 a plain zero.
    (if unit == Unit::Count { value.round() } else { (value * 1e6).round() / 1e6 }) + 0.0
}

impl Row<'_> {
    /// A finding about a field of this row.
    pub(super) fn at_field(&self, field: &super::mapping::Field, code: &'static str, detail: String) -> Finding {
        match self.column_of(field) {
            Some(column) if matches!(self.cell(column), Said::Value(_)) => self.finding(code, column, detail),
            _ => Finding::new(code, detail),
        }
    }
}
