//! The columns that a mapping names, and what each of them is to hold.

use super::mapping::Mapping;

/// What a column is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Text,
    Date,
    Number(Kind),
}

/// What the numbers of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// Whole numbers of something.
    Count,
    /// The same, or averages of it.
    Amount,
    /// A share of a whole.
    Share {
        /// True when the mapping says that the column is in per cent.
        percent: bool,
    },
    /// A share that can be negative or above the whole.
    Growth,
    Money,
    /// Any other.
    Number,
}

impl Kind {
    /// True where no rate can stand.
    pub(super) fn is_counted(self) -> bool {
        matches!(self, Self::Count | Self::Amount)
    }
}

impl Mapping {
    /// Every column the mapping names, each as often as it does.
    pub(super) fn columns(&self) -> Vec<(&str, Role)> {
        let mut wanted: Vec<(&str, Role)> = Vec::new();
        let creator = &self.creator;
        let url = creator.url.as_ref().map(|rule| &rule.field);
        let fields = [Some(&creator.id), Some(&creator.name), creator.handle.as_ref(), Some(&creator.platform)];
        let more = [creator.market.as_ref(), url, creator.bio.as_ref(), Some(&creator.source)];
        let currencies = self.rates.iter().map(|rate| Some(&rate.currency));
        for field in fields.into_iter().chain(more).chain(currencies).flatten() {
            wanted.extend(field.columns.iter().map(|name| (name.as_str(), Role::Text)));
        }
        for list in [&creator.topics, &creator.languages].into_iter().flatten() {
            wanted.extend(list.columns.iter().map(|name| (name.as_str(), Role::Text)));
        }
        if let Some(field) = &creator.as_of {
            wanted.extend(field.columns.iter().map(|name| (name.as_str(), Role::Date)));
        }
        for rule in &self.metrics {
            let from = &rule.from;
            wanted.extend(from.column.iter().chain(&from.sum).map(|name| (name.as_str(), Role::Number(rule.kind()))));
            wanted.extend(from.over.iter().map(|name| (name.as_str(), Role::Number(Kind::Amount))));
        }
        if let Some(rule) = &self.audience {
            let share = Role::Number(Kind::Share { percent: rule.percent });
            let parts = [&rule.ages, &rule.genders, &rule.countries, &rule.languages];
            wanted.extend(parts.into_iter().flat_map(|part| part.values()).map(|name| (name.as_str(), share)));
        }
        wanted.extend(self.rates.iter().map(|rate| (rate.column.as_str(), Role::Number(Kind::Money))));
        if let Some(rule) = &self.posts {
            wanted.extend([(rule.id.as_str(), Role::Text), (rule.text.as_str(), Role::Text)]);
            wanted.push((rule.published_at.as_str(), Role::Date));
            for count in [&rule.views, &rule.likes, &rule.comments].into_iter().flatten() {
                wanted.push((count.column.as_str(), Role::Number(Kind::Count)));
                wanted.extend(count.unknown_when_true.iter().map(|name| (name.as_str(), Role::Text)));
            }
            wanted.extend(rule.sponsor.iter().map(|name| (name.as_str(), Role::Text)));
        }
        wanted
    }
}
