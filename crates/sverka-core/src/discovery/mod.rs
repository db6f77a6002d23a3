//! Questions to a large base of creators, answered at once.
