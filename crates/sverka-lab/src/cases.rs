//! Tries a folder of tables as people have them, and compares with what is right of each.

mod compare;

use crate::args::{LabError, run_words};
use compare::{Verdict, of_lab, of_results};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::path::PathBuf;

/// Try every case of a folder, and count what is right, what is wrong but said, and what is wrong in silence.
///
/// The folder has `creators.csv` and `inputs`. What is right of each case comes with the program.
///
/// Example: sverka-lab cases ../shared/cases
#[derive(Debug, clap::Args)]
pub(crate) struct Cases {
    /// The folder.
    folder: PathBuf,
}

/// What is right of every case.
const RIGHT: &str = include_str!("../tests/cases.json");

/// Why the cases cannot be tried.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CasesError {
    #[error("the list of cases is damaged: {0}")]
    List(#[from] serde_json::Error),
    #[error("{0} has no case that is known")]
    Nothing(PathBuf),
}

#[derive(Deserialize)]
struct Right {
    /// Tables of results.
    results: Vec<Case>,
    /// Tables of the other commands.
    lab: Vec<Case>,
    /// Questions to a base.
    questions: Vec<Case>,
}

/// One case: a file, what is asked of it, and what is right.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    file: String,
    /// Words of the command behind the file.
    #[serde(default)]
    args: Vec<String>,
    right: Map<String, Value>,
}

impl Cases {
    pub(crate) fn run(&self) -> Result<Value, LabError> {
        let right: Right = serde_json::from_str(RIGHT).map_err(CasesError::from)?;
        let inputs = self.folder.join("inputs");
        let creators = self.folder.join("creators.csv").display().to_string();
        let mut groups = Map::new();
        let mut all = [0; 3];
        for (name, cases) in [("results", &right.results), ("lab", &right.lab), ("questions", &right.questions)] {
            let (mut counts, mut not_right) = ([0; 3], Vec::new());
            for case in cases.iter().filter(|case| inputs.join(&case.file).exists()) {
                let path = inputs.join(&case.file).display().to_string();
                let words = match name {
                    "results" => {
                        vec!["results".to_owned(), "--creators".into(), creators.clone(), "--table".into(), path]
                    }
                    _ => Vec::new(),
                };
                let args =
                    case.args.iter().map(|word| word.replace("FILE", &inputs.join(&case.file).display().to_string()));
                let answer = run_words(words.into_iter().chain(args));
                let (verdict, why) = match name {
                    "results" => of_results(&case.right, answer),
                    _ => of_lab(&case.right, answer),
                };
                counts[verdict as usize] += 1;
                if verdict != Verdict::Right {
                    let args = case.args.join(" ");
                    not_right.push(json!({ "file": case.file, "args": args, "verdict": verdict, "why": why }));
                }
            }
            all = [0, 1, 2].map(|at| all[at] + counts[at]);
            let [right, said, silent] = counts;
            groups.insert(
                name.to_owned(),
                json!({ "right": right, "said": said, "silent": silent, "not_right": not_right }),
            );
        }
        let [right, said, silent] = all;
        if right + said + silent == 0 {
            return Err(CasesError::Nothing(self.folder.clone()).into());
        }
        Ok(json!({ "right": right, "said": said, "silent": silent, "groups": groups }))
    }
}
