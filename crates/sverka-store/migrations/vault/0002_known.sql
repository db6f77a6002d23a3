-- What the campaigns and creators this person wrote about are called. The cache knows more, but it can be lost, and
-- what was closed to this person cannot be pulled again.

create table known_campaign (
    stream text primary key,
    market text not null,
    plan text not null
) strict, without rowid;

create table known_creator (
    stream text not null,
    candidate text not null,
    name text not null,
    handle text not null,
    platform text not null,
    market text not null,
    primary key (stream, candidate)
) strict, without rowid;
