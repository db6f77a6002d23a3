//! Every case that people brought, where the folder of cases is.

use crate::answer;

#[test]
fn no_case_is_wrong_in_silence() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases");
    if !folder.is_dir() {
        eprintln!("skipped: there is no ../shared/cases beside the repository");
        return;
    }
    let found = answer(&["cases", folder.to_str().unwrap()]);
    assert_eq!(found["silent"], 0, "{found}");
    for group in ["results", "lab"] {
        assert_eq!(found["groups"][group]["said"], 0, "{found}");
    }
    assert!(found["right"].as_u64().unwrap() >= 75, "{found}");
}
