//! The program without its window, against the real hub over real HTTP on loopback.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread::{JoinHandle, sleep};
use std::time::{Duration, Instant};
use sverka_app::view::{Changed, Decide, QueueFilter, QueueRow};
use sverka_app::{App, Setup, UiError};
use sverka_core::model::{Market, Pass, Verdict};
use sverka_hub::demo::DemoOptions;
use sverka_hub::{Campaigns, Enrolment, Hub, Invitation, Role};
use tempfile::TempDir;
use tokio::sync::oneshot;

/// Passphrase of every vault made here.
pub const PASSPHRASE: &str = "correct horse battery";

/// How long something may take to arrive.
const PATIENCE: Duration = Duration::from_secs(20);

static TICKS: AtomicI64 = AtomicI64::new(0);

/// A clock that goes on by a second whenever somebody looks at it.
#[must_use]
pub fn clock() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_500) + TimeDelta::seconds(TICKS.fetch_add(1, Ordering::Relaxed))
}

/// A hub on a loopback port, which can be stopped and started.
pub struct Office {
    /// The hub's own operations, for the admin.
    pub hub: Hub,
    address: std::net::SocketAddr,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
    /// A folder for laptops.
    pub dir: TempDir,
    demo: Option<DemoOptions>,
}

impl Office {
    /// A hub with the demo: so many candidates in each campaign.
    ///
    /// # Panics
    /// When it cannot be set up.
    #[must_use]
    pub fn with_demo(candidates: u32) -> Self {
        let mut office = Self::empty();
        let options = DemoOptions { candidates, ..DemoOptions::new(clock()) };
        office.hub.fill_with_demo(&options).expect("the demo");
        office.demo = Some(options);
        office
    }

    /// A hub with nothing on it, for real work.
    ///
    /// # Panics
    /// When it cannot be set up.
    #[must_use]
    pub fn empty() -> Self {
        let dir = TempDir::new().expect("a folder");
        let hub = Hub::open(&dir.path().join("hub.db"), clock).expect("a hub");
        let port = crate::webdriver::free_port();
        let mut office = Self { hub, address: ([127, 0, 0, 1], port).into(), running: None, dir, demo: None };
        office.start();
        office
    }

    /// Plugs the network in.
    ///
    /// # Panics
    /// When the port is taken.
    pub fn start(&mut self) {
        let (stop, stopped) = oneshot::channel::<()>();
        let (hub, address) = (self.hub.clone(), self.address);
        let (ready, is_ready) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::bind(address).await.expect("the port");
                ready.send(()).expect("somebody waits");
                let serving = sverka_hub::serve(listener, hub);
                tokio::select! {
                    served = serving => served.expect("served"),
                    _ = stopped => {}
                }
            });
        });
        is_ready.recv().expect("the hub listens");
        self.running = Some((stop, thread));
    }

    /// Pulls the network.
    pub fn stop(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            drop(stop);
            let _ = thread.join();
        }
    }

    /// Checks that a campaign of the demo has a queue in another order than the publisher's: who takes a rank for a place
    /// there shows somebody else.
    ///
    /// # Panics
    /// When the two orders are one.
    pub fn assert_mixed(&self, campaign: &str, rows: &[QueueRow]) {
        let options = self.demo.as_ref().expect("a demo");
        let lists = sverka_hub::demo::generate(options).expect("the demo");
        let list = lists.iter().find(|list| list.campaign.id.as_str() == campaign).expect("the campaign");
        let published = list.candidates.iter().map(|candidate| candidate.creator.id.as_str());
        let elsewhere = rows.iter().zip(published).filter(|(row, id)| row.id != *id).count();
        assert!(elsewhere * 2 > rows.len(), "{elsewhere} of {} stand elsewhere", rows.len());
    }

    /// Address for laptops.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A person who may see every campaign.
    ///
    /// # Panics
    /// When the hub refuses.
    #[must_use]
    pub fn invite(&self, name: &str, market: Market) -> Invitation {
        self.invite_as(name, market, Role::Expert)
    }

    /// A strategist of every campaign.
    ///
    /// # Panics
    /// When the hub refuses.
    #[must_use]
    pub fn invite_strategist(&self, name: &str, market: Market) -> Invitation {
        self.invite_as(name, market, Role::Strategist)
    }

    fn invite_as(&self, name: &str, market: Market, role: Role) -> Invitation {
        let enrolment = Enrolment { name: name.into(), market, role, campaigns: Campaigns::All, days: 60 };
        self.hub.enrol(&enrolment).expect("enrolled")
    }

    /// A laptop that joined with a code.
    ///
    /// # Panics
    /// When it cannot join.
    #[must_use]
    pub fn laptop(&self, name: &str, code: &str) -> Laptop {
        let laptop = Laptop::fresh(&self.dir.path().join(name));
        laptop.app.create_vault(Some(PASSPHRASE)).expect("a vault");
        laptop.app.join(&self.address(), code).expect("joined");
        laptop
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The program on one laptop.
pub struct Laptop {
    /// The program.
    pub app: App,
    dir: PathBuf,
}

impl Laptop {
    /// A demo laptop over a folder; nothing is opened yet.
    ///
    /// # Panics
    /// When the folder cannot be made.
    #[must_use]
    pub fn fresh(dir: &Path) -> Self {
        Self::with(dir, true)
    }

    /// A laptop over a folder, for the demo or for real work.
    ///
    /// # Panics
    /// When the folder cannot be made.
    #[must_use]
    pub fn with(dir: &Path, demo: bool) -> Self {
        let setup = Setup {
            dir: dir.to_owned(),
            demo,
            clock,
            keychain: None,
            invitation: None,
            locale: sverka_app::view::Locale::En,
            device_name: "laptop".into(),
        };
        Self { app: App::new(setup).expect("a program"), dir: dir.to_owned() }
    }

    /// Ends the program and starts it again.
    ///
    /// # Panics
    /// When the vault does not open.
    #[must_use]
    pub fn restarted(self) -> Self {
        let dir = self.dir.clone();
        drop(self);
        let laptop = Self::fresh(&dir);
        laptop.app.unlock(PASSPHRASE).expect("unlocked");
        laptop
    }

    /// Waits until a campaign with everything hidden is here, opens it and answers its id and rows.
    ///
    /// # Panics
    /// When it does not come.
    #[must_use]
    pub fn open_blind(&self, candidates: u32) -> (String, Vec<QueueRow>) {
        let campaign = until("the campaign arrives", || {
            let view = self.app.campaigns().map_err(|error| error.to_string())?;
            let blind = |card: &&sverka_app::view::CampaignCard| {
                card.campaign.blind.percent == 100 && card.usable == candidates
            };
            view.campaigns
                .iter()
                .find(blind)
                .map(|card| card.campaign.id.to_string())
                .ok_or_else(|| format!("{view:?}"))
        });
        self.app.open_campaign(&campaign).expect("opened");
        let rows = self.app.queue(&campaign, QueueFilter::All, "", 0, candidates).expect("a queue").rows;
        (campaign, rows)
    }

    /// Decides about a candidate.
    ///
    /// # Errors
    /// As the program says.
    pub fn decide(&self, campaign: &str, candidate: &str, verdict: Verdict, pass: Pass) -> Result<Changed, UiError> {
        self.app.decide(&Decide {
            campaign: campaign.into(),
            candidate: candidate.into(),
            verdict,
            sure: false,
            pass,
            took_ms: 1,
            stays: pass == Pass::Deep,
        })
    }

    /// Waits until nothing is left to send.
    pub fn settle(&self) {
        self.app.sync_now().expect("asked");
        until("everything is sent", || {
            let view = self.app.sync_state().map_err(|error| error.to_string())?;
            if view.waiting == 0 { Ok(()) } else { Err(format!("{view:?}")) }
        });
    }

    /// Everything the queue shows, as one value to compare.
    ///
    /// # Panics
    /// When the queue cannot be read.
    #[must_use]
    pub fn state(&self, campaign: &str) -> Value {
        let rows = self.app.queue(campaign, QueueFilter::All, "", 0, 500).expect("a queue").rows;
        rows.iter().map(|row| serde_json::json!([row.id, row.verdict, row.conflict])).collect()
    }
}

impl Drop for Laptop {
    fn drop(&mut self) {
        self.app.close();
    }
}

/// Tries until it succeeds.
///
/// # Panics
/// When it does not within some seconds.
pub fn until<T>(what: &str, mut attempt: impl FnMut() -> Result<T, String>) -> T {
    let start = Instant::now();
    loop {
        match attempt() {
            Ok(value) => return value,
            Err(error) if start.elapsed() > PATIENCE => panic!("{what}: {error}"),
            Err(_) => sleep(Duration::from_millis(10)),
        }
    }
}
