//! The command line of the hub. What it does is in the library; here are arguments, words and exit codes.

mod cli;

use chrono::{DateTime, Utc};
use clap::Parser;
use std::io::IsTerminal;
use std::process::ExitCode;

#[allow(clippy::disallowed_methods, reason = "this is where the clock comes in")]
fn clock() -> DateTime<Utc> {
    Utc::now()
}

fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let colour = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colour).with_writer(std::io::stderr).init();
    let args = cli::Args::parse();
    cli::show(args.json, cli::run(args.command, clock))
}
