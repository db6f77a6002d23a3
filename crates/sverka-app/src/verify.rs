//! Whether the log on this laptop is as it was written, and which own numbers it proves to be said before the AI's.

use crate::app::App;
use crate::error::UiError;
use crate::view::verify::{FlawView, VerifyView};
use std::collections::BTreeSet;
use sverka_core::event::Fact;
use sverka_core::ids::CreatorId;
use sverka_store::Flaw;

impl App {
    /// Checks every entry of every campaign, offline.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn verify(&self) -> Result<VerifyView, UiError> {
        let session = self.session()?;
        let me = session.me()?;
        let mut view = VerifyView { entries: 0, campaigns: 0, flaws: Vec::new(), sealed: 0, numbers: 0 };
        for row in session.store.streams()? {
            let checked = session.store.verify_log(&row.id)?;
            view.entries += checked.entries;
            view.campaigns += u32::from(checked.entries > 0);
            view.flaws.extend(checked.flaws.into_iter().map(|(device, number, flaw)| FlawView {
                campaign: row.id.campaign().map(|id| id.to_string()).unwrap_or_default(),
                device: device.to_string(),
                number,
                flaw: word(flaw).to_owned(),
            }));
            let stated = |event: &sverka_core::event::Event| {
                matches!(event.fact, Fact::ForecastStated(_)).then(|| event.refs.candidate.clone()).flatten()
            };
            let own = session.store.own_events(&row.id)?;
            let spoken: BTreeSet<CreatorId> = own.iter().filter_map(stated).collect();
            for creator in spoken {
                let dossier = sverka_core::fold::Dossier::fold(&session.store.events_of(&row.id, &creator)?.known);
                let mine: Vec<_> = dossier.forecasts.iter().filter(|said| said.author == me).collect();
                view.numbers += mine.len() as u32;
                view.sealed += mine.iter().filter(|said| said.sealed).count() as u32;
            }
        }
        Ok(view)
    }
}

fn word(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Payload => "payload",
        Flaw::Chain => "chain",
        Flaw::Missing => "missing",
        Flaw::Copies => "copies",
        Flaw::Place => "place",
    }
}
