//! Numbers that count different things. Each is a type of its own: a rank taken for a place puts a figure under
//! somebody else's name, and nothing else would say so. On the wire and in files they are plain numbers.

use serde::{Deserialize, Serialize};

macro_rules! number {
    ($(#[$doc:meta])* $name:ident of $whole:ty) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS,
        )]
        #[serde(transparent)]
        #[ts(type = "number")]
        pub struct $name($whole);

        impl $name {
            /// Says what a bare number counts.
            #[must_use]
            pub const fn new(number: $whole) -> Self {
                Self(number)
            }

            /// The bare number, for a border: a column, an address, arithmetic.
            #[must_use]
            pub const fn get(self) -> $whole {
                self.0
            }

            /// The one after it.
            #[must_use]
            pub const fn next(self) -> Self {
                Self(self.0 + 1)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        number!($(#[$doc])* $name of u32);

        impl $name {
            /// What stands at an index of a list in this order.
            #[must_use]
            pub const fn at(index: usize) -> Self {
                Self(index as u32)
            }

            /// The index in a list in this order.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index!(
    /// Where a candidate stands in the publisher's list, from 0. While the AI is hidden it never reaches the window.
    Rank
);
index!(
    /// Where a candidate stands in the queue now, from 0.
    Place
);
index!(
    /// Where a candidate stands in the queue as it was drawn, from 0, whatever order it stands in now.
    Lot
);
index!(
    /// Which pack of a list of packs, from 0.
    PackIndex
);
number!(
    /// A version of a campaign's shortlist: 1, 2, 3 …
    ShortlistVersion of u32
);
number!(
    /// An event's place in its stream, as the hub numbers it: 1, 2, 3 … without gaps; 0 before the first.
    Seq of u64
);
number!(
    /// What a device counts its own events of a stream with: 1, 2, 3 … without gaps; 0 before the first.
    DeviceSeq of u64
);
number!(
    /// Grows with every change of a row of the queue, so that an older one never replaces a newer one.
    Revision of u32
);

/// A list in the publisher's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByRank<T>(Vec<T>);

/// A list in the order of the queue as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByPlace<T>(Vec<T>);

macro_rules! list {
    ($list:ident by $index:ty) => {
        impl<T> $list<T> {
            /// What belongs to somebody.
            #[must_use]
            pub fn get(&self, at: $index) -> Option<&T> {
                self.0.get(at.index())
            }

            /// How many there are.
            #[must_use]
            pub fn len(&self) -> usize {
                self.0.len()
            }

            /// True when there is nobody.
            #[must_use]
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }
        }

        /// Whoever collects one answers for its order.
        impl<T> FromIterator<T> for $list<T> {
            fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
                Self(all.into_iter().collect())
            }
        }
    };
}

list!(ByRank by Rank);
list!(ByPlace by Place);

impl<T> Default for ByRank<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Extend<T> for ByRank<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, more: I) {
        self.0.extend(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_the_wire_and_for_the_window_they_are_plain_numbers() {
        assert_eq!(serde_json::to_string(&(Rank::new(3), Seq::new(7))).unwrap(), "[3,7]");
        assert_eq!(serde_json::from_str::<Place>("5").unwrap(), Place::new(5));
        assert!(serde_json::from_str::<Place>("-1").is_err());
    }

    #[test]
    fn each_list_is_asked_by_its_own_order() {
        let (ranked, queued): (ByRank<_>, ByPlace<_>) = (["a", "b"].into_iter().collect(), ["b"].into_iter().collect());
        assert_eq!((ranked.get(Rank::at(1)), queued.get(Place::at(0))), (Some(&"b"), Some(&"b")));
        assert_eq!((ranked.get(Rank::at(2)), queued.get(Place::new(1))), (None, None));
        assert_eq!((Place::at(4).next().index(), Seq::default().next().to_string()), (5, "1".to_owned()));
    }
}
