//! Which post a row is about.

use super::Kept;
use super::problem::Point;
use crate::cell::{Cell, is_missing};
use crate::link;
use std::collections::{HashMap, HashSet};

/// The post of a row, and what should be looked at.
pub(super) struct PostName {
    pub(super) name: String,
    pub(super) point: Option<Point>,
}

/// The post by its address in one form, else by its number or name.
pub(super) fn of(address: Option<&Cell>, name: Option<&Cell>) -> Option<PostName> {
    let cells = || [address, name].into_iter().flatten();
    if let Some(post) = cells().filter_map(link::of).find_map(|link| link.post) {
        return Some(PostName { name: post, point: None });
    }
    // The page of an account is no post.
    let is_account = |cell: &Cell| address == Some(cell) && cell.text.starts_with('@');
    let is_plain = |cell: &&Cell| !is_missing(&cell.text) && link::of(cell).is_none() && !is_account(cell);
    let plain = cells().find(is_plain)?;
    Some(PostName { name: plain.text.clone(), point: plain.has_lost_digits().then_some(Point::DigitsLost) })
}

/// Posts of one name at several platforms are several: their names say where each is.
pub(super) fn tell_apart(kept: &mut [Kept], platforms: &HashMap<usize, String>) {
    let mut at: HashMap<(String, String), HashSet<&String>> = HashMap::new();
    let named = |result: &Kept| (result.creator.clone(), result.post.clone());
    for (place, platform) in platforms {
        at.entry(named(&kept[*place])).or_default().insert(platform);
    }
    for (place, platform) in platforms {
        let result = &mut kept[*place];
        if !link::is_post(&result.post) && at.get(&named(result)).is_some_and(|platforms| platforms.len() > 1) {
            result.post = format!("{} · {platform}", result.post);
        }
    }
}
