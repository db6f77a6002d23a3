//! A network that misbehaves, by a seed: calls and answers are lost, answers are cut, doubled, replaced by a proxy's
//! page or by an error of the hub.

use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::sync::{Mutex, PoisonError};
use sverka_sync::{Call, Hub, Method, Reply, Unreachable};

/// What happens to one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    None,
    /// The call never arrives.
    LostCall,
    /// The hub does what was asked and nobody hears of it.
    LostAnswer,
    /// The call arrives twice.
    Doubled,
    /// The answer ends in the middle.
    Half,
    /// A captive portal answers.
    Html,
    /// The hub says 500 without doing anything.
    Failed,
}

/// A hub behind a bad network.
pub struct Faulty<H> {
    hub: H,
    /// Faulty calls in per cent.
    percent: u32,
    random: Mutex<ChaCha8Rng>,
}

impl<H> Faulty<H> {
    /// Puts a bad network before a hub.
    #[must_use]
    pub fn new(hub: H, percent: u32, seed: u64) -> Self {
        Self { hub, percent, random: Mutex::new(ChaCha8Rng::seed_from_u64(seed)) }
    }

    fn draw(&self) -> Fault {
        let mut random = self.random.lock().unwrap_or_else(PoisonError::into_inner);
        if random.random_range(0..100) >= self.percent {
            return Fault::None;
        }
        pick(&mut *random)
    }
}

fn pick(random: &mut impl Rng) -> Fault {
    let faults = [Fault::LostCall, Fault::LostAnswer, Fault::Doubled, Fault::Half, Fault::Html, Fault::Failed];
    faults[random.random_range(0..faults.len())]
}

impl<H: Hub> Hub for Faulty<H> {
    async fn call(&self, call: Call) -> Result<Reply, Unreachable> {
        let lost = || Err(Unreachable("lost".into()));
        match self.draw() {
            Fault::None => self.hub.call(call).await,
            Fault::LostCall => lost(),
            Fault::LostAnswer => {
                self.hub.call(call).await?;
                lost()
            }
            Fault::Doubled => {
                self.hub.call(call.clone()).await?;
                self.hub.call(call).await
            }
            Fault::Half => {
                let mut reply = self.hub.call(call).await?;
                reply.body.truncate(reply.body.len() / 2);
                Ok(reply)
            }
            Fault::Html => {
                Ok(Reply { status: 200, body: b"<html>Sign in to this network</html>".to_vec(), ..Reply::default() })
            }
            Fault::Failed => {
                let reply =
                    self.hub.call(Call { method: Method::Get, path: "/v1/meta".into(), body: None, ..call }).await?;
                let body = br#"{"type":"internal","status":500}"#.to_vec();
                Ok(Reply { status: 500, body, ..reply })
            }
        }
    }
}
