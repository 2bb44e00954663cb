-- The board looks at what it shows and nothing else, however much ever happened: each incident as one pair of eyes was told
-- of it, a row a change, so the same rows draw the picture of now and that of any moment before.

-- what a letter says of the service, read once
alter table exchange.letter
    add column service text generated always as
        (jsonb_path_query_first(content::jsonb, '$.items[*].values[*] ? (@.fact == "service")') ->> 'value') stored,
    add column service_state text generated always as
        (jsonb_path_query_first(content::jsonb, '$.items[*].values[*] ? (@.fact == "service_state")') ->> 'value') stored;

-- The sets of purposes that some role reads for. A migration that gives a role another set calls situation.keep for all
-- incidents.
create function situation.eyes() returns table (eyes text, purposes text[])
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select distinct array_to_string(r.purposes, ' '), r.purposes
          from (select array_agg(p.purpose order by p.purpose) as purposes from registry.role_purpose p group by p.role) r;
    end;

-- Written by triggers alone. `next_at` is the earliest clock among the newest letters of each regime, `stages` are those
-- letters' `regime/stage`, `state` is the newest that any of them says.
create table situation.matter (
    incident     uuid not null,
    organisation text not null references registry.organisation,
    eyes         text not null,
    since        timestamptz not null,
    until        timestamptz, -- null: so it stands now
    letter       uuid not null references exchange.letter, -- the newest
    number       integer not null,
    operator     text not null,
    sector       text not null,
    exercise     boolean not null,
    state        text,
    service      text,
    next_at      timestamptz,
    stages       text[] not null,
    -- false: no clock runs and the service is back. Without a state its stages decide, which the catalogue knows
    awaits       boolean not null generated always as (next_at is not null or state is distinct from 'normal') stored,
    urgency      smallint not null generated always as
        (case state when 'stopped' then 0 when 'unusable' then 1 when 'degraded' then 2 when 'normal' then 4 else 3 end) stored,
    primary key (incident, organisation, eyes, since),
    check (until > since)
);
create unique index on situation.matter (incident, organisation, eyes) where until is null;
create index on situation.matter (organisation, eyes, exercise, since);
create index on situation.matter (organisation, eyes, since) include (until) where awaits;
create index on situation.matter (operator, since) where state in ('stopped', 'unusable');
create index matter_open on situation.matter (organisation, eyes, since) where awaits and until is null;
grant select on situation.matter to kaname_app;
alter table situation.matter enable row level security;
create policy own on situation.matter for select
    using (organisation = (select registry.caller())
           and eyes = (select array_to_string(registry.purposes(), ' ')));

-- How these incidents stood from each moment on at which somebody came to know more. A letter that was carried to another
-- purpose is known to those eyes from then on.
create function situation.versions(wanted uuid[], first timestamptz)
    returns table (incident uuid, organisation text, eyes text, since timestamptz, letter uuid, number integer,
                   operator text, sector text, exercise boolean, state text, service text, next_at timestamptz,
                   stages text[])
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        with known as (
            select l.incident, l.recipient as organisation, e.eyes, l.id as letter, l.number, l.sent_at, l.regime, l.stage,
                   l.clock_at, l.operator, l.operator_sector as sector, l.exercise, l.service_state, l.service,
                   case when l.purpose = any (e.purposes) then l.sent_at
                        else (select min(coalesce(c.decided_at, c.at)) from exchange.crossing c
                               where c.letter = l.id and c.organisation = l.recipient
                                 and c.consent in ('not-needed', 'given') and c.purpose = any (e.purposes)) end as known_at
              from exchange.letter l
              join registry.organisation o on o.id = l.recipient and o.kind in ('coordinator', 'ministry')
             cross join situation.eyes() e
             where l.incident = any (wanted)),
        by_then as (
            select m.since, k.*
              from (select distinct k.incident, k.organisation, k.eyes, k.known_at as since
                      from known k where k.known_at >= first) m
              join known k on (k.incident, k.organisation, k.eyes) = (m.incident, m.organisation, m.eyes)
                          and k.known_at <= m.since),
        newest as (
            select distinct on (b.incident, b.organisation, b.eyes, b.since) b.*
              from by_then b
             order by b.incident, b.organisation, b.eyes, b.since, b.number desc, b.sent_at desc, b.letter),
        regimes as (
            select r.incident, r.organisation, r.eyes, r.since, min(r.clock_at) as next_at,
                   array_agg(r.regime || '/' || r.stage order by r.regime) as stages
              from (select distinct on (b.incident, b.organisation, b.eyes, b.since, b.regime) b.*
                      from by_then b
                     order by b.incident, b.organisation, b.eyes, b.since, b.regime, b.number desc, b.sent_at desc,
                              b.letter) r
             group by r.incident, r.organisation, r.eyes, r.since),
        told as (
            select b.incident, b.organisation, b.eyes, b.since,
                   (array_agg(b.service_state order by b.number desc, b.sent_at desc, b.letter)
                        filter (where b.service_state is not null))[1] as state,
                   (array_agg(b.service order by b.number desc, b.sent_at desc, b.letter)
                        filter (where b.service is not null))[1] as service
              from by_then b group by b.incident, b.organisation, b.eyes, b.since)
        select n.incident, n.organisation, n.eyes, n.since, n.letter, n.number, n.operator, n.sector, n.exercise, t.state,
               t.service, r.next_at, r.stages
          from newest n
          join regimes r using (incident, organisation, eyes, since)
          join told t using (incident, organisation, eyes, since);
    end;

-- Keeps what they say from `first` on.
create function situation.keep(wanted uuid[], first timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    delete from situation.matter m where m.incident = any (wanted) and m.since >= first;
    with fresh as (
        select v.*, lead(v.since) over (partition by v.incident, v.organisation, v.eyes order by v.since) as until
          from situation.versions(wanted, first) v),
    ended as (
        update situation.matter m set until = f.since
          from (select incident, organisation, eyes, min(since) as since from fresh group by 1, 2, 3) f
         where (m.incident, m.organisation, m.eyes) = (f.incident, f.organisation, f.eyes)
           and (m.until is null or m.until >= first)
        returning 1)
    insert into situation.matter (incident, organisation, eyes, since, until, letter, number, operator, sector, exercise,
                                  state, service, next_at, stages)
    select f.incident, f.organisation, f.eyes, f.since, f.until, f.letter, f.number, f.operator, f.sector, f.exercise,
           f.state, f.service, f.next_at, f.stages
      from fresh f cross join (select count(*) from ended) e;
end
$$;
revoke execute on function situation.eyes, situation.versions, situation.keep from public;

-- one at a time for an incident, or each of two would miss what the other just wrote
create function situation.letters_told() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(i.incident::text, 71))
       from (select distinct a.incident from arrived a order by a.incident) i;
    perform situation.keep(array_agg(distinct a.incident), min(a.sent_at)) from arrived a having count(*) > 0;
    return null;
end
$$;
create trigger board after insert on exchange.letter referencing new table as arrived
    for each statement execute function situation.letters_told();

create function situation.letter_carried() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    told uuid;
begin
    select l.incident into told from exchange.letter l where l.id = new.letter;
    perform pg_advisory_xact_lock(hashtextextended(told::text, 71));
    perform situation.keep(array [told], coalesce(new.decided_at, new.at));
    return null;
end
$$;
create trigger board after insert or update on exchange.crossing
    for each row when (new.consent in ('not-needed', 'given')) execute function situation.letter_carried();

do $$
declare
    these uuid[];
begin
    for these in select array_agg(n.incident)
                  from (select i.incident, row_number() over (order by i.incident) / 5000 as batch
                          from (select distinct incident from exchange.letter) i) n
                 group by n.batch
    loop
        perform situation.keep(these, '-infinity');
    end loop;
end
$$;

-- ----------------------------------------------------------------------------------------- what was foretold
-- What was said to fall next, once for each letter that changed it and each model that it was worked out from; seen by the
-- desk that was told so. Times are hours from `starts`.
create table situation.forecast (
    letter       uuid not null references exchange.letter,
    incident     uuid not null,
    organisation text not null references registry.organisation,
    role         text not null references registry.role,
    failed       text not null check (length(failed) <= 200),   -- the service that is down, as the model calls it
    foretold     text not null check (length(foretold) <= 200), -- the one that may stop
    sector       text not null check (length(sector) <= 100),
    keeper       text not null references registry.organisation,
    called       text[] not null check (cardinality(called) between 1 and 2), -- its names in letters
    only_one     boolean not null, -- the model knows no other service of its keeper: any name means it
    exercise     boolean not null,
    at           timestamptz not null,
    starts       timestamptz not null,
    until        timestamptz not null check (until > at),
    expects      boolean not null, -- its operator had said when it is back
    p10          numeric not null check (p10 >= 0),
    p50          numeric not null check (p50 >= p10),
    p90          numeric not null check (p90 >= p50),
    probability  double precision not null check (probability between 0 and 1),
    scenarios    integer not null check (scenarios > 0),
    seed         bigint not null,
    model        bytea not null check (length(model) = 32), -- SHA-256 of the model as a file
    primary key (organisation, role, letter, foretold, model)
);
create index on situation.forecast (organisation, role, at);
grant select, insert on situation.forecast to kaname_app;
alter table situation.forecast enable row level security;
create policy own on situation.forecast for select
    using (organisation = (select registry.caller()) and role = (select registry.role_held()));
create policy of_what_it_was_told on situation.forecast for insert
    with check (organisation = (select registry.caller()) and role = (select registry.role_held())
                and exists (select from exchange.letter l
                             where l.id = letter and l.incident = forecast.incident and l.recipient = forecast.organisation
                               and l.exercise = forecast.exercise));
