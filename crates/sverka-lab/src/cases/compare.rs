//! What was said of a case beside what is right of it.

use crate::args::LabError;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// How a case went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Verdict {
    /// Everything as it should be.
    Right,
    /// Something is wrong or lost, and there is a word about it.
    Said,
    /// A wrong value, or a lost row, without a word.
    Silent,
}

/// Numbers and other values of a row that are compared; one that is not named must not be known.
const VALUES: [&str; 8] = ["creator", "day", "views", "reach", "engagements", "clicks", "conversions", "spend"];

/// A case of results. `kept` has the rows by their number; `refused` the codes by row, `*` for any; `whole` the code of a
/// file that is to be refused.
pub(super) fn of_results(right: &Map<String, Value>, answer: Result<Value, LabError>) -> (Verdict, Vec<String>) {
    let answer = match answer {
        Ok(answer) | Err(LabError::Refused { answer, .. }) => answer,
        Err(error) => return (Verdict::Said, vec![error.to_string()]),
    };
    let mut found = Found { verdict: Verdict::Right, why: Vec::new() };
    let refused = by_row(&answer["refused"], "code");
    let pointed = by_row(&answer["pointed_at"], "code");
    if let Some(code) = refused.get(&0).and_then(|codes| codes.first()) {
        match right.get("whole") {
            Some(wanted) if wanted == code || wanted == "*" => {}
            _ => found.wrong(true, format!("refused as a whole: {code}")),
        }
        return found.done();
    }
    if let Some(wanted) = right.get("whole") {
        // What should be refused as a whole may be refused row by row.
        found.wrong(rows(&answer["kept"]).is_empty(), format!("should be refused as a whole: {wanted}"));
    }
    if let Some(wanted) = right.get("asks_whose") {
        let has = &answer["asks_whose"];
        found.check(has == wanted, true, || format!("asks_whose is {has}"));
    }
    let no_rows = Map::new();
    let wanted = right.get("kept").and_then(Value::as_object).unwrap_or(&no_rows);
    let kept = rows(&answer["kept"]);
    for (row, values) in wanted {
        let number = row.parse().unwrap_or_default();
        let said = refused.contains_key(&number);
        match kept.get(&number) {
            None => found.wrong(said, format!("row {row} is not kept: {:?}", refused.get(&number))),
            Some(has) => values_of(&answer, values, has, number, pointed.contains_key(&number), &mut found),
        }
    }
    for row in kept.keys().filter(|row| !wanted.contains_key(&row.to_string())) {
        found.wrong(pointed.contains_key(row), format!("row {row} is kept"));
    }
    let wanted = right.get("refused").and_then(Value::as_object).unwrap_or(&no_rows);
    for (row, code) in wanted {
        let codes = refused.get(&row.parse().unwrap_or_default()).cloned().unwrap_or_default();
        let same = codes.iter().any(|has| code == "*" || code == has);
        // A row that is kept though it should not be is told above.
        let said = !codes.is_empty() || kept.contains_key(&row.parse().unwrap_or_default());
        found.check(same, said, || format!("row {row} should be refused as {code}: {codes:?}"));
    }
    found.done()
}

fn values_of(answer: &Value, wanted: &Value, has: &Value, row: u64, pointed: bool, found: &mut Found) {
    let passed: BTreeSet<&str> =
        answer["passed_over"].as_array().into_iter().flatten().filter_map(|it| it["column"].as_str()).collect();
    let plain = |value: &Value| match value {
        Value::Object(spend) => {
            json!(format!("{} {}", spend["amount"], spend["currency"].as_str().unwrap_or_default()))
        }
        value => value.clone(),
    };
    let compared = VALUES.into_iter().chain(wanted.get("post").map(|_| "post"));
    for name in compared {
        let (wanted, has) = (wanted.get(name).cloned().unwrap_or_default(), plain(&has[name]));
        // A value that is lacking is told by its column, one that is there by its row.
        let said = pointed || (has.is_null() && !passed.is_empty());
        found.check(wanted == has, said, || format!("row {row}: {name} is {has}, not {wanted}"));
    }
}

/// A case of any other command: `at` has values by their place in the answer, `refusal` words of a refusal, `pairs`
/// how many creators may be one.
pub(super) fn of_lab(right: &Map<String, Value>, answer: Result<Value, LabError>) -> (Verdict, Vec<String>) {
    let mut found = Found { verdict: Verdict::Right, why: Vec::new() };
    match (answer, right.get("refusal").and_then(Value::as_str)) {
        (Err(error), Some(words)) if error.to_string().contains(words) => {}
        (Err(error), _) => found.wrong(true, error.to_string()),
        (Ok(_), Some(words)) => found.wrong(false, format!("not refused: {words}")),
        (Ok(answer), None) => {
            let is_said = |name: &str| answer[name].as_array().is_some_and(|list| !list.is_empty());
            let said = is_said("refused") || is_said("unread");
            if let Some(wanted) = right.get("pairs") {
                let has = json!(answer["duplicates"]["pairs"].as_array().map_or(0, Vec::len));
                found.check(has == *wanted, said, || format!("{has} pairs, not {wanted}"));
            }
            for (at, wanted) in right.get("at").and_then(Value::as_object).into_iter().flatten() {
                let has = answer.pointer(at).cloned().unwrap_or_default();
                found.check(has == *wanted, said, || format!("{at} is {has}, not {wanted}"));
            }
        }
    }
    found.done()
}

struct Found {
    verdict: Verdict,
    why: Vec<String>,
}

impl Found {
    fn wrong(&mut self, said: bool, why: String) {
        self.verdict = self.verdict.max(if said { Verdict::Said } else { Verdict::Silent });
        self.why.push(if said { why } else { format!("silent: {why}") });
    }

    fn check(&mut self, right: bool, said: bool, why: impl FnOnce() -> String) {
        if !right {
            self.wrong(said, why());
        }
    }

    fn done(self) -> (Verdict, Vec<String>) {
        (self.verdict, self.why)
    }
}

fn rows(list: &Value) -> BTreeMap<u64, Value> {
    let list = list.as_array().into_iter().flatten();
    list.filter_map(|it| Some((it["row"].as_u64()?, it.clone()))).collect()
}

/// Values by row; 0 is the whole file.
fn by_row(list: &Value, name: &str) -> BTreeMap<u64, Vec<String>> {
    let mut all = BTreeMap::<u64, Vec<String>>::new();
    let single = list.as_array().map_or(0, Vec::len) == 1;
    for it in list.as_array().into_iter().flatten() {
        let is_whole = it["row"].is_null() || (single && it["code"] == "open-quote");
        let row = if is_whole { 0 } else { it["row"].as_u64().unwrap_or_default() };
        all.entry(row).or_default().extend(it[name].as_str().map(str::to_owned));
    }
    all
}
