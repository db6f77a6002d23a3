//! The one window.

use std::sync::Arc;
use sverka_app::{App, Signal};
use tauri::{AppHandle, Emitter, Manager, WebviewUrl, WebviewWindowBuilder};

const LABEL: &str = "main";

/// Opens the window. It shows the program's own pages only: no other address, no second window.
pub(crate) fn open(handle: &AppHandle, app: &App) -> tauri::Result<()> {
    WebviewWindowBuilder::new(handle, LABEL, WebviewUrl::App("index.html".into()))
        .title(app.words().get("app-name"))
        .inner_size(1366.0, 768.0)
        .min_inner_size(1024.0, 600.0)
        .on_navigation(|url| {
            let own = url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost");
            // While the page is developed, it comes from a server on this computer.
            own || (tauri::is_dev() && url.host_str() == Some("localhost"))
        })
        .build()?;
    Ok(())
}

/// Brings the window to the front: somebody started the program a second time.
pub(crate) fn focus(handle: &AppHandle) {
    if let Some(window) = handle.get_webview_window(LABEL)
        && let Err(error) = window.unminimize().and_then(|()| window.set_focus())
    {
        tracing::warn!(%error, "the window cannot be brought to the front");
    }
}

/// Passes what the program says on its own to the window.
pub(crate) fn forward_signals(handle: &AppHandle, app: &Arc<App>) {
    let handle = handle.clone();
    app.listen(move |signal| {
        let sent = match &signal {
            Signal::Sync(view) => handle.emit_to(LABEL, "sync", view),
            Signal::QueueGrew(grew) => handle.emit_to(LABEL, "queue-grew", grew),
            Signal::RowsChanged(changed) => handle.emit_to(LABEL, "rows-changed", changed),
            Signal::Revoked(revoked) => handle.emit_to(LABEL, "revoked", revoked),
            Signal::ModelInForce(now) => handle.emit_to(LABEL, "model-in-force", now),
            Signal::ForecastsChanged(changed) => handle.emit_to(LABEL, "forecasts-changed", changed),
            Signal::ScoringChanged(kept) => handle.emit_to(LABEL, "scoring-changed", kept),
        };
        if let Err(error) = sent {
            tracing::warn!(%error, "the window was not told");
        }
    });
}
