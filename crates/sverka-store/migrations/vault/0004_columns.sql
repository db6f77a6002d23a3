-- What this person said that columns of other programs' tables are, for the next file that has them.

create table column_meaning (
    -- The column's name as the table wrote it.
    name text primary key,
    -- The field it is; null when it is to be passed over.
    field text
) strict, without rowid;
