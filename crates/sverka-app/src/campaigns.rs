//! The first screen: what needs me now.

use crate::app::{App, lock};
use crate::desk::Desk;
use crate::error::{Code, UiError};
use crate::queue::Detail;
use crate::session::Session;
use crate::view::{CampaignCard, CampaignsView, Counts, MarketProgress, ReasonOption, ReasonOptions, ReviewStart};
use chrono::NaiveDate;
use std::collections::HashMap;
use sverka_core::ids::{CampaignId, CreatorId, PrincipalId};
use sverka_core::model::{Campaign, Market, Verdict};
use sverka_core::numbers::Place;
use sverka_core::outcomes;
use sverka_core::reasons;
use sverka_protocol::Manifest;
use sverka_store::{Mark, MemberRow, ShortlistRow, StreamRow};

type Marks = HashMap<CreatorId, HashMap<PrincipalId, Mark>>;

impl App {
    /// All campaigns of this laptop, those with an earlier due day first; those that are over and those that are closed
    /// to this person last.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn campaigns(&self) -> Result<CampaignsView, UiError> {
        let session = self.session()?;
        let identity = session.identity()?;
        let mut campaigns = Vec::new();
        for row in session.store.streams()? {
            match card(&session, &row, &identity.principal, self.now().date_naive()) {
                Ok(card) => campaigns.push(card),
                // Granted, but its shortlist has not arrived yet.
                Err(error) if error.code == Code::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        campaigns.sort_by_key(|card| {
            (card.revoked_at.is_some(), card.finished.is_some(), card.campaign.due, card.campaign.id.clone())
        });
        Ok(CampaignsView { campaigns, me: identity.name })
    }

    /// Puts a campaign on the desk.
    ///
    /// # Errors
    /// [`Code::NotFound`] when it is not on this laptop.
    pub fn open_campaign(&self, campaign: &str) -> Result<ReviewStart, UiError> {
        let session = self.session()?;
        let identity = session.identity()?;
        let campaign = CampaignId::new(campaign).map_err(|_| Code::NotFound)?;
        let desk = session.open_desk(&campaign)?;
        let desk = lock(&desk);
        session.scored(&desk)?;
        let row = session.store.streams()?.into_iter().find(|row| row.id == desk.stream).ok_or(Code::NotFound)?;
        let other = row.members.iter().find(|member| member.market != row.market);
        let (place, Detail { tab, pass }) = resume(&session, &desk)?;
        Ok(ReviewStart {
            me: identity.name,
            market: row.market,
            other: other.map(|member| member.name.clone()).unwrap_or_default(),
            reasons: offered(row.market),
            place: place.unwrap_or_default(),
            tab,
            pass,
            counts: desk.counts(),
            expected: desk.expected,
            blind_percent: desk.blind_percent(),
            revoked_at: row.revoked_at.map(|at| at.to_rfc3339()),
            can_undo: desk.undo.next_undo().is_some(),
            can_redo: desk.undo.next_redo().is_some(),
            campaign: desk.campaign.clone(),
        })
    }
}

fn card(session: &Session, row: &StreamRow, me: &PrincipalId, today: NaiveDate) -> Result<CampaignCard, UiError> {
    // Opening reads the queue of the campaign; it stays on the desk for the review that follows.
    let desk = match session.desk_if_open(&row.id) {
        Some(desk) => desk,
        None => session.desk(campaign_of(row).ok_or(Code::NotFound)?)?,
    };
    let desk = lock(&desk);
    let mut marks = session.store.marks(&row.id)?;
    let newest = session.store.shortlist(&row.id)?.filter(|list| list.version != desk.version);
    let now = match newest {
        // Nobody works on it yet, and the desk takes it up when the campaign is opened again.
        Some(list) => newer(session, row, &list, &mut marks, me)?,
        None => {
            marks.retain(|creator, _| desk.place(creator).is_some());
            Totals { campaign: desk.campaign.clone(), total: desk.expected, counts: desk.counts() }
        }
    };
    let Totals { campaign, total, counts } = now;
    let resume = match session.store.position(&row.id)? {
        Some(position) => desk.place(&position.candidate).and_then(|place| desk.row(place)),
        None => None,
    };
    let is_past = campaign.due.is_some_and(|due| due < today);
    let finished = if is_past { posts_with_results(session, row)? } else { None };
    Ok(CampaignCard {
        campaign,
        market: row.market,
        total,
        usable: counts.total,
        waiting: counts.total.saturating_sub(counts.decided),
        on_hold: counts.on_hold,
        progress: progress(row, &marks, me),
        resume,
        conflicts: conflicts(&marks, me),
        finished,
        revoked_at: row.revoked_at.map(|at| at.to_rfc3339()),
    })
}

/// Posts of a campaign whose results are in force; nothing when there are none.
fn posts_with_results(session: &Session, row: &StreamRow) -> Result<Option<u32>, UiError> {
    let (_, kept) = session.forecast_facts(&row.id)?;
    Ok(Some(outcomes::in_force(&kept).len() as u32).filter(|posts| *posts > 0))
}

/// What the first screen counts.
struct Totals {
    campaign: Campaign,
    /// Candidates in the shortlist.
    total: u32,
    counts: Counts,
}

/// Counts a version of the shortlist that is not on the desk, without reading its queue; keeps only the marks of those
/// who are on it.
fn newer(
    session: &Session,
    row: &StreamRow,
    list: &ShortlistRow,
    marks: &mut Marks,
    me: &PrincipalId,
) -> Result<Totals, UiError> {
    let manifest: Manifest = serde_json::from_str(&list.manifest_json).map_err(|_| Code::BadRecord)?;
    let listed = session.store.listed(&row.id, list.version, marks.keys())?;
    marks.retain(|creator, _| listed.contains(creator));
    let mut counts = Counts { total: list.usable, ..Counts::default() };
    for verdict in marks.values().filter_map(|by| by.get(me)?.verdict) {
        counts.add(verdict);
    }
    Ok(Totals { campaign: manifest.campaign, total: list.expected, counts })
}

/// The part of a stream's name after `campaign:`.
pub(crate) fn campaign_of(row: &StreamRow) -> Option<&str> {
    row.id.as_str().strip_prefix("campaign:")
}

/// Own verdicts in two versions.
pub(crate) fn conflicts(marks: &Marks, me: &PrincipalId) -> u32 {
    marks.values().filter(|by_author| by_author.get(me).is_some_and(|mark| mark.conflict)).count() as u32
}

/// Everybody's progress: RU before US, the person at this laptop before colleagues.
fn progress(row: &StreamRow, marks: &Marks, me: &PrincipalId) -> Vec<MarketProgress> {
    let decided = |who: &PrincipalId| {
        let has =
            |by_author: &&HashMap<PrincipalId, Mark>| by_author.get(who).is_some_and(|mark| mark.verdict.is_some());
        marks.values().filter(has).count() as u32
    };
    let person = |member: &MemberRow| MarketProgress {
        market: member.market,
        who: member.name.clone(),
        me: member.principal == *me,
        decided: decided(&member.principal),
    };
    let mut people: Vec<MarketProgress> = row.members.iter().map(person).collect();
    people.sort_by(|a, b| (a.market, b.me, &a.who).cmp(&(b.market, a.me, &b.who)));
    people
}

/// Where the person stopped, with what was open there; otherwise the first candidate without a verdict.
fn resume(session: &Session, desk: &Desk) -> Result<(Option<Place>, Detail), UiError> {
    let stood = session.store.position(&desk.stream)?;
    let place = stood.as_ref().and_then(|position| desk.place(&position.candidate));
    let detail = stood.map(|position| Detail::read(&position.detail)).unwrap_or_default();
    Ok((place.or_else(|| desk.first_undecided()), detail))
}

fn offered(market: Market) -> ReasonOptions {
    let options = |verdict: Verdict| {
        let option = |reason: &reasons::ReasonCode| ReasonOption {
            code: reason.code.to_owned(),
            blocking: reason.blocking,
            scope: reason.scope,
        };
        reasons::offered(verdict, market).map(option).collect()
    };
    ReasonOptions { accept: options(Verdict::Accept), hold: options(Verdict::Hold), reject: options(Verdict::Reject) }
}
