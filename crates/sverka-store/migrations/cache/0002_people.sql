-- Everybody who ever had access to a stream, by the name known last; `stream.members` says who has it now.
create table person (
    stream text not null,
    principal text not null,
    name text not null,
    market text not null,
    primary key (stream, principal)
) strict, without rowid;

insert into person (stream, principal, name, market)
select stream.id, json_extract(member.value, '$.principal'), json_extract(member.value, '$.name'),
    json_extract(member.value, '$.market')
from stream, json_each(stream.members) as member;
