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
