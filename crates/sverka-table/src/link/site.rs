//! Where each site puts the account and the post into its links.

use super::address::{Address, name};
use super::{Account, Link, is_channel_number};

/// A site that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Site {
    Instagram,
    Youtube,
    Tiktok,
    Telegram,
    Vk,
    Rutube,
    Dzen,
    Twitch,
    X,
    Facebook,
    Threads,
    Ok,
    /// Any other.
    Other,
}

impl Site {
    /// The site of a host without `www.`.
    pub(super) fn of(host: &str) -> Option<Self> {
        Some(match host {
            "instagram.com" | "instagr.am" => Self::Instagram,
            "youtube.com" | "youtu.be" | "music.youtube.com" | "studio.youtube.com" | "youtube-nocookie.com" => {
                Self::Youtube
            }
            "tiktok.com" | "vm.tiktok.com" | "vt.tiktok.com" => Self::Tiktok,
            "t.me" | "telegram.me" | "telegram.dog" => Self::Telegram,
            "vk.com" | "vk.ru" | "vkontakte.ru" | "vkvideo.ru" => Self::Vk,
            "rutube.ru" => Self::Rutube,
            "dzen.ru" | "zen.yandex.ru" | "zen.yandex.com" => Self::Dzen,
            "twitch.tv" | "clips.twitch.tv" => Self::Twitch,
            "x.com" | "twitter.com" => Self::X,
            "facebook.com" | "fb.com" | "fb.watch" => Self::Facebook,
            "threads.net" | "threads.com" => Self::Threads,
            "ok.ru" => Self::Ok,
            _ => return None,
        })
    }
}

/// What an address of a known site leads to.
pub(super) fn link(address: &Address) -> Link {
    let path: Vec<&str> = address.path.iter().map(String::as_str).collect();
    let (account, post) = match address.site {
        Site::Instagram => instagram(address, &path),
        Site::Youtube => youtube(address, &path),
        Site::Tiktok => tiktok(address, &path),
        Site::Telegram => telegram(&path),
        Site::Vk => vk(address, &path),
        Site::X => x(&path),
        Site::Rutube => rutube(&path),
        Site::Dzen => dzen(address, &path),
        Site::Twitch => twitch(address, &path),
        Site::Facebook => facebook(address, &path),
        Site::Threads => match path.as_slice() {
            [who, "post", id, ..] => {
                let who = name(who);
                let post = who.as_ref().map(|who| format!("https://www.threads.net/@{who}/post/{id}"));
                (who, post)
            }
            [who] => (name(who), None),
            _ => (None, None),
        },
        Site::Ok => match path.as_slice() {
            ["profile" | "group", id] => (name(id), None),
            ["video" | "live", ..] => (None, Some(address.plain())),
            ["profile" | "group", id, ..] => (name(id), Some(address.plain())),
            [who, "topic" | "statuses" | "album", ..] => (name(who), Some(address.plain())),
            [who] => (name(who), None),
            _ => (None, None),
        },
        Site::Other => (None, Some(address.plain())),
    };
    Link { account: account.map(|name| Account { site: address.site, name }), post }
}

type Parts = (Option<String>, Option<String>);

fn rutube(path: &[&str]) -> Parts {
    let post = |id: &str| Some(format!("https://rutube.ru/video/{id}/"));
    match path {
        ["video", "person", who, ..] => (name(who), None),
        ["video", "private" | "embed", id, ..]
        | ["play", "embed", id, ..]
        | ["live", "video", id, ..]
        | ["shorts", id, ..] => (None, post(id)),
        ["video", id, ..] if !matches!(*id, "person" | "private" | "embed") => (None, post(id)),
        ["channel" | "u", who, ..] => (name(who), None),
        _ => (None, None),
    }
}

fn dzen(address: &Address, path: &[&str]) -> Parts {
    match path {
        ["id", who] => (name(who), None),
        ["id", who, ..] | ["media", "id", who, _, ..] => (name(who), Some(address.plain())),
        ["media", who, _, ..] => (name(who), Some(address.plain())),
        ["a" | "b" | "video" | "shorts" | "media" | "suite", _, ..] => (None, Some(address.plain())),
        [
            "a" | "b" | "video" | "shorts" | "media" | "suite" | "id" | "news" | "search" | "profile" | "articles"
            | "topic" | "about",
            ..,
        ]
        | [] => (None, None),
        [who] => (name(who), None),
        [who, ..] => (name(who), Some(address.plain())),
    }
}

fn twitch(address: &Address, path: &[&str]) -> Parts {
    let clip = |id: &str| Some(format!("https://www.twitch.tv/clip/{id}"));
    let video = |id: &str| Some(format!("https://www.twitch.tv/videos/{id}"));
    match path {
        [id] if address.is_clip() => (None, clip(id)),
        _ if address.is_clip() => (None, None),
        ["videos", id, ..] => (None, video(id)),
        ["clip", id, ..] => (None, clip(id)),
        [
            "directory" | "settings" | "p" | "search" | "downloads" | "jobs" | "turbo" | "subscriptions" | "wallet"
            | "inventory" | "drops" | "videos" | "clip",
            ..,
        ]
        | [] => (None, None),
        [who, "clip", id, ..] => (name(who), clip(id)),
        [who, "v" | "video", id, ..] => (name(who), video(id)),
        [who, ..] => (name(who), None),
    }
}

fn instagram(address: &Address, path: &[&str]) -> Parts {
    let post = |code: &str| Some(format!("https://www.instagram.com/p/{code}/"));
    match path {
        ["p" | "reel" | "reels" | "tv", code, ..] => (None, post(code)),
        ["stories", "highlights", id, ..] => {
            (None, Some(format!("https://www.instagram.com/stories/highlights/{id}/")))
        }
        ["stories", who, id, ..] => {
            (name(who), Some(format!("https://www.instagram.com/stories/{who}/{id}/").to_lowercase()))
        }
        ["stories" | "_u", who, ..] => (name(who), None),
        // It leads to the post, and does not say which it is.
        ["share", _, ..] => (None, Some(address.plain())),
        [
            "explore" | "accounts" | "direct" | "share" | "p" | "reel" | "reels" | "tv" | "stories" | "_u" | "s"
            | "about" | "legal" | "developer" | "challenge" | "web" | "api" | "oauth" | "emails" | "popular"
            | "directory",
            ..,
        ]
        | [] => (None, None),
        [who, "p" | "reel" | "reels" | "tv", code, ..] => (name(who), post(code)),
        [who, ..] => (name(who), None),
    }
}

fn youtube(address: &Address, path: &[&str]) -> Parts {
    let post = |id: &str| Some(format!("https://www.youtube.com/watch?v={id}"));
    let video = address.value("v").and_then(post);
    match path {
        ["watch", ..] => (None, video),
        ["shorts" | "live" | "embed" | "v" | "video", id, ..] => (None, post(id)),
        ["channel", id, ..] => (is_channel_number(id).then(|| (*id).to_owned()).or_else(|| name(id)), None),
        ["c" | "user", who, rest @ ..] => (name(who), youtube_post(rest).and_then(post)),
        ["playlist"] | ["post" | "clip", _, ..] => (None, Some(address.plain())),
        [
            "shorts" | "live" | "embed" | "v" | "video" | "channel" | "c" | "user" | "playlist" | "post" | "clip"
            | "results" | "feed" | "hashtag" | "gaming" | "music" | "premium" | "account" | "about" | "trending"
            | "redirect" | "attribution_link" | "source" | "t" | "oops",
            ..,
        ] => (None, None),
        [who, rest @ ..] if who.starts_with('@') => (name(who), youtube_post(rest).and_then(post).or(video)),
        // The short form has the video alone; a name without `@` is an old address of a channel.
        [id] if address.is_short() => (None, post(id)),
        [who, rest @ ..] => (name(who), youtube_post(rest).and_then(post)),
        [] => (None, video),
    }
}

fn youtube_post<'a>(rest: &[&'a str]) -> Option<&'a str> {
    match rest {
        ["shorts" | "live" | "video", id, ..] => Some(id),
        _ => None,
    }
}

fn tiktok(address: &Address, path: &[&str]) -> Parts {
    match path {
        [who, "video" | "photo", id, ..] if who.starts_with('@') => {
            let who = name(who);
            let post = who.as_ref().map(|who| format!("https://www.tiktok.com/@{who}/video/{id}"));
            (who, post)
        }
        [who, ..] if who.starts_with('@') => (name(who), None),
        [
            "tag" | "music" | "discover" | "foryou" | "following" | "explore" | "live" | "search" | "upload" | "about",
            ..,
        ]
        | [] => (None, None),
        _ => (None, Some(address.plain())),
    }
}

fn telegram(path: &[&str]) -> Parts {
    match path {
        ["s", rest @ ..] if !rest.is_empty() => telegram(rest),
        ["c", channel, post, ..] => (None, Some(format!("https://t.me/c/{channel}/{post}"))),
        ["boost", who, ..] => (name(who), None),
        [
            "boost" | "joinchat" | "addlist" | "addstickers" | "addemoji" | "addtheme" | "share" | "c" | "s" | "proxy"
            | "socks" | "iv" | "login" | "setlanguage" | "bg" | "invoice" | "giftcode" | "contact" | "confirmphone"
            | "m" | "nft",
            ..,
        ]
        | [] => (None, None),
        [who, ..] if who.starts_with('+') => (None, None),
        [who, rest @ ..] => {
            let who = name(who);
            // In a group with topics the post is the last number.
            let id = rest.last().filter(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()));
            let post = id.zip(who.as_ref()).map(|(id, who)| format!("https://t.me/{who}/{id}"));
            (who, post)
        }
    }
}

/// A post at VK is named by its owner and number: `wall-1_2`, `video-1_2`, `clip-1_2`, `photo-1_2`.
fn vk(address: &Address, path: &[&str]) -> Parts {
    let kinds = ["wall", "video", "clip", "photo", "story", "topic"];
    let is_post = |text: &str| {
        kinds.iter().any(|kind| {
            let numbers = text.strip_prefix(kind).and_then(|rest| rest.split_once('_'));
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            numbers.is_some_and(|(owner, id)| digits(owner.trim_start_matches('-')) && digits(id))
        })
    };
    let opened = ["w", "z"].iter().find_map(|name| address.value(name));
    let opened = opened.and_then(|text| text.split(['/', '%']).next());
    // The frame of a video on other pages.
    let framed = || {
        (path == ["video_ext.php"]).then(|| Some(format!("video{}_{}", address.value("oid")?, address.value("id")?)))
    };
    let post = opened.into_iter().chain(path.iter().copied()).find(|text| is_post(text)).map(str::to_owned);
    let post = post.or_else(|| framed().flatten().filter(|text| is_post(text)));
    let post = post.map(|post| format!("https://vk.com/{post}"));
    let is_service = |first: &str| is_post(first) || first.ends_with(".php") || VK_PAGES.contains(&first);
    match path {
        // An article is named by its author and its words.
        [article, ..] if article.starts_with('@') && article.contains('-') => {
            let who = article.split('-').next().and_then(name);
            (who, Some(address.plain()))
        }
        ["video" | "clips", who] if who.starts_with('@') => (name(who), post),
        [first, ..] if is_service(first) => (None, post.or_else(|| (path.len() > 1).then(|| address.plain()))),
        // A page below that of an account is something of its own.
        [who, ..] => (name(who).map(|who| community(&who)), post.or_else(|| (path.len() > 1).then(|| address.plain()))),
        [] => (None, post),
    }
}

/// Pages of VK that are nobody's.
const VK_PAGES: [&str; 20] = [
    "video", "videos", "clips", "feed", "wall", "search", "im", "music", "audio", "apps", "games", "market", "login",
    "settings", "groups", "friends", "discover", "mail", "services", "about",
];

/// The number of a community in one form: `club1`, `public1` and `event1` are one page.
pub(super) fn community(text: &str) -> String {
    let number = ["public", "event"].iter().find_map(|kind| text.strip_prefix(kind));
    let number = number.filter(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()));
    number.map_or_else(|| text.to_owned(), |number| format!("club{number}"))
}

fn x(path: &[&str]) -> Parts {
    match path {
        [
            "i" | "home" | "explore" | "search" | "hashtag" | "intent" | "share" | "settings" | "login" | "compose"
            | "messages" | "notifications" | "tos" | "privacy" | "jobs",
            rest @ ..,
        ] => match rest {
            ["web", "status", id, ..] | ["status", id, ..] => (None, Some(format!("https://x.com/i/status/{id}"))),
            _ => (None, None),
        },
        [who, "status" | "statuses", id, ..] => {
            let who = name(who);
            let post = who.as_ref().map(|who| format!("https://x.com/{who}/status/{id}"));
            (who, post)
        }
        [who, ..] => (name(who), None),
        [] => (None, None),
    }
}

fn facebook(address: &Address, path: &[&str]) -> Parts {
    let number = address.value("id").map(str::to_owned);
    match path {
        ["profile.php", ..] => (number, None),
        ["permalink.php" | "story.php", ..] => (number, Some(address.plain())),
        ["watch" | "reel" | "share" | "photo" | "photo.php" | "video.php" | "events" | "groups" | "hashtag", ..] => {
            (None, Some(address.plain()))
        }
        [who, "posts" | "videos" | "photos" | "reels", _, ..] => (name(who), Some(address.plain())),
        ["pages" | "people", _, id, ..] => (name(id), None),
        [
            "pages" | "people" | "public" | "login" | "sharer" | "sharer.php" | "l.php" | "dialog" | "marketplace"
            | "gaming" | "help" | "plugins" | "messages" | "policies" | "ads" | "business",
            ..,
        ] => (None, None),
        [who] if !address.is_short() => (name(who), None),
        [] => (None, None),
        _ => (None, Some(address.plain())),
    }
}
