//! What each market knows of a candidate, and what everybody who speaks for it holds.

use super::People;
use crate::desk::Desk;
use crate::record::Record;
use crate::view::{MarketColumn, VoiceView};
use sverka_core::fold::Dossier;
use sverka_core::model::Market;
use sverka_core::score;
use sverka_store::MemberRow;

/// RU, then US.
pub(super) fn columns(
    desk: &Desk,
    record: &Record,
    dossier: &Dossier,
    people: &People<'_>,
    may_see: bool,
) -> Vec<MarketColumn> {
    let creator = &record.candidate.creator;
    let column = |market: Market| {
        let target = desk.campaign.targets.iter().find(|target| target.market == market);
        let voices = voices(dossier, people, market, may_see);
        MarketColumn {
            market,
            audience_share: score::audience::market_share(creator, market),
            target_share: target.and_then(|target| score::audience::target_share(creator, target)),
            compliance: creator.compliance.iter().filter(|check| check.market == market).cloned().collect(),
            hidden: !may_see && voices.iter().any(|voice| !voice.me),
            people: voices,
        }
    };
    [Market::Ru, Market::Us].into_iter().map(column).collect()
}

/// Everybody who speaks for a market. While colleagues are hidden, who they are and in which order must not tell who
/// of them spoke: all who have access now, by name.
fn voices(dossier: &Dossier, people: &People<'_>, market: Market, may_see: bool) -> Vec<VoiceView> {
    let voice = |member: &MemberRow| {
        let me = member.principal == *people.me;
        let opinion = dossier.opinions.get(&member.principal).filter(|_| me || may_see);
        VoiceView {
            who: member.name.clone(),
            me,
            opinion: opinion.and_then(|opinion| people.opinion(&member.principal, opinion)),
        }
    };
    let mut voices: Vec<VoiceView> =
        people.members.iter().filter(|member| member.market == market).map(voice).collect();
    // Who lost access still counts with what they said, and is missed by nobody who said nothing.
    let is_member = |one: &&MemberRow| people.members.iter().any(|member| member.principal == one.principal);
    let left = people.known.iter().filter(|one| one.market == market && !is_member(one)).map(voice);
    voices.extend(left.filter(|voice| voice.opinion.is_some()));
    voices.sort_by(|one, other| {
        let order = |voice: &VoiceView| (!voice.me, !voice.me && voice.opinion.is_none());
        order(one).cmp(&order(other)).then_with(|| one.who.cmp(&other.who))
    });
    voices
}
