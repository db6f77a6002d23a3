//! Fills a hub with the demo: fictional campaigns, and colleagues who have already decided some of them.

use crate::access::{Campaigns, Enrolment, Role};
use crate::demo::{self, Decision, DemoOptions, SECOND_EXPERTS, SecondExpert, Theme, finished};
use crate::error::HubError;
use crate::hub::Hub;
use crate::identity;
use crate::publish::{Published, SHIPPED};
use crate::secret;
use chrono::{DateTime, Utc};
use serde::Serialize;
use std::collections::HashMap;
use sverka_core::event::{Event, FACT_VERSION, Fact, Refs};
use sverka_core::hlc::Hlc;
use sverka_core::ids::{BadId, CampaignId, CreatorId, DeviceId, EventId, PrincipalId, StreamId};
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
        for theme in Theme::OPEN {
            // One large list at a time is in memory.
            let mut shortlist = demo::generate_one(options, theme).map_err(bad_id)?;
            campaigns.push(self.publish(&shortlist)?);
            shortlist.candidates.truncate(LOOKED_AT);
            beginnings.push(shortlist);
        }
        let over = match options.finished {
            true => Some(demo::generate_one(&finished::at_its_time(options), Theme::FirstSnow).map_err(bad_id)?),
            false => None,
        };
        if let Some(shortlist) = &over {
            campaigns.push(self.publish(shortlist)?);
        }
        let mut colleagues = Vec::new();
        for expert in SECOND_EXPERTS {
            let mut colleague = self.hire(expert, Role::Expert, Campaigns::All)?;
            colleague.review(demo::second_expert(&beginnings, expert, options))?;
            colleagues.push(colleague);
        }
        if let Some(shortlist) = over {
            self.finish(shortlist, &mut colleagues, options)?;
        }
        let mut events = 0;
        for colleague in colleagues {
            events += self.take(&colleague)?;
        }
        self.write(identity::mark_demo_filled)?;
        Ok(Some(DemoReport { campaigns, events }))
    }

    /// A campaign runs to its end: the colleagues decide and forecast, and a strategist closes it.
    fn finish(
        &self,
        mut shortlist: Shortlist,
        colleagues: &mut Vec<Colleague>,
        options: &DemoOptions,
    ) -> Result<(), HubError> {
        let then = finished::at_its_time(options);
        shortlist.candidates.truncate(LOOKED_AT);
        let list = std::slice::from_ref(&shortlist);
        let decided = SECOND_EXPERTS.map(|expert| demo::decisions(list, expert, &then, 1.0));
        let posts = finished::posts(&shortlist, &decided.concat(), options);
        for ((colleague, expert), decisions) in colleagues.iter_mut().zip(SECOND_EXPERTS).zip(decided) {
            colleague.review(decisions)?;
            for (creator, at, forecast) in finished::expected(&posts, expert, options) {
                colleague.say(at, &shortlist.campaign.id, Some(creator), Fact::ForecastStated(forecast))?;
            }
        }
        let only = Campaigns::Only(vec![shortlist.campaign.id.clone()]);
        let mut strategist = self.hire(finished::STRATEGIST, Role::Strategist, only)?;
        let (at, results) = finished::results(posts, options);
        strategist.say(at, &shortlist.campaign.id, None, Fact::ResultsRecorded(results))?;
        let (at, version) = finished::version(strategist.person.clone(), options);
        strategist.say(at, &shortlist.campaign.id, None, Fact::ForecastVersionKept(version))?;
        colleagues.push(strategist);
        Ok(())
    }

    /// A fictional colleague.
    fn hire(&self, who: SecondExpert, role: Role, campaigns: Campaigns) -> Result<Colleague, HubError> {
        let person =
            self.add_person(&Enrolment { name: who.name.to_owned(), market: who.market, role, campaigns, days: DAYS })?;
        let device = self.add_device(&person, "demo")?;
        Ok(Colleague { person, device, tails: HashMap::new(), sealed: Vec::new() })
    }

    /// Takes what a colleague said; returns the number of events.
    fn take(&self, colleague: &Colleague) -> Result<usize, HubError> {
        let results = self.push_as(&colleague.person, &colleague.device, &colleague.sealed)?;
        match results.iter().find(|result| result.status != PushStatus::Accepted) {
            None => Ok(results.len()),
            Some(refused) => Err(HubError::Refused(format!("an event of the demo was not taken: {refused:?}"))),
        }
    }
}

/// Somebody who says things, each device sequence and clock in order.
struct Colleague {
    person: PrincipalId,
    device: DeviceId,
    tails: HashMap<StreamId, Tail>,
    sealed: Vec<Sealed>,
}

/// The end of what was said in one stream.
#[derive(Default)]
struct Tail {
    device_seq: DeviceSeq,
    prev: String,
    hlc: Option<Hlc>,
}

impl Colleague {
    /// Says what they think of candidates: notes first, then the verdict, then objections.
    fn review(&mut self, decisions: Vec<Decision>) -> Result<(), HubError> {
        for decision in decisions {
            let notes = decision.annotations.into_iter().map(Fact::AnnotationAdded);
            let disputes = decision.disputes.into_iter().map(Fact::ReasonDisputed);
            for fact in notes.chain([Fact::ReviewRecorded(decision.review)]).chain(disputes) {
                self.say(decision.decided_at, &decision.campaign, Some(decision.creator.clone()), fact)?;
            }
        }
        Ok(())
    }

    fn say(
        &mut self,
        at: DateTime<Utc>,
        campaign: &CampaignId,
        candidate: Option<CreatorId>,
        fact: Fact,
    ) -> Result<(), HubError> {
        let stream = StreamId::of_campaign(campaign).map_err(bad_id)?;
        let tail = self.tails.entry(stream.clone()).or_default();
        tail.device_seq = tail.device_seq.next();
        let hlc = tail.hlc.unwrap_or(Hlc::ZERO).tick(at);
        tail.hlc = Some(hlc);
        let event = Event {
            id: event_id(hlc)?,
            stream,
            v: FACT_VERSION,
            author: self.person.clone(),
            device: self.device.clone(),
            device_seq: tail.device_seq,
            prev: tail.prev.clone(),
            hlc,
            refs: Refs { candidate, shortlist_version: Some(ShortlistVersion::new(1)) },
            supersedes: Vec::new(),
            fact,
        };
        let sealed = Sealed::seal(&event).map_err(|error| HubError::Refused(error.to_string()))?;
        tail.prev.clone_from(&sealed.hash);
        self.sealed.push(sealed);
        Ok(())
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
