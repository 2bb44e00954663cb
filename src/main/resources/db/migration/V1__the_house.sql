-- One schema a room. The application works as kaname_app: it owns nothing, cannot bypass row-level security,
-- and sees a row only through the caller that the transaction names:
--   kaname.organisation   whose eyes are looking        kaname.account   which person or service account
create extension if not exists btree_gist;

do $$
begin
    if not exists (select from pg_roles where rolname = 'kaname_app') then
        create role kaname_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
    end if;
end
$$;

create schema registry;
create schema incident;
create schema filing;
create schema exchange;
grant usage on schema registry, incident, filing, exchange to kaname_app;

create function registry.caller() returns text
    language sql stable parallel safe
    return nullif(current_setting('kaname.organisation', true), '');

-- ---------------------------------------------------------------------------------------------- registry
create table registry.organisation (
    id           text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
    name_ja      text not null check (length(name_ja) between 1 and 200),
    name_en      text not null check (length(name_en) between 1 and 200),
    kind         text not null check (kind in ('operator', 'ministry', 'coordinator', 'ceptoar', 'police',
                                               'data-protection', 'authority')),
    country      text not null check (country ~ '^[A-Z]{2}$'),
    municipality boolean not null default false,
    ceptoar      text references registry.organisation
);

create table registry.organisation_sector (
    organisation text not null references registry.organisation,
    sector       text not null,
    primary key (organisation, sector)
);

-- independent, dated statuses: an operator holds none, one or several at a time (row A3)
create table registry.organisation_status (
    organisation text not null references registry.organisation,
    status       text not null,
    valid        daterange not null check (not isempty(valid) and not lower_inf(valid)),
    primary key (organisation, status, valid without overlaps)
);

create table registry.acts_for (
    body         text primary key,
    organisation text not null references registry.organisation
);

create table registry.system (
    id           text primary key,
    organisation text not null references registry.organisation,
    name_ja      text not null,
    name_en      text not null,
    kind         text not null check (kind in ('it', 'ot', 'iot'))
);

create table registry.service (
    id           text primary key,
    organisation text not null references registry.organisation,
    name_ja      text not null,
    name_en      text not null,
    sector       text not null
);

create table registry.service_system (
    service text not null references registry.service,
    system  text not null references registry.system,
    primary key (service, system)
);

create table registry.contact (
    organisation text not null references registry.organisation,
    name_ja      text not null,
    name_en      text not null,
    phone        text not null,
    mail         text not null,
    expires_on   date not null,
    primary key (organisation, name_en)
);

create table registry.account (
    id            uuid primary key,
    organisation  text not null references registry.organisation,
    login         text not null unique check (login ~ '^[a-z0-9][a-z0-9._-]{1,62}$'),
    role          text not null check (role in ('operator-desk', 'ministry-desk', 'coordinator', 'ceptoar-office',
                                                'police-desk', 'data-protection-desk', 'administrator')),
    title_ja      text not null,
    title_en      text not null,
    password_hash text,
    persona       integer -- order on the demo's first page; null outside a demo
);

create table registry.token (
    hash       bytea primary key check (length(hash) = 32),
    account    uuid not null references registry.account,
    name       text not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz
);

-- who is at the door is asked before there is a caller, so these two look behind the wall and return one row
create function registry.account_by_login(wanted text)
    returns table (id uuid, organisation text, role text, title_ja text, title_en text, password_hash text,
                   organisation_ja text, organisation_en text, kind text)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select a.id, a.organisation, a.role, a.title_ja, a.title_en, a.password_hash, o.name_ja, o.name_en, o.kind
          from registry.account a join registry.organisation o on o.id = a.organisation
         where a.login = wanted;
    end;

create function registry.account_by_token(wanted bytea, at timestamptz)
    returns table (id uuid, organisation text, role text, title_ja text, title_en text, password_hash text,
                   organisation_ja text, organisation_en text, kind text)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select a.id, a.organisation, a.role, a.title_ja, a.title_en, null, o.name_ja, o.name_en, o.kind
          from registry.token t
          join registry.account a on a.id = t.account
          join registry.organisation o on o.id = a.organisation
         where t.hash = wanted and t.revoked_at is null and (t.expires_at is null or t.expires_at > at);
    end;

grant select on registry.organisation, registry.organisation_sector, registry.organisation_status,
    registry.acts_for, registry.service, registry.system, registry.service_system, registry.contact to kaname_app;

-- the directory (who exists, in which sector, who acts for which authority) is open to all who are signed in;
-- statuses, services, systems and contacts belong to the organisation
alter table registry.organisation_status enable row level security;
alter table registry.system enable row level security;
alter table registry.service enable row level security;
alter table registry.service_system enable row level security;
alter table registry.contact enable row level security;
create policy own on registry.organisation_status using (organisation = registry.caller());
create policy own on registry.system using (organisation = registry.caller());
create policy own on registry.service using (organisation = registry.caller());
create policy own on registry.service_system using (exists (select from registry.service s where s.id = service));
create policy own on registry.contact using (organisation = registry.caller());

-- ---------------------------------------------------------------------------------------------- incident
create table incident.incident (
    id        uuid primary key,
    operator  text not null references registry.organisation,
    title     text not null check (length(title) between 1 and 200),
    kind      text not null check (kind in ('incident', 'near-miss', 'threat')),
    exercise  boolean not null,
    opened_at timestamptz not null,
    opened_by uuid not null references registry.account
);
create index on incident.incident (operator, opened_at desc, id desc);

-- a report is immutable as sent: the application may insert and read, never change or delete
create table incident.report (
    incident    uuid not null references incident.incident,
    number      integer not null check (number > 0),
    reported_at timestamptz not null,
    reported_by uuid not null references registry.account,
    operator    text not null references registry.organisation,
    document    text not null, -- the canonical JSON text whose SHA-256 stands in the ledger
    primary key (incident, number)
);

create table incident.fact (
    incident uuid not null,
    number   integer not null,
    fact     text not null,
    operator text not null references registry.organisation,
    value    jsonb not null,
    primary key (incident, fact, number),
    foreign key (incident, number) references incident.report
);

create table incident.submission (
    organisation    text not null references registry.organisation,
    idempotency_key text not null check (length(idempotency_key) between 1 and 200),
    request_hash    bytea not null,
    incident        uuid not null,
    number          integer not null,
    primary key (organisation, idempotency_key),
    foreign key (incident, number) references incident.report
);

grant select, insert on incident.incident, incident.report, incident.fact, incident.submission to kaname_app;
alter table incident.incident enable row level security;
alter table incident.report enable row level security;
alter table incident.fact enable row level security;
alter table incident.submission enable row level security;
create policy own on incident.incident using (operator = registry.caller());
create policy own on incident.report using (operator = registry.caller());
create policy own on incident.fact using (operator = registry.caller());
create policy own on incident.submission using (organisation = registry.caller());

-- ------------------------------------------------------------------------------------------------ filing
-- what the operator was told about its duties with each report: kept as it was said
create table filing.assessment (
    incident    uuid not null,
    number      integer not null,
    operator    text not null references registry.organisation,
    assessed_at timestamptz not null,
    outcome     jsonb not null,
    primary key (incident, number),
    foreign key (incident, number) references incident.report
);

create table filing.filed (
    incident uuid not null,
    regime   text not null,
    stage    text not null,
    operator text not null references registry.organisation,
    number   integer not null,
    filed_at timestamptz not null,
    primary key (incident, regime, stage), -- the first version of a stage is the one that later clocks count from
    foreign key (incident, number) references incident.report
);
grant select, insert on filing.assessment, filing.filed to kaname_app;
alter table filing.assessment enable row level security;
alter table filing.filed enable row level security;
create policy own on filing.assessment using (operator = registry.caller());
create policy own on filing.filed using (operator = registry.caller());

-- ---------------------------------------------------------------------------------------------- exchange
create table exchange.letter (
    id             uuid primary key,
    incident       uuid not null,
    number         integer not null,  -- the report that it carries
    operator       text not null references registry.organisation,
    operator_sector text not null,
    sender         text not null references registry.organisation,
    recipient      text references registry.organisation, -- null: nobody here acts for that body, so file by hand
    recipient_body text not null,
    regime         text not null,
    stage          text not null,
    class          text not null check (class in ('mandatory', 'effort', 'voluntary')),
    form           text not null,
    content        text not null,      -- canonical JSON of exactly what was sent: form, items, legal basis
    content_hash   bytea not null check (length(content_hash) = 32),
    exercise       boolean not null,
    sent_at        timestamptz not null,
    clock_at       timestamptz,        -- the next due time in this matter when it was sent; null: none with a number
    unique (incident, number, regime, stage, recipient_body)
);
create index on exchange.letter (recipient, sent_at desc, id desc);
create index on exchange.letter (recipient, clock_at, id);
create index on exchange.letter (incident, number);

create table exchange.acknowledgement (
    letter       uuid primary key references exchange.letter,
    organisation text not null references registry.organisation,
    operator     text not null references registry.organisation,
    account      uuid not null references registry.account,
    at           timestamptz not null
);

create table exchange.question (
    id           uuid primary key,
    letter       uuid not null references exchange.letter,
    organisation text not null references registry.organisation,
    operator     text not null references registry.organisation,
    account      uuid not null references registry.account,
    at           timestamptz not null,
    text         text not null check (length(text) between 1 and 4000)
);
create index on exchange.question (letter, at);

-- every opening of a letter by its recipient, shown to the one who reported
create table exchange.reading (
    letter       uuid not null references exchange.letter,
    organisation text not null references registry.organisation,
    operator     text not null references registry.organisation,
    account      uuid not null references registry.account,
    at           timestamptz not null,
    primary key (letter, account, at)
);

create table exchange.receipt (
    incident  uuid not null,
    number    integer not null,
    operator  text not null references registry.organisation,
    issued_at timestamptz not null,
    document  text not null, -- receipt.json as handed out
    primary key (incident, number)
);

create table exchange.ledger (
    sequence     bigint primary key check (sequence > 0),
    at           timestamptz not null,
    kind         text not null check (kind in ('report', 'letter', 'acknowledgement', 'question')),
    subject      uuid not null,
    organisation text not null check (organisation !~ '[|[:cntrl:]]'),
    basis        text not null check (basis !~ '[|[:cntrl:]]'), -- no separator inside a field of the hashed line
    content_hash bytea not null check (length(content_hash) = 32),
    previous     bytea not null check (length(previous) = 32),
    hash         bytea not null unique check (length(hash) = 32)
);

create table exchange.ledger_head (
    only_one boolean primary key default true check (only_one),
    sequence bigint not null,
    hash     bytea not null
);
insert into exchange.ledger_head values (true, 0, decode(repeat('00', 32), 'hex'));

-- The one way into the ledger. Entries arrive as arrays of equal length, are chained under the head's row lock
-- and come back as written. hash = sha256 of the entry's line (see docs/ledger.md):
--   sequence|at in UTC with microseconds|kind|subject|organisation|basis|hex(content_hash)|hex(previous)
create function exchange.append(at timestamptz, kinds text[], subjects uuid[], organisations text[], bases text[],
                                content_hashes bytea[])
    returns setof exchange.ledger
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    head exchange.ledger_head;
    entry exchange.ledger;
begin
    select * into head from exchange.ledger_head for update;
    for i in 1 .. cardinality(kinds) loop
        entry.sequence := head.sequence + 1;
        entry.at := append.at;
        entry.kind := kinds[i];
        entry.subject := subjects[i];
        entry.organisation := organisations[i];
        entry.basis := bases[i];
        entry.content_hash := content_hashes[i];
        entry.previous := head.hash;
        entry.hash := sha256(convert_to(concat_ws('|',
            entry.sequence, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), entry.kind,
            entry.subject, entry.organisation, entry.basis, encode(entry.content_hash, 'hex'),
            encode(entry.previous, 'hex')), 'UTF8'));
        insert into exchange.ledger select entry.*;
        head.sequence := entry.sequence;
        head.hash := entry.hash;
        return next entry;
    end loop;
    update exchange.ledger_head set sequence = head.sequence, hash = head.hash;
end
$$;

grant select, insert on exchange.letter, exchange.acknowledgement, exchange.question, exchange.reading,
    exchange.receipt to kaname_app;
-- nobody reads the ledger through the application: it would tell who writes to whom

alter table exchange.letter enable row level security;
alter table exchange.acknowledgement enable row level security;
alter table exchange.question enable row level security;
alter table exchange.reading enable row level security;
alter table exchange.receipt enable row level security;
-- the operator sees what was sent in its name and what its ministry passed on; a recipient sees its own letters
create policy parties on exchange.letter for select
    using (operator = registry.caller() or sender = registry.caller() or recipient = registry.caller());
create policy from_the_operator on exchange.letter for insert with check (operator = registry.caller());
-- whoever may see a letter may see who read it and what was said about it
create policy parties on exchange.acknowledgement for select
    using (exists (select from exchange.letter l where l.id = letter));
create policy by_the_recipient on exchange.acknowledgement for insert
    with check (organisation = registry.caller()
                and exists (select from exchange.letter l where l.id = letter and l.recipient = organisation
                            and l.operator = acknowledgement.operator));
-- whoever may read the letter hears what is asked and answered about it
create policy parties on exchange.question for select
    using (exists (select from exchange.letter l where l.id = letter));
create policy by_the_parties on exchange.question for insert
    with check (organisation = registry.caller()
                and exists (select from exchange.letter l where l.id = letter and l.operator = question.operator));
create policy parties on exchange.reading for select
    using (exists (select from exchange.letter l where l.id = letter));
create policy by_the_recipient on exchange.reading for insert
    with check (organisation = registry.caller()
                and exists (select from exchange.letter l where l.id = letter and l.recipient = organisation
                            and l.operator = reading.operator));
create policy own on exchange.receipt using (operator = registry.caller());
