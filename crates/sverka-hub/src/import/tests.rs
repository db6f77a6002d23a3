use super::*;
use crate::demo::{DemoOptions, generate};
use chrono::{DateTime, TimeZone, Utc};
use serde_json::{Value, json};

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 4, 1, 9, 0, 0).unwrap()
}

fn limits() -> Limits {
    Limits::new(now())
}

/// A small good shortlist as JSON.
fn good() -> Value {
    let metric = |value: f64, unit: &str| {
        json!({ "value": value, "unit": unit, "definition": "x.v1", "source": "panel",
                "as_of": "2026-03-01T00:00:00Z", "method": "api", "confidence": "ready" })
    };
    let candidate = |n: u32| {
        json!({
            "creator": {
                "id": format!("cr-{n}"), "name": format!("Creator {n}"), "market": "RU", "as_of": "2026-03-20T00:00:00Z",
                "accounts": [{ "platform": "vk", "handle": format!("handle.{n}"),
                    "metrics": { "followers": metric(12_000.0, "count"), "er_views": metric(0.05, "ratio") } }],
                "audiences": [{ "source": "panel", "as_of": "2026-03-01T00:00:00Z",
                    "ages": [{ "label": "18-24", "share": 0.4 }, { "label": "25-34", "share": 0.6 }] }],
                "posts": [{ "id": "1", "kind": "video", "published_at": "2026-03-01T00:00:00Z", "text": "Hello" }],
                "rates": [{ "format": "post", "price": { "amount": 1000.0, "currency": "RUB" } }],
            },
            "recommendation": { "model": "m", "version": "1", "verdict": "accept", "score": 0.7,
                "reasons": [{ "text": { "en": "good" } }] },
        })
    };
    json!({
        "schema": "sverka.shortlist/1",
        "run": "run-1",
        "campaign": {
            "id": "spring", "name": { "en": "Spring" }, "brand": "Brand", "brief": { "ru": "Бриф" },
            "targets": [{ "market": "RU", "gender": "any" }], "touch": "deep",
        },
        "candidates": [candidate(1), candidate(2), candidate(3)],
    })
}

fn checked(value: &Value) -> Checked {
    check(value.to_string().as_bytes(), &limits()).unwrap()
}

/// The good shortlist with the second candidate changed at a pointer.
fn changed(pointer: &str, to: Value) -> Value {
    let mut list = good();
    let pointer = format!("/candidates/1{pointer}");
    if let Some(place) = list.pointer_mut(&pointer) {
        *place = to;
    } else {
        let (parent, field) = pointer.rsplit_once('/').unwrap();
        list.pointer_mut(parent).unwrap()[field] = to;
    }
    list
}

#[test]
fn a_good_list_passes_whole() {
    let checked = checked(&good());
    assert_eq!((checked.shortlist.candidates.len(), checked.refusals, checked.warnings), (3, vec![], vec![]));
}

#[test]
fn a_bad_candidate_is_refused_with_row_and_code_and_the_others_go_on() {
    let metric = "/creator/accounts/0/metrics/er_views";
    let followers = "/creator/accounts/0/metrics/followers/value";
    let at = |path: &str| format!("{metric}{path}");
    let cases: Vec<(&str, String, Value)> = vec![
        ("not-an-object", String::new(), json!([])),
        ("not-an-object", "/creator".into(), json!("x")),
        ("not-a-list", "/creator/accounts".into(), json!({})),
        ("not-text", "/creator/name".into(), json!(7)),
        ("not-a-number", at("/value"), json!("NaN")),
        ("not-a-number", at("/value"), json!("Infinity")),
        ("not-a-number", at("/value"), json!("0.05")),
        ("out-of-range", at("/value"), json!(1.5)),
        ("out-of-range", at("/value"), json!(-0.1)),
        ("out-of-range", followers.into(), json!(-5)),
        ("followers-implausible", followers.into(), json!(1_000_000_000)),
        ("followers-implausible", followers.into(), json!(1e300)),
        ("value-missing", at("/value"), Value::Null),
        ("withheld-with-value", at("/confidence"), json!("withheld")),
        ("not-one-of", at("/confidence"), json!("sure")),
        ("future-as-of", at("/as_of"), json!("2026-05-01T00:00:00Z")),
        ("not-a-date", at("/as_of"), json!("yesterday")),
        ("not-a-date", "/creator/as_of".into(), json!("2026-13-45T00:00:00Z")),
        ("future-as-of", "/creator/as_of".into(), json!("2030-01-01T00:00:00Z")),
        ("duplicate-id", "/creator/id".into(), json!("cr-1")),
        ("bad-id", "/creator/id".into(), json!("<script>")),
        ("duplicate-account", "/creator/accounts/0/handle".into(), json!("HANDLE.1")),
        ("no-account", "/creator/accounts".into(), json!([])),
        ("no-account", "/creator/accounts/0/handle".into(), json!("  ")),
        ("bad-url", "/creator/accounts/0".into(), json!({ "platform": "vk", "handle": "h", "url": "javascript:x" })),
        ("no-name", "/creator/name".into(), json!(" \u{200b} ")),
        ("control-characters", "/creator/name".into(), json!("a\u{0}b")),
        ("control-characters", "/creator/accounts/0/handle".into(), json!("a\u{1b}[2J")),
        ("too-long", "/creator/name".into(), json!("x".repeat(601))),
        ("too-long", "/creator/posts/0/text".into(), json!("x".repeat(300_000))),
        ("too-many", "/creator/topics".into(), json!(vec!["t"; 41])),
        ("distribution-does-not-sum", "/creator/audiences/0/ages/0/share".into(), json!(0.3)),
        ("out-of-range", "/creator/audiences/0/ages/0/share".into(), json!(-0.4)),
        ("duplicate-label", "/creator/audiences/0/ages/0/label".into(), json!("25-34")),
        ("not-one-of", "/creator/audiences/0/ages/0/label".into(), json!("young")),
        ("bad-currency", "/creator/rates/0/price/currency".into(), json!("roubles")),
        ("out-of-range", "/creator/rates/0/price/amount".into(), json!(-1)),
        (
            "out-of-range",
            "/creator/posts/0".into(),
            json!({ "id": "1", "kind": "video", "text": "t", "views": -3,
            "published_at": "2026-03-01T00:00:00Z" }),
        ),
        ("missing-field", "/creator/posts/0".into(), json!({})),
        ("out-of-range", "/recommendation/score".into(), json!(1.01)),
        ("not-a-number", "/recommendation/score".into(), json!("high")),
        ("not-one-of", "/recommendation/verdict".into(), json!("maybe")),
        ("no-text", "/recommendation/reasons/0/text".into(), json!({})),
        ("bad-evidence", "/recommendation/reasons/0/evidence".into(), json!("gossip:x")),
        ("bad-evidence", "/recommendation/reasons/0/evidence".into(), json!("er_views")),
    ];
    for (code, pointer, value) in cases {
        let checked = checked(&changed(&pointer, value.clone()));
        let refused: Vec<_> = checked.refusals.iter().map(|refusal| (refusal.row, refusal.code.as_str())).collect();
        assert_eq!(refused, [(2, code)], "{pointer} = {:.80}: {:?}", value.to_string(), checked.refusals);
        assert_eq!(checked.shortlist.candidates.len(), 2);
        assert!(!checked.refusals[0].detail.contains(char::is_control));
    }
}

#[test]
fn words_that_are_no_numbers_spoil_only_their_candidate() {
    for word in ["NaN", "-Infinity", "1e999"] {
        let text = changed("/creator/accounts/0/metrics/er_views/value", json!(-77)).to_string().replace("-77", word);
        let checked = check(text.as_bytes(), &limits()).unwrap();
        assert_eq!(checked.refusals.len(), 1);
        assert_eq!((checked.refusals[0].row, checked.refusals[0].code.as_str()), (2, "not-a-number"), "{word}");
        assert!(checked.refusals[0].detail.contains(word));
    }
}

#[test]
fn what_only_looks_strange_is_kept_and_said() {
    let cases = [
        ("direction-mark", "/creator/name", "Ann\u{202e}a"),
        ("zero-width", "/creator/name", "An\u{200b}na"),
        ("markup", "/creator/name", "<b>Anna</b>"),
        ("mixed-scripts", "/creator/name", "Аnna"),
        ("mixed-scripts", "/creator/accounts/0/handle", "аnna"),
        ("look-alike", "/creator/accounts/0/handle", "hand1e.1"),
        ("same-name", "/creator/name", "CREATOR 1"),
    ];
    for (code, pointer, text) in cases {
        let checked = checked(&changed(pointer, json!(text)));
        assert_eq!(checked.refusals, [], "{text}");
        let codes: Vec<_> = checked.warnings.iter().map(|warning| (warning.row, warning.code.as_str())).collect();
        assert_eq!(codes, [(2, code)], "{text:?}");
        let kept = &checked.shortlist.candidates[1].creator;
        assert!(kept.name == text || kept.accounts[0].handle == text, "kept as it came");
    }
    for ordinary in ["Аня Smith", "IT-блог Ани", "👩\u{200d}🔬 Анна", "a < b > c", "Zoë"] {
        assert_eq!(checked(&changed("/creator/name", json!(ordinary))).warnings, [], "{ordinary}");
    }
}

#[test]
fn a_reason_that_rests_on_nothing_in_the_record_is_kept_and_said() {
    let warned = |evidence: &str| {
        let checked = checked(&changed("/recommendation/reasons/0/evidence", json!(evidence)));
        assert_eq!((checked.refusals.len(), checked.shortlist.candidates.len()), (0, 3), "{evidence}");
        checked.warnings.into_iter().map(|warning| (warning.row, warning.code)).collect::<Vec<_>>()
    };
    for there in ["metric:er_views", "post:1", "audience:ages", "history:ours", "history:others"] {
        assert_eq!(warned(there), [], "{there}");
    }
    for absent in ["metric:cpv", "post:2", "audience:genders", "compliance:ru_erid_ready"] {
        assert_eq!(warned(absent), [(2, "evidence-missing".to_owned())], "{absent}");
    }
}

#[test]
fn a_bad_frame_or_campaign_refuses_everything() {
    let with = |pointer: &str, to: Value| {
        let mut list = good();
        *list.pointer_mut(pointer).unwrap() = to;
        list.to_string()
    };
    let whole = good().to_string();
    let cases: Vec<(&str, String)> = vec![
        ("not-json", whole[..whole.len() / 2].to_owned()),
        ("not-json", String::new()),
        ("not-json", "<html>".to_owned()),
        ("not-an-object", "[]".to_owned()),
        ("missing-field", "{}".to_owned()),
        ("unknown-schema", with("/schema", json!("sverka.shortlist/2"))),
        ("not-text", with("/run", json!(7))),
        ("bad-run", with("/run", json!(""))),
        ("not-a-list", with("/candidates", json!({}))),
        ("not-an-object", with("/campaign", json!([]))),
        ("no-text", with("/campaign/name", json!({}))),
        ("no-target", with("/campaign/targets", json!([]))),
        ("not-one-of", with("/campaign/touch", json!("gentle"))),
        ("duplicate-market", with("/campaign/targets", json!(vec![json!({ "market": "RU", "gender": "any" }); 2]))),
        ("not-one-of", with("/campaign/targets/0", json!({ "market": "RU", "gender": "any", "ages": ["30"] }))),
        ("unreadable", with("/campaign/id", json!("sp ring"))),
        ("unreadable", whole.replace("\"run\"", "\"schema\":\"x\",\"run\"")),
    ];
    for (code, text) in cases {
        let error = check(text.as_bytes(), &limits()).unwrap_err();
        assert_eq!(error.code(), code, "{text:.80}: {error}");
    }
    assert_eq!(check(b"{\"schema\":\"\xff\"}", &limits()).unwrap_err().code(), "not-text");
}

#[test]
fn a_torn_input_says_where() {
    let text = serde_json::to_string_pretty(&good()).unwrap();
    let torn = &text[..text.len() / 2];
    let Err(ImportError::NotJson { line, .. }) = check(torn.as_bytes(), &limits()) else { panic!("it is torn") };
    assert_eq!(line, torn.lines().count());
}

#[test]
fn inputs_made_to_fill_the_memory_are_stopped() {
    let small = Limits { max_bytes: 10_000, ..limits() };
    assert_eq!(check(&vec![b' '; 10_001], &small).unwrap_err().code(), "input-too-large");
    let mut list = good();
    list["candidates"] = json!(vec![0; 1_001]);
    let few = Limits { max_candidates: 1_000, ..limits() };
    assert_eq!(check(list.to_string().as_bytes(), &few).unwrap_err().code(), "too-many");
    let bomb = "[".repeat(100_000) + &"]".repeat(100_000);
    let text = good().to_string().replace("\"candidates\":[", &format!("\"candidates\":[{bomb},"));
    let checked = check(text.as_bytes(), &limits()).unwrap();
    assert_eq!((checked.refusals[0].row, checked.refusals[0].code.as_str()), (1, "too-deep"));
    assert_eq!(checked.shortlist.candidates.len(), 3);
}

#[test]
fn the_demo_passes_and_its_strange_cases_are_warned_of() {
    for list in generate(&DemoOptions::new(now())).unwrap() {
        let checked = check(serde_json::to_string(&list).unwrap().as_bytes(), &limits()).unwrap();
        assert_eq!(checked.refusals, []);
        assert_eq!(checked.shortlist, list);
        let codes: Vec<_> = checked.warnings.iter().map(|warning| warning.code.as_str()).collect();
        for code in ["direction-mark", "markup", "mixed-scripts"] {
            assert!(codes.contains(&code), "{code} in {codes:?}");
        }
    }
}

#[test]
fn the_published_schema_is_the_one_checked_against() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/shortlist.schema.json");
    if std::env::var_os("SVERKA_WRITE").is_some() {
        std::fs::write(&file, schema_text()).unwrap();
    }
    let published = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        published == schema_text(),
        "docs/shortlist.schema.json is stale: SVERKA_WRITE=1 cargo test -p sverka-hub published_schema"
    );
}

proptest::proptest! {
    /// Torn, flipped or cut: the answer is a report or an error, never a panic, and nothing bad is kept unseen.
    #[test]
    fn a_damaged_list_gives_a_report_or_an_error(at in 0usize..3_000, byte: u8, cut in 0usize..4_000) {
        let mut text = good().to_string().into_bytes();
        let length = text.len();
        text[at % length] = byte;
        let _ = check(&text, &limits());
        text.truncate(cut);
        let _ = check(&text, &limits());
    }
}
