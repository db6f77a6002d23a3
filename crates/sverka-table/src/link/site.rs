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
            "twitch.tv" => Self::Twitch,
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
        Site::Instagram => instagram(&path),
        Site::Youtube => youtube(address, &path),
        Site::Tiktok => tiktok(address, &path),
        Site::Telegram => telegram(&path),
        Site::Vk => vk(address, &path),
        Site::X => x(&path),
        Site::Rutube => match path.as_slice() {
            ["video" | "shorts", id, ..] => (None, Some(format!("https://rutube.ru/video/{id}/"))),
            ["channel" | "u", who, ..] => (name(who), None),
            _ => (None, None),
        },
        Site::Dzen => match path.as_slice() {
            ["a" | "b" | "video" | "shorts" | "media" | "suite" | "id", ..] => (None, Some(address.plain())),
            [who] => (name(who), None),
            [who, _, ..] => (name(who), Some(address.plain())),
            [] => (None, None),
        },
        Site::Twitch => match path.as_slice() {
            ["videos", id, ..] => (None, Some(format!("https://www.twitch.tv/videos/{id}"))),
            ["directory" | "settings" | "p", ..] | [] => (None, None),
            [who, "clip" | "v", id, ..] => (name(who), Some(format!("https://www.twitch.tv/clip/{id}"))),
            [who, ..] => (name(who), None),
        },
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

fn instagram(path: &[&str]) -> Parts {
    let post = |code: &str| Some(format!("https://www.instagram.com/p/{code}/"));
    match path {
        ["p" | "reel" | "reels" | "tv", code, ..] => (None, post(code)),
        ["stories", "highlights", id, ..] => {
            (None, Some(format!("https://www.instagram.com/stories/highlights/{id}/")))
        }
        ["stories", who, id, ..] => {
            (name(who), Some(format!("https://www.instagram.com/stories/{who}/{id}/").to_lowercase()))
        }
        ["stories", who] => (name(who), None),
        ["explore" | "accounts" | "direct" | "share", ..] | [] => (None, None),
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
        ["playlist" | "results" | "feed" | "hashtag" | "post" | "gaming" | "clip", ..] => (None, Some(address.plain())),
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
        [] => (None, None),
        _ => (None, Some(address.plain())),
    }
}

fn telegram(path: &[&str]) -> Parts {
    match path {
        ["s", rest @ ..] if !rest.is_empty() => telegram(rest),
        ["c", channel, post, ..] => (None, Some(format!("https://t.me/c/{channel}/{post}"))),
        ["joinchat" | "addstickers" | "share" | "c" | "proxy", ..] | [] => (None, None),
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
    let post = opened.into_iter().chain(path.iter().copied()).find(|text| is_post(text));
    let who = path
        .first()
        .copied()
        .filter(|first| !is_post(first) && !matches!(*first, "video" | "clips" | "feed" | "wall" | "search"));
    let who = who.map(|who| who.trim_start_matches('@'));
    let post = post.map(|post| format!("https://vk.com/{post}"));
    // A page below that of an account is something of its own.
    (who.and_then(name), post.or_else(|| (path.len() > 1).then(|| address.plain())))
}

fn x(path: &[&str]) -> Parts {
    match path {
        ["i" | "home" | "explore" | "search" | "hashtag" | "intent" | "share", rest @ ..] => match rest {
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
        ["pages", _, id, ..] => (name(id), None),
        [who] if !address.is_short() => (name(who), None),
        [] => (None, None),
        _ => (None, Some(address.plain())),
    }
}
