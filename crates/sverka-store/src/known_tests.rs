use crate::fixtures::{Desk, at, creator, review, say, stream};
use crate::{CandidateRow, MemberRow, PackRow, Store, StreamRow};
use sverka_core::event::payload_hash;
use sverka_core::ids::PrincipalId;
use sverka_core::model::{Market, Platform, Verdict};
use sverka_core::numbers::{Rank, Seq, ShortlistVersion};

fn member(id: &str, name: &str) -> MemberRow {
    MemberRow { principal: PrincipalId::new(id).unwrap(), name: name.into(), market: Market::Us }
}

fn put_stream(store: &Store, members: Vec<MemberRow>) {
    let row = StreamRow {
        id: stream(),
        role: "expert".into(),
        market: Market::Us,
        members,
        revoked_at: None,
        head_seq: Seq::default(),
    };
    store.put_streams(&[row]).unwrap();
}

/// A campaign with two creators.
fn publish(store: &Store) {
    let encoded = b"a pack";
    let pack = PackRow { hash: payload_hash(encoded), encoded: 6, decoded: 99, first: Rank::new(0), count: 2 };
    let row = |rank: u32, id: &str| CandidateRow {
        rank: Rank::new(rank),
        id: creator(id),
        name: format!("Имя {id}"),
        handle: id.into(),
        platform: Platform::Vk,
        market: Market::Ru,
        offset: 0,
        len: 1,
    };
    let manifest = r#"{"version":1,"campaign":{"id":"spring","brand":"Rosa"},"packs":[]}"#;
    store.begin_shortlist(&stream(), ShortlistVersion::new(1), "hash", manifest, std::slice::from_ref(&pack)).unwrap();
    store.put_pack(&stream(), ShortlistVersion::new(1), &pack, encoded, &[row(0, "mila"), row(1, "ada")]).unwrap();
}

/// Opens the store after its cache was lost.
fn without_cache(desk: &Desk, store: Store) -> Store {
    drop(store);
    std::fs::remove_file(desk.dir.path().join("cache.db")).unwrap();
    desk.open()
}

fn name(store: &Store, candidate: &str) -> Option<String> {
    store.written_about(&stream()).unwrap().remove(&creator(candidate))?.map(|known| known.name)
}

#[test]
fn whom_a_person_wrote_about_keeps_a_name_when_the_cache_is_lost() {
    let desk = Desk::new();
    let store = desk.joined();
    put_stream(&store, vec![]);
    publish(&store);
    say(&store, "e1", "mila", review(Verdict::Accept), &[]);
    let store = without_cache(&desk, store);
    assert_eq!(name(&store, "mila").as_deref(), Some("Имя mila"));
    let known = store.known_campaign(&stream()).unwrap().unwrap();
    assert_eq!((known.market, known.plan_json.as_str()), (Market::Us, r#"{"id":"spring","brand":"Rosa"}"#));
    // The controls: nobody wrote about the other one, and a name the cache never had cannot be known.
    say(&store, "e2", "nobody", review(Verdict::Hold), &[]);
    let about = store.written_about(&stream()).unwrap();
    assert!(!about.contains_key(&creator("ada")));
    assert_eq!(about[&creator("nobody")], None);
}

#[test]
fn a_vault_of_an_earlier_release_learns_its_names_at_the_next_start() {
    let desk = Desk::new();
    let store = desk.joined();
    put_stream(&store, vec![]);
    publish(&store);
    say(&store, "e1", "mila", review(Verdict::Accept), &[]);
    store.vault.writer().execute_batch("delete from known_creator; delete from known_campaign;").unwrap();
    assert_eq!(name(&store, "mila"), None);
    drop(store);
    let store = desk.open();
    assert_eq!(name(&store, "mila").as_deref(), Some("Имя mila"));
    assert!(store.known_campaign(&stream()).unwrap().is_some());
}

#[test]
fn a_colleague_who_left_keeps_the_name_and_is_no_member() {
    let store = Desk::new().joined();
    put_stream(&store, vec![member("kim", "Kim"), member("lee", "Lee")]);
    put_stream(&store, vec![member("lee", "Lee Ray")]);
    assert_eq!(store.people(&stream()).unwrap(), [member("kim", "Kim"), member("lee", "Lee Ray")]);
    assert_eq!(store.streams().unwrap()[0].members, [member("lee", "Lee Ray")]);
}

#[test]
fn the_end_of_an_access_brings_back_a_campaign_the_cache_lost() {
    let desk = Desk::new();
    let store = desk.joined();
    put_stream(&store, vec![]);
    publish(&store);
    say(&store, "e1", "mila", review(Verdict::Accept), &[]);
    let store = without_cache(&desk, store);
    assert_eq!((store.streams().unwrap(), store.has_work(&stream()).unwrap()), (vec![], true));
    store.revoke_stream(&stream(), at(5)).unwrap();
    let row = store.streams().unwrap().remove(0);
    assert_eq!((row.id, row.market, row.revoked_at), (stream(), Market::Us, Some(at(5))));
}
