//! Drawing on a computer without a graphics card.
//!
//! WebKitGTK shares frames through DMA buffers by default. With a graphics card that is the fast way; without one, as
//! on a virtual machine, a key press is painted in half the time when it is off. The setting is read from the
//! environment before the first thread starts, so the program starts itself once more with it.

use std::path::Path;

/// The setting of WebKitGTK.
#[cfg(target_os = "linux")]
const SETTING: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Starts the program once more, set for a computer without a graphics card, if this is one and nobody chose
/// otherwise. Does not return then.
#[cfg(target_os = "linux")]
pub(crate) fn adapt() {
    use std::os::unix::process::CommandExt;
    // A driver of tests takes pictures, which hangs with this setting.
    let chosen = std::env::var_os(SETTING).is_some() || std::env::var_os("TAURI_AUTOMATION").is_some();
    if chosen || has_graphics_card(Path::new("/dev/dri")) {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        let error = std::process::Command::new(program).args(std::env::args_os().skip(1)).env(SETTING, "1").exec();
        tracing::warn!(%error, "drawing may be slow: this computer seems to have no graphics card");
    }
}

/// Other systems bring their own web view, which needs no advice.
#[cfg(not(target_os = "linux"))]
pub(crate) fn adapt() {}

/// True when the kernel offers a device that renders.
#[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "asked on Linux only"))]
fn has_graphics_card(devices: &Path) -> bool {
    let renders = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
    };
    std::fs::read_dir(devices).is_ok_and(|mut entries| entries.any(renders))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_computer_without_a_rendering_device_has_no_graphics_card() {
        let folder = std::env::temp_dir().join(format!("sverka-dri-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("card0"), "").unwrap();
        assert!(!has_graphics_card(&folder) && !has_graphics_card(&folder.join("absent")));
        std::fs::write(folder.join("renderD128"), "").unwrap();
        assert!(has_graphics_card(&folder));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
