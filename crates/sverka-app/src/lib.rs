//! Use cases: what each command of the window does, without a window.

pub mod error;
pub mod view;
