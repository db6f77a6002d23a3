//! Arguments in, a report out.

mod args;
mod models;
mod people;
mod publish;
mod report;
mod run;
mod server;

pub(crate) use args::Args;
pub(crate) use report::show;
pub(crate) use run::run;
