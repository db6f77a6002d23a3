//! The score model that a manifest names: fetched once, checked, and in force only when it is whole.

use crate::client::Client;
use crate::{Hub, Notice, SyncError, WhyNot};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use sverka_core::ids::StreamId;
use sverka_protocol::{BadArtefact, ModelRef};
use sverka_store::{ModelBytes, Store};

/// Hashes of models that this release cannot use: fetched again only by the next start of the program.
pub(crate) type Refused = Mutex<HashMap<String, WhyNot>>;

/// The part of a manifest that matters here.
#[derive(Deserialize)]
struct Naming {
    #[serde(default)]
    model: Option<ModelRef>,
}

/// Takes up the model that the newest manifest of a stream names. Until it is here and whole, the one before stays in
/// force.
pub(crate) async fn pull<H: Hub>(
    client: &Client<'_, H>,
    store: &Arc<Store>,
    stream: &StreamId,
    refused: &Refused,
    notify: &impl Fn(Notice),
) -> Result<(), SyncError> {
    let Some(manifest) = store.begun_manifest(stream)? else { return Ok(()) };
    let Naming { model } =
        serde_json::from_str(&manifest).map_err(|error| SyncError::Broken(format!("the manifest: {error}")))?;
    let named = model.as_ref().map(|named| named.fingerprint.as_str());
    if store.model_in_force(stream)?.as_deref() == named {
        notify(Notice::ModelAsNamed { stream: stream.clone() });
        return Ok(());
    }
    if let Some(named) = &model
        && !store.has_model(&named.fingerprint)?
        && !fetch(client, store, stream, named, refused, notify).await?
    {
        return Ok(());
    }
    if store.use_model(stream, named)? {
        notify(Notice::ModelInForce { stream: stream.clone() });
    }
    Ok(())
}

/// True when the model is here now.
async fn fetch<H: Hub>(
    client: &Client<'_, H>,
    store: &Arc<Store>,
    stream: &StreamId,
    named: &ModelRef,
    refused: &Refused,
    notify: &impl Fn(Notice),
) -> Result<bool, SyncError> {
    let no = |why| {
        notify(Notice::ModelRefused { stream: stream.clone(), version: named.version.clone(), why });
    };
    let before = locked(refused).get(&named.hash).copied();
    if let Some(why) = before {
        no(why);
        return Ok(false);
    }
    let bytes = client.model(stream, &named.fingerprint).await?;
    let why = match named.open(&bytes) {
        Ok(_) => {
            let (fingerprint, hash) = (named.fingerprint.clone(), named.hash.clone());
            store.put_model(&ModelBytes { fingerprint, hash, bytes })?;
            return Ok(true);
        }
        // What came is not what the hub has: it is asked again, as for a torn pack.
        Err(error @ BadArtefact::Hash) => {
            no(WhyNot::Damaged);
            return Err(SyncError::Broken(error.to_string()));
        }
        Err(BadArtefact::Newer(_)) => WhyNot::Newer,
        Err(error) => {
            tracing::warn!(%error, version = named.version, "the hub's model cannot be used");
            WhyNot::Invalid
        }
    };
    locked(refused).insert(named.hash.clone(), why);
    no(why);
    Ok(false)
}

fn locked(refused: &Refused) -> MutexGuard<'_, HashMap<String, WhyNot>> {
    refused.lock().unwrap_or_else(PoisonError::into_inner)
}
