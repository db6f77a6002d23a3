-- Times are milliseconds since 1970-01-01 UTC. Hashes are lower-case hexadecimal unless the column is a BLOB.

-- What this hub is: id, epoch, pepper of enrolment codes, demo or not.
CREATE TABLE hub (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A person who reviews, or a system that publishes.
CREATE TABLE principal (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('person', 'publisher')),
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
    id         TEXT PRIMARY KEY,
    principal  TEXT NOT NULL REFERENCES principal (id),
    name       TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX device_of_principal ON device (principal);

-- A bearer token; only the hash of its secret is here.
CREATE TABLE token (
    id          TEXT PRIMARY KEY,
    device      TEXT NOT NULL REFERENCES device (id),
    secret_hash BLOB NOT NULL CHECK (length(secret_hash) = 32),
    created_at  INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- An enrolment code: its first characters find it, the hash of the whole code opens it.
CREATE TABLE enrolment (
    selector   TEXT PRIMARY KEY,
    code_hash  BLOB NOT NULL CHECK (length(code_hash) = 32),
    principal  TEXT NOT NULL REFERENCES principal (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    tries_left INTEGER NOT NULL CHECK (tries_left >= 0),
    used_at    INTEGER
) STRICT, WITHOUT ROWID;

-- The unit of order and of access. head_seq is the row counter: it is read and raised in the transaction that
-- writes the event, so events become visible in the order of their numbers.
CREATE TABLE stream (
    id         TEXT PRIMARY KEY,
    head_seq   INTEGER NOT NULL DEFAULT 0 CHECK (head_seq >= 0),
    head_chain TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who sees which stream. A grant that ended stays: it tells the laptop that the stream was closed.
CREATE TABLE access (
    id         INTEGER PRIMARY KEY,
    principal  TEXT NOT NULL REFERENCES principal (id),
    stream     TEXT NOT NULL REFERENCES stream (id),
    role       TEXT NOT NULL CHECK (role IN ('expert', 'strategist')),
    market     TEXT NOT NULL CHECK (market IN ('RU', 'US')),
    granted_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER
) STRICT;

CREATE UNIQUE INDEX one_standing_grant ON access (principal, stream) WHERE revoked_at IS NULL;
CREATE INDEX access_of_stream ON access (stream);

-- chain is the chain value of the stream after this event.
CREATE TABLE event (
    stream      TEXT NOT NULL REFERENCES stream (id),
    seq         INTEGER NOT NULL CHECK (seq >= 1),
    id          TEXT NOT NULL,
    hash        TEXT NOT NULL,
    chain       TEXT NOT NULL,
    payload     TEXT NOT NULL,
    device      TEXT NOT NULL REFERENCES device (id),
    device_seq  INTEGER NOT NULL CHECK (device_seq >= 1),
    received_at INTEGER NOT NULL,
    PRIMARY KEY (stream, seq),
    UNIQUE (stream, id),
    UNIQUE (stream, device, device_seq)
) STRICT, WITHOUT ROWID;

-- Packs, named by the hash of their bytes.
CREATE TABLE blob (
    hash        TEXT PRIMARY KEY,
    bytes       BLOB NOT NULL,
    received_at INTEGER NOT NULL
) STRICT;

-- Versions of shortlists: immutable.
CREATE TABLE manifest (
    stream       TEXT NOT NULL REFERENCES stream (id),
    version      INTEGER NOT NULL CHECK (version >= 1),
    hash         TEXT NOT NULL,
    bytes        BLOB NOT NULL,
    published_at INTEGER NOT NULL,
    PRIMARY KEY (stream, version)
) STRICT;

-- A pack is visible only under the streams whose manifests name it.
CREATE TABLE manifest_pack (
    stream  TEXT NOT NULL,
    version INTEGER NOT NULL,
    hash    TEXT NOT NULL REFERENCES blob (hash),
    PRIMARY KEY (stream, hash, version),
    FOREIGN KEY (stream, version) REFERENCES manifest (stream, version)
) STRICT, WITHOUT ROWID;

-- What was done and what was denied. Each line holds the hash of the line before.
CREATE TABLE audit (
    seq     INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    actor   TEXT NOT NULL,
    action  TEXT NOT NULL,
    object  TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'denied')),
    detail  TEXT NOT NULL,
    request TEXT NOT NULL,
    hash    TEXT NOT NULL
) STRICT;
