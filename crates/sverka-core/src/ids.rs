//! Identifiers: opaque, short, and checked once, where they enter.

use serde::{Deserialize, Serialize};

/// Longest identifier accepted, in bytes.
pub const MAX_ID_BYTES: usize = 96;

/// Why a text is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an identifier is 1 to {MAX_ID_BYTES} of the characters A-Z a-z 0-9 . _ : -")]
pub struct BadId;

fn check(text: &str) -> Result<(), BadId> {
    let fits = !text.is_empty() && text.len() <= MAX_ID_BYTES;
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"._:-".contains(&b);
    if fits && text.bytes().all(allowed) { Ok(()) } else { Err(BadId) }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema,
        )]
        #[serde(try_from = "String", into = "String")]
        #[ts(type = "string")]
        #[schemars(with = "String")]
        pub struct $name(Box<str>);

        impl $name {
            /// Takes a text as an identifier.
            ///
            /// # Errors
            /// [`BadId`] when it is empty, too long or holds another character.
            pub fn new(text: impl Into<String>) -> Result<Self, BadId> {
                let text = text.into();
                check(&text)?;
                Ok(Self(text.into_boxed_str()))
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadId;
            fn try_from(text: String) -> Result<Self, BadId> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.into()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// A campaign; also the part after the colon of its stream.
    CampaignId
);
id!(
    /// A creator (person or brand), across all accounts.
    CreatorId
);
id!(
    /// One laptop of one person.
    DeviceId
);
id!(
    /// A person who reviews, or a system that publishes.
    PrincipalId
);
id!(
    /// The unit of order and of access: `campaign:<id>`.
    StreamId
);
id!(
    /// An event: UUIDv7 as text, and the key by which a repeated event is recognised.
    EventId
);

impl StreamId {
    /// The campaign a stream belongs to; nothing for a stream of another kind.
    #[must_use]
    pub fn campaign(&self) -> Option<CampaignId> {
        CampaignId::new(self.as_str().strip_prefix("campaign:")?).ok()
    }

    /// The stream of a campaign.
    ///
    /// # Errors
    /// [`BadId`] when the two together are too long.
    pub fn of_campaign(campaign: &CampaignId) -> Result<Self, BadId> {
        Self::new(format!("campaign:{campaign}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_names_its_campaign() {
        let spring = CampaignId::new("spring").unwrap();
        assert_eq!(StreamId::of_campaign(&spring).unwrap().campaign(), Some(spring));
        assert_eq!(StreamId::new("spring").unwrap().campaign(), None);
    }

    #[test]
    fn identifiers_with_markup_spaces_or_other_scripts_are_refused() {
        for bad in ["", " ", "a b", "<b>", "аlex", "a/b", "\u{202e}x", &"x".repeat(97)] {
            assert_eq!(CreatorId::new(bad), Err(BadId), "{bad:?}");
        }
        assert!(CreatorId::new("cr_01.A:b-9").is_ok());
    }
}
