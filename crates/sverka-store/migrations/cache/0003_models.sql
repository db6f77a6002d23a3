-- Score models as they travelled, named by what is in them.
create table model (
    fingerprint text primary key,
    hash text not null,
    bytes blob not null
) strict;

-- Which one scores a stream: the last that the hub named and that arrived whole. Without a row it is the one that
-- ships with the program.
create table stream_model (
    stream text primary key,
    fingerprint text not null references model (fingerprint)
) strict, without rowid;
