-- What those who run the house measure: counts and ages, nobody's data.
create index on incident.report (reported_at);
create index on filing.reminder (counts_to) where kind = 'due';
create index on exchange.delivery (settled_at) where state = 'failed';
create index on exchange.attempt (at desc);

-- Whoever asks whether the database can be written to, writes.
create table platform.pulse (
    only_one boolean primary key default true check (only_one),
    at       timestamptz not null
);
insert into platform.pulse values (true, now());

create function platform.beat() returns void
    language sql security definer set search_path = pg_catalog
    begin atomic
        update platform.pulse set at = now();
    end;

-- Each is read from an index or one row, so that asking every few seconds costs little whatever the house holds.
create function platform.measures(at timestamptz) returns table (name text, value double precision)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        with head as (select sequence from exchange.ledger_head),
        signed as (select size, h.at from exchange.tree_head h order by size desc limit 1),
        waiting as (select count(*) as many, min(planned_at) as oldest from exchange.delivery where state = 'waiting'),
        scans as (select count(*) as many, min(added_at) as oldest from attachment.file
                   where scan in ('unscanned', 'waiting') and removed_at is null)
        select 'reports_last_hour', count(*)::double precision from incident.report r
         where r.reported_at > measures.at - interval '1 hour'
        union all select 'ledger_size', sequence from head
        union all select 'ledger_unsigned', head.sequence - coalesce((select size from signed), 0) from head
        union all select 'ledger_unsigned_age', coalesce(extract(epoch from measures.at - l.at), 0)
          from head left join exchange.ledger l on l.sequence = coalesce((select size from signed), 0) + 1
        union all select 'tree_head_age', coalesce((select extract(epoch from measures.at - signed.at) from signed), 0)
        union all select 'deliveries_waiting', many from waiting
        union all select 'deliveries_oldest_age', coalesce(extract(epoch from measures.at - oldest), 0) from waiting
        union all select 'deliveries_failed_last_day', count(*) from exchange.delivery d
         where d.state = 'failed' and d.settled_at > measures.at - interval '1 day'
        union all select 'mail_refused_in_a_row', count(*) from (
            select m.outcome, bool_or(m.outcome = 'accepted') over (order by m.at desc, m.delivery) as since
              from (select a.* from exchange.attempt a order by a.at desc limit 100) m
              join exchange.delivery d on d.id = m.delivery
              join exchange.channel c on c.id = d.channel and c.kind = 'mail') m
         where not m.since
        union all select 'reminders_overdue', count(*) from filing.reminder r
         where r.planned_at < measures.at - interval '1 minute' and r.sent_at is null and r.cancelled_at is null
        union all select 'clocks_overdue', count(*) from filing.reminder r
         where r.kind = 'due' and r.counts_to between measures.at - interval '30 days' and measures.at
           and r.cancelled_at is null
           and not exists (select from filing.filed f
                            where f.incident = r.incident and f.regime = r.regime and f.stage = r.stage)
        union all select 'attachments_waiting', many from scans
        union all select 'attachments_oldest_age', coalesce(extract(epoch from measures.at - oldest), 0) from scans
        union all select 'tasks_late', coalesce(greatest(extract(epoch from measures.at - min(t.execution_time)), 0), 0)
          from platform.scheduled_task t where not t.picked;
    end;
revoke execute on function platform.beat, platform.measures from public;
grant execute on function platform.beat, platform.measures to kaname_app;

-- ------------------------------------------------------------------------------------------- closing an incident
-- Closed and reopened in turn, with a reason; nothing of it is changed. An incident without a row is open.
create table incident.closing (
    incident uuid not null references incident.incident,
    number   integer not null check (number > 0),
    act      text not null check ((act = 'closed' and number % 2 = 1) or (act = 'reopened' and number % 2 = 0)),
    operator text not null references registry.organisation,
    at       timestamptz not null,
    account  uuid not null references registry.account,
    reason   text not null check (length(reason) between 1 and 2000),
    primary key (incident, number)
);
grant select on incident.closing to kaname_app;
alter table incident.closing enable row level security;
create policy own on incident.closing using (operator = registry.caller());

create function incident.is_closed(wanted uuid) returns boolean
    language sql stable set search_path = pg_catalog
    begin atomic
        select count(*) % 2 = 1 from incident.closing c where c.incident = wanted;
    end;

-- The operator's way to close or reopen its own; false where it stands so already or is not the operator's.
create function incident.turn(wanted uuid, turned text, at timestamptz, reason text) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    next integer;
begin
    perform from incident.incident i where i.id = wanted and i.operator = registry.caller() for update;
    if not found then
        return false;
    end if;
    select count(*) + 1 into next from incident.closing c where c.incident = wanted;
    if (turned = 'closed') <> (next % 2 = 1) then
        return false;
    end if;
    insert into incident.closing values (wanted, next, turned, registry.caller(), turn.at,
                                         nullif(current_setting('kaname.account', true), '')::uuid, turn.reason);
    return true;
end
$$;

-- what is reported further is not over
create function incident.reported_further() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if new.number > 1 and incident.is_closed(new.incident) then
        insert into incident.closing
        select new.incident, count(*) + 1, 'reopened', new.operator, new.reported_at, new.reported_by,
               '続報 A further report'
          from incident.closing c where c.incident = new.incident;
    end if;
    return null;
end
$$;
create trigger reopen after insert on incident.report for each row execute function incident.reported_further();
revoke execute on function incident.turn, incident.is_closed from public;
grant execute on function incident.turn, incident.is_closed to kaname_app;

-- --------------------------------------------------------------------------------------------------- retention
-- What the house no longer keeps, after how many days, by whose decision and why; null: it keeps it. Without a row
-- everything is kept. The latest number counts.
create table platform.retention_rule (
    what   text not null check (what in ('attachments', 'attempts', 'notice-contacts', 'links')),
    number integer not null check (number > 0),
    days   integer check (days between 30 and 36500),
    reason text not null check (length(reason) between 1 and 2000),
    set_at timestamptz not null,
    set_by uuid not null references registry.account,
    primary key (what, number)
);
create table platform.retention_run (
    id   uuid primary key,
    at   timestamptz not null,
    what text not null,
    many integer not null check (many > 0),
    days integer not null,
    statement text not null -- whose SHA-256 stands in the ledger
);
create index on platform.retention_run (at desc);
grant select, insert on platform.retention_rule to kaname_app;
grant select on platform.retention_run to kaname_app;
alter table platform.retention_rule enable row level security;
alter table platform.retention_run enable row level security;
create policy administrators on platform.retention_rule for select using ((select registry.administers()));
create policy administrators_write on platform.retention_rule for insert
    with check ((select registry.administers()) and set_by = nullif(current_setting('kaname.account', true), '')::uuid);
create policy administrators on platform.retention_run for select using ((select registry.administers()));

-- What a period would remove now. Of an incident: only of one that is closed, and was that long ago.
create function platform.retention_due(wanted text, days integer, at timestamptz) returns table (id text)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        with closed as (
            select c.incident from incident.closing c
             group by c.incident
            having count(*) % 2 = 1 and max(c.at) < retention_due.at - make_interval(days => retention_due.days))
        select f.id::text from attachment.file f join closed c using (incident)
         where wanted = 'attachments' and f.removed_at is null
        union all
        select d.id::text from exchange.delivery d left join exchange.letter l on l.id = d.letter
         where wanted = 'attempts' and d.state <> 'waiting' and d.settled_at < retention_due.at - make_interval(days => retention_due.days)
           and (l.id is null or l.incident in (select incident from closed))
           and (d.occasion <> 'reminder'
                or exists (select from filing.reminder r where r.id = d.subject and r.incident in (select incident from closed)))
           and exists (select from exchange.attempt a where a.delivery = d.id)
        union all
        select n.reminder::text from filing.notice n join filing.reminder r on r.id = n.reminder
          join closed c on c.incident = r.incident
         where wanted = 'notice-contacts' and n.on_duty <> '[]'
        union all
        select encode(w.hash, 'hex') from registry.welcome w
         where wanted = 'links' and w.expires_at < retention_due.at - make_interval(days => retention_due.days);
    end;

-- the dry run, for administrators alone
create function platform.retention_count(wanted text, days integer, at timestamptz) returns bigint
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select count(*) from platform.retention_due(wanted, days, at) where registry.administers();
    end;

-- One bounded batch of each kind, by the house itself, on record here and in the ledger. Nobody can reopen an incident
-- while it runs. Rows of files stay, with the hash of what they held.
create function platform.retain(at timestamptz, most integer) returns integer
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    rule platform.retention_rule;
    ids text[];
    run uuid;
    said text;
    all_of_them integer := 0;
begin
    if registry.caller() is not null then
        return 0;
    end if;
    lock table incident.closing in share mode;
    for rule in select distinct on (r.what) r.* from platform.retention_rule r order by r.what, r.number desc loop
        continue when rule.days is null;
        select array_agg(d.id) into ids
          from (select * from platform.retention_due(rule.what, rule.days, retain.at) limit most) d;
        continue when ids is null;
        case rule.what
            when 'attachments' then
                delete from attachment.chunk c where c.file = any (ids::uuid[]);
                update attachment.file f set wrapped_key = null, removed_at = retain.at where f.id = any (ids::uuid[]);
            when 'attempts' then
                delete from exchange.attempt a where a.delivery = any (ids::uuid[]);
            when 'notice-contacts' then
                update filing.notice n set on_duty = '[]' where n.reminder = any (ids::uuid[]);
            when 'links' then
                delete from registry.welcome w where encode(w.hash, 'hex') = any (ids);
        end case;
        run := gen_random_uuid();
        said := jsonb_build_object('what', rule.what, 'days', rule.days, 'rule', rule.number, 'at', retain.at,
                                   'removed', to_jsonb(case rule.what when 'links' then array[]::text[] else ids end),
                                   'many', cardinality(ids))::text;
        insert into platform.retention_run values (run, retain.at, rule.what, cardinality(ids), rule.days, said);
        perform exchange.append(retain.at, array['retention'], array[run], array['house'],
                                array['retention/' || rule.what], array[sha256(convert_to(said, 'UTF8'))]);
        all_of_them := all_of_them + cardinality(ids);
    end loop;
    return all_of_them;
end
$$;
revoke execute on function platform.retention_due, platform.retention_count, platform.retain from public;
grant execute on function platform.retention_count, platform.retain to kaname_app;

do $$
declare
    known text[];
begin
    select array_agg(distinct m[1]) into known
      from pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '(?<=[''{,])([a-z-]+)(?=[''},])', 'g') m
     where c.conrelid = 'exchange.ledger'::regclass and c.conname = 'ledger_kind_check';
    alter table exchange.ledger drop constraint ledger_kind_check;
    execute format('alter table exchange.ledger add constraint ledger_kind_check check (kind = any (%L::text[]))',
                   array_append(known, 'retention'));
end
$$;
