-- The anonymous way in. Who wrote a near miss is known to the CEPTOAR office alone, under a key that this database does
-- not hold; the reporter comes back with a ticket that nobody kept. What a ministry or the coordinator can see carries no
-- office, no operator, no time finer than a day of release, and no id that any other row knows.
create schema nearmiss;
grant usage on schema nearmiss to kaname_app;

-- ------------------------------------------------------------------------------------------- names and crowds
-- Further names by which an organisation could be known: short names, plants, people, contractors, domains, networks.
create table registry.known_name (
    organisation text not null references registry.organisation,
    kind         text not null check (kind in ('alias', 'facility', 'person', 'contractor', 'domain', 'network')),
    writing      text not null check (length(writing) between 1 and 200),
    reading      text check (length(reading) between 1 and 200),
    primary key (organisation, kind, writing)
);
grant select, insert, delete on registry.known_name to kaname_app;
alter table registry.known_name enable row level security;
create policy own on registry.known_name using (organisation = registry.caller());

-- How many operators a reader could take for the writer.
create function registry.crowd(wanted text) returns integer
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select count(*)::integer from registry.organisation o
         where o.kind = 'operator'
           and (wanted is null or exists (select from registry.organisation_sector s
                                           where s.organisation = o.id and s.sector = wanted));
    end;
revoke execute on function registry.crowd from public;
grant execute on function registry.crowd to kaname_app;

-- ---------------------------------------------------------------------------------------------------- the office
-- The public half is everybody's: with it a report is sealed. `review`: whether a person of the office sees every report
-- before it is relayed, or those only that the engine holds back.
create table nearmiss.office (
    office     text primary key references registry.organisation,
    public_key bytea not null check (length(public_key) = 32),
    review     text not null default 'every' check (review in ('every', 'held')),
    made_on    date not null
);
-- The private half, under the office's passphrase and under its recovery code; of no use without one of them.
create table nearmiss.office_lock (
    office  text not null references nearmiss.office,
    opens   text not null check (opens in ('passphrase', 'recovery')),
    salt    bytea not null check (length(salt) = 16),
    wrapped bytea not null,
    primary key (office, opens)
);

-- --------------------------------------------------------------------------------------------------- what comes in
-- `ticket`: SHA-256 of the secret that the reporter alone holds. `for_office` opens with the office's key, `for_reporter`
-- and `note` with the ticket, of which `reporter_key` is the public half. No time: the month alone, for keeping.
create table nearmiss.passage (
    id           uuid primary key,
    office       text not null references nearmiss.office,
    kind         text not null check (kind in ('report', 'answer')),
    ticket       bytea not null check (length(ticket) = 32),
    reporter_key bytea not null check (length(reporter_key) = 32),
    for_office   bytea not null check (length(for_office) <= 200000),
    for_reporter bytea not null check (length(for_reporter) <= 200000),
    note         bytea check (length(note) <= 20000), -- from the office to the reporter
    state        text not null check (state in ('review', 'back', 'leaving', 'withdrawn', 'declined')),
    held         boolean not null,
    exercise     boolean not null,
    month        date not null check (extract(day from month) = 1)
);
create index on nearmiss.passage (office, state, id);
create index on nearmiss.passage (ticket);
create unique index on nearmiss.passage (ticket) where kind = 'report'; -- a form sent twice tells it once

-- What may go, until its batch goes. It says what will be seen, and to whom; nothing of where it came from.
create table nearmiss.leaving (
    id      uuid primary key,
    office  text not null references nearmiss.office,
    kind    text not null check (kind in ('report', 'answer')),
    due     timestamptz not null,
    content jsonb not null
);
create index on nearmiss.leaving (due);

-- ------------------------------------------------------------------------------------------------------ what is out
create table nearmiss.relayed (
    id         uuid primary key,
    audience   text[] not null check (cardinality(audience) > 0),
    sector     text,
    systems    text[] not null,
    month      date not null check (extract(day from month) = 1),
    what       text not null,
    why_not    text,
    crowd      integer not null,
    exercise   boolean not null,
    relayed_on date not null,
    withdrawn  boolean not null default false
);
create index on nearmiss.relayed (relayed_on desc, id desc);
-- which office relayed it: for that office alone
create table nearmiss.relayed_by (
    relayed uuid primary key references nearmiss.relayed,
    office  text not null references nearmiss.office
);
create table nearmiss.look (
    relayed      uuid not null references nearmiss.relayed,
    organisation text not null references registry.organisation,
    role         text not null,
    day          date not null,
    primary key (relayed, organisation, role, day)
);
create table nearmiss.question (
    id           uuid primary key,
    relayed      uuid not null references nearmiss.relayed,
    organisation text not null references registry.organisation,
    account      uuid not null references registry.account,
    at           timestamptz not null,
    text         text not null check (length(text) between 1 and 4000)
);
create index on nearmiss.question (relayed, at);
create table nearmiss.answer (
    id          uuid primary key,
    question    uuid not null references nearmiss.question,
    answered_on date not null,
    text        text not null
);
create index on nearmiss.answer (question);

-- ---------------------------------------------------------------------------------------------------------- the wall
-- A ticket opens its own passages; the one thing that it says is out is named beside it by whoever could read the passage.
create function nearmiss.ticket() returns bytea
    language sql stable parallel safe set search_path = pg_catalog
    return decode(nullif(current_setting('kaname.ticket', true), ''), 'hex');
create function nearmiss.ticket_relayed() returns uuid
    language sql stable parallel safe set search_path = pg_catalog
    return nullif(current_setting('kaname.relayed', true), '')::uuid;
create function nearmiss.in_office() returns text
    language sql stable set search_path = pg_catalog
    begin atomic
        select case when registry.role_held() = 'ceptoar-office' then registry.caller() end;
    end;
create function nearmiss.own_office() returns text
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select o.ceptoar from registry.organisation o where o.id = registry.caller() and o.kind = 'operator';
    end;
-- what a caller may read: those it was relayed to, for sharing and for nothing else
create function nearmiss.reads(audience text[]) returns boolean
    language sql stable set search_path = pg_catalog
    begin atomic
        select registry.caller() = any (audience) and 'sharing' = any (registry.purposes())
               and registry.role_held() in ('ministry-desk', 'coordinator');
    end;
revoke execute on function nearmiss.own_office, nearmiss.in_office, nearmiss.reads from public;
grant execute on function nearmiss.own_office, nearmiss.in_office, nearmiss.reads to kaname_app;

grant select, insert, update (review) on nearmiss.office to kaname_app;
grant select, insert, update (salt, wrapped) on nearmiss.office_lock to kaname_app;
grant select, insert, update (for_office, for_reporter, note, state) on nearmiss.passage to kaname_app;
grant select, insert, delete on nearmiss.leaving to kaname_app;
grant select on nearmiss.relayed to kaname_app;
grant update (what, why_not, withdrawn) on nearmiss.relayed to kaname_app;
grant select on nearmiss.relayed_by, nearmiss.answer to kaname_app;
grant select, insert on nearmiss.look, nearmiss.question to kaname_app;

alter table nearmiss.office enable row level security;
alter table nearmiss.office_lock enable row level security;
alter table nearmiss.passage enable row level security;
alter table nearmiss.leaving enable row level security;
alter table nearmiss.relayed enable row level security;
alter table nearmiss.relayed_by enable row level security;
alter table nearmiss.look enable row level security;
alter table nearmiss.question enable row level security;
alter table nearmiss.answer enable row level security;

create policy everyone on nearmiss.office for select using (true);
create policy its_own on nearmiss.office for insert with check (office = (select nearmiss.in_office()));
create policy its_own_way on nearmiss.office for update using (office = (select nearmiss.in_office()));
create policy own on nearmiss.office_lock using (office = (select nearmiss.in_office()));

create policy office on nearmiss.passage for select
    using (office = (select nearmiss.in_office()) or ticket = (select nearmiss.ticket()));
create policy told on nearmiss.passage for insert
    with check (office = (select nearmiss.own_office()) or ticket = (select nearmiss.ticket()));
create policy decided on nearmiss.passage for update
    using (office = (select nearmiss.in_office()) or ticket = (select nearmiss.ticket()));

create policy office on nearmiss.leaving for select
    using (office = (select nearmiss.in_office()) or id = (select nearmiss.ticket_relayed()));
create policy let_go on nearmiss.leaving for insert
    with check (office in ((select nearmiss.in_office()), (select nearmiss.own_office()))
                or (select nearmiss.ticket()) is not null);
create policy called_back on nearmiss.leaving for delete
    using (office = (select nearmiss.in_office()) or id = (select nearmiss.ticket_relayed()));

create policy readers on nearmiss.relayed for select
    using (nearmiss.reads(audience) or id = (select nearmiss.ticket_relayed())
           or exists (select from nearmiss.relayed_by b where b.relayed = id));
create policy withdrawn on nearmiss.relayed for update
    using (id = (select nearmiss.ticket_relayed()))
    with check (withdrawn and what = '' and why_not is null);
create policy own on nearmiss.relayed_by for select using (office = (select nearmiss.in_office()));
create policy readers on nearmiss.look for select
    using (organisation = registry.caller() or relayed = (select nearmiss.ticket_relayed())
           or exists (select from nearmiss.relayed_by b where b.relayed = look.relayed));
create policy by_the_reader on nearmiss.look for insert
    with check (organisation = registry.caller() and role = registry.role_held()
                and exists (select from nearmiss.relayed r where r.id = relayed));
create policy readers on nearmiss.question for select
    using (exists (select from nearmiss.relayed r where r.id = relayed));
create policy by_the_reader on nearmiss.question for insert
    with check (organisation = registry.caller()
                and account = nullif(current_setting('kaname.account', true), '')::uuid
                and exists (select from nearmiss.relayed r
                             where r.id = relayed and nearmiss.reads(r.audience) and not r.withdrawn));
create policy readers on nearmiss.answer for select
    using (exists (select from nearmiss.question q where q.id = question));

-- All that is due goes at once and in no order: nothing in a row tells which came first. Called by the house's own task.
create function nearmiss.let_go(at timestamptz) returns integer
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    gone integer := 0;
    day constant date := (at at time zone 'Asia/Tokyo')::date;
    one record;
begin
    for one in select l.* from nearmiss.leaving l where l.due <= at order by gen_random_uuid() for update skip locked
    loop
        if one.kind = 'report' then
            insert into nearmiss.relayed (id, audience, sector, systems, month, what, why_not, crowd, exercise, relayed_on)
            values (one.id, array(select jsonb_array_elements_text(one.content -> 'audience')),
                    one.content ->> 'sector', array(select jsonb_array_elements_text(one.content -> 'systems')),
                    (one.content ->> 'month')::date, one.content ->> 'what', one.content ->> 'whyNot',
                    (one.content ->> 'crowd')::integer, (one.content ->> 'exercise')::boolean, day);
            insert into nearmiss.relayed_by values (one.id, one.office);
            perform pg_notify('kaname', 'near-miss ' || reader || '/sharing')
               from jsonb_array_elements_text(one.content -> 'audience') reader;
        else
            insert into nearmiss.answer (id, question, answered_on, text)
            values (one.id, (one.content ->> 'question')::uuid, day, one.content ->> 'text');
            perform pg_notify('kaname', 'near-miss ' || q.organisation || '/sharing')
               from nearmiss.question q where q.id = (one.content ->> 'question')::uuid;
        end if;
        delete from nearmiss.leaving where id = one.id;
        gone := gone + 1;
    end loop;
    return gone;
end
$$;
revoke execute on function nearmiss.let_go from public;
grant execute on function nearmiss.let_go to kaname_app;
