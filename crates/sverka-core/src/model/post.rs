//! A published post of a creator.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Form of a post.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum PostKind {
    Video,
    Short,
    Photo,
    Text,
    Story,
    Stream,
}

/// One post with what it reached. A missing number was not given; it is not zero.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema)]
pub struct Post {
    /// Identifier at the platform; unique within the creator.
    pub id: String,
    /// Form.
    pub kind: PostKind,
    /// When it was published.
    #[ts(type = "string")]
    pub published_at: DateTime<Utc>,
    /// Title or text, as published.
    pub text: String,
    /// Views.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub views: Option<u64>,
    /// Likes or reactions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub likes: Option<u64>,
    /// Comments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub comments: Option<u64>,
    /// The brand, when the post is sponsored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sponsor: Option<String>,
    /// Some comments under it, as written; at most 50 for each post. Empty means none were collected.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub comment_sample: Vec<String>,
}
