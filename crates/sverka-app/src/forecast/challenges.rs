//! Challenges to the forecasts of a whole segment: looked at before they are kept, tested on closed posts, taken back.

use super::basis::Basis;
use super::learn::Learnt;
use super::learnt::{About, Applied, Learned, step};
use crate::app::{App, lock, stamp};
use crate::desk::Desk;
use crate::dossier::author;
use crate::error::{Code, UiError};
use crate::session::Session;
use crate::view::forecast_versions::{
    BackTestView, ChallengePreview, ChallengeState, ChallengeView, ForecastVersionsView, ObservedView, PlacesView,
};
use sverka_core::correction::{BackTest, ClosedPost, Observed, back_test};
use sverka_core::event::Fact;
use sverka_core::forecast::Scale;
use sverka_core::forecast_log::{ForecastLog, RaisedChallenge};
use sverka_core::ids::EventId;
use sverka_core::model::Market;
use sverka_core::model::challenge::{Challenge, ForecastVersion};
use sverka_store::MemberRow;

impl App {
    /// What a challenge would change, and what closed posts say of it. Nothing is kept.
    ///
    /// # Errors
    /// [`Code::NotFound`] for an unknown campaign or a market it is not for; [`Code::BadChallenge`].
    pub fn preview_challenge(&self, campaign: &str, challenge: &Challenge) -> Result<ChallengePreview, UiError> {
        if !challenge.is_sound() {
            return Err(Code::BadChallenge.into());
        }
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let tested = session.tests(&[(None, challenge)])?;
        let mut desk = lock(&desk);
        let markets = markets(&desk);
        if !markets.contains(&challenge.segment.market) {
            return Err(Code::NotFound.into());
        }
        let tested = tested.map(|tested| view_of(challenge, &tested[0]));
        let empty = ChallengePreview { learning: true, candidates: 0, tested, places: PlacesView::default() };
        Ok(match session.forecaster(&desk, Basis::InForce)?.learnt() {
            Learnt::NotYet => empty,
            Learnt::TooLittle => ChallengePreview { learning: tested.is_none(), ..empty },
            Learnt::Model(learned) => {
                let moves = |about: About| step(&[(challenge.segment, challenge.percent)], about);
                ChallengePreview {
                    learning: tested.is_none(),
                    candidates: meant(&learned, challenge),
                    places: session.places_after(&mut desk, &learned, &markets, self.now(), moves)?,
                    tested,
                }
            }
        })
    }

    /// Keeps a challenge for everybody in the campaign. Forecasts move when a strategist applies it, not before.
    ///
    /// # Errors
    /// As [`App::preview_challenge`]; [`Code::Revoked`]; [`Code::TooLong`]; when the vault cannot be written to.
    pub fn raise_challenge(&self, campaign: &str, challenge: Challenge) -> Result<ForecastVersionsView, UiError> {
        let challenge = Challenge { text: challenge.text.trim().to_owned(), ..challenge };
        if challenge.text.len() > sverka_core::model::review::MAX_TEXT_BYTES {
            return Err(Code::TooLong.into());
        }
        if !challenge.is_sound() {
            return Err(Code::BadChallenge.into());
        }
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        {
            let desk = lock(&desk);
            session.check_open(&desk)?;
            if !markets(&desk).contains(&challenge.segment.market) {
                return Err(Code::NotFound.into());
            }
            session.append(vec![(stamp(self.now())?, desk.fact(None, Fact::ForecastChallenged(challenge)))])?;
        }
        self.forecast_versions(campaign)
    }

    /// Takes an own challenge back. What a strategist applied stays applied until a strategist revokes it.
    ///
    /// # Errors
    /// [`Code::NotFound`] when there is no such challenge of this person; [`Code::Revoked`]; when the vault cannot be
    /// written to.
    pub fn withdraw_challenge(&self, campaign: &str, event: &str) -> Result<ForecastVersionsView, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        {
            let desk = lock(&desk);
            session.check_open(&desk)?;
            let me = session.me()?;
            let (log, _) = session.forecast_facts(&desk.stream)?;
            let own = |raised: &&RaisedChallenge| raised.event.as_str() == event && raised.author == me;
            let target = log.challenges.iter().find(own).ok_or(Code::NotFound)?;
            if !target.withdrawn {
                let fact = Fact::ChallengeWithdrawn { target: target.event.clone() };
                session.append(vec![(stamp(self.now())?, desk.fact(None, fact))])?;
            }
        }
        self.forecast_versions(campaign)
    }
}

/// What is to be tested: a challenge, and the event that raised it when it was raised.
pub(super) type Tried<'a> = (Option<&'a EventId>, &'a Challenge);

/// A closed post beside the corrections that hold for it, each with the event that raised it.
struct Judged {
    about: About,
    post: ClosedPost,
    corrections: Vec<(EventId, Applied)>,
}

impl Session {
    /// Tests challenges on the closed posts of all campaigns, each beside the other corrections in force; in their order.
    /// Nothing while a model is being learnt. No desk may be held.
    pub(super) fn tests(&self, tried: &[Tried<'_>]) -> Result<Option<Vec<BackTest>>, UiError> {
        let mut judged: Vec<Judged> = Vec::new();
        for row in self.store.streams()? {
            let Some(campaign) = row.id.campaign() else { continue };
            let (log, kept) = self.forecast_facts(&row.id)?;
            if kept.iter().all(|step| step.withdrawn) {
                continue;
            }
            let Ok(desk) = self.desk_of(&campaign) else {
                tracing::warn!(%campaign, "a campaign cannot be read and tests no challenge");
                continue;
            };
            let Some(posts) = self.closed_forecasts(&lock(&desk), &kept)? else { return Ok(None) };
            let in_force: Vec<(EventId, Applied)> = log
                .applied(&log.in_force())
                .map(|(raised, percent)| (raised.event.clone(), (raised.challenge.segment, percent)))
                .collect();
            judged.extend(posts.into_iter().filter_map(|post| {
                let (about, forecast) = post.before.filter(|(_, forecast)| forecast.outside.is_none())?;
                let (creator, forecast) = (post.creator.to_string(), Scale::Log10.of(forecast.p50));
                let post = ClosedPost { creator, forecast, actual: Scale::Log10.of(post.actual as f64) };
                Some(Judged { about, post, corrections: in_force.clone() })
            }));
        }
        let test = |(event, challenge): &Tried<'_>| {
            let held = judged.iter().filter(|it| it.about.is_of(&challenge.segment));
            let beside = |it: &Judged| {
                let others = it.corrections.iter().filter(|(of, _)| Some(of) != *event);
                let others: Vec<Applied> = others.map(|(_, applied)| *applied).collect();
                ClosedPost { forecast: it.post.forecast + step(&others, it.about), ..it.post.clone() }
            };
            back_test(challenge, &held.map(beside).collect::<Vec<_>>())
        };
        Ok(Some(tried.iter().map(test).collect()))
    }
}

/// Challenges as the window shows them, the newest first.
pub(super) fn views(
    log: &ForecastLog,
    tests: Option<&[BackTest]>,
    people: &[MemberRow],
    me: &sverka_core::ids::PrincipalId,
) -> Vec<ChallengeView> {
    let version = log.in_force();
    let view = |(at, raised): (usize, &RaisedChallenge)| ChallengeView {
        event: raised.event.clone(),
        who: author(people, &raised.author),
        own: raised.author == *me,
        at: raised.hlc.time().to_rfc3339(),
        challenge: raised.challenge.clone(),
        state: state(log, &version, raised),
        percent: size(&version, &raised.event),
        declined: raised.declined.as_ref().map(|(who, why)| (author(people, who), why.clone())),
        tested: tests.and_then(|tests| tests.get(at)).map(|tested| view_of(&raised.challenge, tested)),
    };
    log.challenges.iter().enumerate().rev().map(view).collect()
}

fn state(log: &ForecastLog, version: &ForecastVersion, raised: &RaisedChallenge) -> ChallengeState {
    if size(version, &raised.event).is_some() {
        ChallengeState::Applied
    } else if raised.withdrawn {
        ChallengeState::Withdrawn
    } else if log.versions.iter().any(|kept| size(&kept.version, &raised.event).is_some()) {
        ChallengeState::Revoked
    } else if raised.declined.is_some() {
        ChallengeState::Declined
    } else {
        ChallengeState::Open
    }
}

fn size(version: &ForecastVersion, challenge: &EventId) -> Option<i32> {
    version.corrections.iter().find(|it| it.challenge == *challenge).map(|it| it.percent)
}

/// Of too few posts only their number is told: a figure could tell what the model says of a single one.
fn view_of(challenge: &Challenge, tested: &BackTest) -> BackTestView {
    let observed = |it: Observed| ObservedView { percent: it.percent, low: it.low, high: it.high };
    let told = !tested.is_too_early();
    BackTestView {
        posts: tested.posts,
        creators: tested.creators,
        observed: tested.observed.filter(|_| told).map(observed),
        proposed: if told { tested.proposed } else { challenge.percent },
        before: if told { tested.before } else { 0 },
        after: if told { tested.after } else { 0 },
        too_early: !told,
        worse: told && tested.is_worse(),
    }
}

/// Candidates whose usual post is of the segment.
fn meant(learned: &Learned, Challenge { segment, .. }: &Challenge) -> u32 {
    learned.list.iter().filter(|(_, facts)| facts.usual(segment.market).is_of(segment)).count() as u32
}

/// Markets the campaign is for.
pub(super) fn markets(desk: &Desk) -> Vec<Market> {
    desk.campaign.targets.iter().map(|target| target.market).collect()
}
