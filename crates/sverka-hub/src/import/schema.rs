//! The published JSON Schema, made from the types, and what its validator says in our codes.

use super::error::ImportError;
use super::finding::{Finding, Findings};
use super::printable::{printable, safe};
use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError, Validator};
use serde_json::{Value, json};
use sverka_protocol::Shortlist;

/// The address under which the schema names itself; nothing is ever fetched from it.
const ID: &str = "urn:sverka:shortlist:1";

fn schema() -> Value {
    let mut schema = schemars::schema_for!(Shortlist).to_value();
    if let Some(object) = schema.as_object_mut() {
        object.insert("$id".to_owned(), json!(ID));
    }
    schema
}

/// The schema as text: what `sverka-hub schema` prints and `docs/shortlist.schema.json` holds.
#[must_use]
pub fn schema_text() -> String {
    format!("{:#}\n", schema())
}

/// Validators of the two parts that are checked apart.
pub(super) struct Schemas {
    campaign: Validator,
    candidate: Validator,
}

impl Schemas {
    /// Builds both validators.
    pub(super) fn new() -> Result<Self, ImportError> {
        let whole = schema();
        let definitions = whole.get("$defs").cloned().unwrap_or_default();
        let part = |name: &str| {
            let schema = json!({ "$ref": format!("#/$defs/{name}"), "$defs": definitions });
            let options = jsonschema::options().should_validate_formats(true);
            options.build(&schema).map_err(|error| ImportError::Schema(error.to_string()))
        };
        Ok(Self { campaign: part("Campaign")?, candidate: part("Candidate")? })
    }

    /// The first thing in which a campaign differs from the schema.
    pub(super) fn campaign(&self, value: &Value) -> Option<Finding> {
        first(&self.campaign, value)
    }

    /// The first thing in which a candidate differs from the schema.
    pub(super) fn candidate(&self, value: &Value) -> Option<Finding> {
        first(&self.candidate, value)
    }
}

fn first(validator: &Validator, value: &Value) -> Option<Finding> {
    let mut findings = Findings::default();
    for error in validator.iter_errors(value).take(9) {
        let error = deepest(&error);
        let (code, words) = words(error);
        findings.add(code, format!("`{}` {words}", place(error)));
    }
    findings.into_one()
}

/// Where in the record, as a JSON pointer made safe to print.
fn place(error: &ValidationError<'_>) -> String {
    let pointer = error.instance_path().as_str();
    if pointer.is_empty() { "/".to_owned() } else { safe(pointer) }
}

/// An optional object is "this object or null"; what is wrong is inside the branch that got furthest.
fn deepest<'a, 'b>(error: &'a ValidationError<'b>) -> &'a ValidationError<'a>
where
    'b: 'a,
{
    match error.kind() {
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            let here = error.instance_path().as_str().len();
            let furthest =
                context.iter().flatten().map(deepest).max_by_key(|inner| inner.instance_path().as_str().len());
            furthest.filter(|inner| inner.instance_path().as_str().len() > here).unwrap_or(error)
        }
        _ => error,
    }
}

fn words(error: &ValidationError<'_>) -> (&'static str, String) {
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            ("missing-field", format!("lacks the field {}", printable(&property.to_string())))
        }
        ValidationErrorKind::Type { kind } => wrong_type(kind, error),
        ValidationErrorKind::Minimum { limit } => ("out-of-range", format!("is below {limit}")),
        ValidationErrorKind::Maximum { limit } => ("out-of-range", format!("is above {limit}")),
        ValidationErrorKind::Format { format } => ("not-a-date", format!("is not a {format}")),
        ValidationErrorKind::Enum { .. }
        | ValidationErrorKind::Constant { .. }
        | ValidationErrorKind::AnyOf { .. }
        | ValidationErrorKind::OneOfNotValid { .. } => {
            ("not-one-of", format!("is none of the allowed values: {}", shown(error)))
        }
        _ => ("not-by-schema", format!("differs from the schema: {}", error.kind().keyword())),
    }
}

fn wrong_type(kind: &TypeKind, error: &ValidationError<'_>) -> (&'static str, String) {
    let allows = |wanted: JsonType| match kind {
        TypeKind::Single(single) => *single == wanted,
        TypeKind::Multiple(set) => set.contains(wanted),
    };
    let (code, wanted) = if allows(JsonType::Number) {
        ("not-a-number", "a number")
    } else if allows(JsonType::Integer) {
        ("not-a-number", "a whole number")
    } else if allows(JsonType::Object) {
        ("not-an-object", "an object")
    } else if allows(JsonType::Array) {
        ("not-a-list", "a list")
    } else if allows(JsonType::Boolean) {
        ("not-true-or-false", "true or false")
    } else {
        ("not-text", "a text")
    };
    (code, format!("is not {wanted}: {}", shown(error)))
}

/// The value that does not fit, short and safe to print.
fn shown(error: &ValidationError<'_>) -> String {
    match error.instance().as_ref() {
        Value::Object(_) => "an object".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        other => printable(&other.to_string()),
    }
}
