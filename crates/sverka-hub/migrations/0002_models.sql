-- Score models, byte for byte as the administrator gave them. Version and content name each other.
CREATE TABLE model (
    fingerprint  TEXT PRIMARY KEY,
    version      TEXT NOT NULL UNIQUE,
    name         TEXT NOT NULL,
    hash         TEXT NOT NULL,
    bytes        BLOB NOT NULL,
    published_at INTEGER NOT NULL
) STRICT;

-- The model that a manifest names.
ALTER TABLE manifest ADD COLUMN model TEXT REFERENCES model (fingerprint);
