//! Laptops that lose calls, answers and whole hubs show the same in the end, and nothing acknowledged is lost.
#![allow(missing_docs, clippy::expect_used, reason = "tests are named as facts, and one that cannot be set up fails")]

use proptest::prelude::*;
use sverka_sync::{Call, Hub, Method, Reply, Unreachable};
use sverka_tests::in_process::InProcess;
use sverka_tests::world::{Plan, Violations, run};

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn laptops_converge_and_nothing_acknowledged_is_lost(
        seed in any::<u32>(),
        steps in 40usize..160,
        fault_percent in 0u32..60,
        restore in any::<bool>(),
    ) {
        let plan = Plan { seed: seed.into(), steps, fault_percent, restore };
        prop_assert_eq!(run(plan, |hub| hub), Violations::default());
    }
}

/// A hub that says "accepted" to some pushes and throws them away.
struct Liar(InProcess);

impl Hub for Liar {
    async fn call(&self, call: Call) -> Result<Reply, Unreachable> {
        let body = call.body.clone().unwrap_or_default();
        let lies = call.method == Method::Post && call.path == "/v1/events" && body.len().is_multiple_of(3);
        if !lies {
            return self.0.call(call).await;
        }
        let request: sverka_protocol::PushRequest =
            serde_json::from_slice(&body).map_err(|error| Unreachable(error.to_string()))?;
        let results: Vec<_> = request
            .events
            .iter()
            .map(|sealed| serde_json::json!({ "id": sealed.open().map(|e| e.id).ok(), "status": "accepted", "seq": 1 }))
            .collect();
        let meta = self.0.call(Call { method: Method::Get, path: "/v1/meta".into(), body: None, ..call }).await?;
        Ok(Reply { body: serde_json::json!({ "results": results }).to_string().into_bytes(), ..meta })
    }
}

#[test]
fn a_hub_that_lies_about_what_it_kept_is_caught() {
    let caught = (0..4).any(|seed| {
        let plan = Plan { seed, steps: 80, fault_percent: 0, restore: false };
        run(plan, Liar).lost > 0
    });
    assert!(caught, "the check of this file would not see a lost event");
}
