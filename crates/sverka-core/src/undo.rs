//! Undo and redo, derived from the events of one laptop: nothing else is stored, so both survive a restart.

use crate::event::{Event, Fact};
use crate::ids::EventId;

/// What can be undone and redone, the next one last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UndoStack {
    done: Vec<EventId>,
    undone: Vec<EventId>,
}

impl UndoStack {
    /// Replays the events of one device in one stream, in the order of `device_seq`.
    #[must_use]
    pub fn replay<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        let mut stack = Self::default();
        for event in events {
            stack.apply(event);
        }
        stack
    }

    /// Takes one more event of this device into account.
    pub fn apply(&mut self, event: &Event) {
        match &event.fact {
            Fact::Undone { target } => move_between(&mut self.done, &mut self.undone, target),
            Fact::Redone { target } => move_between(&mut self.undone, &mut self.done, target),
            fact if fact.is_undoable() => {
                self.done.push(event.id.clone());
                self.undone.clear();
            }
            _ => {}
        }
    }

    /// The event that the next undo takes back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&EventId> {
        self.done.last()
    }

    /// The event that the next redo brings back.
    #[must_use]
    pub fn next_redo(&self) -> Option<&EventId> {
        self.undone.last()
    }
}

fn move_between(from: &mut Vec<EventId>, to: &mut Vec<EventId>, id: &EventId) {
    if let Some(at) = from.iter().rposition(|candidate| candidate == id) {
        to.push(from.remove(at));
    }
}
