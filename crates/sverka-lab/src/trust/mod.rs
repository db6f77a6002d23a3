//! People who answer a question, see an adviser's answer and answer again: whose answer should be taken.

mod answers;
mod rule;

use crate::args::LabError;
use crate::table::Table;
pub(crate) use answers::TrustError;
use answers::{Answer, Answers};
use rule::Rule;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;
use sverka_core::engine::resample::ratio;

/// Choose between a person's answer and an adviser's, learnt from one table and checked on another.
///
/// Both tables have a row for each person and question, with these columns (names are compared by letters and digits):
///
///   participant                     who; any text
///   init_choiceA, init_choiceB, …   the chance the person gave to each option before the advice
///   adjusted_choiceA, …             the same after it; may be absent
///   correct_answer                  the right option, by its letter
///   advice_answer                   the adviser's option; may be missing or none of the options
///   topic                           what the question is about; may be absent
///
/// The rule pools the log-odds of the person before the advice and of the adviser; the adviser's weight depends on the
/// topic, shrunk to all topics. Other columns are not used, the number of a question neither: that would repeat the
/// right answers of the training table. Rows without chances or without a right answer are left out and counted.
///
/// Answer: {n, accuracy_person, accuracy_ai, accuracy_final, accuracy_rule, …}. Of equally likely options the first is
/// the person's choice.
///
/// Example: sverka-lab trust --train answers.csv --test others.csv
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Trust {
    /// Answers to learn from (CSV, XLSX, JSON …).
    #[arg(long)]
    train: PathBuf,
    /// Answers to check on (CSV, XLSX, JSON …).
    #[arg(long)]
    test: PathBuf,
}

/// Draws of people for an interval.
const DRAWS: usize = 2000;
const SEED: u64 = 1;

/// A row of the test table, judged.
struct Judged {
    answer: Answer,
    rule: usize,
    chances: Vec<f64>,
}

impl Judged {
    fn is_right(&self, choice: Option<usize>) -> f64 {
        f64::from(u8::from(choice == Some(self.answer.right)))
    }
    fn person(&self) -> f64 {
        self.is_right(Some(self.answer.first))
    }
    fn ai(&self) -> f64 {
        self.is_right(self.answer.advice)
    }
    fn last(&self) -> f64 {
        self.is_right(self.answer.last)
    }
    fn rule(&self) -> f64 {
        self.is_right(Some(self.rule))
    }
}

impl Trust {
    pub(crate) fn run(&self) -> Result<Value, LabError> {
        let (train_table, test_table) = (Table::read(&self.train)?, Table::read(&self.test)?);
        let (train, test) = (Answers::read(&train_table)?, Answers::read(&test_table)?);
        let rule = Rule::learn(&train).map_err(TrustError::from)?;
        let judged: Vec<Judged> = test
            .answers
            .iter()
            .cloned()
            .map(|answer| {
                let chances = rule.chances(&answer);
                Judged { rule: rule::choice(&chances, &answer), answer, chances }
            })
            .collect();
        let differ: Vec<&Judged> = judged.iter().filter(|row| row.answer.advice != Some(row.answer.first)).collect();
        let all: Vec<&Judged> = judged.iter().collect();
        let share = |rows: &[&Judged], of: &dyn Fn(&Judged) -> f64| {
            (!rows.is_empty()).then(|| rows.iter().map(|row| of(row)).sum::<f64>() / rows.len() as f64)
        };
        let brier = |row: &Judged| -> f64 {
            let truth = |at: usize| f64::from(u8::from(at == row.answer.right));
            row.chances.iter().enumerate().map(|(at, chance)| (chance - truth(at)).powi(2)).sum()
        };
        let last = |rows: &[&Judged]| {
            if test.has_last { share(rows, &Judged::last) } else { None }
        };
        Ok(json!({
            "n": judged.len(),
            "accuracy_person": share(&all, &Judged::person),
            "accuracy_ai": share(&all, &Judged::ai),
            "accuracy_final": last(&all),
            "accuracy_rule": share(&all, &Judged::rule),
            "accuracy_either": share(&all, &|row| row.person().max(row.ai())),
            "brier_rule": share(&all, &brier),
            "rule_less_ai": gain(&judged, &Judged::ai),
            "rule_less_final": if test.has_last { gain(&judged, &Judged::last) } else { Value::Null },
            "where_they_differ": {
                "n": differ.len(),
                "accuracy_person": share(&differ, &Judged::person),
                "accuracy_ai": share(&differ, &Judged::ai),
                "accuracy_final": last(&differ),
                "accuracy_rule": share(&differ, &Judged::rule),
            },
            "weights": rule.described(),
            "train": train.described(),
            "test": test.described(),
        }))
    }
}

/// How much more often the rule is right, with the 95 % interval, people drawn with replacement.
fn gain(judged: &[Judged], other: &dyn Fn(&Judged) -> f64) -> Value {
    let mut people: BTreeMap<&str, [f64; 2]> = BTreeMap::new();
    for row in judged {
        let sums = people.entry(&row.answer.person).or_default();
        sums[0] += row.rule() - other(row);
        sums[1] += 1.0;
    }
    let sums: Vec<[f64; 2]> = people.into_values().collect();
    ratio(&sums, DRAWS, SEED)
        .map_or(Value::Null, |gain| json!({ "value": gain.value, "low": gain.low, "high": gain.high }))
}
