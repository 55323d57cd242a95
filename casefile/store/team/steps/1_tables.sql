-- The tables of a firm's library. Every row belongs to a firm, and the firm comes first in every
-- key, so that the tables can be spread by it. Nothing here needs more than plain SQL: no
-- extension, no trigger, no stored procedure, no advisory lock, no LISTEN. Steps are numbered and
-- may be run again: a server without DDL in transactions may stop in the middle of one.

create table if not exists founded (
    step integer primary key,             -- which of these files were run in this database
    done_at timestamptz not null default now()
);

create table if not exists firm (
    firm text primary key,
    name text not null,
    fed bigint not null default 0,        -- number of the newest change, of any case
    numbered bigint not null default 0    -- highest number given to a case
);

create table if not exists member (
    firm text not null,
    login text not null,                  -- as the server knows the person
    role text not null check (role in ('owner', 'clerk', 'lawyer', 'auditor')),
    primary key (firm, login)
);

create table if not exists person (
    firm text not null,
    login text not null,
    name text not null,                   -- as the log names the person
    primary key (firm, login)
);

create table if not exists cases (
    firm text not null,
    key text not null,                    -- of this case and no other, also of the same id
    id text not null,
    rev bigint not null,
    txid text not null,
    header bytea not null,                -- header, entry and body: the bytes of a case.json
    entry bytea not null,
    body bytea not null,
    summary jsonb not null,
    fed bigint not null,
    binned_at timestamptz,
    keep_until date,
    held boolean not null default false,
    keep_why text not null default '',
    primary key (firm, key)
);
create unique index if not exists cases_live on cases (firm, id) where binned_at is null;
create index if not exists cases_fed on cases (firm, fed);

create table if not exists log (
    firm text not null,
    key text not null,
    kind text not null,                   -- audit, custody; or the path of a file beside them
    seq bigint not null,
    line bytea not null,                  -- sealed, and chained to the one before; or the file
    primary key (firm, key, kind, seq)
);

create table if not exists evidence (
    firm text not null,
    key text not null,
    sha256 text not null,
    size bigint not null,
    primary key (firm, key, sha256)
);

create table if not exists evidence_part (
    firm text not null,
    key text not null,
    sha256 text not null,
    part integer not null,
    body bytea not null,
    primary key (firm, key, sha256, part)
);

create table if not exists tombstone (
    firm text not null,
    seq bigint not null,
    id text not null,
    fed bigint not null,
    line bytea not null,
    primary key (firm, seq)
);

create table if not exists presence (
    firm text not null,
    key text not null,
    login text not null,
    name text not null,
    until timestamptz not null,
    primary key (firm, key, login)
);
