//! The mapping: which column is which field. `docs/import.md` is its reference; keep the two alike.

use super::wanted::Kind;
use crate::import::error::ImportError;
use crate::import::json;
use crate::import::printable::safe;
use serde::Deserialize;
use std::collections::BTreeMap;
use sverka_core::model::{AudienceSource, Method, PostKind, Unit};
use sverka_table::Decimal;

/// The version of mappings read here.
const VERSION: u32 = 1;

/// A mapping file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mapping {
    version: u32,
    pub(super) name: String,
    /// For people; not read.
    #[serde(default, rename = "about")]
    _about: String,
    #[serde(default)]
    pub(super) table: TableRules,
    pub(super) creator: CreatorFields,
    #[serde(default)]
    pub(super) metrics: Vec<MetricRule>,
    #[serde(default)]
    pub(super) audience: Option<AudienceRule>,
    #[serde(default)]
    pub(super) rates: Vec<RateRule>,
    #[serde(default)]
    pub(super) posts: Option<PostRule>,
    #[serde(default)]
    pub(super) duplicates: Duplicates,
}

/// How the file itself is written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TableRules {
    /// The sheet of a workbook; absent: the first one shown that has the columns.
    #[serde(default)]
    pub(super) sheet: Option<String>,
    #[serde(default)]
    pub(super) encoding: Option<String>,
    #[serde(default)]
    pub(super) delimiter: Option<char>,
    #[serde(default)]
    pub(super) decimal: Option<Decimal>,
    #[serde(default)]
    pub(super) day_first: Option<bool>,
    /// Columns that are named here and absent in the table count as empty.
    #[serde(default)]
    pub(super) allow_absent_columns: bool,
    /// Words that mean "nobody has it", besides the usual ones.
    #[serde(default)]
    pub(super) missing: Vec<String>,
    /// Words that mean "the source keeps it", besides the usual ones.
    #[serde(default)]
    pub(super) withheld: Vec<String>,
}

/// Where a text comes from: the first column that has one, or a constant; then translated by `values`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "FieldForm")]
pub(super) struct Field {
    pub(super) columns: Vec<String>,
    pub(super) constant: Option<String>,
    pub(super) values: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum FieldForm {
    Column(String),
    Whole(WholeField),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WholeField {
    #[serde(default)]
    columns: Vec<String>,
    #[serde(default)]
    constant: Option<String>,
    #[serde(default)]
    values: BTreeMap<String, String>,
}

impl From<FieldForm> for Field {
    fn from(form: FieldForm) -> Self {
        match form {
            FieldForm::Column(column) => Self { columns: vec![column], ..Self::default() },
            FieldForm::Whole(WholeField { columns, constant, values }) => Self { columns, constant, values },
        }
    }
}

/// A column with several words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListField {
    pub(super) columns: Vec<String>,
    #[serde(default)]
    pub(super) split: Option<char>,
    #[serde(default = "twelve")]
    pub(super) most: usize,
}

fn twelve() -> usize {
    12
}

/// Fields of a creator and its account.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CreatorFields {
    /// What distinguishes accounts of one platform.
    pub(super) id: Field,
    pub(super) name: Field,
    #[serde(default)]
    pub(super) handle: Option<Field>,
    pub(super) platform: Field,
    /// Absent: the only market of the campaign.
    #[serde(default)]
    pub(super) market: Option<Field>,
    #[serde(default)]
    pub(super) url: Option<UrlRule>,
    #[serde(default)]
    pub(super) topics: Option<ListField>,
    #[serde(default)]
    pub(super) languages: Option<ListField>,
    #[serde(default)]
    pub(super) bio: Option<Field>,
    /// When the row was true; absent: the moment of the import.
    #[serde(default)]
    pub(super) as_of: Option<Field>,
    /// Who says so.
    pub(super) source: Field,
    pub(super) method: Method,
}

/// An address made of a prefix and a field, for one platform or for all.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UrlRule {
    pub(super) prefix: String,
    pub(super) field: Field,
}

/// Where a number comes from: exactly one of a column, a quotient of columns, or the posts.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NumberRule {
    #[serde(default)]
    pub(super) column: Option<String>,
    /// With `over`: the sum of these columns ÷ that column.
    #[serde(default)]
    pub(super) sum: Vec<String>,
    #[serde(default)]
    pub(super) over: Option<String>,
    #[serde(default)]
    pub(super) posts: Option<PostNumber>,
}

/// A number computed from the posts of a creator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum PostNumber {
    MedianViews,
    ErViews,
    #[serde(rename = "comments_per_100_likes")]
    CommentsPer100Likes,
}

/// One metric.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MetricRule {
    pub(super) key: String,
    pub(super) from: NumberRule,
    pub(super) unit: Unit,
    pub(super) definition: String,
    #[serde(default)]
    pub(super) window_days: Option<u16>,
    #[serde(default)]
    pub(super) method: Option<Method>,
    #[serde(default)]
    pub(super) source: Option<String>,
    /// Multiplies the number, but not one with a per cent sign: 0.01 for a column in per cent.
    #[serde(default)]
    pub(super) times: Option<f64>,
    /// Fewer posts than this make the number `low`.
    #[serde(default)]
    pub(super) low_below_posts: Option<u16>,
}

/// Shares by label and column.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AudienceRule {
    pub(super) source: AudienceSource,
    #[serde(default)]
    pub(super) percent: bool,
    #[serde(default)]
    pub(super) ages: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) genders: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) countries: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) languages: BTreeMap<String, String>,
}

/// One price.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RateRule {
    pub(super) format: String,
    pub(super) column: String,
    pub(super) currency: Field,
}

/// A table with one row for each post.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PostRule {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) published_at: String,
    pub(super) kind: PostKind,
    #[serde(default)]
    pub(super) views: Option<CountRule>,
    #[serde(default)]
    pub(super) likes: Option<CountRule>,
    #[serde(default)]
    pub(super) comments: Option<CountRule>,
    #[serde(default)]
    pub(super) sponsor: Option<String>,
}

/// A count, and the column that says that it was switched off.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CountRule {
    pub(super) column: String,
    #[serde(default)]
    pub(super) unknown_when_true: Option<String>,
}

/// What to do with rows of the same account.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Duplicates {
    /// The first is kept, the others are refused.
    #[default]
    First,
    /// The newest is kept, the others are refused.
    Newest,
}

impl CreatorFields {
    /// Fields in which a link to the account may stand.
    pub(super) fn links(&self) -> impl Iterator<Item = &Field> {
        let url = self.url.as_ref().map(|rule| &rule.field);
        [Some(&self.id), self.handle.as_ref(), url].into_iter().flatten()
    }
}

impl MetricRule {
    /// True for a column in per cent.
    pub(super) fn is_percent(&self) -> bool {
        self.unit == Unit::Ratio && self.times.is_some_and(|times| (times - 0.01).abs() < 1e-12)
    }

    /// What the number itself is, or what is summed up.
    pub(super) fn kind(&self) -> Kind {
        match self.unit {
            Unit::Rub | Unit::Usd => Kind::Money,
            _ if self.from.over.is_some() => Kind::Amount,
            Unit::Count => Kind::Count,
            Unit::Ratio if self.key.starts_with("growth") => Kind::Growth,
            Unit::Ratio => Kind::Share { percent: self.is_percent() },
            Unit::PerWeek | Unit::PerHundred | Unit::Points => Kind::Number,
        }
    }
}

impl Mapping {
    /// Reads and checks a mapping.
    pub(super) fn read(json: &[u8]) -> Result<Self, ImportError> {
        let text = json::decoded(json)?;
        let mapping: Self =
            serde_json::from_str(&text).map_err(|error| ImportError::Mapping(safe(&error.to_string())))?;
        let bad = |what: String| Err(ImportError::Mapping(what));
        if mapping.version != VERSION {
            return bad(format!("version {} is not {VERSION}", mapping.version));
        }
        if mapping.name.is_empty() || mapping.name.len() > 200 || mapping.name.chars().any(char::is_control) {
            return bad("`name` is a line of 1 to 200 bytes".to_owned());
        }
        for rule in &mapping.metrics {
            let from = &rule.from;
            let quotient = !from.sum.is_empty() && from.over.is_some();
            let ways = [from.column.is_some(), quotient, from.posts.is_some()];
            let half = from.sum.is_empty() != from.over.is_none();
            if half || ways.into_iter().filter(|way| *way).count() != 1 {
                return bad(format!("metric `{}` comes from a column, from sum and over, or from posts", rule.key));
            }
            if from.posts.is_some() && mapping.posts.is_none() {
                return bad(format!("metric `{}` comes from posts, but the mapping has none", rule.key));
            }
        }
        Ok(mapping)
    }
}
