//! Each command, in a few lines.

use super::args::{Command, Demo, File, Model};
use super::models;
use super::people;
use super::publish::publish;
use super::report::{CommandError, Report};
use super::server;
use chrono::{DateTime, Utc};
use serde_json::json;
use std::fmt::Write;
use sverka_hub::demo::DemoOptions;
use sverka_hub::{Hub, HubError, Outcome, import};

/// Where the time comes from.
pub(super) type Clock = fn() -> DateTime<Utc>;

/// Runs a command.
pub(crate) fn run(command: Command, clock: Clock) -> Result<Report, CommandError> {
    match command {
        Command::Serve(args) => server::serve(&args, clock),
        Command::Demo(args) => demo(&args, clock),
        Command::Enrol(args) => people::enrol(&existing(&args.file, clock)?, args),
        Command::Grant(args) => people::grant(&existing(&args.file, clock)?, args),
        Command::Revoke(args) => people::revoke(&existing(&args.file, clock)?, &args),
        Command::Campaigns(file) => people::campaigns(&existing(&file, clock)?),
        Command::Devices(file) => people::devices(&existing(&file, clock)?),
        Command::Publisher(args) => people::publisher(&Hub::open(&args.file.db, clock)?, &args),
        Command::Backup(args) => {
            existing(&args.file, clock)?.backup(&args.to)?;
            Report::done(format!("Copied to {}.", args.to.display()), &json!({ "backup": args.to }))
        }
        Command::Restored(file) => {
            let epoch = existing(&file, clock)?.restored()?;
            let words = "A new epoch has begun: laptops will push again what this hub lacks.";
            Report::done(words, &json!({ "epoch": epoch }))
        }
        Command::Audit(file) => audit(&existing(&file, clock)?),
        Command::Publish(args) => publish(|db| Hub::open(db, clock), &args, clock()),
        Command::Model(Model::Publish(args)) => models::publish(&existing(&args.file, clock)?, &args),
        Command::Model(Model::List(file)) => models::list(&existing(&file, clock)?),
        Command::Schema => {
            let text = import::schema_text();
            let json: serde_json::Value = serde_json::from_str(&text).map_err(HubError::Json)?;
            Report::done(text, &json)
        }
        Command::Mapping { name } => mapping(name.as_deref()),
    }
}

/// Opens a hub that is there; a mistyped name makes no new one.
fn existing(file: &File, clock: Clock) -> Result<Hub, CommandError> {
    match std::fs::metadata(&file.db) {
        Ok(_) => Ok(Hub::open(&file.db, clock)?),
        Err(source) => Err(CommandError::Input { path: file.db.display().to_string(), source }),
    }
}

fn demo(args: &Demo, clock: Clock) -> Result<Report, CommandError> {
    let mut options = DemoOptions::new(clock());
    options.seed = args.seed.unwrap_or(options.seed);
    options.candidates = args.candidates.unwrap_or(options.candidates);
    options.finished = !args.open_only;
    let hub = Hub::open(&args.file.db, clock)?;
    let Some(report) = hub.fill_with_demo(&options)? else {
        return Report::done("The demo is on this hub already.", &json!({ "campaigns": [], "events": 0 }));
    };
    let mut words = String::new();
    for campaign in &report.campaigns {
        // Writing to a String cannot fail.
        let _ = writeln!(words, "Published {}: {} fictional candidates.", campaign.stream, campaign.candidates);
    }
    let _ = writeln!(words, "Fictional colleagues have said {} things about them.", report.events);
    Report::done(words, &report)
}

fn mapping(name: Option<&str>) -> Result<Report, CommandError> {
    let Some(name) = name else {
        let names = import::SHIPPED_MAPPINGS.map(|(name, _)| name);
        return Report::done(names.join("\n"), &names);
    };
    let text =
        import::shipped_mapping(name).ok_or_else(|| HubError::Missing { what: "mapping", name: name.to_owned() })?;
    let json: serde_json::Value = serde_json::from_str(text).map_err(HubError::Json)?;
    Report::done(text, &json)
}

fn audit(hub: &Hub) -> Result<Report, CommandError> {
    let log = hub.audit()?;
    let mut words = String::new();
    for line in &log.lines {
        let denied = if line.outcome == Outcome::Denied { "DENIED " } else { "" };
        let at = line.at.format("%Y-%m-%d %H:%M:%S");
        // Writing to a String cannot fail.
        let _ = writeln!(
            words,
            "{:>6}  {at}  {}  {denied}{}  {}  {}",
            line.seq, line.actor, line.action, line.object, line.detail
        );
    }
    match log.broken_at {
        None => words.push_str("The log is whole."),
        Some(seq) => {
            let _ = write!(words, "THE LOG IS BROKEN at line {seq}: a line was changed or removed there.");
        }
    }
    let mut report = Report::done(words, &log)?;
    report.code = if log.broken_at.is_some() { 4 } else { 0 };
    Ok(report)
}
