//! Columns of dates: which of day and month comes first, by everything that says it.

use sverka_table::Table;
use sverka_table::date::{self, Reading};

/// What a column says about its dates.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Days {
    /// By its name and by cells that fit one order alone; `None` where none says it, or they contradict each other.
    pub(super) day_first: Option<bool>,
    /// True when dates with points stand month first in some rows, so that the others may, too.
    points_either_way: bool,
}

impl Days {
    /// Looks at all cells of a column.
    pub(super) fn of(table: &Table, place: usize) -> Self {
        let titled = table.columns[place].unit.day_first;
        let mut said = [titled == Some(false), titled == Some(true)];
        for cell in table.cells(place) {
            if let Some(Reading::Exact(moment)) = date::read(&cell.text)
                && let Some(day_first) = moment.day_first
            {
                said[usize::from(day_first)] = true;
            }
        }
        let day_first = match said {
            [false, true] => Some(true),
            [true, false] => Some(false),
            _ => None,
        };
        let points_either_way = table.cells(place).any(|cell| date::is_month_first_with_points(&cell.text));
        Self { day_first, points_either_way }
    }

    /// The same, or the order that the mapping says.
    pub(super) fn or_as(self, said: Option<bool>) -> Self {
        Self { day_first: said.or(self.day_first), ..self }
    }

    /// True for a date with points that can be two days.
    pub(super) fn is_either(self, text: &str) -> bool {
        self.points_either_way && text.contains('.') && !text.contains('-')
    }
}
