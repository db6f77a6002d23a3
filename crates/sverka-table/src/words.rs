//! Words for the few things that every list names: markets and platforms.

use crate::text::key;

/// The market that a text names: `RU` or `US`.
#[must_use]
pub fn market(text: &str) -> Option<&'static str> {
    match key(text).as_str() {
        "ru"
        | "rus"
        | "russia"
        | "russianfederation"
        | "россия"
        | "рф"
        | "российскаяфедерация"
        | "русский"
        | "рунет" => Some("RU"),
        "us" | "usa" | "unitedstates" | "unitedstatesofamerica" | "america" | "сша" | "америка" => Some("US"),
        _ => None,
    }
}

/// The platform that a text names, as records write it.
#[must_use]
pub fn platform(text: &str) -> Option<&'static str> {
    Some(match key(text).as_str() {
        "instagram" | "insta" | "ig" | "инстаграм" | "инстаграмм" | "инста" => "instagram",
        "youtube" | "yt" | "ютуб" | "ютюб" | "youtubeканал" | "youtubechannel" => "youtube",
        "tiktok" | "tt" | "тикток" => "tiktok",
        "telegram"
        | "tg"
        | "телеграм"
        | "телеграмм"
        | "telegramканал"
        | "телеграмканал"
        | "тг"
        | "телега"
        | "telegramchannel"
        | "тгканал" => "telegram",
        "vk" | "vkontakte" | "вконтакте" | "вк" | "vkвидео" | "vkvideo" => "vk",
        "rutube" | "рутуб" | "рутьюб" => "rutube",
        "dzen" | "дзен" | "яндексдзен" | "yandexzen" | "yandexdzen" | "zen" | "зен" => "dzen",
        "twitch" | "твич" => "twitch",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{market, platform};

    #[test]
    fn markets_and_platforms_are_known_by_the_words_people_use() {
        assert_eq!(
            (market("Russia"), market("россия "), market("США"), market("EN")),
            (Some("RU"), Some("RU"), Some("US"), None)
        );
        for (text, expected) in [
            ("ВКонтакте", Some("vk")),
            ("Telegram-канал", Some("telegram")),
            ("Яндекс.Дзен", Some("dzen")),
            ("tik tok", Some("tiktok")),
            ("YouTube ", Some("youtube")),
            ("Инстаграм", Some("instagram")),
            ("X (Twitter)", None),
            ("MySpace", None),
        ] {
            assert_eq!(platform(text), expected, "{text}");
        }
    }
}
