//! The parts of an address.

use super::Link;
use super::site::{self, Site};
use crate::text::{is_invisible, normalise};

/// An address, taken apart.
#[derive(Debug)]
pub(super) struct Address {
    pub(super) site: Site,
    /// Host without `www.` and the names of mobile pages.
    host: String,
    /// Parts of the path, as written.
    pub(super) path: Vec<String>,
    /// Names and values behind the question mark, as written.
    query: Vec<(String, String)>,
}

/// Names behind the question mark that say who shared a link and how, not where it leads: at sites that are not known.
const TRACKING: [&str; 36] = [
    "igsh",
    "igshid",
    "img_index",
    "hl",
    "fbclid",
    "gclid",
    "yclid",
    "ysclid",
    "dclid",
    "msclkid",
    "mc_cid",
    "mc_eid",
    "si",
    "feature",
    "pp",
    "ref",
    "ref_src",
    "ref_url",
    "mibextid",
    "is_from_webapp",
    "sender_device",
    "_r",
    "_t",
    "_ga",
    "_gl",
    "_openstat",
    "from",
    "share",
    "share_to",
    "single",
    "erid",
    "etext",
    "rdid",
    "rb_clickid",
    "clid",
    "roistat",
];

/// Names that say which post it is, at sites that are known.
fn identifying(site: Site) -> &'static [&'static str] {
    match site {
        Site::Youtube => &["v", "list"],
        Site::Facebook => &["v", "fbid", "story_fbid", "id"],
        Site::Vk => &["oid", "id"],
        _ => &[],
    }
}

impl Address {
    /// Takes a text apart, when it is an address: with a scheme, or of a known site.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|letter| !is_invisible(*letter)).collect();
        let lower = text.to_ascii_lowercase();
        if let Some(rest) = lower.strip_prefix("tg://") {
            return Self::of_telegram(&text[text.len() - rest.len()..]);
        }
        let rest = ["https://", "http://", "//"].iter().find_map(|scheme| lower.strip_prefix(scheme));
        let bare = &text[text.len() - rest.unwrap_or(&lower).len()..];
        if bare.is_empty() || bare.contains(char::is_whitespace) {
            return None;
        }
        let (place, _) = bare.split_once('#').unwrap_or((bare, ""));
        let (place, query) = place.split_once('?').unwrap_or((place, ""));
        let (host, path) = place.split_once('/').unwrap_or((place, ""));
        let host = host.split('@').next_back().unwrap_or_default().to_ascii_lowercase();
        let host = host.split(':').next().unwrap_or_default().trim_end_matches('.');
        let host = ["www.", "m.", "mobile.", "touch.", "web.", "l.", "new."]
            .iter()
            .find_map(|page| host.strip_prefix(page).filter(|rest| Site::of(rest).is_some()))
            .or_else(|| host.strip_prefix("www."))
            .unwrap_or(host);
        // `leo.t.me` is `t.me/leo`.
        let own = host.strip_suffix(".t.me").filter(|own| !own.is_empty() && !own.contains('.'));
        let host = own.map_or(host, |_| "t.me");
        let known = Site::of(host);
        let is_host =
            host.contains('.') && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
        // Without a scheme a known site alone is a link: `leo.com` may be a handle, `status.me` too.
        if known.is_none() && (rest.is_none() || !is_host) {
            return None;
        }
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        Some(Self {
            site: known.unwrap_or(Site::Other),
            host: host.to_owned(),
            path: own.into_iter().chain(path.split('/')).filter(|part| !part.is_empty()).map(decoded).collect(),
            query: pairs
                .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
                .map(|(a, b)| (decoded(a), decoded(b)))
                .filter(|(name, _)| !name.is_empty())
                .collect(),
        })
    }

    /// `tg://resolve?domain=leo&post=5`.
    fn of_telegram(rest: &str) -> Option<Self> {
        let (_, query) = rest.split_once('?')?;
        let value = |wanted: &str| {
            query.split('&').filter_map(|pair| pair.split_once('=')).find(|(name, _)| name.eq_ignore_ascii_case(wanted))
        };
        let path = [value("domain")?.1].into_iter().chain(value("post").map(|(_, post)| post)).map(decoded).collect();
        Some(Self { site: Site::Telegram, host: "t.me".to_owned(), path, query: Vec::new() })
    }

    /// The value behind the question mark.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// True for the hosts of short links, which name a post alone.
    pub(super) fn is_short(&self) -> bool {
        matches!(self.host.as_str(), "youtu.be" | "fb.watch" | "vm.tiktok.com" | "vt.tiktok.com")
    }

    /// True for the host of clips at Twitch.
    pub(super) fn is_clip(&self) -> bool {
        self.host == "clips.twitch.tv"
    }

    /// What it leads to.
    pub(super) fn link(&self) -> Option<Link> {
        Some(match self.site {
            Site::Other => Link { account: None, post: (!self.path.is_empty()).then(|| self.plain()) },
            _ => site::link(self),
        })
    }

    /// The address without scheme, tracking and what else makes no difference.
    pub(super) fn plain(&self) -> String {
        let names_it = |name: &str| match self.site {
            Site::Other => !name.starts_with("utm_") && !name.starts_with("__") && !TRACKING.contains(&name),
            site => identifying(site).contains(&name),
        };
        let mut kept: Vec<String> = self
            .query
            .iter()
            .filter(|(name, _)| names_it(name))
            .map(|(name, value)| if value.is_empty() { name.clone() } else { format!("{name}={value}") })
            .collect();
        kept.sort();
        let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
        let path: String = self.path.iter().map(|part| format!("/{part}")).collect();
        let host = match self.host.as_str() {
            "zen.yandex.ru" | "zen.yandex.com" => "dzen.ru",
            "fb.com" => "facebook.com",
            "vk.ru" | "vkontakte.ru" | "vkvideo.ru" => "vk.com",
            host => host,
        };
        format!("https://{host}{path}{query}")
    }
}

/// A part of an address with `%D1%8F` as the letter it stands for; as it is where that gives no text.
fn decoded(part: &str) -> String {
    if !part.contains('%') {
        return part.to_owned();
    }
    let bytes = part.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let byte = (bytes[at] == b'%').then(|| part.get(at + 1..at + 3)).flatten();
        match byte.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).ok().filter(|text| !text.contains(char::is_control)).unwrap_or_else(|| part.to_owned())
}

/// A part of a path as the name of an account, where the site does not tell capitals from small letters.
pub(super) fn name(part: &str) -> Option<String> {
    let name = normalise(part.trim_start_matches('@'));
    (!name.is_empty()).then_some(name)
}
