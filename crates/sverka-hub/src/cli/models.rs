//! Commands about score models.

use super::args::PublishModel;
use super::report::{CommandError, Report};
use std::fmt::Write;
use std::io::Read;
use sverka_hub::Hub;
use sverka_protocol::MAX_MODEL_BYTES;

pub(super) fn publish(hub: &Hub, args: &PublishModel) -> Result<Report, CommandError> {
    let failed = |source| CommandError::Input { path: args.model.display().to_string(), source };
    let mut bytes = Vec::new();
    // One byte more than is taken tells that there is more.
    let file = std::fs::File::open(&args.model).map_err(failed)?;
    file.take(MAX_MODEL_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    let done = hub.publish_model(&bytes, args.campaign.as_ref())?;
    let what = format!("{} {}", done.name, done.named.version);
    let words = match (done.campaigns.as_slice(), done.is_new) {
        ([], false) => format!("Model {what} is in force there already."),
        ([], true) => format!("Published model {what} for campaigns to come."),
        (streams, _) => {
            let names: Vec<&str> = streams.iter().map(|stream| stream.as_str()).collect();
            format!("Published model {what} for {}.", names.join(", "))
        }
    };
    Report::done(words, &done)
}

pub(super) fn list(hub: &Hub) -> Result<Report, CommandError> {
    let models = hub.models()?;
    let mut words = String::new();
    for line in &models {
        let scores: Vec<&str> = line.campaigns.iter().map(|stream| stream.as_str()).collect();
        let coming = if line.for_new_campaigns { "  and campaigns to come" } else { "" };
        // Writing to a String cannot fail.
        let _ = writeln!(
            words,
            "{} {}  {}  since {}  scores {} campaigns {}{coming}",
            line.name,
            line.named.version,
            line.named.fingerprint,
            line.published_at.format("%Y-%m-%d"),
            scores.len(),
            scores.join(", "),
        );
    }
    if models.is_empty() {
        words.push_str("No model was published: every campaign is scored by the one that ships with the program.");
    }
    Report::done(words, &models)
}
