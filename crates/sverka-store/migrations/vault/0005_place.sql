-- Where a person stands: what was open beside the candidate, as JSON, and whether the campaign was open at all.

alter table place add column detail text not null default '{}';
alter table place add column open integer not null default 0;
