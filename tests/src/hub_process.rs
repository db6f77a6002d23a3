//! The real hub as a process of its own.

use crate::program;
use crate::webdriver::{exchange, free_port};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A hub with the demo on it.
pub struct HubProcess {
    dir: PathBuf,
    port: u16,
    child: Option<Child>,
}

impl HubProcess {
    /// Publishes the campaigns of the demo that wait for verdicts, and starts the hub.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn with_demo(dir: &Path, candidates: u32) -> Self {
        Self::filled(dir, &["demo", "--open-only", "--candidates", &candidates.to_string()])
    }

    /// Publishes the whole demo, also the campaign that is over, and starts the hub.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn with_whole_demo(dir: &Path, candidates: u32) -> Self {
        Self::filled(dir, &["demo", "--candidates", &candidates.to_string()])
    }

    fn filled(dir: &Path, demo: &[&str]) -> Self {
        let hub = Self { dir: dir.to_owned(), port: free_port(), child: None };
        hub.run(demo);
        hub.started()
    }

    /// Publishes each of some tables and starts the hub: arguments of `sverka-hub publish`, and what it printed.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn with_published(dir: &Path, shortlists: &[Vec<String>]) -> (Self, Vec<String>) {
        let hub = Self { dir: dir.to_owned(), port: free_port(), child: None };
        let publish = |arguments: &Vec<String>| {
            let arguments = arguments.iter().map(String::as_str);
            hub.run(&std::iter::once("publish").chain(arguments).collect::<Vec<_>>())
        };
        let printed = shortlists.iter().map(publish).collect();
        (hub.started(), printed)
    }

    fn started(mut self) -> Self {
        self.start();
        self
    }

    /// Runs a subcommand on the hub's database and answers what it prints.
    ///
    /// # Panics
    /// When it fails.
    pub fn run(&self, arguments: &[&str]) -> String {
        let (name, rest) = arguments.split_first().expect("a subcommand");
        let output = Command::new(program("sverka-hub"))
            .arg(name)
            .args(["--db".as_ref(), self.db().as_os_str()])
            .args(rest)
            .output()
            .expect("sverka-hub runs");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    }

    /// File of the database.
    #[must_use]
    pub fn db(&self) -> PathBuf {
        self.dir.join("hub.db")
    }

    /// Address for laptops; the same after every start.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Writes a file with a code for a person who may see all campaigns.
    ///
    /// # Panics
    /// When the hub refuses.
    #[must_use]
    pub fn invite(&self, name: &str, market: &str) -> PathBuf {
        self.enrol(&["--name", name, "--market", market, "--all-campaigns"]).0
    }

    /// Writes a file with a code for whoever the arguments of `sverka-hub enrol` describe; answers the file and who
    /// the hub says it is.
    ///
    /// # Panics
    /// When the hub refuses.
    #[must_use]
    pub fn enrol(&self, arguments: &[&str]) -> (PathBuf, String) {
        let told = self.run(&[&["enrol", "--json"], arguments].concat());
        let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
        let file = self.dir.join(format!("code-{}", free_port()));
        std::fs::write(&file, told["code"].as_str().expect("a code")).expect("the code can be written");
        (file, told["person"].as_str().expect("a person").to_owned())
    }

    /// Starts it (again).
    ///
    /// # Panics
    /// When it does not answer within some seconds.
    pub fn start(&mut self) {
        let child = Command::new(program("sverka-hub"))
            .arg("serve")
            .args(["--db".as_ref(), self.db().as_os_str()])
            .args(["--listen", &format!("127.0.0.1:{}", self.port)])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("sverka-hub starts");
        self.child = Some(child);
        let deadline = Instant::now() + Duration::from_secs(20);
        while exchange(self.port, "GET", "/v1/meta", "").is_err() {
            assert!(Instant::now() < deadline, "the hub does not answer");
            sleep(Duration::from_millis(20));
        }
    }

    /// Stops it at once: the network is gone.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for HubProcess {
    fn drop(&mut self) {
        self.stop();
    }
}
