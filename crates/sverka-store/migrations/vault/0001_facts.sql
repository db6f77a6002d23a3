-- What this person wrote on this laptop. Nothing here can be pulled again, so nothing here is ever changed or deleted.

create table event (
    position integer primary key,
    id text not null unique,
    stream text not null,
    candidate text,
    author text not null,
    device text not null,
    device_seq integer not null check (device_seq > 0),
    payload text not null,
    hash text not null check (length(hash) = 64),
    unique (stream, device, device_seq)
) strict;

create index event_by_candidate on event (stream, candidate);

create trigger event_is_never_changed before update on event
begin
    select raise(abort, 'an event is never changed');
end;

create trigger event_is_never_deleted before delete on event
begin
    select raise(abort, 'an event is never deleted');
end;

-- Where each event stands on its way to the hub; one row for each event.
create table outbox (
    position integer primary key references event (position),
    stream text not null,
    state text not null check (state in ('waiting', 'sent', 'rejected')),
    seq integer check ((seq is not null) = (state = 'sent')),
    kind text check ((kind is not null) = (state = 'rejected'))
) strict;

create index outbox_unsent on outbox (state, stream, position) where state <> 'sent';
create index outbox_by_seq on outbox (stream, seq);

-- Projection: may be dropped and folded again.
create table mark (
    stream text not null,
    candidate text not null,
    author text not null,
    verdict text,
    conflict integer not null check (conflict in (0, 1)),
    primary key (stream, candidate, author)
) strict, without rowid;

create table identity (
    only_one integer primary key check (only_one = 1),
    principal text not null,
    name text not null,
    device text not null,
    hub_url text not null,
    hub text not null,
    epoch text not null,
    token text not null,
    demo integer not null check (demo in (0, 1))
) strict;

-- The last hybrid logical time given to an own event.
create table clock (
    only_one integer primary key check (only_one = 1),
    hlc text not null
) strict;

create table draft (
    stream text not null,
    candidate text not null,
    json text not null,
    primary key (stream, candidate)
) strict, without rowid;

create table place (
    stream text primary key,
    candidate text not null
) strict, without rowid;
