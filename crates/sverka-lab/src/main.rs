//! Checks the model on one's own closed data. Every answer is one JSON object on standard output.

mod advice;
mod alias;
mod args;
mod authenticity;
mod cell;
mod creators;
mod discover;
mod fit;
mod frame;
mod inputs;
mod model;
mod score;
mod screen;
mod table;
mod text;
mod trust;

use std::process::ExitCode;

fn main() -> ExitCode {
    args::run()
}
