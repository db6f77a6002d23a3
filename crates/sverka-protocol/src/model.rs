//! The score model as it travels: exact bytes, named by what is in them.

use crate::MAX_MODEL_BYTES;
use serde::{Deserialize, Serialize};
use sverka_core::event::payload_hash;
use sverka_core::score::{BadModel, Model};

/// The newest form of an artefact that this release reads.
const SCHEMA: u32 = 1;

/// Names a model artefact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelRef {
    /// Its version, as reviews record it; two artefacts of one hub never share it.
    pub version: String,
    /// [`Model::fingerprint`]: the same scores, however the file is laid out.
    pub fingerprint: String,
    /// SHA-256 of its bytes as they travel.
    pub hash: String,
}

/// Why bytes are no model that can be used.
#[derive(Debug, thiserror::Error)]
pub enum BadArtefact {
    /// Over [`MAX_MODEL_BYTES`].
    #[error("the model is larger than {MAX_MODEL_BYTES} bytes")]
    TooLarge,
    /// Not the bytes that were named: torn or changed on the way. The same request may bring the right ones.
    #[error("the bytes of the model do not match their hash")]
    Hash,
    /// Of a form that only a newer release reads.
    #[error("the model is of form {0}; this release reads form {SCHEMA}")]
    Newer(u32),
    /// Not JSON of a model.
    #[error("the model cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// Readable, but no score may rest on it.
    #[error(transparent)]
    Invalid(#[from] BadModel),
    /// Other content than its fingerprint or version says.
    #[error("the model is not the one that was named")]
    NotNamed,
}

/// The part of an artefact that every form has.
#[derive(Deserialize)]
struct Head {
    #[serde(default = "first")]
    schema: u32,
}

fn first() -> u32 {
    1
}

/// Reads an artefact and checks everything that a score depends on.
///
/// # Errors
/// As named in [`BadArtefact`].
pub fn read_model(bytes: &[u8]) -> Result<Model, BadArtefact> {
    if bytes.len() > MAX_MODEL_BYTES {
        return Err(BadArtefact::TooLarge);
    }
    // A newer form may have other fields: it is told by its number, not by what is missing.
    let Head { schema } = serde_json::from_slice(bytes)?;
    if schema > SCHEMA {
        return Err(BadArtefact::Newer(schema));
    }
    let model: Model = serde_json::from_slice(bytes)?;
    model.validate()?;
    Ok(model)
}

impl ModelRef {
    /// Names an artefact that was read from these bytes.
    #[must_use]
    pub fn of(model: &Model, bytes: &[u8]) -> Self {
        Self { version: model.version.clone(), fingerprint: model.fingerprint(), hash: payload_hash(bytes) }
    }

    /// Reads the artefact that arrived under this name.
    ///
    /// # Errors
    /// As named in [`BadArtefact`].
    pub fn open(&self, bytes: &[u8]) -> Result<Model, BadArtefact> {
        if payload_hash(bytes) != self.hash {
            return Err(BadArtefact::Hash);
        }
        let model = read_model(bytes)?;
        if Self::of(&model, bytes) == *self { Ok(model) } else { Err(BadArtefact::NotNamed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const SHIPPED: &[u8] = include_bytes!("../../../assets/models/baseline-2.json");

    fn shipped() -> Value {
        serde_json::from_slice(SHIPPED).unwrap()
    }

    /// The shipped artefact after a change at a place in it.
    fn with(pointer: &str, value: Value) -> Vec<u8> {
        let mut artefact = shipped();
        *artefact.pointer_mut(pointer).unwrap() = value;
        serde_json::to_vec(&artefact).unwrap()
    }

    #[test]
    fn the_shipped_artefact_keeps_its_name() {
        let model = read_model(SHIPPED).unwrap();
        let named = ModelRef::of(&model, SHIPPED);
        // Peers of other releases know it by this name: a change of how it is made cuts them off.
        assert_eq!(named.fingerprint, "7e159a3db98613aebe0ff276d69d4e9bf8626938a444dc9c3d66d27ef90def34");
        assert_eq!(named.open(SHIPPED).unwrap(), model);
        let laid_out_otherwise = serde_json::to_vec(&shipped()).unwrap();
        assert_eq!(ModelRef::of(&read_model(&laid_out_otherwise).unwrap(), b"").fingerprint, named.fingerprint);
    }

    #[test]
    fn an_artefact_that_no_score_may_rest_on_is_refused() {
        let cases: [(&str, Vec<u8>); 9] = [
            ("points beyond 16 bits", with("/features/0/points/0", json!(40_000))),
            ("a fraction of a point", with("/features/0/points/0", json!(0.5))),
            ("an unknown feature", with("/features/0/name", json!("horoscope"))),
            ("cuts out of order", with("/features/0/scale/cuts/0", json!(0.11))),
            ("worse for a better audience", with("/features/0/points/7", json!(-400))),
            ("better for more suspicious followers", with("/features/2/points/7", json!(400))),
            ("no version", with("/version", json!(""))),
            ("torn", SHIPPED[..SHIPPED.len() / 2].to_vec()),
            ("not text", vec![0xFF; 16]),
        ];
        for (what, bytes) in cases {
            assert!(matches!(read_model(&bytes), Err(BadArtefact::Invalid(_) | BadArtefact::Unreadable(_))), "{what}");
        }
        // The control: either end of a price may be bad, so its points need no direction.
        assert!(read_model(&with("/features/8/points/0", json!(-60))).is_ok());
    }

    #[test]
    fn a_newer_form_is_told_from_a_broken_file() {
        let mut newer = shipped();
        newer["schema"] = json!(2);
        newer["features"] = json!("something else altogether");
        assert!(matches!(read_model(&serde_json::to_vec(&newer).unwrap()), Err(BadArtefact::Newer(2))));
        newer["schema"] = json!(1);
        assert!(matches!(read_model(&serde_json::to_vec(&newer).unwrap()), Err(BadArtefact::Unreadable(_))));
        assert!(matches!(read_model(&vec![b' '; MAX_MODEL_BYTES + 1]), Err(BadArtefact::TooLarge)));
    }

    #[test]
    fn only_the_bytes_that_were_named_are_opened() {
        let named = ModelRef::of(&read_model(SHIPPED).unwrap(), SHIPPED);
        let other = with("/base", json!(-65));
        assert!(matches!(named.open(&other), Err(BadArtefact::Hash)));
        assert!(matches!(named.open(&SHIPPED[..1000]), Err(BadArtefact::Hash)));
        let lying = ModelRef { hash: payload_hash(&other), ..named };
        assert!(matches!(lying.open(&other), Err(BadArtefact::NotNamed)));
    }
}
