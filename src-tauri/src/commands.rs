//! What the window may call. Each command does what its namesake in `sverka-app` does.

use std::path::PathBuf;
use std::sync::Arc;
use sverka_app::view::discovery::{
    BaseView, Discovered, DiscoveryView, DuplicatesView, FoundFormat, FoundIn, MakeShortlist, NamedQuestion,
    NumberRead, Question,
};
use sverka_app::view::forecast::{ForecastView, StateForecast};
use sverka_app::view::forecast_versions::{ChallengePreview, ForecastDecision, ForecastVersionsView};
use sverka_app::view::glossary::GlossaryView;
use sverka_app::view::model_card::ModelCard;
use sverka_app::view::order::OrderView;
use sverka_app::view::repair::DoubtfulFile;
use sverka_app::view::results::{ResultsOptions, ResultsPreview, ResultsView};
use sverka_app::view::scoreboard::ScoreboardView;
use sverka_app::view::verify::VerifyView;
use sverka_app::view::what_if::{WeightingsView, WhatIfView};
use sverka_app::view::{
    Amend, CampaignsView, Changed, Decide, DisputesView, DossierView, Draft, EvidenceTab, Exported, QueueFilter,
    QueuePage, ReviewStart, Settings, StartView, SyncView,
};
use sverka_app::{App, Code, MAX_RESULTS_BYTES, UiError};
use sverka_core::discovery::Query;
use sverka_core::model::challenge::Challenge;
use sverka_core::model::{Anchor, AnnotationKind, Market, Objection, Pass, PostKind};
use sverka_core::numbers::Place;
use sverka_core::score::Weighting;
use sverka_core::terms::Term;
use tauri::ipc::Invoke;
use tauri::{AppHandle, State, Wry};
use tauri_plugin_dialog::DialogExt;

type Answer<T> = Result<T, UiError>;
type Program<'a> = State<'a, Arc<App>>;

/// All commands, each on a thread of its own pool: none can hold up the window.
pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        start,
        create_vault,
        unlock,
        restore_backup,
        join,
        accept_invitation,
        save_settings,
        campaigns,
        open_campaign,
        queue,
        dossier,
        dossier_ahead,
        decide,
        amend,
        clear_verdict,
        reveal,
        annotate,
        remove_annotation,
        dispute,
        withdraw_dispute,
        disputes,
        undo,
        redo,
        keep_version,
        save_draft,
        set_position,
        leave_campaign,
        queue_order,
        order_queue,
        model_news,
        weightings,
        what_if,
        keep_weighting,
        glossary,
        keep_term,
        forecast,
        state_forecast,
        forecast_versions,
        decide_forecast,
        preview_challenge,
        raise_challenge,
        withdraw_challenge,
        scoreboard,
        verify,
        results,
        pick_results,
        paste_results,
        reread_results,
        keep_results,
        take_back_results,
        doubtful_results,
        put_results_right,
        export_results,
        sync_state,
        sync_now,
        retry_rejected,
        export_reviews,
        discovery,
        discovery_base,
        discover,
        read_number,
        read_creators,
        found_in,
        place_of,
        save_question,
        rename_question,
        forget_question,
        export_found,
        make_shortlist,
        duplicates,
        judge_pair,
        model_card,
        save_diagnostics,
        ready,
    ]
}

#[tauri::command(async)]
fn start(app: Program<'_>) -> Answer<StartView> {
    app.start()
}

#[tauri::command(async)]
fn create_vault(app: Program<'_>, passphrase: Option<&str>) -> Answer<StartView> {
    app.create_vault(passphrase)
}

#[tauri::command(async)]
fn unlock(app: Program<'_>, passphrase: &str) -> Answer<StartView> {
    app.unlock(passphrase)
}

#[tauri::command(async)]
fn restore_backup(app: Program<'_>) -> Answer<StartView> {
    app.restore_backup()
}

#[tauri::command(async)]
fn join(app: Program<'_>, hub: &str, code: &str) -> Answer<StartView> {
    app.join(hub, code)
}

#[tauri::command(async)]
fn accept_invitation(app: Program<'_>) -> Answer<StartView> {
    app.accept_invitation()
}

#[tauri::command(async)]
fn save_settings(app: Program<'_>, settings: Settings) -> Answer<()> {
    app.save_settings(settings)
}

#[tauri::command(async)]
fn campaigns(app: Program<'_>) -> Answer<CampaignsView> {
    app.campaigns()
}

#[tauri::command(async)]
fn open_campaign(app: Program<'_>, campaign: &str) -> Answer<ReviewStart> {
    app.open_campaign(campaign)
}

#[tauri::command(async)]
fn queue(
    app: Program<'_>,
    campaign: &str,
    filter: QueueFilter,
    search: &str,
    from: u32,
    count: u32,
) -> Answer<QueuePage> {
    app.queue(campaign, filter, search, from, count)
}

#[tauri::command(async)]
fn dossier(app: Program<'_>, campaign: &str, candidate: &str) -> Answer<DossierView> {
    app.dossier(campaign, candidate)
}

#[tauri::command(async)]
fn dossier_ahead(app: Program<'_>, campaign: &str, candidate: &str) -> Answer<Option<DossierView>> {
    app.dossier_ahead(campaign, candidate)
}

#[tauri::command(async)]
fn decide(app: Program<'_>, args: Decide) -> Answer<Changed> {
    app.decide(&args)
}

#[tauri::command(async)]
fn amend(app: Program<'_>, args: Amend) -> Answer<Changed> {
    app.amend(&args)
}

#[tauri::command(async)]
fn clear_verdict(app: Program<'_>, campaign: &str, candidate: &str) -> Answer<Changed> {
    app.clear_verdict(campaign, candidate)
}

#[tauri::command(async)]
fn reveal(app: Program<'_>, campaign: &str, candidate: &str) -> Answer<DossierView> {
    app.reveal(campaign, candidate)
}

#[tauri::command(async)]
fn annotate(
    app: Program<'_>,
    campaign: &str,
    candidate: &str,
    anchor: Anchor,
    kind: AnnotationKind,
    text: &str,
) -> Answer<Changed> {
    app.annotate(campaign, candidate, anchor, kind, text)
}

#[tauri::command(async)]
fn remove_annotation(app: Program<'_>, campaign: &str, candidate: &str, event: &str) -> Answer<Changed> {
    app.remove_annotation(campaign, candidate, event)
}

#[tauri::command(async)]
fn dispute(
    app: Program<'_>,
    campaign: &str,
    candidate: &str,
    feature: &str,
    objection: Objection,
    text: &str,
) -> Answer<Changed> {
    app.dispute(campaign, candidate, feature, objection, text)
}

#[tauri::command(async)]
fn withdraw_dispute(app: Program<'_>, campaign: &str, candidate: &str, event: &str) -> Answer<Changed> {
    app.withdraw_dispute(campaign, candidate, event)
}

#[tauri::command(async)]
fn disputes(app: Program<'_>, campaign: &str) -> Answer<DisputesView> {
    app.disputes(campaign)
}

#[tauri::command(async)]
fn undo(app: Program<'_>, campaign: &str) -> Answer<Changed> {
    app.undo(campaign)
}

#[tauri::command(async)]
fn redo(app: Program<'_>, campaign: &str) -> Answer<Changed> {
    app.redo(campaign)
}

#[tauri::command(async)]
fn keep_version(app: Program<'_>, campaign: &str, candidate: &str, event: &str) -> Answer<Changed> {
    app.keep_version(campaign, candidate, event)
}

#[tauri::command(async)]
fn save_draft(app: Program<'_>, campaign: &str, candidate: &str, draft: Draft) -> Answer<()> {
    app.save_draft(campaign, candidate, &draft)
}

#[tauri::command(async)]
fn set_position(app: Program<'_>, campaign: &str, candidate: &str, tab: EvidenceTab, pass: Option<Pass>) -> Answer<()> {
    app.set_position(campaign, candidate, tab, pass)
}

#[tauri::command(async)]
fn leave_campaign(app: Program<'_>) -> Answer<()> {
    app.leave_campaign()
}

#[tauri::command(async)]
fn queue_order(app: Program<'_>, campaign: &str) -> Answer<OrderView> {
    app.queue_order(campaign)
}

#[tauri::command(async)]
fn order_queue(app: Program<'_>, campaign: &str, learned: bool) -> Answer<OrderView> {
    app.order_queue(campaign, learned)
}

#[tauri::command(async)]
fn model_news(app: Program<'_>, campaign: &str) -> Answer<Option<String>> {
    app.model_news(campaign)
}

#[tauri::command(async)]
fn weightings(app: Program<'_>, campaign: &str) -> Answer<WeightingsView> {
    app.weightings(campaign)
}

#[tauri::command(async)]
fn what_if(app: Program<'_>, campaign: &str, weighting: Weighting) -> Answer<WhatIfView> {
    app.what_if(campaign, &weighting)
}

#[tauri::command(async)]
fn keep_weighting(app: Program<'_>, campaign: &str, weighting: Weighting) -> Answer<WeightingsView> {
    app.keep_weighting(campaign, weighting)
}

#[tauri::command(async)]
fn glossary(app: Program<'_>, campaign: &str) -> Answer<GlossaryView> {
    app.glossary(campaign)
}

#[tauri::command(async)]
fn keep_term(app: Program<'_>, campaign: &str, term: Term) -> Answer<GlossaryView> {
    app.keep_term(campaign, term)
}

#[tauri::command(async)]
fn sync_state(app: Program<'_>) -> Answer<SyncView> {
    app.sync_state()
}

#[tauri::command(async)]
fn sync_now(app: Program<'_>) -> Answer<()> {
    app.sync_now()
}

#[tauri::command(async)]
fn retry_rejected(app: Program<'_>) -> Answer<()> {
    app.retry_rejected()
}

#[tauri::command(async)]
fn forecast(
    app: Program<'_>,
    campaign: &str,
    candidate: &str,
    kind: Option<PostKind>,
    market: Option<Market>,
) -> Answer<ForecastView> {
    app.forecast(campaign, candidate, kind, market)
}

#[tauri::command(async)]
fn state_forecast(app: Program<'_>, args: StateForecast) -> Answer<ForecastView> {
    app.state_forecast(&args)
}

#[tauri::command(async)]
fn forecast_versions(app: Program<'_>, campaign: &str) -> Answer<ForecastVersionsView> {
    app.forecast_versions(campaign)
}

#[tauri::command(async)]
fn decide_forecast(
    app: Program<'_>,
    campaign: &str,
    decision: ForecastDecision,
    reason: &str,
) -> Answer<ForecastVersionsView> {
    app.decide_forecast(campaign, &decision, reason)
}

#[tauri::command(async)]
fn preview_challenge(app: Program<'_>, campaign: &str, challenge: Challenge) -> Answer<ChallengePreview> {
    app.preview_challenge(campaign, &challenge)
}

#[tauri::command(async)]
fn raise_challenge(app: Program<'_>, campaign: &str, challenge: Challenge) -> Answer<ForecastVersionsView> {
    app.raise_challenge(campaign, challenge)
}

#[tauri::command(async)]
fn withdraw_challenge(app: Program<'_>, campaign: &str, event: &str) -> Answer<ForecastVersionsView> {
    app.withdraw_challenge(campaign, event)
}

#[tauri::command(async)]
fn scoreboard(app: Program<'_>) -> Answer<ScoreboardView> {
    app.scoreboard()
}

#[tauri::command(async)]
fn verify(app: Program<'_>) -> Answer<VerifyView> {
    app.verify()
}

#[tauri::command(async)]
fn results(app: Program<'_>, campaign: &str) -> Answer<ResultsView> {
    app.results(campaign)
}

/// Reads a file the person picks; nothing when they cancelled.
#[tauri::command(async)]
fn pick_results(handle: AppHandle, app: Program<'_>, campaign: &str) -> Answer<Option<ResultsPreview>> {
    let Some((name, bytes)) = load(&handle, &["csv", "xlsx", "json", "txt", "tsv"])? else { return Ok(None) };
    app.read_results(campaign, &name, &bytes).map(Some)
}

#[tauri::command(async)]
fn paste_results(app: Program<'_>, campaign: &str, name: &str, text: &str) -> Answer<ResultsPreview> {
    app.read_results(campaign, name, text.as_bytes())
}

#[tauri::command(async)]
fn reread_results(app: Program<'_>, campaign: &str, options: ResultsOptions) -> Answer<ResultsPreview> {
    app.reread_results(campaign, options)
}

#[tauri::command(async)]
fn keep_results(app: Program<'_>, campaign: &str, import: &str) -> Answer<ResultsView> {
    app.keep_results(campaign, import)
}

#[tauri::command(async)]
fn take_back_results(app: Program<'_>, campaign: &str, import: &str, withdrawn: bool) -> Answer<ResultsView> {
    app.take_back_results(campaign, import, withdrawn)
}

#[tauri::command(async)]
fn doubtful_results(app: Program<'_>, campaign: &str) -> Answer<Vec<DoubtfulFile>> {
    app.doubtful_results(campaign)
}

#[tauri::command(async)]
fn put_results_right(app: Program<'_>, campaign: &str, import: &str) -> Answer<ResultsView> {
    app.put_results_right(campaign, import)
}

#[tauri::command(async)]
fn export_results(handle: AppHandle, app: Program<'_>, campaign: &str) -> Answer<Exported> {
    let table = app.results_table(campaign)?;
    let file = save(&handle, &table.name, &table.bytes)?;
    Ok(Exported { file, rows: table.rows })
}

#[tauri::command(async)]
fn export_reviews(handle: AppHandle, app: Program<'_>, campaign: &str) -> Answer<Exported> {
    let table = app.reviews_table(campaign)?;
    let file = save(&handle, &table.name, &table.bytes)?;
    Ok(Exported { file, rows: table.rows })
}

#[tauri::command(async)]
fn discovery(app: Program<'_>) -> Answer<DiscoveryView> {
    app.discovery()
}

#[tauri::command(async)]
fn discovery_base(app: Program<'_>) -> Answer<BaseView> {
    app.discovery_base()
}

#[tauri::command(async)]
fn discover(app: Program<'_>, question: Question) -> Answer<Discovered> {
    app.discover(question)
}

#[tauri::command(async)]
fn read_number(app: Program<'_>, field: &str, text: &str) -> Answer<NumberRead> {
    app.read_number(field, text)
}

#[tauri::command(async)]
fn read_creators(app: Program<'_>, on: bool) -> Answer<BaseView> {
    app.read_creators(on)
}

#[tauri::command(async)]
fn found_in(app: Program<'_>, creator: &str) -> Answer<Vec<FoundIn>> {
    app.found_in(creator)
}

#[tauri::command(async)]
fn place_of(app: Program<'_>, campaign: &str, creator: &str) -> Answer<Option<Place>> {
    app.place_of(campaign, creator)
}

#[tauri::command(async)]
fn save_question(app: Program<'_>, name: &str, text: &str) -> Answer<Vec<NamedQuestion>> {
    app.save_question(name, text)
}

#[tauri::command(async)]
fn rename_question(app: Program<'_>, name: &str, to: &str) -> Answer<Vec<NamedQuestion>> {
    app.rename_question(name, to)
}

#[tauri::command(async)]
fn forget_question(app: Program<'_>, name: &str) -> Answer<Vec<NamedQuestion>> {
    app.forget_question(name)
}

#[tauri::command(async)]
fn export_found(handle: AppHandle, app: Program<'_>, query: Query, format: FoundFormat) -> Answer<Exported> {
    let table = app.found_table(&query, format)?;
    let file = save(&handle, &table.name, &table.bytes)?;
    Ok(Exported { file, rows: table.rows })
}

#[tauri::command(async)]
fn make_shortlist(handle: AppHandle, app: Program<'_>, args: MakeShortlist) -> Answer<Exported> {
    let table = app.shortlist_of_found(&args)?;
    let file = save(&handle, &table.name, &table.bytes)?;
    Ok(Exported { file, rows: table.rows })
}

#[tauri::command(async)]
fn duplicates(app: Program<'_>) -> Answer<DuplicatesView> {
    app.duplicates()
}

#[tauri::command(async)]
fn judge_pair(app: Program<'_>, first: &str, second: &str, same: Option<bool>) -> Answer<()> {
    app.judge_pair(first, second, same)
}

#[tauri::command(async)]
fn model_card(app: Program<'_>, campaign: Option<&str>) -> Answer<ModelCard> {
    app.model_card(campaign)
}

#[tauri::command(async)]
fn save_diagnostics(handle: AppHandle, text: &str) -> Answer<Exported> {
    let file = save(&handle, "sverka-diagnostics.json", text.as_bytes())?;
    Ok(Exported { file, rows: 0 })
}

#[tauri::command(async)]
fn ready(ms: f64) {
    tracing::info!(ms, "the window is usable");
}

/// Asks for a file and reads it; answers its name and bytes, or nothing when the person cancelled.
fn load(handle: &AppHandle, endings: &[&str]) -> Answer<Option<(String, Vec<u8>)>> {
    let failed = |detail: String| UiError::new(Code::BadTable).with("detail", detail);
    let Some(chosen) = handle.dialog().file().add_filter("CSV, XLSX, JSON", endings).blocking_pick_file() else {
        return Ok(None);
    };
    let path: PathBuf = chosen.into_path().map_err(|error| failed(error.to_string()))?;
    let size = std::fs::metadata(&path).map_err(|error| failed(error.to_string()))?.len();
    if size > MAX_RESULTS_BYTES as u64 {
        return Err(UiError::new(Code::TableTooLarge).with("most", MAX_RESULTS_BYTES / 1024 / 1024));
    }
    let bytes = std::fs::read(&path).map_err(|error| failed(error.to_string()))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    Ok(Some((name.unwrap_or_default(), bytes)))
}

/// Asks where to save and writes the file; answers its name, or nothing when the person cancelled. The window never
/// names a path: only the person does, in the operating system's dialog.
fn save(handle: &AppHandle, name: &str, bytes: &[u8]) -> Answer<Option<String>> {
    let failed = |detail: String| UiError::new(Code::ExportFailed).with("detail", detail);
    let Some(chosen) = handle.dialog().file().set_file_name(name).blocking_save_file() else { return Ok(None) };
    let path: PathBuf = chosen.into_path().map_err(|error| failed(error.to_string()))?;
    std::fs::write(&path, bytes).map_err(|error| failed(error.to_string()))?;
    Ok(path.file_name().map(|name| name.to_string_lossy().into_owned()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    /// Words between two marks of a text that look like names of commands.
    fn names<'a>(text: &'a str, from: &str, to: &str) -> BTreeSet<&'a str> {
        let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no {from}"));
        let (part, _) = rest.split_once(to).unwrap_or_else(|| panic!("no {to}"));
        let name = |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        part.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_')).filter(name).collect()
    }

    /// A command that is not in all four lists is denied by the access control list, or can never be called.
    #[test]
    fn every_command_is_handled_allowed_and_known_to_the_window() {
        let handled = names(include_str!("commands.rs"), "generate_handler![", "]");
        assert!(handled.len() > 50, "{handled:?}");
        let declared = names(include_str!("../build.rs"), "const COMMANDS: &[&str] = &[", "];");
        assert_eq!(declared, handled);
        let allowed = include_str!("../capabilities/main.json").replace('-', "_");
        let allowed: BTreeSet<&str> = allowed
            .split('"')
            .filter_map(|word| word.strip_prefix("allow_"))
            .filter(|word| !word.contains(':'))
            .collect();
        assert_eq!(allowed, handled);
        let window = include_str!("../../ui/src/lib/api/call.ts");
        let (_, window) = window.split_once("export interface Commands {").unwrap();
        let (window, _) = window.split_once("\n}").unwrap();
        let known: BTreeSet<&str> =
            window.lines().filter_map(|line| line.trim().split_once(": [")).map(|(name, _)| name).collect();
        assert_eq!(known, handled);
    }
}
