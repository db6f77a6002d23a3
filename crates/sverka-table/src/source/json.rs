//! JSON as a sheet: a list of objects, an object with one such list in it, or one object a line. Objects in objects become
//! columns of their own, `owner.username`; columns stand in the order in which they are first met.

use super::{BadSource, Line, RowNumber, Sheet};
use crate::cell::{Cell, Typed};
use crate::text::trimmed;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Objects in objects that are read.
const DEPTH: usize = 4;

/// Reads a text that begins like JSON; `None` for any other.
pub(super) fn read(text: &str) -> Option<Result<Sheet, BadSource>> {
    let begin = text.trim_start();
    // `{` and `[` begin no table that people have; a cell in brackets stands before a delimiter or a line end.
    let first = begin.chars().next()?;
    let second = begin[first.len_utf8()..].trim_start().chars().next();
    let is_json = match first {
        '{' => matches!(second, Some('"' | '}')),
        '[' => {
            matches!(second, Some('{' | '[' | ']' | '"' | '-' | '0'..='9' | 't' | 'f' | 'n'))
                && !begin.starts_with("[none]")
        }
        _ => false,
    };
    is_json.then(|| objects(begin).map(|objects| sheet(&objects)))
}

fn objects(text: &str) -> Result<Vec<Map<String, Value>>, BadSource> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => return lines(text).ok_or_else(|| BadSource::Broken(error.to_string())),
    };
    let list = match value {
        Value::Array(list) => list,
        Value::Object(frame) => framed(frame)?,
        _ => return Err(not_a_list()),
    };
    let object = |item| match item {
        Value::Object(object) => Ok(object),
        _ => Err(not_a_list()),
    };
    list.into_iter().map(object).collect()
}

/// One object a line.
fn lines(text: &str) -> Option<Vec<Map<String, Value>>> {
    let mut objects = Vec::new();
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        match value.ok()? {
            Value::Object(object) => objects.push(object),
            _ => return None,
        }
    }
    (objects.len() > 1).then_some(objects)
}

/// The one list of objects in an object, such as `data` beside `paging`; an object without lists is a row of its own.
fn framed(frame: Map<String, Value>) -> Result<Vec<Value>, BadSource> {
    let is_rows =
        |value: &Value| value.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(Value::is_object));
    let names: Vec<String> = frame.iter().filter(|(_, value)| is_rows(value)).map(|(name, _)| name.clone()).collect();
    match names.as_slice() {
        [] => Err(not_a_list()),
        [only] => match frame.into_iter().find(|(name, _)| name == only) {
            Some((_, Value::Array(list))) => Ok(list),
            _ => Err(not_a_list()),
        },
        _ => Err(BadSource::Lists(names)),
    }
}

fn sheet(objects: &[Map<String, Value>]) -> Sheet {
    let mut columns: Vec<String> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut rows = Vec::with_capacity(objects.len());
    for object in objects {
        let mut cells: Vec<Cell> = vec![Cell::default(); columns.len()];
        flatten("", object, DEPTH, &mut |name, cell| {
            let at = *places.entry(name.clone()).or_insert_with(|| {
                columns.push(name);
                columns.len() - 1
            });
            if cells.len() <= at {
                cells.resize(at + 1, Cell::default());
            }
            cells[at] = cell;
        });
        rows.push(cells);
    }
    let header = columns.iter().map(|name| Cell { text: name.clone(), ..Cell::default() }).collect();
    let number = |at: usize| RowNumber(u32::try_from(at).unwrap_or(u32::MAX));
    let body = rows.into_iter().enumerate().map(|(at, mut cells)| {
        cells.resize(columns.len(), Cell::default());
        Line { number: number(at + 1), cells }
    });
    let lines = std::iter::once(Line { number: number(0), cells: header }).chain(body);
    Sheet { lines: lines.collect(), ..Sheet::default() }
}

fn flatten(before: &str, object: &Map<String, Value>, depth: usize, put: &mut impl FnMut(String, Cell)) {
    for (name, value) in object {
        let name = if before.is_empty() { name.clone() } else { format!("{before}.{name}") };
        match value {
            Value::Object(inner) if depth > 0 => flatten(&name, inner, depth - 1, put),
            Value::Array(list) if is_insights(list) => {
                for (metric, value) in list.iter().filter_map(insight) {
                    put(format!("{before}{}{metric}", if before.is_empty() { "" } else { "." }), cell(value));
                }
            }
            value => put(name, cell(value)),
        }
    }
}

/// Numbers as the Graph API gives them: `{"name": "reach", "values": [{"value": 900}]}`.
fn insight(item: &Value) -> Option<(&str, &Value)> {
    let values = item.get("values")?.as_array()?;
    let [only] = values.as_slice() else { return None };
    Some((item.get("name")?.as_str()?, only.get("value")?))
}

fn is_insights(list: &[Value]) -> bool {
    !list.is_empty() && list.iter().all(|item| insight(item).is_some())
}

fn cell(value: &Value) -> Cell {
    match value {
        Value::Null => Cell::default(),
        Value::String(text) => Cell::of_text(text),
        Value::Bool(flag) => Cell { text: flag.to_string(), typed: Typed::Flag(*flag), ..Cell::default() },
        Value::Number(number) => {
            let typed = number.as_f64().filter(|value| value.is_finite()).map_or(Typed::Text, Typed::Number);
            Cell { text: number.to_string(), typed, ..Cell::default() }
        }
        Value::Array(list) => {
            let texts: Vec<&str> = list.iter().filter_map(Value::as_str).map(trimmed).collect();
            let text = if texts.len() == list.len() { texts.join(", ") } else { value.to_string() };
            Cell { text, ..Cell::default() }
        }
        Value::Object(_) => Cell { text: value.to_string(), ..Cell::default() },
    }
}

fn not_a_list() -> BadSource {
    BadSource::Broken("JSON must be a list of objects, one for each row".to_owned())
}
