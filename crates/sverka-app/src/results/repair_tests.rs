use super::*;
use crate::fixture::{Laptop, now};
use sverka_core::event::{Event, FACT_VERSION, Refs};
use sverka_core::hlc::Hlc;
use sverka_core::ids::{DeviceId, EventId, PrincipalId};
use sverka_core::model::Market;
use sverka_core::model::outcome::{EvidenceGrade, Funnel, ResultsPart};
use sverka_core::numbers::{DeviceSeq, Rank, Seq, ShortlistVersion};
use sverka_store::Pulled;

const CREATORS: usize = 12;

/// Somebody of the campaign: who they are, and where they stand.
#[derive(Clone)]
struct Somebody {
    id: CreatorId,
    handle: String,
    name: String,
    rank: Rank,
    lot: Lot,
}

/// A laptop with a campaign, and everybody in it whose rank is not their place, in the order of the queue.
fn mixed() -> (Laptop, Vec<Somebody>) {
    let laptop = Laptop::with_campaign("spring", CREATORS);
    let all = everybody(&laptop);
    let mixed: Vec<Somebody> = all.into_iter().filter(|one| one.rank.get() != one.lot.get()).collect();
    assert!(mixed.len() > CREATORS / 2, "the queue is not in the publisher's order");
    (laptop, mixed)
}

fn everybody(laptop: &Laptop) -> Vec<Somebody> {
    let desk = laptop.app.session().unwrap().desk("spring").unwrap();
    let desk = lock(&desk);
    let one = |(lot, id): (Lot, &CreatorId)| {
        let row = desk.row(desk.place(id).unwrap()).unwrap();
        let (handle, name) = (row.handle, row.name);
        Somebody { id: id.clone(), handle, name, rank: desk.rank(id).unwrap(), lot }
    };
    desk.drawn().map(one).collect()
}

/// Under whom the earlier release kept the rows of somebody: it took the rank of everybody for a place.
fn kept_under(somebody: &Somebody, all: &[Somebody]) -> CreatorId {
    all.iter().find(|one| one.rank.get() == somebody.lot.get()).unwrap().id.clone()
}

fn result(creator: &CreatorId, post: &str, views: u64) -> PostResult {
    PostResult {
        creator: creator.clone(),
        post: post.into(),
        market: Market::Ru,
        kind: None,
        published_on: None,
        funnel: Funnel { views: Some(views), ..Funnel::default() },
        spend: None,
        grade: EvidenceGrade::SelfReported,
        named: None,
    }
}

fn part(import: &str, results: Vec<PostResult>) -> Fact {
    Fact::ResultsRecorded(ResultsPart { import: import.into(), part: 0, parts: 1, file: "may.csv".into(), results })
}

/// A file as an earlier release kept it.
fn kept(laptop: &Laptop, import: &str, results: Vec<PostResult>) {
    let session = laptop.app.session().unwrap();
    let desk = session.desk("spring").unwrap();
    let fact = lock(&desk).fact(None, part(import, results));
    session.append(vec![(stamp(now()).unwrap(), fact)]).unwrap();
}

fn doubtful(laptop: &Laptop) -> Vec<DoubtfulFile> {
    laptop.app.doubtful_results("spring").unwrap()
}

fn moved(file: &DoubtfulFile) -> Vec<(&str, &str, Proof)> {
    file.rows.iter().map(|row| (row.kept.id.as_str(), row.probably.id.as_str(), row.proof)).collect()
}

/// Views by creator: identifier and name.
fn brought(view: &ResultsView) -> Vec<(String, String, u64)> {
    let mut all: Vec<_> = view
        .creators
        .iter()
        .map(|one| (one.id.clone(), one.name.clone(), one.brought.funnel.views.unwrap_or_default()))
        .collect();
    all.sort();
    all
}

fn expected(whose: &[Somebody]) -> Vec<(String, String, u64)> {
    let mut all: Vec<_> =
        whose.iter().zip(1..).map(|(one, n)| (one.id.to_string(), one.name.clone(), 1000 * n)).collect();
    all.sort();
    all
}

#[test]
fn rows_are_kept_under_whom_they_name_though_the_queue_is_in_another_order() {
    let (laptop, mixed) = mixed();
    for column in ["handle", "name", "creator_id", "post"] {
        let cell = |one: &Somebody| match column {
            "handle" => format!("@{}", one.handle.to_uppercase()),
            "name" => one.name.to_uppercase(),
            "creator_id" => one.id.to_string(),
            _ => format!("https://vk.com/{}/posts/{column}", one.handle),
        };
        let lines: String = mixed.iter().zip(1..).map(|(one, n)| format!("{},{}\n", cell(one), 1000 * n)).collect();
        let preview =
            laptop.app.read_results("spring", "may.csv", format!("{column},views\n{lines}").as_bytes()).unwrap();
        let previewed: Vec<_> = preview.rows.iter().map(|row| (row.name.clone(), row.result.creator.clone())).collect();
        assert_eq!(previewed, mixed.iter().map(|one| (one.name.clone(), one.id.clone())).collect::<Vec<_>>());
        let view = laptop.app.keep_results("spring", &preview.import).unwrap();
        assert_eq!(brought(&view), expected(&mixed), "by {column}");
        assert_eq!(doubtful(&laptop), [], "by {column}");
        laptop.app.take_back_results("spring", &preview.import, true).unwrap();
    }
}

#[test]
fn a_file_kept_by_an_earlier_release_is_offered_and_put_right_in_one_step_that_can_be_taken_back() {
    let (laptop, mixed) = mixed();
    let all = everybody(&laptop);
    let wrong = mixed.iter().zip(1..).map(|(one, n)| result(&kept_under(one, &all), &format!("p{n}"), 1000 * n));
    kept(&laptop, "old", wrong.collect());
    let before = laptop.app.results("spring").unwrap();
    assert_ne!(brought(&before), expected(&mixed));

    let files = doubtful(&laptop);
    let [file] = files.as_slice() else { panic!("one file: {files:?}") };
    assert_eq!((file.misplaced as usize, file.guessed as usize), (mixed.len(), mixed.len()));
    assert_eq!((file.own, file.who.as_str(), file.file.as_str()), (true, "Anna", "may.csv"));
    for (row, one) in file.rows.iter().zip(&mixed) {
        assert_eq!((&row.probably.id, &row.probably.name), (&one.id, &one.name));
        assert_eq!((&row.kept.id, row.proof), (&kept_under(one, &all), Proof::Order));
    }
    assert_eq!(laptop.app.results("spring").unwrap(), before, "an offer changes nothing");

    let after = laptop.app.put_results_right("spring", "old").unwrap();
    assert_eq!(brought(&after), expected(&mixed));
    assert_eq!(after.steps.iter().map(|step| step.withdrawn).collect::<Vec<_>>(), [false, true]);
    assert_eq!(doubtful(&laptop), []);
    assert_eq!(laptop.app.put_results_right("spring", "old").unwrap_err().code, Code::NotFound, "once");

    // Each says now whose it is, and so stays where it belongs under another list, too.
    let session = laptop.app.session().unwrap();
    let steps = session.outcomes(&laptop.stream("spring", false)).unwrap();
    let named = steps
        .last()
        .unwrap()
        .results
        .iter()
        .all(|it| it.named.as_ref().and_then(|named| named.id.as_deref()) == Some(it.creator.as_str()));
    assert!(named);

    // It is a file like any other.
    laptop.app.take_back_results("spring", &after.steps[0].import, true).unwrap();
    let back = laptop.app.take_back_results("spring", "old", false).unwrap();
    assert_eq!(brought(&back), brought(&before));
}

#[test]
fn a_link_to_another_account_is_proof_and_one_to_the_own_clears_the_file_of_guesses() {
    let (laptop, mixed) = mixed();
    let all = everybody(&laptop);
    let link = |one: &Somebody| format!("https://vk.com/{}?w=wall1", one.handle);
    let [first, second] = [&mixed[0], &mixed[1]];
    // What the link proves agrees with the order, so the row without one follows it.
    let one_link = vec![result(&kept_under(first, &all), &link(first), 1), result(&kept_under(second, &all), "#1", 2)];
    kept(&laptop, "mixed up", one_link);
    let files = doubtful(&laptop);
    assert_eq!(
        moved(&files[0]),
        [
            (kept_under(first, &all).as_str(), first.id.as_str(), Proof::Link),
            (kept_under(second, &all).as_str(), second.id.as_str(), Proof::Order),
        ]
    );
    assert_eq!((files[0].misplaced, files[0].guessed), (2, 1));
    laptop.app.put_results_right("spring", "mixed up").unwrap();

    // A row that stands under the account it links to was found by identifier, and so were the others of its file.
    kept(&laptop, "right", vec![result(&first.id, &link(first), 1), result(&second.id, "#1", 2)]);
    assert_eq!(doubtful(&laptop), []);
    // A link that proves something else than the order would: somebody's own order stood then, and nothing is guessed.
    let third = mixed.iter().find(|one| one.id != kept_under(first, &all) && one.id != first.id).unwrap();
    kept(&laptop, "own order", vec![result(&third.id, &link(first), 1), result(&second.id, "#2", 2)]);
    let files = doubtful(&laptop);
    let proven = files[0].rows.iter().map(|row| row.proof).collect::<Vec<_>>();
    assert_eq!(proven, [Proof::Link]);
}

#[test]
fn what_a_row_named_decides_whatever_the_case_and_the_letters() {
    let (laptop, mixed) = mixed();
    let [first, second] = [&mixed[0], &mixed[1]];
    let named = |handle: Option<&str>, name: Option<&str>, id: Option<&str>| RowNames::of(id, handle, name, None);
    let with = |creator: &CreatorId, post: &str, named| PostResult { named, ..result(creator, post, 1) };
    let shouted = format!("@{}", first.handle.to_uppercase());
    kept(
        &laptop,
        "named",
        vec![
            with(&first.id, "a", named(Some(&shouted), None, None)),
            with(&first.id, "b", named(None, Some(&first.name.to_uppercase()), None)),
            with(&first.id, "c", named(None, Some("who is that"), None)),
            with(&first.id, "d", named(Some(&second.handle), None, Some(first.id.as_str()))),
            with(&first.id, "e", named(Some(&second.handle), Some(&first.name), None)),
            with(&first.id, "f", named(None, Some(&second.name), None)),
        ],
    );
    let files = doubtful(&laptop);
    let posts: Vec<&str> = files[0].rows.iter().map(|row| row.post.as_str()).collect();
    assert_eq!(posts, ["f"], "a row that names two says nothing");
    assert_eq!(files[0].guessed, 0);
    assert!(moved(&files[0]).iter().all(|row| *row == (first.id.as_str(), second.id.as_str(), Proof::Row)));
    let kept_names = |laptop: &Laptop| -> Vec<Option<RowNames>> {
        let session = laptop.app.session().unwrap();
        let steps = session.outcomes(&laptop.stream("spring", false)).unwrap();
        steps.last().unwrap().results.iter().map(|it| it.named.clone()).collect()
    };
    let before = kept_names(&laptop);
    laptop.app.put_results_right("spring", "named").unwrap();
    assert_eq!(kept_names(&laptop), before, "what rows wrote is never replaced");
}

#[test]
fn under_another_list_nothing_is_guessed() {
    let (laptop, mixed) = mixed();
    let all = everybody(&laptop);
    kept(&laptop, "old", vec![result(&kept_under(&mixed[0], &all), "p", 1)]);
    assert_eq!(doubtful(&laptop).len(), 1);
    let mut turned: Vec<_> =
        (0..CREATORS).map(|n| crate::fixture::creator(&format!("cr-{n}"), &format!("Имя {n}"), 9_000, 0.5)).collect();
    turned.reverse();
    laptop.publish("spring", &turned);
    laptop.app.open_campaign("spring").unwrap();
    assert_eq!(doubtful(&laptop), []);
}

#[test]
fn whoever_took_a_file_is_named_and_nobody_else_can_put_it_right() {
    let (laptop, mixed) = mixed();
    let all = everybody(&laptop);
    let stream = laptop.stream("spring", false);
    let event = Event {
        id: EventId::new("e1").unwrap(),
        stream: stream.clone(),
        v: FACT_VERSION,
        author: PrincipalId::new("sam").unwrap(),
        device: DeviceId::new("s1").unwrap(),
        device_seq: DeviceSeq::new(1),
        prev: String::new(),
        hlc: Hlc { millis: 5, counter: 0 },
        refs: Refs { candidate: None, shortlist_version: Some(ShortlistVersion::new(1)) },
        supersedes: Vec::new(),
        fact: part("sams", vec![result(&kept_under(&mixed[0], &all), "p", 1)]),
    };
    let payload = serde_json::to_string(&event).unwrap();
    let hash = sverka_core::event::payload_hash(payload.as_bytes());
    laptop.store().apply_page(&stream, &[Pulled { seq: Seq::new(1), payload, hash }]).unwrap();
    let files = doubtful(&laptop);
    assert_eq!((files[0].own, files[0].who.as_str(), files[0].misplaced), (false, "Sam", 1));
    assert_eq!(laptop.app.put_results_right("spring", "sams").unwrap_err().code, Code::NotFound);
}
