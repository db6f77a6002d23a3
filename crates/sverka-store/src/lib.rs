//! The laptop's encrypted SQLite: vault and cache
