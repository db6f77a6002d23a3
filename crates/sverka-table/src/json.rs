//! A list of flat objects as a table; columns in the order in which they are first met.

use crate::number::Decimal;
use crate::sheet::{BadTable, Format, Row, Sheet};
use serde_json::{Map, Value};
use std::collections::HashMap;

pub(crate) fn read(text: &str) -> Result<Sheet, BadTable> {
    let value: Value = serde_json::from_str(text).map_err(|error| BadTable::Broken(error.to_string()))?;
    let list = match value {
        Value::Array(list) => list,
        // An export that wraps its list in an object with one list in it.
        Value::Object(frame) => {
            let mut lists = frame.into_iter().filter_map(|(_, value)| match value {
                Value::Array(list) => Some(list),
                _ => None,
            });
            lists.next().filter(|_| lists.next().is_none()).ok_or_else(not_a_list)?
        }
        _ => return Err(not_a_list()),
    };
    let objects = list
        .into_iter()
        .map(|item| match item {
            Value::Object(object) => Ok(object),
            _ => Err(not_a_list()),
        })
        .collect::<Result<Vec<_>, _>>()?;
    let mut columns: Vec<String> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for name in objects.iter().flat_map(Map::keys) {
        if !places.contains_key(name) {
            places.insert(name.clone(), columns.len());
            columns.push(name.clone());
        }
    }
    let row = |(place, object): (usize, Map<String, Value>)| {
        let mut cells = vec![String::new(); columns.len()];
        for (name, value) in object {
            cells[places[&name]] = text_of(value);
        }
        Row { number: place + 1, cells: Ok(cells) }
    };
    let rows = objects.into_iter().enumerate().map(row).collect();
    Ok(Sheet { format: Format::Json, columns, rows, decimal: Decimal::Point, guessed_encoding: None })
}

fn text_of(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    }
}

fn not_a_list() -> BadTable {
    BadTable::Broken("JSON must be a list of objects, one for each row".to_owned())
}
