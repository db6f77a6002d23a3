use crate::Folder;
use serde_json::{Value, json};
use std::process::Command;

/// A small slice of `script/bench scoring`: our side, without rivals.
#[test]
fn the_benchmark_finds_the_same_integers_on_both_paths() {
    let folder = Folder::new();
    let (rows, features, train) = (10_000, 6, 1_500);
    let mut state = 9_u64;
    let mut random = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 40) as f32 / (1 << 24) as f32
    };
    let columns: Vec<Vec<f32>> = (0..features).map(|_| (0..rows).map(|_| random()).collect()).collect();
    let truth: Vec<u8> = (0..rows).map(|row| u8::from(columns[0][row] + 0.3 * random() > 0.65)).collect();
    let bytes: Vec<u8> = columns.iter().flatten().flat_map(|value| value.to_le_bytes()).collect();
    for name in ["speed", "set0"] {
        folder.write(&format!("{name}.f32"), &bytes);
        folder.write(&format!("{name}.y"), &truth);
    }
    folder.write("set0.fold", (0..rows).map(|row| u8::from(row % 2 == 0)).collect::<Vec<u8>>());
    let speed = json!({ "rows": rows, "features": features, "train": train, "top": 50, "repeats": 1 });
    let spec = json!({ "speed": speed, "sets": [{ "name": "set0", "rows": rows, "features": features }] });
    folder.write("spec.json", spec.to_string());
    let output = Command::new(env!("CARGO_BIN_EXE_scoring-bench")).arg(folder.path("")).output().unwrap();
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["speed"]["same_integers"], true);
    assert!(found["speed"]["auc"].as_f64().unwrap() > 0.9);
    assert!(found["sets"][0]["auc"].as_f64().unwrap() > 0.9);
}
