//! The window's types are generated from Rust; this test fails when the tracked files are stale.
//! `SVERKA_WRITE=1 cargo test -p sverka-app --test typescript` writes them.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};
use sverka_app::{error::UiError, signal, view};
use ts_rs::{Config, TS};

fn export_all(out: &Path) {
    let config = Config::new().with_out_dir(out).with_large_int("number");
    macro_rules! export { ($($ty:ty),* $(,)?) => { $( <$ty>::export_all(&config).unwrap(); )* } }
    export!(
        UiError,
        view::StartView,
        view::CampaignsView,
        view::QueueFilter,
        view::QueuePage,
        view::ReviewStart,
        view::DossierView,
        view::Changed,
        view::DisputesView,
        view::Decide,
        view::Amend,
        view::SyncView,
        view::Exported,
        view::order::OrderView,
        view::what_if::WeightingsView,
        view::what_if::WhatIfView,
        view::discovery::DiscoveryView,
        view::discovery::Question,
        view::discovery::Discovered,
        view::discovery::NumberRead,
        view::discovery::FoundFormat,
        view::discovery::MakeShortlist,
        view::discovery::DuplicatesView,
        view::discovery::FoundIn,
        view::model_card::ModelCard,
        view::glossary::GlossaryView,
        view::forecast::ForecastView,
        view::forecast::StateForecast,
        view::forecast_versions::ChallengePreview,
        view::forecast_versions::ForecastDecision,
        view::forecast_versions::ForecastVersionsView,
        view::scoreboard::ScoreboardView,
        view::verify::VerifyView,
        view::repair::DoubtfulFile,
        view::results::ResultsOptions,
        view::results::ResultsPreview,
        view::results::ResultsView,
        sverka_core::model::challenge::Segment,
        sverka_core::terms::Term,
        signal::QueueGrew,
        signal::RowsChanged,
        signal::RevokedNotice,
        signal::ScoringChanged,
        signal::ForecastsChanged,
        signal::ModelInForce,
    );
}

fn files(dir: &Path) -> Vec<(String, String)> {
    let mut all: Vec<_> = fs::read_dir(dir)
        .map(|entries| entries.map(|e| e.unwrap().path()).collect::<Vec<_>>())
        .unwrap_or_default()
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ext| ext == "ts"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    all.sort();
    all
}

#[test]
fn the_generated_types_of_the_window_are_current() {
    let tracked = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/lib/api/generated");
    if std::env::var_os("SVERKA_WRITE").is_some() {
        let _ = fs::remove_dir_all(&tracked);
        export_all(&tracked);
    }
    let fresh = tempfile::tempdir().unwrap();
    export_all(fresh.path());
    let (tracked, fresh) = (files(&tracked), files(fresh.path()));
    assert!(!fresh.is_empty());
    let names = |files: &[(String, String)]| files.iter().map(|f| f.0.clone()).collect::<Vec<_>>();
    assert_eq!(names(&tracked), names(&fresh), "run with SVERKA_WRITE=1");
    for (a, b) in tracked.iter().zip(&fresh) {
        assert!(a == b, "{} is stale: run with SVERKA_WRITE=1", a.0);
    }
}
