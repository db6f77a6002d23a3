//! JSON as a sheet: a list of objects, an object with one such list in it, or one object a line. Objects in objects become
//! columns of their own, `owner.username`; columns stand in the order in which they are first met.

use super::{BadSource, Line, RowNumber, Sheet, cells_fit};
use crate::cell::{Cell, EXACT, Typed};
use crate::columns;
use crate::text::trimmed;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Objects in objects that are read.
const DEPTH: usize = 4;

/// Reads a text that begins like JSON; `None` for any other.
pub(super) fn read(text: &str, max_rows: usize) -> Option<Result<Sheet, BadSource>> {
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
    is_json.then(|| objects(begin).and_then(|objects| sheet(&objects, max_rows)))
}

fn objects(text: &str) -> Result<Vec<Map<String, Value>>, BadSource> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => return lines(text, &error),
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

/// One object a line; what is wrong with the whole, where it is none.
fn lines(text: &str, whole: &serde_json::Error) -> Result<Vec<Map<String, Value>>, BadSource> {
    let mut objects = Vec::new();
    let whole = || Err(BadSource::Broken(whole.to_string()));
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    loop {
        let from = values.byte_offset();
        match values.next() {
            None => break,
            Some(Ok(Value::Object(object))) => objects.push(object),
            // After some lines that can be read the one that cannot is named.
            Some(Err(error)) if !objects.is_empty() => {
                let begins = from + (text[from..].len() - text[from..].trim_start().len());
                let line = text[..begins].matches('\n').count() + 1;
                return Err(BadSource::Broken(format!("the object in line {line}: {error}")));
            }
            Some(_) => return whole(),
        }
    }
    if objects.len() > 1 { Ok(objects) } else { whole() }
}

/// The one list of objects in an object, such as `data` beside `paging`, also one in an object of it: `response.items`. Of
/// lists at several depths those nearest to the top count. An object
/// without lists is a row when columns that are known are in it.
fn framed(frame: Map<String, Value>) -> Result<Vec<Value>, BadSource> {
    let is_rows = |list: &[Value]| !list.is_empty() && list.iter().all(Value::is_object) && !is_insights(list);
    let mut level: Vec<(String, &Map<String, Value>)> = vec![(String::new(), &frame)];
    for _ in 0..=DEPTH {
        let inside =
            || level.iter().flat_map(|(before, object)| object.iter().map(move |(name, it)| (path(before, name), it)));
        let lists: Vec<(String, &Vec<Value>)> =
            inside().filter_map(|(name, it)| Some((name, it.as_array().filter(|list| is_rows(list))?))).collect();
        match lists.as_slice() {
            [] => {}
            [(_, list)] => return Ok((*list).clone()),
            _ => return Err(BadSource::Lists(lists.into_iter().map(|(name, _)| name).collect())),
        }
        level = inside().filter_map(|(name, it)| Some((name, it.as_object()?))).collect();
    }
    let mut known = 0;
    flatten("", &frame, DEPTH, &mut |name, _| known += usize::from(columns::is_known(&name)));
    if known >= 2 { Ok(vec![Value::Object(frame)]) } else { Err(not_a_list()) }
}

fn path(before: &str, name: &str) -> String {
    if before.is_empty() { name.to_owned() } else { format!("{before}.{name}") }
}

fn sheet(objects: &[Map<String, Value>], max_rows: usize) -> Result<Sheet, BadSource> {
    if objects.len() > max_rows {
        return Err(BadSource::TooLarge { what: "rows", limit: max_rows });
    }
    let mut columns: Vec<String> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut rows = Vec::with_capacity(objects.len());
    for object in objects {
        let mut cells: Vec<Cell> = Vec::new();
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
        cells_fit(objects.len(), columns.len())?;
        rows.push(cells);
    }
    let header = columns.iter().map(|name| Cell { text: name.clone(), ..Cell::default() }).collect();
    let number = |at: usize| RowNumber(u32::try_from(at).unwrap_or(u32::MAX));
    let body = rows.into_iter().enumerate().map(|(at, mut cells)| {
        cells.resize(columns.len(), Cell::default());
        Line { number: number(at + 1), cells }
    });
    let lines = std::iter::once(Line { number: number(0), cells: header }).chain(body);
    Ok(Sheet { lines: lines.collect(), ..Sheet::default() })
}

fn flatten(before: &str, object: &Map<String, Value>, depth: usize, put: &mut impl FnMut(String, Cell)) {
    for (name, value) in object {
        let name = path(before, name);
        match value {
            Value::Object(inner) if depth > 0 => flatten(&name, inner, depth - 1, put),
            Value::Array(list) if is_insights(list) => {
                for (metric, value) in list.iter().filter_map(insight) {
                    put(path(before, metric), cell(value));
                }
            }
            value => put(name, cell(value)),
        }
    }
}

/// Numbers as the Graph API gives them: `{"name": "reach", "values": [{"value": 900}]}`, or `"total_value": {"value": 900}`.
fn insight(item: &Value) -> Option<(&str, &Value)> {
    let only = match item.get("values").and_then(Value::as_array).map(Vec::as_slice) {
        Some([only]) => only,
        Some(_) => return None,
        None => item.get("total_value")?,
    };
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
            // A whole number of more digits than a float keeps is a name, and all of its digits are here.
            let value = number.as_f64().filter(|value| value.is_finite() && (!number.is_u64() || value.abs() < EXACT));
            let typed = value.map_or(Typed::Text, Typed::Number);
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
