//! The model that scores a campaign: the one its manifest names, once it is here and whole, else the one that ships
//! with the program. What the person is told about a change is a sentence, once; no order follows from it.

use crate::ai;
use crate::app::{App, lock};
use crate::desk::Desk;
use crate::error::{Code, UiError};
use crate::session::Session;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};
use sverka_core::ids::StreamId;
use sverka_core::score::Model;
use sverka_protocol::{BadArtefact, read_model};
use sverka_store::Store;
use sverka_sync::WhyNot;

/// The model that ships with the program.
pub(crate) const SHIPPED: &[u8] = include_bytes!("../../../assets/models/baseline-2.json");

/// The models of an open vault.
pub(crate) struct Models {
    shipped: Arc<Model>,
    /// Those of the hub that were read, by fingerprint.
    read: Mutex<HashMap<String, Arc<Model>>>,
    /// By stream, the version that the hub names and that cannot be used, and why.
    pub(crate) refused: Mutex<BTreeMap<StreamId, (String, WhyNot)>>,
}

impl Models {
    pub(crate) fn new() -> Result<Self, UiError> {
        let shipped = read_model(SHIPPED).map_err(|error| {
            tracing::error!(%error, "the model that ships with the program cannot be used");
            UiError::new(Code::BadRecord)
        })?;
        Ok(Self { shipped: Arc::new(shipped), read: Mutex::default(), refused: Mutex::default() })
    }

    /// The model that ships with the program.
    pub(crate) fn shipped(&self) -> &Arc<Model> {
        &self.shipped
    }

    /// The model in force in a stream; the one that ships with the program, and a refusal for the panel, when this
    /// release cannot use it.
    pub(crate) fn of(&self, store: &Store, stream: &StreamId) -> Result<Arc<Model>, UiError> {
        let Some(fingerprint) = store.model_in_force(stream)? else { return Ok(Arc::clone(&self.shipped)) };
        if let Some(model) = lock(&self.read).get(&fingerprint) {
            return Ok(Arc::clone(model));
        }
        let Some(kept) = store.model(&fingerprint)? else {
            tracing::error!(fingerprint, "the model of a campaign is not here");
            return Ok(Arc::clone(&self.shipped));
        };
        let model = match read_model(&kept.bytes) {
            Ok(model) => model,
            // It was checked when it arrived, by another release than this one.
            Err(error) => {
                tracing::warn!(fingerprint, %error, "the model of a campaign cannot be used by this release");
                let why = if matches!(error, BadArtefact::Newer(_)) { WhyNot::Newer } else { WhyNot::Invalid };
                lock(&self.refused).insert(stream.clone(), (version_of(&kept.bytes), why));
                return Ok(Arc::clone(&self.shipped));
            }
        };
        let model = Arc::new(model);
        lock(&self.read).insert(fingerprint, Arc::clone(&model));
        Ok(model)
    }
}

/// What an artefact that cannot be used calls itself; empty when it does not say.
fn version_of(artefact: &[u8]) -> String {
    #[derive(serde::Deserialize)]
    struct Named {
        version: String,
    }
    serde_json::from_slice(artefact).map_or_else(|_| String::new(), |Named { version }| version)
}

impl Session {
    /// Takes up the model in force; true when it is another one than before.
    pub(crate) fn read_given(&self, desk: &mut Desk) -> Result<bool, UiError> {
        let given = self.models.of(&self.store, &desk.stream)?;
        if *given == *desk.given {
            return Ok(false);
        }
        desk.given = given;
        // What was kept weighs the parts of the model that was there before.
        desk.in_force = None;
        self.read_weighting(desk)?;
        self.score_on(desk)?;
        Ok(true)
    }
}

impl App {
    /// Name and version of the model that scores a campaign, when it is another one than this person was told of
    /// last; told once.
    ///
    /// # Errors
    /// [`Code::NotFound`] when the campaign is not on this laptop.
    pub fn model_news(&self, campaign: &str) -> Result<Option<String>, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let desk = lock(&desk);
        let key = format!("model {}", desk.stream);
        let now = desk.given.fingerprint();
        let told = session.store.cache_value(&key)?;
        if told.as_ref() == Some(&now) {
            return Ok(None);
        }
        session.store.put_cache_value(&key, &now)?;
        // Whoever opens a campaign for the first time hears of no change.
        Ok(told.map(|_| ai::name(&desk.given)))
    }
}
