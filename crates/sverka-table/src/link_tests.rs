use super::*;
use proptest::prelude::*;

fn parts(text: &str) -> (Option<String>, Option<String>) {
    let link = read(text).unwrap_or_else(|| panic!("{text} is a link"));
    (link.account.map(|account| account.name), link.post)
}

#[test]
fn the_account_is_where_the_site_puts_it() {
    for (text, who) in [
        ("https://www.instagram.com/leo/?igsh=abc", Some("leo")),
        ("https://www.instagram.com/LEO/reel/CCC/?utm_source=ig_web_copy_link", Some("leo")),
        ("instagram.com/leo/p/AAA", Some("leo")),
        ("https://www.instagram.com/p/AAA/", None),
        ("https://www.instagram.com/stories/leo/123/", Some("leo")),
        ("https://youtube.com/@leo/shorts/abc", Some("leo")),
        ("https://www.youtube.com/c/@leo", Some("leo")),
        ("https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv/videos", Some("UCabcdefghijklmnopqrstuv")),
        ("https://youtu.be/abc", None),
        ("https://m.youtube.com/watch?v=abc&t=5", None),
        ("https://www.tiktok.com/@leo/video/7400000000000000001", Some("leo")),
        ("https://vm.tiktok.com/ZMabc/", None),
        ("https://t.me/s/chaynaya_kniga/12", Some("chaynaya_kniga")),
        ("t.me/chaynaya_kniga", Some("chaynaya_kniga")),
        ("https://t.me/c/123/5", None),
        ("tg://resolve?domain=leo&post=5", Some("leo")),
        ("https://vk.com/chaynaya_kniga?w=wall-1_2", Some("chaynaya_kniga")),
        ("https://m.vk.com/id77", Some("id77")),
        ("https://vk.com/wall-1_2", None),
        ("https://x.com/stranger/status/1", Some("stranger")),
        ("https://twitter.com/i/web/status/1", None),
        ("https://www.facebook.com/leo/posts/1", Some("leo")),
        ("https://www.facebook.com/profile.php?id=77", Some("77")),
        ("https://dzen.ru/leo", Some("leo")),
        ("https://dzen.ru/a/abc", None),
        ("https://www.twitch.tv/leo", Some("leo")),
        ("https://rutube.ru/video/abc/", None),
        ("https://example.com/leo/p/1", None),
        ("=HYPERLINK(\"https://t.me/leo/5\",\"post\")", Some("leo")),
    ] {
        assert_eq!(parts(text).0.as_deref(), who, "{text}");
    }
}

#[test]
fn one_post_has_one_form() {
    for (one, others) in [
        (
            "https://www.instagram.com/leo/p/AAA/",
            &[
                "https://www.instagram.com/leo/p/AAA/?igsh=MzRlODBiNWFlZA==",
                "https://instagram.com/leo/p/AAA",
                "instagram.com/p/AAA",
                "https://www.instagram.com/reel/AAA/",
            ][..],
        ),
        (
            "https://www.youtube.com/watch?v=aQ2kTs8_x1",
            &[
                "https://youtu.be/aQ2kTs8_x1?si=x",
                "https://youtube.com/shorts/aQ2kTs8_x1",
                "https://m.youtube.com/watch?v=aQ2kTs8_x1&t=9",
            ],
        ),
        ("https://t.me/leo/5", &["https://t.me/s/leo/5?single", "tg://resolve?domain=Leo&post=5", "t.me/leo/5"]),
        ("https://vk.com/wall-1_2", &["https://vk.com/leo?w=wall-1_2", "https://m.vk.com/wall-1_2?from=feed"]),
        (
            "https://x.com/leo/status/1",
            &["https://twitter.com/leo/status/1?s=20", "https://mobile.twitter.com/LEO/status/1"],
        ),
        ("https://example.com/a?b=1", &["http://www.example.com/a/?utm_source=x&b=1#top"]),
    ] {
        let expected = parts(one).1;
        assert!(expected.is_some(), "{one}");
        for other in others {
            assert_eq!(parts(other).1, expected, "{other}");
        }
    }
    assert_ne!(parts("https://youtu.be/abc").1, parts("https://youtu.be/ABC").1);
    assert_eq!(parts("https://vk.com/wall-1_2").1.as_deref(), Some("https://vk.com/wall-1_2"));
    assert_eq!(parts("https://www.instagram.com/leo/").1, None, "a page is no post");
}

#[test]
fn what_shares_a_link_is_no_part_of_the_post() {
    for (one, other) in [
        ("https://www.facebook.com/leo/videos/123/?mibextid=a&rdid=XyZ", "https://www.facebook.com/leo/videos/123/"),
        ("https://www.facebook.com/watch/?v=77&ref=sharing", "https://www.facebook.com/watch?v=77"),
        ("https://www.facebook.com/reel/99/?s=single_unit", "https://www.facebook.com/reel/99"),
        (
            "https://www.facebook.com/permalink.php?story_fbid=5&id=6&__tn__=R",
            "https://www.facebook.com/permalink.php?story_fbid=5&id=6",
        ),
        ("https://www.facebook.com/leo/posts/pfbid02?__cft__[0]=x&__tn__=y", "https://fb.com/leo/posts/pfbid02"),
        ("https://dzen.ru/video/watch/abc?share_to=link&rid=1.2.3", "https://dzen.ru/video/watch/abc"),
        ("https://ok.ru/video/12?st._aid=ExternalVideo", "https://ok.ru/video/12"),
        ("https://site.ru/a/?erid=2Vtz&etext=1", "http://site.ru/a"),
        ("https://www.threads.net/@leo/post/AA?xmt=AQG", "https://www.threads.com/@leo/post/AA"),
        ("https://www.twitch.tv/leo/clip/Abc?filter=clips&range=7d", "https://clips.twitch.tv/Abc"),
        ("https://www.twitch.tv/clip/Abc", "https://clips.twitch.tv/Abc"),
        ("https://rutube.ru/video/abc/?r=wd", "https://rutube.ru/play/embed/abc"),
        ("https://rutube.ru/video/private/abc/?p=key", "https://rutube.ru/video/abc/"),
        ("https://vk.com/video/playlist/-1_2/video-5_6", "https://vk.com/video-5_6"),
        ("https://vk.com/video_ext.php?oid=-5&id=6&hash=1", "https://vkvideo.ru/video-5_6"),
        ("https://zen.yandex.ru/media/leo/tea?from=x", "https://dzen.ru/media/leo/tea"),
    ] {
        let (one, other) = (parts(one).1, parts(other).1);
        assert!(one.is_some());
        assert_eq!(one, other);
    }
    assert_ne!(parts("https://www.facebook.com/watch/?v=77").1, parts("https://www.facebook.com/watch/?v=78").1);
    assert_ne!(parts("https://site.ru/a?p=1").1, parts("https://site.ru/a?p=2").1);
}

#[test]
fn service_pages_are_nobodys_and_pages_of_channels_are_no_posts() {
    for text in [
        "https://t.me/addlist/AbC",
        "https://t.me/boost",
        "https://t.me/c/12345",
        "https://www.youtube.com/shorts",
        "https://www.youtube.com/feed/subscriptions",
        "https://www.instagram.com/reels/",
        "https://www.instagram.com/_u",
        "https://l.instagram.com/?u=https%3A%2F%2Fx.ru",
        "https://vk.com/away.php?to=https%3A%2F%2Fx.ru",
        "https://vk.com/feed",
        "https://dzen.ru/video",
        "https://rutube.ru/video/person/",
        "https://www.facebook.com/sharer/sharer.php?u=x",
    ] {
        assert_eq!(parts(text), (None, None), "{text}");
    }
    for (text, who) in [
        ("https://dzen.ru/id/5f1a2b3c4d5e6f7a8b9c0d1e", "5f1a2b3c4d5e6f7a8b9c0d1e"),
        ("https://rutube.ru/video/person/123/", "123"),
        ("https://rutube.ru/channel/123/", "123"),
        ("https://www.instagram.com/_u/leo/", "leo"),
        ("https://www.instagram.com/leo/reels/", "leo"),
        ("https://vk.com/club123", "club123"),
        ("https://vk.com/public123", "club123"),
        ("https://t.me/boost/leo", "leo"),
        ("https://leo.t.me", "leo"),
        ("https://vkvideo.ru/@leo", "leo"),
        ("https://vk.com/video/@leo", "leo"),
    ] {
        assert_eq!(parts(text), (Some(who.to_owned()), None), "{text}");
    }
    assert_eq!(handle("public123"), handle("https://vk.com/club123"));
    let article = "https://vk.com/@leo-kak-pit-chay";
    assert_eq!(parts(article), (Some("leo".to_owned()), Some(article.to_owned())));
    assert_eq!(parts("https://leo.t.me/5"), parts("https://t.me/leo/5"));
}

#[test]
fn handles_have_one_form_and_channel_numbers_are_exact() {
    for (text, expected) in [
        ("@LEO", "leo"),
        ("leo/", "leo"),
        ("\u{200e}@leo ", "leo"),
        ("ｌｅｏ", "leo"),
        ("t.me/s/chaynaya_kniga", "chaynaya_kniga"),
        ("UCabcdefghijklmnopqrstuv", "UCabcdefghijklmnopqrstuv"),
        ("UCABCDEFGHIJKLMNOPQRSTUV", "UCABCDEFGHIJKLMNOPQRSTUV"),
        ("https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv", "UCabcdefghijklmnopqrstuv"),
        ("anna.home", "anna.home"),
        ("leo.com", "leo.com"),
        ("чайной", "чайной"),
    ] {
        assert_eq!(handle(text), expected, "{text}");
    }
    for text in ["leo", "@leo", "anna.home", "status.me/leo", "https://", "see https://t.me/leo"] {
        assert_eq!(read(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_a_link_or_not(text in "(https?://)?[a-z.]{0,12}(/\\PC{0,6}){0,4}(\\?\\PC{0,9})?") {
        if let Some(link) = read(&text) {
            // A post's form is its own form.
            if let Some(post) = link.post {
                prop_assert_eq!(read(&post).and_then(|again| again.post), Some(post));
            }
        }
    }
}

#[test]
fn a_link_among_words_is_found_where_it_is_asked_for() {
    for (text, post) in [
        ("[reel](https://www.instagram.com/p/AA/)", Some("https://www.instagram.com/p/AA/")),
        ("reel: https://youtu.be/abc?si=1.", Some("https://www.youtube.com/watch?v=abc")),
        ("https://t.me/leo/5", Some("https://t.me/leo/5")),
        // Two links, or one to a shop, say nothing of the post.
        ("https://t.me/leo/5 https://t.me/leo/6", None),
        ("tea https://shop.example/tea", None),
        ("tea", None),
    ] {
        assert_eq!(read_within(text).and_then(|link| link.post).as_deref(), post, "{text}");
    }
}
