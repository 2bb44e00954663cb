-- How bad an incident is, as those who know of it rate it: axis by axis, with reasons, and nothing is ever taken back. A rating
-- that reconciles others names them.
create schema severity;
grant usage on schema severity to kaname_app;

create table severity.rating (
    id           uuid primary key,
    incident     uuid not null references incident.incident,
    operator     text not null references registry.organisation,
    exercise     boolean not null,
    mode         text not null check (mode in ('predictive', 'ex-post')),
    organisation text not null references registry.organisation,
    account      uuid not null references registry.account,
    authority    boolean not null,
    axes         jsonb not null check (jsonb_array_length(axes) between 1 and 5),
    level        smallint not null check (level between 0 and 4),
    settles      uuid[] not null default '{}',
    at           timestamptz not null
);
create index on severity.rating (incident, mode, at);
create index on severity.rating (at desc, id desc);
create index on severity.rating (operator);
create index on severity.rating (organisation);
grant select on severity.rating to kaname_app;
alter table severity.rating enable row level security;
-- its operator, and whoever may read a letter about the incident: what hangs on a letter follows it
create policy those_told on severity.rating for select
    using (operator = (select registry.caller())
           or exists (select from exchange.letter l where l.incident = rating.incident));

-- the level that stands for each incident and mode: the highest that an authority gave, its newest counting, from the last
-- reconciliation on (severity.Standing says the same of a list)
create view severity.standing with (security_invoker = true) as
with settled as (
    select distinct on (incident, mode) incident, mode, at, level
      from severity.rating where settles <> '{}' order by incident, mode, at desc, id desc),
newest as (
    select distinct on (r.incident, r.mode, r.organisation) r.incident, r.mode, r.level, r.exercise, r.operator
      from severity.rating r left join settled s using (incident, mode)
     where r.authority and r.settles = '{}' and (s.at is null or r.at > s.at)
     order by r.incident, r.mode, r.organisation, r.at desc, r.id desc),
counting as (
    select incident, mode, level from newest union all select incident, mode, level from settled)
select incident, mode, max(level) as level from counting group by incident, mode;
grant select on severity.standing to kaname_app;

-- Who rates is taken from the caller. The operator and authorities that were told may rate; only the coordinator reconciles, and
-- only ratings of the same incident. False where the caller may not.
create function severity.rate(made uuid, rated uuid, wanted_mode text, wanted_axes jsonb, wanted_level smallint,
                              wanted_settles uuid[], made_at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    me      text := registry.caller();
    mine    registry.organisation;
    owner   text;
    drill   boolean;
begin
    select o.* into mine from registry.organisation o where o.id = me;
    select i.operator, i.exercise into owner, drill from incident.incident i where i.id = rated;
    if owner is null or mine.id is null
       or not exists (select from registry.account a
                       where a.id = nullif(current_setting('kaname.account', true), '')::uuid and a.organisation = me)
       or not (owner = me
               or (mine.kind in ('ministry', 'coordinator', 'authority')
                   and exists (select from exchange.letter l
                                where l.incident = rated and (l.recipient = me or l.sender = me)
                                  and l.purpose = any (registry.purposes()))))
       or (wanted_settles <> '{}'
           and (mine.kind <> 'coordinator'
                or exists (select from unnest(wanted_settles) s (id)
                            where not exists (select from severity.rating r
                                               where r.id = s.id and r.incident = rated and r.mode = wanted_mode))))
    then
        return false;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('severity ' || rated, 0));
    insert into severity.rating (id, incident, operator, exercise, mode, organisation, account, authority, axes, level, settles, at)
    values (made, rated, owner, drill, wanted_mode, me, nullif(current_setting('kaname.account', true), '')::uuid,
            owner <> me, wanted_axes, wanted_level, wanted_settles, made_at);
    insert into severity.moved (incident, operator) values (rated, owner) on conflict (incident) do nothing;
    perform pg_notify('kaname', 'severity ' || h.whom || ' ' || rated)
       from (select owner as whom
             union select l.recipient || '/' || l.purpose from exchange.letter l
                    where l.incident = rated and l.recipient is not null) h;
    return true;
end
$$;
revoke execute on function severity.rate from public;
grant execute on function severity.rate to kaname_app;

-- incidents whose ratings moved, until the house has followed them: letters to those who are told from that level on
create table severity.moved (
    incident uuid primary key references incident.incident,
    operator text not null references registry.organisation
);
create index on severity.moved (operator);
grant select on severity.moved to kaname_app;
alter table severity.moved enable row level security;
create policy own on severity.moved for select using (operator = (select registry.caller()));

create function severity.to_follow(most integer) returns table (incident uuid, operator text)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select m.incident, m.operator from severity.moved m order by m.incident limit most;
    end;

-- Followed by the eyes of its operator, in the transaction that sends what follows. False where another node did.
create function severity.followed(which uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    delete from severity.moved m where m.incident = which and m.operator = registry.caller();
    return found;
end
$$;
revoke execute on function severity.to_follow, severity.followed from public;
grant execute on function severity.to_follow, severity.followed to kaname_app;

-- How much sooner an unopened letter of one incident is spoken of; the sooner of this and the mode's cadence counts.
create table exchange.urgency (
    incident uuid primary key,
    factor   numeric not null check (factor > 0 and factor <= 1)
);

create function exchange.hasten(which uuid, wanted numeric) returns void
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if not exists (select from incident.incident i where i.id = which and i.operator = registry.caller()) then
        return;
    end if;
    insert into exchange.urgency as u (incident, factor) values (which, wanted)
    on conflict (incident) do update set factor = excluded.factor where u.factor <> excluded.factor;
end
$$;
revoke execute on function exchange.hasten from public;
grant execute on function exchange.hasten to kaname_app;

-- as before, but by the urgency of the incident too
create or replace function exchange.escalate(at timestamptz) returns integer
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    raised integer;
begin
    perform from exchange.escalation_rule order by level, class for update;
    with fresh as (
        insert into exchange.escalation (letter, level, operator, recipient, at)
        select l.id, r.level, l.operator, l.recipient, escalate.at
          from exchange.escalation_rule r
          cross join exchange.cadence c
          join exchange.letter l on l.class = r.class and l.exercise = c.exercise
                                and l.sent_at > r.until - interval '5 minutes'
          left join exchange.urgency u on u.incident = l.incident
         where l.sent_at <= escalate.at - r.after * least(c.factor, coalesce(u.factor, 1))::double precision
           and l.recipient is not null
           and not exists (select from exchange.reading x where x.letter = l.id)
           and not exists (select from exchange.acknowledgement a where a.letter = l.id)
            on conflict do nothing
        returning letter, level, operator, recipient),
    hearers as (select f.*, case level when 1 then recipient else operator end as hearer from fresh f),
    told as (
        select exchange.plan('unread', array_agg(hearer), array_agg(letter), array_agg(letter), array_agg(operator),
                             array_agg('{}'::jsonb), escalate.at) from hearers having count(*) > 0),
    live as (select pg_notify('kaname', 'letter ' || operator || ' ' || letter) from hearers where level = 2)
    select count(*) + 0 * (select count(*) from told) + 0 * (select count(*) from live) into raised from fresh;
    -- letters of the slower cadence are not passed over
    update exchange.escalation_rule r set until = greatest(r.until, escalate.at - r.after);
    return raised;
end
$$;

do $$
declare
    known text[];
begin
    select array_agg(distinct m[1]) into known
      from pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '(?<=[''{,])([a-z-]+)(?=[''},])', 'g') m
     where c.conrelid = 'exchange.ledger'::regclass and c.conname = 'ledger_kind_check';
    alter table exchange.ledger drop constraint ledger_kind_check;
    execute format('alter table exchange.ledger add constraint ledger_kind_check check (kind = any (%L::text[]))',
                   array_append(known, 'severity'));
end
$$;
