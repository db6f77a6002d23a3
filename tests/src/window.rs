//! One real window of the program: own X server, own driver, own folders.

use crate::program;
use crate::webdriver::{Answer, Session, free_port};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a window may take to show something.
const PATIENCE: Duration = Duration::from_secs(30);

/// Passphrase of every vault made by a test.
pub const PASSPHRASE: &str = "correct horse battery";

/// The Enter key.
pub const ENTER: &str = "\u{e007}";

/// The key Escape, as a driver sends it.
pub const ESCAPE: &str = "\u{e00c}";

/// A campaign in the list.
pub const CAMPAIGN: &str = "[id^='campaign-']";

/// The field of the passphrase of a vault that is there.
pub const UNLOCK: &str = "input[autocomplete=current-password]";

/// A candidate that is shown whole.
pub const DOSSIER: &str = ".dossier[data-candidate]:not([data-loading])";

/// The AI's view, once it may be seen.
pub const AI_VIEW: &str = ".ai .view";

/// How many are decided, as `12 of 60`.
pub const DECIDED: &str = ".progress .done";

/// The state of synchronisation.
pub const PILL: &str = "#sync-pill";

/// Opens the versions of the campaign's forecast model.
pub const VERSIONS: &str = "#show-versions";

/// Opens what the campaign brought.
pub const RESULTS: &str = "#show-results";

/// How a window is opened.
#[derive(Clone)]
pub struct Options {
    /// Folder of the vault.
    pub data: PathBuf,
    /// Screen in CSS pixels.
    pub size: (u32, u32),
    /// `ru_RU.UTF-8` or `en_US.UTF-8`.
    pub locale: &'static str,
    /// Hub to join and file with the code.
    pub join: Option<(String, PathBuf)>,
    /// The demo's folder, or one for real work.
    pub demo: bool,
    /// A program that was installed, started as a menu starts it: without arguments.
    pub installed: Option<PathBuf>,
    /// Drawn as on a computer without a graphics card. Pictures cannot be taken then: the driver hangs.
    pub no_graphics: bool,
}

impl Options {
    /// A window of 1366×768 in English.
    #[must_use]
    pub fn new(data: &Path) -> Self {
        Self {
            data: data.to_owned(),
            size: (1366, 768),
            locale: "en_US.UTF-8",
            join: None,
            demo: true,
            installed: None,
            no_graphics: false,
        }
    }
}

/// A running window.
pub struct Window {
    session: Session,
    driver: Child,
    screen: Child,
    data: PathBuf,
    demo: bool,
}

impl Window {
    /// Opens the program. The window may still be loading when this returns.
    ///
    /// # Panics
    /// When Xvfb, the driver or the program does not start.
    #[must_use]
    pub fn open(options: &Options) -> Self {
        let (width, height) = options.size;
        let mut screen = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("{width}x{height}x24"), "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb (apt: xvfb)");
        let mut display = String::new();
        BufReader::new(screen.stdout.take().expect("piped")).read_line(&mut display).expect("a display number");
        let port = free_port();
        let home = options.data.join("home");
        let graphics = if options.no_graphics { "1" } else { "0" };
        let driver = Command::new("WebKitWebDriver")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", graphics)
            .arg(format!("--port={port}"))
            // Without these two the web view refuses to be driven.
            .envs([("TAURI_AUTOMATION", "true"), ("TAURI_WEBVIEW_AUTOMATION", "true")])
            .envs([("GDK_BACKEND", "x11"), ("LIBGL_ALWAYS_SOFTWARE", "1"), ("NO_AT_BRIDGE", "1")])
            .envs([("LANG", options.locale), ("LC_ALL", options.locale)])
            .env("DISPLAY", format!(":{}", display.trim()))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver (apt: webkit2gtk-driver)");
        let mut arguments = vec!["--data".to_owned(), options.data.display().to_string()];
        if options.demo {
            arguments.push("--demo".to_owned());
        }
        if let Some((hub, code)) = &options.join {
            arguments.extend(["--join".into(), hub.clone(), "--code-file".into(), code.display().to_string()]);
        }
        let binary = match &options.installed {
            Some(installed) => {
                arguments.clear();
                installed.display().to_string()
            }
            None => program("sverka").display().to_string(),
        };
        let deadline = Instant::now() + PATIENCE;
        let session = loop {
            match Session::start(port, &binary, &arguments) {
                Ok(session) => break session,
                Err(error) if error.contains("refused") && Instant::now() < deadline => {
                    sleep(Duration::from_millis(20))
                }
                Err(error) => panic!("no window: {error}"),
            }
        };
        let window = Self { session, driver, screen, data: options.data.clone(), demo: options.demo };
        window.set_size(width, height);
        window
    }

    fn set_size(&self, width: u32, height: u32) {
        let rect = json!({ "x": 0, "y": 0, "width": width, "height": height });
        self.session.post("/window/rect", &rect).expect("the window can be sized");
    }

    /// First start: makes a vault with a passphrase and joins the hub given on the command line. The demo does both
    /// by itself.
    pub fn first_run(&self) {
        if self.demo {
            self.see(CAMPAIGN);
            return;
        }
        self.fill("input[aria-describedby=strength]", PASSPHRASE);
        self.fill("input[aria-describedby=same]", PASSPHRASE);
        self.press(ENTER);
        // Joining is a choice of its own, made on the next page.
        self.until("the invitation", || match self.session.find("input[aria-describedby=same]") {
            Ok(_) => Err("still on the first page".into()),
            Err(_) => self.session.find("form button[type=submit]"),
        });
        self.click("form button[type=submit]");
        self.see(CAMPAIGN);
    }

    /// Later start: opens the vault. That of the demo opens by itself. The window begins where it was.
    pub fn unlock(&self) {
        if self.demo {
            self.see(&format!("{CAMPAIGN}, {DOSSIER}"));
            return;
        }
        self.fill(UNLOCK, PASSPHRASE);
        self.press(ENTER);
        self.see(&format!("{CAMPAIGN}, {DOSSIER}"));
    }

    /// From the list of campaigns to the first candidate of one of them, by its id.
    ///
    /// # Panics
    /// When there is no such campaign.
    pub fn review(&self, campaign: &str) {
        let campaigns = self.invoke("campaigns", json!({})).expect("campaigns");
        let cards = campaigns["campaigns"].as_array().expect("cards");
        let place = cards.iter().position(|card| card["campaign"]["id"] == campaign).expect("the campaign");
        // The list remembers where it was: up to the first one, then down.
        self.press(&("k".repeat(cards.len()) + &"j".repeat(place)));
        self.see(&format!("#campaign-{place}[aria-selected=true]"));
        self.press(ENTER);
        self.see(DOSSIER);
    }

    /// The candidate under the eye; empty at the end of the queue.
    ///
    /// # Panics
    /// When the page cannot be asked.
    #[must_use]
    pub fn candidate(&self) -> String {
        let id = "return document.querySelector('.dossier[data-candidate]')?.dataset.candidate ?? ''";
        self.js(id, json!([])).expect("a page").as_str().unwrap_or_default().to_owned()
    }

    /// Gives a first verdict on the candidate under the eye and goes on to the next one: by itself in the fast pass
    /// where nothing was hidden, by Enter elsewhere.
    pub fn judge(&self, key: &str) {
        self.see(DOSSIER);
        let (before, decided) = (self.candidate(), self.text(DECIDED).unwrap_or_default());
        self.press(key);
        self.text_until(DECIDED, |text| text != decided);
        if self.candidate() == before {
            self.press(ENTER);
        }
        self.until("the next candidate", || {
            if self.candidate() == before { Err(format!("{before} is still there")) } else { Ok(()) }
        });
    }

    /// Runs the body of an async function with arguments and waits for its value.
    ///
    /// # Errors
    /// What the function throws.
    pub fn js(&self, body: &str, arguments: Value) -> Answer<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1]; (async (...a) => {{ {body} }})\
             (...Array.from(arguments).slice(0, -1)).then(v => done({{ok: v ?? null}}), \
             e => done({{err: typeof e === 'object' ? JSON.stringify(e) + String(e) : String(e)}}));"
        );
        let answer = self.session.post("/execute/async", &json!({ "script": script, "args": arguments }))?;
        match answer.get("err") {
            Some(error) => Err(error.to_string()),
            None => Ok(answer["ok"].clone()),
        }
    }

    /// Calls a command of the program as the page would.
    ///
    /// # Errors
    /// What the command answers.
    pub fn invoke(&self, command: &str, arguments: Value) -> Answer<Value> {
        self.js("return await window.__TAURI_INTERNALS__.invoke(a[0], a[1])", json!([command, arguments]))
    }

    /// Tries until it succeeds.
    ///
    /// # Panics
    /// When it does not within half a minute; a picture of the window is kept.
    pub fn until<T>(&self, what: &str, mut attempt: impl FnMut() -> Answer<T>) -> T {
        let start = Instant::now();
        loop {
            match attempt() {
                Ok(value) => return value,
                Err(error) if start.elapsed() > PATIENCE => {
                    let picture = std::env::temp_dir().join(format!("sverka-failure-{}.png", std::process::id()));
                    self.picture(&picture);
                    panic!("{what}: {error} (picture: {})", picture.display());
                }
                Err(_) => sleep(Duration::from_millis(15)),
            }
        }
    }

    /// Waits until an element is there.
    pub fn see(&self, css: &str) {
        self.until(css, || self.session.find(css));
    }

    /// Waits until there is no such element.
    pub fn gone(&self, css: &str) {
        self.until(css, || match self.session.find(css) {
            Ok(_) => Err(format!("{css} is still there")),
            Err(_) => Ok(()),
        });
    }

    /// Text of an element.
    ///
    /// # Errors
    /// When there is no such element.
    pub fn text(&self, css: &str) -> Answer<String> {
        let element = self.session.find(css)?;
        Ok(self.session.get(&format!("/element/{element}/text"))?.as_str().unwrap_or("").to_owned())
    }

    /// Waits until the text of an element satisfies a condition.
    pub fn text_until(&self, css: &str, wanted: impl Fn(&str) -> bool) -> String {
        self.until(css, || {
            let text = self.text(css)?;
            if wanted(&text) { Ok(text) } else { Err(format!("it says {text:?}")) }
        })
    }

    /// Clicks.
    pub fn click(&self, css: &str) {
        self.until(css, || {
            let element = self.session.find(css)?;
            self.session.post(&format!("/element/{element}/click"), &json!({}))
        });
    }

    /// Brings a table into the campaign on the first screen, and leaves the sheet of results open.
    pub fn bring_results(&self, table: &str) {
        self.click(RESULTS);
        self.paste_results(table);
        self.see(".sheet .rows table");
        self.click(".sheet .actions button");
        self.see(".sheet .brought table");
    }

    /// Pastes a table into the open sheet of results and has it read.
    pub fn paste_results(&self, table: &str) {
        self.see(".sheet textarea");
        // As a paste does: the driver types no line breaks.
        let paste = "const field = document.querySelector('.sheet textarea'); field.value = a[0];
            field.dispatchEvent(new Event('input', { bubbles: true }))";
        self.js(paste, json!([table])).expect("pasted");
        self.click(".sheet form button");
    }

    /// Types into a field, replacing what is there. WebKit's "clear" fires no `input` event, so the old text is
    /// selected and deleted with keys.
    pub fn fill(&self, css: &str, text: &str) {
        let keys = format!("\u{e009}a\u{e009}\u{e003}{text}");
        self.until(css, || {
            let element = self.session.find(css)?;
            self.session.post(&format!("/element/{element}/value"), &json!({ "text": keys }))
        });
    }

    /// Presses keys one after the other, wherever the focus is.
    ///
    /// # Panics
    /// When the driver refuses.
    pub fn press(&self, keys: &str) {
        let key = |kind: &str, key: char| json!({ "type": kind, "value": key.to_string() });
        let actions: Vec<Value> = keys.chars().flat_map(|c| [key("keyDown", c), key("keyUp", c)]).collect();
        let body = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.session.post("/actions", &body).expect("keys can be pressed");
    }

    /// Presses a key while another is held (`\u{e008}` Shift, `\u{e009}` Control).
    ///
    /// # Panics
    /// When the driver refuses.
    pub fn press_with(&self, held: char, key: char) {
        let step = |kind: &str, key: char| json!({ "type": kind, "value": key.to_string() });
        let actions = [step("keyDown", held), step("keyDown", key), step("keyUp", key), step("keyUp", held)];
        let body = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.session.post("/actions", &body).expect("keys can be pressed");
    }

    /// Takes a picture once fonts are loaded and two frames were painted; the driver hands out the last painted one.
    pub fn picture(&self, file: &Path) {
        let _ = self.js(
            "await document.fonts.ready; await new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))",
            json!([]),
        );
        if let Ok(encoded) = self.session.get("/screenshot") {
            let bytes = base64(encoded.as_str().unwrap_or(""));
            std::fs::write(file, bytes).expect("the picture can be written");
        }
    }

    /// Process of the program.
    ///
    /// # Panics
    /// When it does not run.
    #[must_use]
    pub fn process(&self) -> u32 {
        let data = self.data.display().to_string();
        let holds = |pid: &u32| {
            let line = std::fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
            let line = String::from_utf8_lossy(&line);
            let mut words = line.split('\0');
            words.next().is_some_and(|program| program.ends_with("/sverka")) && words.any(|word| word == data)
        };
        let processes = std::fs::read_dir("/proc").expect("/proc");
        let mut pids = processes.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
        pids.find(holds).expect("the program runs")
    }

    /// Kills the program as a power cut would: without a word.
    ///
    /// # Panics
    /// When it cannot be killed.
    pub fn kill(self) {
        let pid = self.process().to_string();
        let killed = Command::new("kill").args(["-9", &pid]).status().expect("kill");
        assert!(killed.success());
        while Path::new(&format!("/proc/{pid}/cmdline")).exists()
            && std::fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|line| !line.is_empty())
        {
            sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.session.end();
        for child in [&mut self.driver, &mut self.screen] {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn base64(text: &str) -> Vec<u8> {
    let (mut out, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for byte in text.bytes() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    out
}
