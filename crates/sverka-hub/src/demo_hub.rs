//! Fills a hub with the demo: fictional campaigns, and colleagues who have already decided some of them.

use crate::access::{Campaigns, Enrolment, Role};
use crate::demo::{self, DemoOptions, SECOND_EXPERTS, SecondExpert, Theme};
use crate::error::HubError;
use crate::hub::Hub;
use crate::identity;
use crate::publish::{Published, SHIPPED};
use crate::secret;
use serde::Serialize;
use std::collections::HashMap;
use sverka_core::event::{Event, FACT_VERSION, Fact, Refs};
use sverka_core::hlc::Hlc;
use sverka_core::ids::{BadId, EventId, StreamId};
use sverka_core::numbers::{DeviceSeq, ShortlistVersion};
use sverka_protocol::{PushStatus, Sealed, Shortlist};

/// Candidates of each campaign that the colleagues look at.
const LOOKED_AT: usize = 400;
/// The colleagues stay for ten years.
const DAYS: u32 = 3650;

/// What a demo hub holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DemoReport {
    /// The campaigns.
    pub campaigns: Vec<Published>,
    /// Events of the fictional colleagues.
    pub events: usize,
}

impl Hub {
    /// Fills an empty hub with the demo and marks it for good. A hub that holds the demo already is left as it is,
    /// and `None` is returned.
    ///
    /// # Errors
    /// [`HubError::Publish`] when the hub has real campaigns, [`HubError::Refused`] when an earlier call was
    /// interrupted.
    pub fn fill_with_demo(&self, options: &DemoOptions) -> Result<Option<DemoReport>, HubError> {
        self.mark_demo()?;
        if self.read(identity::is_demo_filled)? {
            return Ok(None);
        }
        if !self.streams()?.is_empty() {
            let words = "the demo was interrupted: delete the file of the hub and begin again";
            return Err(HubError::Refused(words.to_owned()));
        }
        self.publish_model(SHIPPED, None)?;
        let mut campaigns = Vec::new();
        let mut beginnings = Vec::new();
        for theme in Theme::ALL {
            // One large list at a time is in memory.
            let mut shortlist = demo::generate_one(options, theme).map_err(bad_id)?;
            campaigns.push(self.publish(&shortlist)?);
            shortlist.candidates.truncate(LOOKED_AT);
            beginnings.push(shortlist);
        }
        let mut events = 0;
        for expert in SECOND_EXPERTS {
            events += self.let_decide(expert, &beginnings, options)?;
        }
        self.write(identity::mark_demo_filled)?;
        Ok(Some(DemoReport { campaigns, events }))
    }

    /// Lets a colleague say what they think; returns the number of events.
    fn let_decide(
        &self,
        expert: SecondExpert,
        beginnings: &[Shortlist],
        options: &DemoOptions,
    ) -> Result<usize, HubError> {
        let person = self.add_person(&Enrolment {
            name: expert.name.to_owned(),
            market: expert.market,
            role: Role::Expert,
            campaigns: Campaigns::All,
            days: DAYS,
        })?;
        let device = self.add_device(&person, "demo")?;
        let mut tails: HashMap<StreamId, (DeviceSeq, String)> = HashMap::new();
        let mut hlc = Hlc::ZERO;
        let mut sealed = Vec::new();
        for decision in demo::second_expert(beginnings, expert, options) {
            let stream = StreamId::of_campaign(&decision.campaign).map_err(bad_id)?;
            let refs = Refs { candidate: Some(decision.creator), shortlist_version: Some(ShortlistVersion::new(1)) };
            let notes = decision.annotations.into_iter().map(Fact::AnnotationAdded);
            let disputes = decision.disputes.into_iter().map(Fact::ReasonDisputed);
            for fact in notes.chain([Fact::ReviewRecorded(decision.review)]).chain(disputes) {
                let (device_seq, prev) = tails.entry(stream.clone()).or_default();
                *device_seq = device_seq.next();
                hlc = hlc.tick(decision.decided_at);
                let event = Event {
                    id: event_id(hlc)?,
                    stream: stream.clone(),
                    v: FACT_VERSION,
                    author: person.clone(),
                    device: device.clone(),
                    device_seq: *device_seq,
                    prev: prev.clone(),
                    hlc,
                    refs: refs.clone(),
                    supersedes: Vec::new(),
                    fact,
                };
                let one = Sealed::seal(&event).map_err(|error| HubError::Refused(error.to_string()))?;
                prev.clone_from(&one.hash);
                sealed.push(one);
            }
        }
        let results = self.push_as(&person, &device, &sealed)?;
        match results.iter().find(|result| result.status != PushStatus::Accepted) {
            None => Ok(results.len()),
            Some(refused) => Err(HubError::Refused(format!("an event of the demo was not taken: {refused:?}"))),
        }
    }
}

fn event_id(hlc: Hlc) -> Result<EventId, HubError> {
    let millis = u64::try_from(hlc.millis).unwrap_or(0);
    let id = uuid::Builder::from_unix_timestamp_millis(millis, &secret::random()?).into_uuid();
    EventId::new(id.to_string()).map_err(bad_id)
}

fn bad_id(error: BadId) -> HubError {
    HubError::Refused(error.to_string())
}
