//! People who change a model's forecast: who should be followed, and how far.

mod combine;
mod figures;
mod rounds;

use crate::args::LabError;
use crate::table::Table;
use combine::Lesson;
use figures::{Errors, figures};
pub(crate) use rounds::AdviceError;
use rounds::Rounds;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Combine a model's forecasts with people's changes to them, learnt from one table and checked on another.
///
/// Both tables have a row for each person and round, with these columns (names are compared by letters and digits):
///
///   person     who; any text
///   phase      "practice" (the person is told the result) or "final" (what is judged)
///   ai         the model's forecast
///   human      the person's forecast after seeing it
///   actual     what came true
///   round, condition   may be there; neither is used to forecast
///   any other columns of numbers are the features of the case; the two tables may have different ones
///
/// How people behave as a group is learnt from the first table. From the second one only practice rounds are used: the
/// model's record by features (in which region it has been right) and each person's own record. The actual of
/// a final round is used for the figures alone. Rounds in which ai, human or actual is missing are left out and counted.
///
/// Answer: {n, mae_ai, mae_human, mae_half, mae_combined, in_range: {…}, out_of_range: {…}} over the final rounds; half is
/// the mean of both forecasts; in range is where the model has missed by chance alone.
///
/// Example: sverka-lab advice --train closed.csv --test running.csv
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Advice {
    /// Closed rounds to learn how people behave from (CSV, XLSX, JSON …).
    #[arg(long)]
    train: PathBuf,
    /// Rounds to check on (CSV, XLSX, JSON …).
    #[arg(long)]
    test: PathBuf,
}

impl Advice {
    pub(crate) fn run(&self) -> Result<Value, LabError> {
        let (train_table, test_table) = (Table::read(&self.train)?, Table::read(&self.test)?);
        let (train, test) = (Rounds::read(&train_table)?, Rounds::read(&test_table)?);
        test.with_final(&self.test)?;
        let lesson = Lesson::learn(&train, &test);
        let finals: Vec<Errors> = lesson.finals(&test);
        let mut answer = figures(&finals);
        answer["regime"] = lesson.regime(&test);
        answer["weights"] = lesson.weights();
        answer["train"] = train.described();
        answer["test"] = test.described();
        Ok(json!(answer))
    }
}
