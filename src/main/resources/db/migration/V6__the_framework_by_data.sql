-- The framework as this house knows it: editions of the catalogue, each whole, and the changes that made them. Nothing
-- here is changed or deleted: a change goes step by step, and what was taken back is one more edition.
create schema framework;
grant usage on schema framework to kaname_app;

-- Those who may draft (the ministries' and the coordinator's desks) and decide (the coordinator). The role that the
-- transaction names is believed only where the account holds it.
create function framework.holds(roles text[]) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select coalesce(current_setting('kaname.role', true) = any (roles), false)
               and exists (select from registry.account a
                            where a.id = nullif(current_setting('kaname.account', true), '')::uuid
                              and a.role = current_setting('kaname.role', true));
    end;

create table framework.change (
    id           uuid primary key,
    title        text not null check (length(title) between 1 and 200),
    opened_at    timestamptz not null,
    opened_by    uuid not null references registry.account,
    organisation text not null references registry.organisation
);
create index on framework.change (opened_at desc, id desc);

-- one text is kept once, however many editions and drafts hold it
create table framework.text (
    hash    bytea primary key,
    content text not null check (length(content) <= 400000),
    check (hash = sha256(convert_to(content, 'UTF8')))
);

-- What somebody did about a change, in order. `because` is the reason given; `person` names who answers for it;
-- `record` holds the readiness record and the burden sheet that a submission brings, or what an adoption armed.
create table framework.step (
    change       uuid not null references framework.change,
    number       integer not null check (number > 0),
    act          text not null check (act in ('drafted', 'submitted', 'returned', 'adopted', 'withdrawn')),
    at           timestamptz not null,
    account      uuid not null references registry.account,
    organisation text not null references registry.organisation,
    person       text not null check (length(person) between 1 and 100),
    because      text not null check (length(because) between 1 and 2000),
    record       jsonb not null default '{}',
    primary key (change, number)
);

-- the files that a draft lays over the catalogue; `base` is the file that its author saw, null where there was none
create table framework.drafted_file (
    change uuid not null,
    number integer not null,
    path   text not null check (path ~ '^([a-z]+/)?[a-z0-9-]+(\.examples)?\.yaml$' and length(path) <= 120),
    hash   bytea not null references framework.text,
    base   bytea,
    primary key (change, number, path),
    foreign key (change, number) references framework.step
);

-- `release` is the digest of the files that the software brought when the edition was made
create table framework.edition (
    number     integer primary key check (number > 0),
    known_from timestamptz not null,
    cause      text not null check (cause in ('release', 'adoption', 'withdrawal')),
    change     uuid references framework.change,
    release    bytea not null check (length(release) = 32),
    check ((cause = 'release') = (change is null))
);
create index on framework.edition (known_from);

create table framework.edition_file (
    edition integer not null references framework.edition,
    path    text not null,
    hash    bytea not null references framework.text,
    primary key (edition, path)
);

-- Nobody adopts what their own account drafted or submitted, and nothing goes on from a step that another took first
create function framework.step_follows(wanted uuid, next integer, wanted_act text, who uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select next = coalesce(max(s.number), 0) + 1
               and case coalesce((array_agg(s.act order by s.number desc))[1], 'opened')
                       when 'opened'    then wanted_act = 'drafted'
                       when 'drafted'   then wanted_act in ('drafted', 'submitted')
                       when 'submitted' then wanted_act in ('returned', 'adopted')
                       when 'returned'  then wanted_act = 'drafted'
                       when 'adopted'   then wanted_act = 'withdrawn'
                       else false
                   end
               and (wanted_act <> 'adopted'
                    or not coalesce(bool_or(s.account = who and s.act in ('drafted', 'submitted')), false))
          from framework.step s where s.change = wanted;
    end;

create function framework.is_public(wanted uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select exists (select from framework.step s where s.change = wanted and s.act = 'adopted');
    end;

-- the last step, if that account took it
create function framework.just_did(wanted uuid, wanted_act text, who uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select coalesce((select s.act = wanted_act and s.account = who from framework.step s
                          where s.change = wanted order by s.number desc limit 1), false);
    end;

grant select, insert on framework.change, framework.text, framework.step, framework.drafted_file, framework.edition,
    framework.edition_file to kaname_app;

alter table framework.change enable row level security;
alter table framework.text enable row level security;
alter table framework.step enable row level security;
alter table framework.drafted_file enable row level security;
alter table framework.edition enable row level security;
alter table framework.edition_file enable row level security;

-- a draft is seen by those who draft and decide, what was adopted by everybody, like the catalogue
create policy seen on framework.change for select
    using (framework.is_public(id) or (select framework.holds('{ministry-desk,coordinator}')));
create policy opened on framework.change for insert
    with check ((select framework.holds('{ministry-desk,coordinator}')) and organisation = registry.caller()
                and opened_by = nullif(current_setting('kaname.account', true), '')::uuid);
create policy seen on framework.step for select
    using (framework.is_public(change) or (select framework.holds('{ministry-desk,coordinator}')));
create policy taken on framework.step for insert
    with check (organisation = registry.caller()
                and account = nullif(current_setting('kaname.account', true), '')::uuid
                and case when act in ('drafted', 'submitted')
                         then (select framework.holds('{ministry-desk,coordinator}'))
                         else (select framework.holds('{coordinator}')) end
                and framework.step_follows(change, number, act, account));
create policy seen on framework.drafted_file for select
    using (framework.is_public(change) or (select framework.holds('{ministry-desk,coordinator}')));
create policy drafted on framework.drafted_file for insert
    with check ((select framework.holds('{ministry-desk,coordinator}'))
                and framework.just_did(change, 'drafted', nullif(current_setting('kaname.account', true), '')::uuid));
-- found by its hash only: who has the hash of a draft has seen the draft
create policy seen on framework.text for select using (true);
create policy kept on framework.text for insert
    with check (registry.caller() is null or (select framework.holds('{ministry-desk,coordinator}')));
create policy seen on framework.edition for select using (true);
create policy made on framework.edition for insert
    with check (case when cause = 'release' then registry.caller() is null
                     else (select framework.holds('{coordinator}'))
                          and framework.just_did(change, case cause when 'adoption' then 'adopted' else 'withdrawn' end,
                                                 nullif(current_setting('kaname.account', true), '')::uuid) end);
create policy seen on framework.edition_file for select using (true);
create policy made on framework.edition_file for insert
    with check (registry.caller() is null or (select framework.holds('{coordinator}')));

-- a change of the framework stands in the ledger
alter table exchange.ledger drop constraint ledger_kind_check;
alter table exchange.ledger add constraint ledger_kind_check
    check (kind in ('report', 'letter', 'acknowledgement', 'question', 'framework'));

-- Which edition the reminders of a house were planned with, and whose clocks to look at when it changes: what is still
-- open, in pages. It tells no more than that an incident exists, and only to the house itself, never to a caller.
create table filing.planned_edition (
    only_one boolean primary key default true check (only_one),
    edition  integer not null
);
insert into filing.planned_edition values (true, 1);
grant select, update on filing.planned_edition to kaname_app;

-- a clock may also move because the framework did: then by which edition, 0 where a report moved it
alter table filing.clock_change add column edition integer not null default 0;
alter table filing.clock_change drop constraint clock_change_pkey;
alter table filing.clock_change add primary key (incident, number, edition, regime, stage);

create function filing.open_incidents(after uuid, most integer)
    returns table (incident uuid, number integer, operator text)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select a.incident, max(a.number), a.operator
          from filing.assessment a
         where registry.caller() is null and a.incident > after
         group by a.incident, a.operator order by a.incident limit most;
    end;
revoke execute on function filing.open_incidents from public;
grant execute on function filing.open_incidents to kaname_app;
