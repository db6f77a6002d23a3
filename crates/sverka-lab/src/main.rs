//! Checks the model on one's own closed data. Every answer is one JSON object on standard output.

mod advice;
mod alias;
mod args;
mod authenticity;
mod cases;
mod creators;
mod discover;
mod fit;
mod forecast;
mod frame;
mod inputs;
mod label;
mod leaks;
mod model;
mod naive;
mod numbers;
mod posts;
mod results;
mod score;
mod screen;
mod table;
mod trust;
mod walk;

use std::process::ExitCode;

fn main() -> ExitCode {
    args::run()
}
