//! What can be asked of the command line.

use chrono::{DateTime, Utc};
use clap::{Parser, Subcommand};
use std::net::SocketAddr;
use std::path::PathBuf;
use sverka_core::ids::{BadId, CampaignId, DeviceId, PrincipalId};
use sverka_core::model::Market;
use sverka_hub::Role;

/// The hub of Sverka: publishes shortlists, lets people in, keeps their events in order.
///
/// Exit codes: 0 done; 1 failed; 2 wrong arguments; 3 refused, nothing was changed; 4 the audit log is broken.
#[derive(Debug, Parser)]
#[command(version, about)]
pub(crate) struct Args {
    /// Print JSON for programs in place of words for people.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Answer laptops and publishers until stopped.
    Serve(Serve),
    /// Publish a shortlist as the next version of its campaign.
    Publish(Publish),
    /// Publish the model that scores campaigns, or list those on the hub.
    #[command(subcommand)]
    Model(Model),
    /// Fill an empty hub with fictional campaigns, for trying the program.
    Demo(Demo),
    /// Make a person and a code for their laptop, or a code for one more laptop.
    Enrol(Enrol),
    /// Give a person a campaign.
    Grant(Grant),
    /// Take a campaign, all campaigns, or a device back.
    Revoke(Revoke),
    /// List the campaigns, the versions of their shortlists and how much was said about them.
    Campaigns(File),
    /// List the people's devices and the publishers.
    Devices(File),
    /// Make a token that publishes and reads nothing.
    Publisher(Publisher),
    /// Write a copy of the hub into a new file.
    Backup(Backup),
    /// Say that the file was restored from a backup: begins a new epoch.
    Restored(File),
    /// Print the audit log and check it.
    Audit(File),
    /// Print the JSON Schema of a shortlist.
    Schema,
    /// List the mappings that come with the program, or print one to begin one's own from.
    Mapping {
        /// Name of a mapping.
        name: Option<String>,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct File {
    /// The file of the hub.
    #[arg(long, value_name = "FILE")]
    pub(crate) db: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) file: File,
    /// Where to listen.
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:7420")]
    pub(crate) listen: SocketAddr,
    /// Say that a proxy in front speaks TLS; without it only loopback addresses are allowed.
    #[arg(long)]
    pub(crate) behind_tls_proxy: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Publish {
    /// The file of the hub.
    #[arg(long, value_name = "FILE", required_unless_present = "dry_run")]
    pub(crate) db: Option<PathBuf>,
    /// Print as JSON what would be published, and publish nothing; needs no hub. Exit code 3 means that nothing could be.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// A shortlist as JSON.
    #[arg(value_name = "SHORTLIST.json", required_unless_present = "csv")]
    pub(crate) shortlist: Option<PathBuf>,
    /// A table of creators, read through a mapping: CSV, Excel, OpenDocument or JSON.
    #[arg(long, alias = "table", value_name = "TABLE", conflicts_with = "shortlist", requires_all = ["mapping", "campaign"])]
    pub(crate) csv: Option<PathBuf>,
    /// How the columns of the table are read: a file, or the name of a mapping that comes with the program.
    #[arg(long, value_name = "MAPPING", requires = "csv")]
    pub(crate) mapping: Option<PathBuf>,
    /// The sheet of a workbook; without it the first one shown that has the columns.
    #[arg(long, value_name = "NAME", requires = "csv")]
    pub(crate) sheet: Option<String>,
    /// The plan of the campaign the table is for.
    #[arg(long, value_name = "CAMPAIGN.json", requires = "csv")]
    pub(crate) campaign: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Model {
    /// Publish a model: laptops take it up at their next contact. The same model again changes nothing.
    Publish(PublishModel),
    /// List the models and the campaigns they score.
    List(File),
}

#[derive(Debug, clap::Args)]
pub(crate) struct PublishModel {
    #[command(flatten)]
    pub(crate) file: File,
    /// The artefact.
    #[arg(value_name = "MODEL.json")]
    pub(crate) model: PathBuf,
    /// Only this campaign; without it all that are on the hub, and those to come.
    #[arg(long, value_name = "ID", value_parser = id::<CampaignId>)]
    pub(crate) campaign: Option<CampaignId>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Demo {
    #[command(flatten)]
    pub(crate) file: File,
    /// Candidates of each campaign.
    #[arg(long)]
    pub(crate) candidates: Option<u32>,
    /// The same seed makes the same people.
    #[arg(long)]
    pub(crate) seed: Option<u64>,
    /// Without the campaign that is over and has results.
    #[arg(long)]
    pub(crate) open_only: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Enrol {
    #[command(flatten)]
    pub(crate) file: File,
    /// Name as the other people see it.
    #[arg(long, required_unless_present = "again", requires = "market", requires = "which")]
    pub(crate) name: Option<String>,
    /// The market the person speaks for.
    #[arg(long, value_parser = market, value_name = "RU|US")]
    pub(crate) market: Option<Market>,
    #[command(flatten)]
    pub(crate) which: Option<Which>,
    /// What the person does.
    #[arg(long, value_enum, default_value = "expert")]
    pub(crate) role: Role,
    /// For how many days the campaigns are granted.
    #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(u32).range(1..=3650))]
    pub(crate) days: u32,
    /// A person who is enrolled already and gets one more laptop.
    #[arg(long, value_name = "PERSON", conflicts_with_all = ["name", "market", "which"], value_parser = id::<PrincipalId>)]
    pub(crate) again: Option<PrincipalId>,
}

/// Which campaigns.
#[derive(Debug, clap::Args)]
#[group(id = "which", required = false, multiple = false)]
pub(crate) struct Which {
    /// A campaign on this hub; may be given several times.
    #[arg(long = "campaign", value_name = "ID", value_parser = id::<CampaignId>)]
    pub(crate) campaigns: Vec<CampaignId>,
    /// Every campaign that is on this hub now.
    #[arg(long)]
    pub(crate) all_campaigns: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Grant {
    #[command(flatten)]
    pub(crate) file: File,
    /// The person.
    #[arg(long, value_name = "PERSON", value_parser = id::<PrincipalId>)]
    pub(crate) to: PrincipalId,
    /// The campaign.
    #[arg(long, value_name = "ID", value_parser = id::<CampaignId>)]
    pub(crate) campaign: CampaignId,
    /// The market the person speaks for.
    #[arg(long, value_parser = market, value_name = "RU|US")]
    pub(crate) market: Market,
    /// What the person does.
    #[arg(long, value_enum, default_value = "expert")]
    pub(crate) role: Role,
    /// When it ends by itself, such as 2026-12-31T00:00:00Z.
    #[arg(long)]
    pub(crate) until: Option<DateTime<Utc>>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Revoke {
    #[command(flatten)]
    pub(crate) file: File,
    #[command(flatten)]
    pub(crate) what: RevokeWhat,
    /// Only this campaign of the person.
    #[arg(long, value_name = "ID", requires = "from", value_parser = id::<CampaignId>)]
    pub(crate) campaign: Option<CampaignId>,
}

#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
pub(crate) struct RevokeWhat {
    /// A person: every campaign, or the one named by --campaign.
    #[arg(long, value_name = "PERSON", value_parser = id::<PrincipalId>)]
    pub(crate) from: Option<PrincipalId>,
    /// A device: its token stops working at once.
    #[arg(long, value_name = "DEVICE", conflicts_with = "campaign", value_parser = id::<DeviceId>)]
    pub(crate) device: Option<DeviceId>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Publisher {
    #[command(flatten)]
    pub(crate) file: File,
    /// Name of the system.
    #[arg(long)]
    pub(crate) name: String,
    /// For how many days.
    #[arg(long, default_value_t = 365, value_parser = clap::value_parser!(u32).range(1..=3650))]
    pub(crate) days: u32,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Backup {
    #[command(flatten)]
    pub(crate) file: File,
    /// The file to write; it must not be there yet.
    #[arg(value_name = "TO")]
    pub(crate) to: PathBuf,
}

fn id<T: TryFrom<String, Error = BadId>>(text: &str) -> Result<T, BadId> {
    T::try_from(text.to_owned())
}

fn market(text: &str) -> Result<Market, String> {
    match text.to_ascii_uppercase().as_str() {
        "RU" => Ok(Market::Ru),
        "US" => Ok(Market::Us),
        _ => Err("RU or US".to_owned()),
    }
}
