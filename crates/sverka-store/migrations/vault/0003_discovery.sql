-- What this person keeps of discovery: questions under a name, and which creators they said are one.

create table question (
    name text primary key,
    text text not null
) strict, without rowid;

create table judged_pair (
    first text not null,
    second text not null check (first < second),
    same integer not null check (same in (0, 1)),
    primary key (first, second)
) strict, without rowid;
