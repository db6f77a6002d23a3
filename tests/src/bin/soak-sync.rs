//! `soak-sync --n N [--from SEED]`: N worlds, one seed each; stops at the first violation and names its seed.
#![allow(clippy::print_stdout, reason = "a program for the terminal")]

use std::process::ExitCode;
use std::time::Instant;
use sverka_tests::world::{Plan, Violations, run};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let value = |name: &str, usual: u64| {
        let at = arguments.iter().position(|argument| argument == name);
        at.and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(usual)
    };
    let (n, from) = (value("--n", 100), value("--from", 1));
    let start = Instant::now();
    for seed in from..from + n {
        let plan = Plan { seed, steps: 300, fault_percent: (seed % 6) as u32 * 12, restore: seed.is_multiple_of(2) };
        let violations = run(plan, |hub| hub);
        if violations != Violations::default() {
            println!("seed {seed}: {violations:?} in {plan:?}");
            println!("again: script/soak sync --n 1 --from {seed}");
            return ExitCode::FAILURE;
        }
        if seed % 10 == 0 {
            println!("{} of {n} worlds converged, {:.0} s", seed - from + 1, start.elapsed().as_secs_f64());
        }
    }
    println!(
        "{n} worlds of 300 steps converged in {:.0} s: 0 lost, 0 diverged, 0 stuck, 0 doubled",
        start.elapsed().as_secs_f64()
    );
    ExitCode::SUCCESS
}
