-- What the hub holds and can be pulled again.

create table stream (
    id text primary key,
    role text not null,
    market text not null,
    members text not null,
    head_seq integer not null,
    revoked_ms integer
) strict, without rowid;

-- How far a stream was pulled.
create table cursor (
    stream text primary key,
    seq integer not null,
    chain text not null
) strict, without rowid;

-- Pulled events, byte for byte. The columns taken out of the envelope are null where it cannot be read.
-- `seq` is null after the hub turned out to have another history, until the event is pulled again.
create table event (
    position integer primary key,
    stream text not null,
    seq integer,
    id text,
    candidate text,
    device text,
    device_seq integer,
    hlc text,
    payload text not null,
    hash text not null check (length(hash) = 64),
    unique (stream, seq)
) strict;

create index event_by_candidate on event (stream, candidate);
create index event_by_device on event (stream, device, device_seq);
create index event_by_id on event (stream, id);

-- Projection: may be dropped and folded again.
create table mark (
    stream text not null,
    candidate text not null,
    author text not null,
    verdict text,
    conflict integer not null check (conflict in (0, 1)),
    primary key (stream, candidate, author)
) strict, without rowid;

-- Versions of shortlists; `begun` orders them by when the hub named them last.
create table shortlist (
    stream text not null,
    version integer not null,
    begun integer not null,
    visible integer not null check (visible in (0, 1)),
    hash text not null,
    manifest text not null,
    primary key (stream, version)
) strict;

create unique index shortlist_visible on shortlist (stream) where visible = 1;

create table shortlist_pack (
    stream text not null,
    version integer not null,
    first integer not null,
    count integer not null,
    hash text not null,
    encoded integer not null,
    decoded integer not null,
    primary key (stream, version, first),
    foreign key (stream, version) references shortlist (stream, version) on delete cascade
) strict, without rowid;

create index shortlist_pack_by_hash on shortlist_pack (hash);

-- Packs as they travelled, named by their hash: a newer version shares those that did not change.
create table pack (
    id integer primary key,
    hash text not null unique,
    usable integer not null,
    encoded blob not null
) strict;

-- What the queue shows of each candidate; `n` is the place within the pack.
create table candidate (
    pack integer not null,
    n integer not null,
    id text not null,
    name text not null,
    handle text not null,
    platform text not null,
    market text not null,
    "offset" integer not null,
    len integer not null,
    primary key (pack, n)
) strict, without rowid;

-- Finds a candidate by a short print of its id. An index over the ids themselves would be rewritten nearly whole by
-- every pack, because ids come in no order; this one is a tenth of the size.
create table candidate_print (
    print integer not null,
    pack integer not null,
    n integer not null,
    primary key (print, pack, n)
) strict, without rowid;

create table value (
    key text primary key,
    value text not null
) strict, without rowid;
