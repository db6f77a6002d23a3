//! Checks the model on one's own closed data. Every answer is one JSON object on standard output.

mod args;
mod table;

use std::process::ExitCode;

fn main() -> ExitCode {
    args::run()
}
