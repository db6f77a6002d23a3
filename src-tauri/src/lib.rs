//! The shell: a window, commands of a few lines, the keychain and the clock. Everything else is in `sverka-app`.

mod arguments;
mod commands;
mod graphics;
mod keychain;
mod window;

use arguments::Arguments;
use std::process::ExitCode;
use std::sync::Arc;
use sverka_app::App;
use tauri::Manager;

/// Runs the program until its window is closed.
#[must_use]
pub fn run() -> ExitCode {
    let level = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn,sverka=info".into());
    tracing_subscriber::fmt().with_env_filter(level).with_writer(std::io::stderr).init();
    graphics::adapt();
    let arguments = match Arguments::parse(std::env::args_os().skip(1)) {
        Ok(arguments) => arguments,
        Err(error) => {
            tracing::error!("{error}");
            return ExitCode::from(2);
        }
    };
    match build(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the window cannot be opened");
            ExitCode::FAILURE
        }
    }
}

fn build(arguments: Arguments) -> tauri::Result<()> {
    let mut builder = tauri::Builder::default();
    // Tests run several windows side by side, each with its own folder; the folder's own lock guards it anyway.
    if std::env::var_os("TAURI_AUTOMATION").is_none() {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| window::focus(app)));
    }
    builder
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .setup(move |handle| {
            let app = Arc::new(App::new(arguments.setup(handle.path().app_data_dir()?))?);
            window::forward_signals(handle.handle(), &app);
            // The page may call a command as soon as it is there.
            handle.manage(Arc::clone(&app));
            window::open(handle.handle(), &app)?;
            Ok(())
        })
        .invoke_handler(commands::handler())
        .build(tauri::generate_context!())?
        .run(|handle, event| {
            if let tauri::RunEvent::Exit = event
                && let Some(app) = handle.try_state::<Arc<App>>()
            {
                app.close();
            }
        });
    Ok(())
}
