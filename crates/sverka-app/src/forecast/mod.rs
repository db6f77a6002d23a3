//! Forecasts: what the model expects of a candidate's next post, and what people say instead. Blind first holds here too:
//! an own number can be said at any time, the model's and the others' reach the window with the AI's view.

mod basis;
mod challenges;
mod changes;
mod closed;
mod facts;
mod funnel;
mod learn;
mod learnt;
mod offer;
mod places;
mod versions;

pub(crate) use basis::Basis;
pub(crate) use closed::ClosedForecast;
pub(crate) use facts::Facts;
pub(crate) use learn::{Forecasters, Learnt};

use crate::app::{App, lock};
use crate::desk::Desk;
use crate::dossier::{People, Sight};
use crate::error::{Code, UiError};
use crate::record::Record;
use crate::review::Change;
use crate::session::Session;
use crate::view::forecast::{
    ForecastPart, ForecastState, ForecastView, ModelForecast, OutsideView, StateForecast, StatedView,
};
use chrono::{DateTime, Utc};
use funnel::Count;
use learnt::Learned;
use std::sync::Arc;
use sverka_core::event::Fact;
use sverka_core::fold::{Dossier, StandingForecast};
use sverka_core::forecast::{Case, Forecast, OutsideExperience};
use sverka_core::ids::CreatorId;
use sverka_core::model::forecast::{ModelThen, Outcome, OwnForecast, SeenForecast};
use sverka_core::model::review::MAX_TEXT_BYTES;
use sverka_core::model::{Creator, Market, Money, PostKind};
use sverka_core::score::audience::market_share;

/// A number that is nearer to the model's than this needs no reason: it changes no decision.
const SMALL: f64 = 0.05;
/// Dots of a picture of chances.
const DOTS: usize = 20;

impl App {
    /// What a post of a candidate is expected to bring. Without a form it is about the creator's most frequent one.
    ///
    /// # Errors
    /// [`Code::NotFound`] for an unknown campaign or candidate, or a market the campaign is not for.
    pub fn forecast(
        &self,
        campaign: &str,
        candidate: &str,
        kind: Option<PostKind>,
        market: Option<Market>,
    ) -> Result<ForecastView, UiError> {
        let session = self.session()?;
        let desk = session.desk(campaign)?;
        let mut desk = lock(&desk);
        let creator = CreatorId::new(candidate).map_err(|_| Code::NotFound)?;
        let Seen { mut view, model, share, .. } = view(&session, &desk, &creator, kind, market, self.now())?;
        if let (Some(_), Some(learned)) = (&view.model, model) {
            view.rivals = session.rivals(&mut desk, &learned, (&creator, share), view.market, self.now())?;
        }
        Ok(view)
    }

    /// Keeps an own number, sealed when nothing of the AI was shown to this person before. On disk when this returns.
    ///
    /// # Errors
    /// As [`App::decide`]; [`Code::BadForecast`] for a number that cannot be; [`Code::NoCause`] when it is otherwise than
    /// the model's that was seen, without a reason; [`Code::TooLong`].
    pub fn state_forecast(&self, args: &StateForecast) -> Result<ForecastView, UiError> {
        if args.text.len() > MAX_TEXT_BYTES {
            return Err(Code::TooLong.into());
        }
        self.change(&args.campaign, &args.candidate, |change| state(change, args))?;
        self.forecast(&args.campaign, &args.candidate, Some(args.kind), Some(args.market))
    }
}

fn state(change: &mut Change<'_>, args: &StateForecast) -> Result<crate::view::Changed, UiError> {
    let Seen { view: now, then, .. } =
        view(change.session, change.desk, &change.creator, Some(args.kind), Some(args.market), change.now)?;
    let seen = now.model.map(|seen| SeenForecast { model: seen.model, p10: seen.p10, p50: seen.p50, p90: seen.p90 });
    let far = |seen: &SeenForecast| (args.p50 as f64 / seen.p50.max(1) as f64 - 1.0).abs() >= SMALL;
    if args.cause.is_none() && seen.as_ref().is_some_and(far) {
        return Err(Code::NoCause.into());
    }
    let forecast = OwnForecast {
        kind: args.kind,
        market: args.market,
        outcome: Outcome::Views,
        p50: args.p50,
        p10: args.p10,
        p90: args.p90,
        cause: args.cause,
        text: args.text.trim().to_owned(),
        seen,
        then,
    };
    if !forecast.is_sound() {
        return Err(Code::BadForecast.into());
    }
    change.say(Fact::ForecastStated(forecast), Vec::new())?;
    change.answer(false)
}

/// A forecast as this person may see it, and what else is known of it here.
struct Seen {
    view: ForecastView,
    /// The model, shown or not.
    model: Option<Arc<Learned>>,
    /// What it says, shown or not.
    then: Option<ModelThen>,
    /// The share of the creator's audience that lives in the market.
    share: f64,
}

fn view(
    session: &Session,
    desk: &Desk,
    creator: &CreatorId,
    kind: Option<PostKind>,
    market: Option<Market>,
    now: DateTime<Utc>,
) -> Result<Seen, UiError> {
    desk.place(creator).ok_or(Code::NotFound)?;
    let (dossier, _) = session.fold(desk, creator)?;
    let me = session.me()?;
    // Showing it for the first time is logged by the dossier, never here: until then it stays hidden.
    let open = session.sight(desk, creator, dossier.opinions.get(&me))? == Sight::Open;
    let Record { candidate, .. } = session.records.read(&session.store, desk, creator)?;
    let creator = candidate.creator;
    let kinds = facts::kinds(&creator);
    let kind = kind.unwrap_or(kinds[0]);
    let markets = || desk.campaign.targets.iter().map(|target| target.market);
    let market = match market {
        Some(market) if markets().any(|known| known == market) => market,
        Some(_) => return Err(Code::NotFound.into()),
        None => markets().find(|market| *market == creator.market).or(markets().next()).unwrap_or(creator.market),
    };
    let learnt = session.forecaster(desk, Basis::InForce)?.learnt();
    let facts = Facts::of(&creator);
    let about = facts.post(market, kind);
    // Of the day: a forecast does not move while somebody looks at it.
    let case = facts.case(&creator.id, kind, facts::start_of(now.date_naive()));
    let (waiting, learned) = match learnt {
        Learnt::NotYet => (ForecastState::Learning, None),
        Learnt::TooLittle => (ForecastState::TooLittle, None),
        Learnt::Model(learned) => (ForecastState::Ready, Some(learned)),
    };
    let said = learned.as_ref().map(|learned| (learned, learned.forecast(&case, about)));
    let (state, outside, model) = match &said {
        _ if !open => (ForecastState::Hidden, None, None),
        None => (waiting, None, None),
        Some((_, Forecast { outside: Some(outside), .. })) => (ForecastState::Outside, Some(why(outside)), None),
        Some((learned, forecast)) => (waiting, None, Some(of_model(learned, &case, forecast))),
    };
    let then = said.as_ref().map(|(learned, forecast)| then(learned, forecast));
    let corrected = open && learned.as_ref().is_some_and(|learned| learned.corrects(about));
    let view = ForecastView {
        stated: stated(session, desk, &dossier, kind, market, open)?,
        wanted: wanted(desk, &creator, market),
        price: price(&creator, kind),
        kinds,
        kind,
        market,
        platform: facts.platform,
        corrections: if corrected { versions::corrections(session, desk, about)? } else { Vec::new() },
        rivals: Vec::new(),
        state,
        outside,
        model,
    };
    Ok(Seen { view, share: facts.share(market), model: learned, then })
}

fn then(learned: &Learned, forecast: &Forecast) -> ModelThen {
    ModelThen {
        model: learned.model.fingerprint().to_owned(),
        p10: views(forecast.p10),
        p50: views(forecast.p50),
        p90: views(forecast.p90),
        base_rate: views(forecast.base_rate),
        outside: forecast.outside.is_some(),
    }
}

fn of_model(learned: &Learned, case: &Case, forecast: &Forecast) -> ModelForecast {
    let model = &learned.model;
    let quantiles = model.quantiles(case, forecast);
    let band = [forecast.p10, forecast.p50, forecast.p90];
    let count = Count { quantiles: quantiles.clone(), band, base: forecast.base_rate };
    let funnel = funnel::steps(learned, case, &count);
    let dots = (0..DOTS).filter_map(|dot| quantiles.get((2 * dot + 1) * quantiles.len() / (2 * DOTS)));
    let part =
        |part: &sverka_core::forecast::Part| ForecastPart { name: part.name.clone(), factor: 10f64.powf(part.value) };
    ModelForecast {
        p10: views(forecast.p10),
        p50: views(forecast.p50),
        p90: views(forecast.p90),
        base_rate: views(forecast.base_rate),
        dots: dots.map(|value| views(*value)).collect(),
        history: forecast.history,
        learnt_from: u32::try_from(model.observations()).unwrap_or(u32::MAX),
        model: model.fingerprint().to_owned(),
        funnel,
        parts: forecast.parts.iter().map(part).collect(),
    }
}

fn why(outside: &OutsideExperience) -> OutsideView {
    let (why, what) = match outside {
        OutsideExperience::Market { name } => ("market", name.clone()),
        OutsideExperience::Word { column, .. } => ("word", column.clone()),
        OutsideExperience::Number { column } => ("number", column.clone()),
        OutsideExperience::Leverage { .. } => ("leverage", String::new()),
    };
    OutsideView { why: why.to_owned(), what }
}

/// A whole number of views.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded below and above")]
fn views(value: f64) -> u64 {
    value.round().clamp(0.0, 1e11) as u64
}

/// Own numbers first; others' only with the AI's view.
fn stated(
    session: &Session,
    desk: &Desk,
    dossier: &Dossier,
    kind: PostKind,
    market: Market,
    open: bool,
) -> Result<Vec<StatedView>, UiError> {
    let me = session.me()?;
    let row = session.store.streams()?.into_iter().find(|row| row.id == desk.stream).ok_or(Code::NotFound)?;
    let known = session.store.people(&desk.stream)?;
    let people = People { me: &me, members: &row.members, known: &known, market: row.market };
    let about = |said: &&StandingForecast| (said.forecast.kind, said.forecast.market) == (kind, market);
    let mut said: Vec<&StandingForecast> =
        dossier.forecasts.iter().filter(about).filter(|said| open || said.author == me).collect();
    said.sort_by_key(|said| (said.author != me, said.hlc));
    let view = |said: &StandingForecast| StatedView {
        who: people.name(&said.author),
        own: said.author == me,
        p50: said.forecast.p50,
        p10: said.forecast.p10,
        p90: said.forecast.p90,
        cause: said.forecast.cause,
        text: said.forecast.text.clone(),
        sealed: said.sealed,
        at: said.hlc.time().to_rfc3339(),
    };
    Ok(said.into_iter().map(view).collect())
}

/// Views that bring the brief's reach in a market, by its share of the audience; all of the audience when it is not known.
fn wanted(desk: &Desk, creator: &Creator, market: Market) -> Option<u64> {
    let reach = desk.campaign.targets.iter().find(|target| target.market == market)?.min_reach?;
    let share = market_share(creator, market).filter(|share| *share >= 0.01).unwrap_or(1.0);
    Some(views(reach as f64 / share))
}

fn price(creator: &Creator, kind: PostKind) -> Option<Money> {
    let formats: &[&str] = match kind {
        PostKind::Video => &["integration", "video"],
        PostKind::Short => &["short"],
        PostKind::Photo | PostKind::Text => &["post", "integration"],
        PostKind::Story => &["story"],
        PostKind::Stream => &["stream"],
    };
    let rate = |format: &&str| creator.rates.iter().find(|rate| rate.format == **format);
    formats.iter().find_map(rate).map(|rate| rate.price.clone())
}
