//! `serve`.

use super::args::Serve;
use super::report::{CommandError, Report};
use super::run::Clock;
use std::net::SocketAddr;
use sverka_hub::{Hub, HubError, RateLimit, serve_until};
use tokio::net::TcpListener;

/// Serves until the process is told to stop.
pub(super) fn serve(args: &Serve, clock: Clock) -> Result<Report, CommandError> {
    if !args.listen.ip().is_loopback() && !args.behind_tls_proxy {
        return Err(CommandError::Refused(format!(
            "{} is not a loopback address: put a TLS proxy in front and say --behind-tls-proxy",
            args.listen
        )));
    }
    let hub = Hub::open(&args.file.db, clock)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(HubError::File)?;
    let address = runtime
        .block_on(answer(args.listen, hub))
        .map_err(|source| CommandError::Input { path: args.listen.to_string(), source })?;
    // A long poll may hold a thread of the runtime for a moment; nobody waits for it.
    runtime.shutdown_background();
    Report::done("", &serde_json::json!({ "served": address.to_string() }))
}

async fn answer(listen: SocketAddr, hub: Hub) -> std::io::Result<SocketAddr> {
    let listener = TcpListener::bind(listen).await?;
    let address = listener.local_addr()?;
    tracing::info!(%address, "the hub listens");
    serve_until(listener, hub.router_limited(RateLimit::default()), told_to_stop()).await?;
    Ok(address)
}

/// Over when the process is interrupted or terminated.
async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminated.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    // Without a way to hear of signals the process can still be killed: what was acknowledged is on disk.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
