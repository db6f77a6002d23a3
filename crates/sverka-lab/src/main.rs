//! Checks the model on one's own closed data. Every answer is one JSON object on standard output.

mod alias;
mod args;
mod authenticity;
mod cell;
mod creators;
mod discover;
mod fit;
mod forecast;
mod frame;
mod inputs;
mod leaks;
mod model;
mod moment;
mod naive;
mod posts;
mod score;
mod screen;
mod table;
mod text;
mod walk;

use std::process::ExitCode;

fn main() -> ExitCode {
    args::run()
}
