use super::*;
use crate::fixture::{Laptop, PLANTED, campaign, creator};
use crate::view::discovery::{FoundFormat, Halted, MakeShortlist};
use serde_json::Value;
use std::time::{Duration, Instant};
use sverka_protocol::Shortlist;

impl Laptop {
    /// Waits until nothing is being built.
    fn settled(&self) -> BaseView {
        let until = Instant::now() + Duration::from_secs(20);
        loop {
            let base = self.app.discovery_base().unwrap();
            if !base.building || Instant::now() > until {
                return base;
            }
            std::thread::yield_now();
        }
    }

    fn ask(&self, text: &str) -> Discovered {
        self.app.discover(Question::Text(text.to_owned())).unwrap()
    }

    fn names(&self, text: &str) -> Vec<String> {
        self.ask(text).found.unwrap().hits.into_iter().map(|hit| hit.name).collect()
    }
}

fn two_campaigns() -> Laptop {
    let laptop = Laptop::new();
    laptop.publish("spring", &[creator("cr-1", "Mila", 60_000, 0.6), creator("cr-2", "Leo", 900_000, 0.9)]);
    laptop.publish("summer", &[creator("cr-2", "Leo", 900_000, 0.9), creator("cr-3", "Tanya", 5_000, 0.2)]);
    laptop
}

#[test]
fn the_base_holds_each_creator_of_every_open_campaign_once() {
    let laptop = two_campaigns();
    let base = laptop.settled();
    assert_eq!((base.ready, base.creators, base.campaigns), (true, 3, 2));
    assert_eq!(laptop.names("followers >= 1 sort by followers desc"), ["Leo", "Mila", "Tanya"]);
    laptop.publish("autumn", &[creator("cr-4", "Zoe", 1, 0.5)]);
    assert!(laptop.app.discovery_base().unwrap().ready, "the base of before answers while the next is built");
    assert_eq!(laptop.settled().creators, 4);
}

#[test]
fn creators_of_a_closed_campaign_are_forgotten_at_once() {
    let laptop = two_campaigns();
    laptop.settled();
    assert_eq!(laptop.names("name ~ tanya"), ["Tanya"], "the control: she is found while it is open");
    laptop.stream("summer", true);
    let answer = laptop.ask("name ~ tanya");
    assert!(answer.found.is_none() && !answer.base.ready, "the old base does not answer a single question more");
    laptop.settled();
    assert!(laptop.names("name ~ tanya").is_empty());
    assert_eq!(laptop.names("name ~ leo"), ["Leo"], "who is in an open campaign too stays");
}

#[test]
fn nothing_of_the_advice_is_in_an_answer_or_a_file() {
    let laptop = two_campaigns();
    laptop.settled();
    let all: Query = "sort by followers desc".parse().unwrap();
    let make = MakeShortlist { query: all.clone(), campaign: "spring".into(), name: None };
    let texts = [
        serde_json::to_string(&laptop.app.discover(Question::Built(all.clone())).unwrap()).unwrap(),
        serde_json::to_string(&laptop.app.discovery().unwrap()).unwrap(),
        serde_json::to_string(&laptop.app.duplicates().unwrap()).unwrap(),
        String::from_utf8(laptop.app.found_table(&all, FoundFormat::Csv).unwrap().bytes).unwrap(),
        String::from_utf8(laptop.app.found_table(&all, FoundFormat::Json).unwrap().bytes).unwrap(),
        String::from_utf8(laptop.app.shortlist_of_found(&make).unwrap().bytes).unwrap(),
    ];
    for (text, planted) in texts.iter().flat_map(|text| PLANTED.iter().map(move |planted| (text, planted))) {
        assert!(!text.contains(planted), "{planted} in {text}");
    }
    // The negative control: the advice is in the packs the base was made of, and the same check would see it there.
    let known = creator("cr-1", "Mila", 60_000, 0.6).to_string();
    assert!(PLANTED.iter().all(|planted| known.contains(planted)));
    for field in ["score", "chance", "verdict", "rank", "advice", "ai.score"] {
        let answer = laptop.ask(&format!("followers >= 1 sort by {field}"));
        assert_eq!(answer.wrong.unwrap().code, "query-field", "{field}");
    }
}

#[test]
fn neither_the_publishers_order_nor_its_advice_changes_an_answer() {
    let told = |turned: bool| {
        let laptop = Laptop::new();
        let mut records: Vec<Value> =
            (1..6u32).map(|n| creator(&format!("cr-{n}"), &format!("N {n}"), n * 10_000, 0.5)).collect();
        if turned {
            records.reverse();
            for record in &mut records {
                record["recommendation"]["verdict"] = "reject".into();
                record["recommendation"]["score"] = 0.01.into();
            }
        }
        laptop.publish("spring", &records);
        laptop.settled();
        let answers = ["text ~ skincare", "followers >= 1 sort by audience.RU desc"].map(|text| laptop.ask(text).found);
        let pairs = laptop.app.duplicates().unwrap();
        let files = [FoundFormat::Csv, FoundFormat::Json]
            .map(|format| laptop.app.found_table(&"followers >= 1".parse().unwrap(), format).unwrap().bytes);
        (answers, pairs, files)
    };
    assert_eq!(told(false), told(true));
}

#[test]
fn a_mistake_says_where_it_is_and_what_was_meant() {
    let laptop = two_campaigns();
    laptop.settled();
    let answer = laptop.ask("audience.RU >= 15% and folowers >= 50k");
    let wrong = answer.wrong.unwrap();
    assert_eq!((wrong.at, wrong.length, wrong.suggestion.as_deref()), (23, 8, Some("followers")));
    assert!(answer.query.is_none() && answer.found.is_none());
    let built: Query = "audience.RU >= 15% and followers >= 50k".parse().unwrap();
    let answer = laptop.app.discover(Question::Built(built)).unwrap();
    assert!(answer.text.starts_with("audience.RU >= 15% and followers >= 50k"), "{}", answer.text);
    assert_eq!(answer.found.unwrap().terms.len(), 2);
}

#[test]
fn a_shortlist_keeps_the_order_of_the_answer_and_the_plan_of_the_campaign() {
    let laptop = two_campaigns();
    laptop.settled();
    let query: Query = "followers >= 1k sort by followers".parse().unwrap();
    let make = |name: Option<&str>| MakeShortlist {
        query: query.clone(),
        campaign: "summer".into(),
        name: name.map(str::to_owned),
    };
    let read = |name| {
        let table = laptop.app.shortlist_of_found(&make(name)).unwrap();
        serde_json::from_slice::<Shortlist>(&table.bytes).unwrap()
    };
    let same = read(None);
    let names: Vec<&str> = same.candidates.iter().map(|candidate| candidate.creator.name.as_str()).collect();
    assert_eq!(names, ["Tanya", "Mila", "Leo"]);
    assert_eq!(same.campaign, serde_json::from_value(campaign("summer")).unwrap());
    let new = read(Some("Осень"));
    assert_ne!(new.campaign.id, same.campaign.id);
    assert_eq!((new.campaign.name.ru.as_str(), new.campaign.brand), ("Осень", same.campaign.brand));
    assert!(laptop.app.shortlist_of_found(&make(Some(" "))).is_err());
    laptop.stream("summer", true);
    assert!(laptop.app.shortlist_of_found(&make(None)).is_err(), "the plan of a closed campaign goes nowhere");
}

/// The same person at two platforms, as two campaigns know her.
fn with_twins() -> Laptop {
    let laptop = two_campaigns();
    let at = |id: &str, name: &str, followers: u32, platform: &str| {
        let mut record = creator(id, name, followers, 0.5);
        record["creator"]["accounts"][0]["handle"] = "arina.belova".into();
        record["creator"]["accounts"][0]["platform"] = platform.into();
        record
    };
    laptop.publish("twins", &[at("cr-8", "Arina Belova", 70_000, "youtube")]);
    laptop.publish("others", &[at("cr-9", "Арина Белова", 80_000, "instagram")]);
    laptop.settled();
    laptop
}

#[test]
fn own_questions_are_kept_renamed_and_forgotten() {
    let laptop = two_campaigns();
    assert_eq!(laptop.app.save_question("  ", "followers >= 1").unwrap_err().code, Code::TooLong);
    laptop.app.save_question(" mid ", "followers 50k..500k").unwrap();
    laptop.app.save_question("all", "followers >= 1").unwrap();
    let names = |laptop: &Laptop| -> Vec<String> {
        laptop.app.discovery().unwrap().saved.into_iter().map(|question| question.name).collect()
    };
    assert_eq!(names(&laptop), ["all", "mid"]);
    assert_eq!(laptop.app.rename_question("mid", "all").unwrap_err().code, Code::NameTaken);
    assert_eq!(laptop.app.rename_question("none", "x").unwrap_err().code, Code::NotFound);
    laptop.app.rename_question("mid", "middle").unwrap();
    laptop.app.forget_question("all").unwrap();
    assert_eq!(names(&laptop), ["middle"]);
}

#[test]
fn a_judged_pair_is_kept_and_can_be_taken_back() {
    let laptop = with_twins();
    let pairs = laptop.app.duplicates().unwrap().pairs;
    let pair = pairs.iter().find(|pair| pair.first.id == "cr-8" && pair.second.id == "cr-9").unwrap();
    assert_eq!((pair.same, pair.odds > 1, pair.clues.is_empty()), (None, true, false));
    let said = |laptop: &Laptop| {
        let pairs = laptop.app.duplicates().unwrap().pairs;
        pairs.into_iter().find(|pair| pair.first.id == "cr-8").unwrap().same
    };
    for same in [Some(true), Some(false), None] {
        laptop.app.judge_pair("cr-9", "cr-8", same).unwrap();
        laptop.settled();
        assert_eq!(said(&laptop), same);
    }
    assert!(laptop.app.judge_pair("cr-9", "cr-9", Some(true)).is_err());
}

#[test]
fn who_is_said_to_be_one_is_one_creator_until_that_is_taken_back() {
    let laptop = with_twins();
    let question = "name ~ belova sort by followers desc";
    assert_eq!(
        (laptop.names(question), laptop.settled().merged),
        (vec!["Арина Белова".into(), "Arina Belova".into()], 0)
    );
    laptop.app.judge_pair("cr-8", "cr-9", Some(true)).unwrap();
    let base = laptop.settled();
    assert_eq!((base.creators, base.merged), (4, 1));
    let found = laptop.ask("platform = youtube and platform = instagram").found.unwrap();
    assert_eq!((found.total, found.hits[0].id.as_str(), found.hits[0].name.as_str()), (1, "cr-8", "Арина Белова"));
    let campaigns = laptop.app.found_in("cr-8").unwrap();
    let campaigns: Vec<_> = campaigns.iter().map(|one| (one.campaign.as_str(), one.creator.as_str())).collect();
    assert_eq!(campaigns, [("others", "cr-9"), ("twins", "cr-8")]);
    let query = question.parse().unwrap();
    let table = laptop.app.shortlist_of_found(&MakeShortlist { query, campaign: "twins".into(), name: None }).unwrap();
    let list: Shortlist = serde_json::from_slice(&table.bytes).unwrap();
    assert_eq!((list.candidates.len(), list.candidates[0].creator.accounts.len()), (1, 2));
    laptop.app.judge_pair("cr-8", "cr-9", None).unwrap();
    assert_eq!((laptop.settled().creators, laptop.names(question).len()), (5, 2));
}

#[test]
fn reading_can_be_stopped_and_goes_on_when_asked() {
    let laptop = two_campaigns();
    let stopped = laptop.app.read_creators(false).unwrap();
    // Nothing was being read yet, so there is nothing to stop: the first look begins.
    assert!(stopped.building && stopped.halted.is_none());
    let stopped = laptop.app.read_creators(false).unwrap();
    if !stopped.ready {
        assert_eq!((stopped.building, stopped.halted), (false, Some(Halted::Stopped)));
        laptop.publish("autumn", &[creator("cr-4", "Zoe", 1, 0.5)]);
        assert!(!laptop.settled().ready, "new records do not begin what a person stopped");
        assert!(laptop.ask("followers >= 1").found.is_none());
    }
    laptop.app.read_creators(true).unwrap();
    let base = laptop.settled();
    assert!(base.ready && base.halted.is_none(), "{base:?}");
}
