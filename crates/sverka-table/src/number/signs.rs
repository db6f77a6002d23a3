//! Which sign is between whole and part, by everything that a column says.

use super::{Decimal, Reading, is_whole};

/// What the numbers of a column say about the sign between whole and part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signs {
    point: bool,
    comma: bool,
}

/// A number that can be read two ways, decided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Decided {
    /// Something tells which it is.
    Surely(f64),
    /// It was read as thousands, as such numbers mostly are.
    Grouped(f64),
}

impl Reading {
    /// An amount of money in a column whose name says what it is multiplied by, if anything: money has two digits behind the
    /// sign, so three are a group, whatever the column tells. With thousands beside it three digits are as good as any; then
    /// the column tells, or nothing does.
    #[must_use]
    pub fn money(&self, told: Option<Decimal>, times: Option<f64>) -> Option<Decided> {
        if let Some(value) = self.only() {
            return Some(Decided::Surely(value));
        }
        let (point, comma) = (self.point?, self.comma?);
        let larger = if point.abs() < comma.abs() { comma } else { point };
        let told = told.and_then(|decimal| self.by(decimal));
        Some(match told {
            _ if times.or(self.own_multiple).is_some() => Decided::Surely(told?),
            Some(told) if told.to_bits() == larger.to_bits() => Decided::Surely(larger),
            _ => Decided::Grouped(larger),
        })
    }
}

impl Signs {
    /// What a number says: one that can be read by one of the signs alone says which.
    pub fn see(&mut self, reading: &Reading) {
        self.point |= reading.comma.is_none();
        self.comma |= reading.point.is_none();
    }

    /// What counts say, written so many times smaller than they are: of two numbers that a text can be, the one that is
    /// whole says it too.
    #[must_use]
    pub fn of_counts<'a>(readings: impl IntoIterator<Item = &'a Reading>, times: f64) -> Self {
        readings.into_iter().fold(Self::default(), |mut signs, reading| {
            let times = reading.times(times);
            let whole = |value: Option<f64>| value.filter(|value| is_whole(value * times));
            signs.see(&match (whole(reading.point), whole(reading.comma)) {
                (point @ Some(_), None) => Reading { point, comma: None, ..*reading },
                (None, comma @ Some(_)) => Reading { point: None, comma, ..*reading },
                _ => *reading,
            });
            signs
        })
    }

    /// What this and another column say together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self { point: self.point || other.point, comma: self.comma || other.comma }
    }

    /// The sign, when the numbers agree on one.
    #[must_use]
    pub fn decimal(self) -> Option<Decimal> {
        match (self.point, self.comma) {
            (true, false) => Some(Decimal::Point),
            (false, true) => Some(Decimal::Comma),
            _ => None,
        }
    }

    /// True when some numbers are written with a point and others with a comma.
    #[must_use]
    pub fn disagree(self) -> bool {
        self.point && self.comma
    }
}

impl<'a> FromIterator<&'a Reading> for Signs {
    fn from_iter<I: IntoIterator<Item = &'a Reading>>(readings: I) -> Self {
        readings.into_iter().fold(Self::default(), |mut signs, reading| {
            signs.see(reading);
            signs
        })
    }
}
