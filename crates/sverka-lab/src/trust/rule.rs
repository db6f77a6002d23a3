//! The rule that chooses: a pool of log-odds.

use super::answers::{Answer, Answers, likeliest};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use sverka_core::pooling::log_odds::{BadPool, Case, LogOddsPool, evidence};

/// A rule learnt from one table.
#[derive(Debug)]
pub(super) struct Rule {
    pool: LogOddsPool,
    topics: Vec<String>,
}

/// Belief about the weights that all topics share (1 ÷ variance): hardly any.
const SHARED: f64 = 0.1;
/// Belief about how much the adviser's weight differs by topic: by about 0.7 of a logit.
const BY_TOPIC: f64 = 2.0;

impl Rule {
    /// Learns from answers whose right option is known.
    ///
    /// # Errors
    /// [`BadPool`] when the equations have no solution.
    pub(super) fn learn(train: &Answers) -> Result<Self, BadPool> {
        let topics: BTreeSet<&str> = train.answers.iter().filter_map(|answer| answer.topic.as_deref()).collect();
        let topics: Vec<String> = topics.into_iter().map(str::to_owned).collect();
        let case = |answer: &Answer| Case { options: weighed(answer, &topics), right: answer.right };
        let cases: Vec<Case> = train.answers.iter().map(case).collect();
        let mut beliefs = vec![SHARED; 2];
        beliefs.resize(2 + topics.len(), BY_TOPIC);
        Ok(Self { pool: LogOddsPool::learn(&cases, &beliefs)?, topics })
    }

    /// Chances of the options.
    pub(super) fn chances(&self, answer: &Answer) -> Vec<f64> {
        self.pool.chances(&weighed(answer, &self.topics))
    }

    pub(super) fn described(&self) -> Value {
        let weights = self.pool.weights();
        let by_topic: serde_json::Map<_, _> = self
            .topics
            .iter()
            .zip(&weights[2..])
            .map(|(topic, weight)| (topic.clone(), json!(weights[1] + weight)))
            .collect();
        json!({ "person": weights[0], "advice": weights[1], "advice_by_topic": by_topic })
    }
}

/// What each option has for it: the person's log-chance, whether the adviser named it, and that once more for the topic.
fn weighed(answer: &Answer, topics: &[String]) -> Vec<Vec<f64>> {
    let topic = answer.topic.as_ref().and_then(|topic| topics.iter().position(|known| known == topic));
    let option = |(at, chance): (usize, &f64)| {
        let advised = f64::from(u8::from(answer.advice == Some(at)));
        let mut option = vec![evidence(*chance), advised];
        option.resize(2 + topics.len(), 0.0);
        if let Some(topic) = topic {
            option[2 + topic] = advised;
        }
        option
    };
    answer.chances.iter().enumerate().map(option).collect()
}

/// The likeliest option; of equals the adviser's, then the first.
pub(super) fn choice(chances: &[f64], answer: &Answer) -> usize {
    let first = likeliest(chances);
    answer.advice.filter(|advice| chances[*advice] >= chances[first] - 1e-9).unwrap_or(first)
}
