//! Handles as people and exports write them, in one form.

use sverka_core::model::Platform;
use sverka_table::link::{self, Site};
use sverka_table::text::{is_invisible, trimmed};
use unicode_normalization::UnicodeNormalization;

/// The account that a text or the link behind it leads to, when it is a link to one.
pub(super) fn linked(text: &str, behind: Option<&str>) -> Option<link::Account> {
    let account = |text: &str| link::read_within(text).and_then(|link| link.account);
    behind.and_then(account).or_else(|| account(text))
}

/// True for a link that leads to no account: to a post, an invitation, an unknown site.
pub(super) fn leads_nowhere(text: &str, behind: Option<&str>) -> bool {
    linked(text, behind).is_none() && link::read(text).is_some()
}

/// A handle as it is published: the account of a link, or the text without `@`, marks and spaces around it, in small
/// letters. The number of a YouTube channel and what is no handle, for it has spaces, stay as they are.
///
/// Unlike [`link::handle`], which is made for comparing, ё stays ё.
pub(super) fn handle(text: &str) -> String {
    if let Some(account) = linked(text, None) {
        return account.name;
    }
    let seen: String = trimmed(text).chars().filter(|letter| !is_invisible(*letter)).collect();
    let bare = seen.trim().trim_matches('/').trim_start_matches('@');
    if link::is_channel_number(bare) || bare.contains(char::is_whitespace) { bare.to_owned() } else { folded(bare) }
}

/// What is compared of a handle: platforms tell no capitals from small letters, but YouTube does in numbers of channels.
pub(super) fn key(text: &str) -> String {
    let handle = handle(text);
    if link::is_channel_number(&handle) { handle } else { folded(&handle) }
}

fn folded(text: &str) -> String {
    let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
    lower.nfkc().collect()
}

/// The platform of a site; `None` for sites of which creators have no accounts here.
pub(super) fn platform(site: Site) -> Option<Platform> {
    Some(match site {
        Site::Instagram => Platform::Instagram,
        Site::Youtube => Platform::Youtube,
        Site::Tiktok => Platform::Tiktok,
        Site::Telegram => Platform::Telegram,
        Site::Vk => Platform::Vk,
        Site::Rutube => Platform::Rutube,
        Site::Dzen => Platform::Dzen,
        Site::Twitch => Platform::Twitch,
        Site::X | Site::Facebook | Site::Threads | Site::Ok | Site::Other => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{handle, key};

    #[test]
    fn a_handle_is_one_whichever_way_it_is_written() {
        for (text, expected) in [
            ("https://www.instagram.com/Leo/?igsh=abc", "leo"),
            ("@leo", "leo"),
            ("\u{200e}LEO ", "leo"),
            ("t.me/s/chaynaya_kniga", "chaynaya_kniga"),
            ("ｌｅｏ", "leo"),
            ("UCabcdefghijklmnopqrstuv", "UCabcdefghijklmnopqrstuv"),
            ("Billie Eilish", "Billie Eilish"),
            ("Ёлка", "ёлка"),
            ("чайнои\u{306}", "чайной"),
        ] {
            assert_eq!(handle(text), expected, "{text}");
        }
        assert_eq!(key("Billie Eilish"), key("billie eilish"));
        assert_ne!(key("UCabcdefghijklmnopqrstuv"), key("UCABCDEFGHIJKLMNOPQRSTUV"));
        assert_ne!(key("ёлка"), key("елка"), "two handles");
    }
}
