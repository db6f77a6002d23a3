//! Asks a base made of a file, and looks for creators that may be one.

use crate::args::LabError;
use crate::creators::{self, CreatorsError};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::path::PathBuf;
use sverka_core::discovery::{BUILT_IN, BadQuery, Base, Query, duplicates, run};
use sverka_core::score::Model;

/// Find creators by a question, or creators that may be one person.
#[derive(Debug, clap::Args)]
pub(crate) struct Discover {
    /// Creators: a shortlist or a list of records (JSON), or a table of any kind with the columns of the vendor-export mapping;
    /// rows, cells and columns that are not used are told, and so are cells that should be looked at.
    #[arg(long)]
    data: PathBuf,
    /// The question, for example: "followers 50k..500k and audience.RU >= 15% sort by engagement.rank desc".
    #[arg(long, conflicts_with = "builtin", required_unless_present_any = ["builtin", "duplicates"])]
    query: Option<String>,
    /// A question that comes with the program: bridge, above-peers, under-priced, rising-authentic.
    #[arg(long)]
    builtin: Option<String>,
    /// Also propose creators that may be one.
    #[arg(long)]
    duplicates: bool,
    /// The day on which results of checks must hold.
    #[arg(long, default_value = "1970-01-01")]
    day: NaiveDate,
}

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DiscoverError {
    #[error(transparent)]
    Creators(#[from] CreatorsError),
    #[error("the question, {0}")]
    Query(#[from] BadQuery),
    #[error("there is no built-in question {0:?}; there are {has}", has = BUILT_IN.map(|one| one.code).join(", "))]
    BuiltIn(String),
    #[error("the reference of peers is damaged: {0}")]
    Reference(#[from] serde_json::Error),
    #[error("the answer cannot be written as JSON: {0}")]
    Write(serde_json::Error),
}

/// The model that comes with the program: its peers rank the creators of a small file.
const MODEL: &str = include_str!("../../../assets/models/baseline-2.json");

impl Discover {
    pub(crate) fn run(&self) -> Result<Value, LabError> {
        Ok(self.answer()?)
    }

    fn answer(&self) -> Result<Value, DiscoverError> {
        let read = creators::read(&self.data)?;
        let creators = read.creators;
        let mut answer = json!({ "creators": creators.len(), "refused": read.refused, "unread": read.unread,
                                 "pointed_at": read.pointed_at, "passed_over": read.passed_over });
        let built_in = |code: &String| {
            let found = BUILT_IN.iter().find(|one| one.code == code);
            found.map(|one| one.text.to_owned()).ok_or_else(|| DiscoverError::BuiltIn(code.clone()))
        };
        let text = self
            .query
            .clone()
            .map_or_else(|| self.builtin.as_ref().map(built_in).transpose(), |text| Ok(Some(text)))?;
        if let Some(text) = text {
            let query: Query = text.parse()?;
            let model: Model = serde_json::from_str(MODEL)?;
            let base = Base::of(&creators, &model.peers);
            answer["query"] = json!(query.to_string());
            answer["explained"] = serde_json::to_value(query.explain()).map_err(DiscoverError::Write)?;
            answer["found"] = serde_json::to_value(run(&base, &query, self.day)?).map_err(DiscoverError::Write)?;
        }
        if self.duplicates {
            let found = duplicates::propose(&creators);
            answer["duplicates"] = serde_json::to_value(found).map_err(DiscoverError::Write)?;
        }
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    const TABLE: &str = "handle,platform,market,name,followers,er_followers_pct,country_ru,country_us\n\
        katyperry,instagram,US,Katy Perry,90000,2.5,1,80\nkatyperry,youtube,US,Katy Perry,,,20,30\nmaria,vk,RU,Мария,5000,4,90,\n";

    fn asked(data: &Path, query: &str) -> Result<Value, DiscoverError> {
        let question = Some(query.to_owned());
        Discover { data: data.to_owned(), query: question, builtin: None, duplicates: true, day: NaiveDate::default() }
            .answer()
    }

    #[test]
    fn a_table_and_a_shortlist_are_asked_and_searched_for_doubles() {
        let folder = tempfile::tempdir().unwrap();
        let table = folder.path().join("creators.csv");
        std::fs::write(&table, TABLE).unwrap();
        let answer = asked(&table, "audience.RU >= 15% sort by audience.RU desc").unwrap();
        let names: Vec<_> = answer["found"]["hits"].as_array().unwrap().iter().map(|hit| hit["name"].clone()).collect();
        assert_eq!(names, ["Мария", "Katy Perry"]);
        assert_eq!(answer["duplicates"]["pairs"].as_array().unwrap().len(), 1);

        let shortlist = folder.path().join("shortlist.json");
        let creators = creators::read(&table).unwrap().creators;
        let candidates: Vec<Value> = creators.iter().map(|creator| json!({ "creator": creator })).collect();
        std::fs::write(&shortlist, json!({ "candidates": candidates }).to_string()).unwrap();
        assert_eq!(asked(&shortlist, "audience.RU >= 15% sort by audience.RU desc").unwrap(), answer);
    }

    #[test]
    fn a_wrong_question_file_or_column_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let table = file("creators.csv", TABLE);
        for (data, query, said) in [
            (&table, "folowers >= 5k", "did you mean followers?"),
            (&file("a.csv", "handle,market\na,RU\n"), "followers >= 5k", "no column \"platform\""),
            (
                &file("b.csv", "handle,platform,market\na,myspace,RU\n"),
                "followers >= 5k",
                "row 2: the platform is not known",
            ),
            (&file("c.json", "{}"), "followers >= 5k", "neither a shortlist"),
            (&file("d.json", "{"), "followers >= 5k", "is not JSON"),
        ] {
            let problem = asked(data, query).unwrap_err().to_string();
            assert!(problem.contains(said), "{problem}");
        }
    }
}
