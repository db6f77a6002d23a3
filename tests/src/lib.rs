//! Worlds and tools for the story tests.
