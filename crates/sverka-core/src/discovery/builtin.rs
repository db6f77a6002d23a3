//! Questions that come with the program.

/// A question with a name in the message catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct BuiltIn {
    /// Its code: the message is `discovery-builtin-<code>`.
    pub code: &'static str,
    /// The question as written.
    pub text: &'static str,
}

/// The questions that come with the program.
pub const BUILT_IN: [BuiltIn; 4] = [
    BuiltIn { code: "bridge", text: "audience.RU >= 15% and audience.US >= 15% sort by engagement.rank desc" },
    BuiltIn {
        code: "above-peers",
        text: "engagement.rank >= 75 in 3+ markets sort by engagement.rank desc, followers desc",
    },
    BuiltIn {
        code: "under-priced",
        text: "cpv.rank <= 20 and engagement.rank >= 50 and suspicious <= 20% sort by cpv.rank",
    },
    BuiltIn {
        code: "rising-authentic",
        text: "growth 10%..100% and suspicious <= 12% and engagement.rank 60..98 sort by growth desc",
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discovery::Query;

    #[test]
    fn every_built_in_question_reads_and_prints_as_it_stands() {
        for question in BUILT_IN {
            let query: Query = question.text.parse().unwrap();
            assert_eq!(query.to_string(), question.text);
        }
    }
}
