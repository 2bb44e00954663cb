-- What became of the clocks, and who is told in time.

-- a clock that had started and then ran otherwise: the report that moved it, and how it stood before and after.
-- Null: there was no due time with a number, or the duty is no longer owed.
create table filing.clock_change (
    incident    uuid not null,
    number      integer not null,
    regime      text not null,
    stage       text not null,
    operator    text not null references registry.organisation,
    changed_at  timestamptz not null,
    was_started timestamptz not null,
    was_due     timestamptz,
    is_started  timestamptz,
    is_due      timestamptz,
    primary key (incident, number, regime, stage),
    foreign key (incident, number) references incident.report
);
grant select, insert on filing.clock_change to kaname_app;
alter table filing.clock_change enable row level security;
create policy own on filing.clock_change using (operator = registry.caller());

-- One row a reminder, ever. counts_to is the due time, or the start of a clock without a number: a clock that moves
-- gets reminders of its own. The application plans and cancels; only send_reminders says that one was sent.
create table filing.reminder (
    id           uuid primary key default gen_random_uuid(),
    incident     uuid not null,
    number       integer not null,
    operator     text not null references registry.organisation,
    regime       text not null,
    stage        text not null,
    kind         text not null,
    counts_to    timestamptz not null,
    planned_at   timestamptz not null,
    cancelled_at timestamptz,
    sent_at      timestamptz,
    late         boolean not null default false,
    unique (incident, regime, stage, kind, counts_to),
    foreign key (incident, number) references incident.report,
    check (sent_at is null or cancelled_at is null),
    check (sent_at >= planned_at),
    check (sent_at is not null or not late)
);
create index on filing.reminder (planned_at) where sent_at is null and cancelled_at is null;
grant select, insert (incident, number, operator, regime, stage, kind, counts_to, planned_at),
      update (planned_at, cancelled_at) on filing.reminder to kaname_app;
alter table filing.reminder enable row level security;
create policy own on filing.reminder using (operator = registry.caller());

-- what the operator finds on its first page: one a reminder at most
create table filing.notice (
    reminder uuid primary key references filing.reminder,
    operator text not null references registry.organisation,
    sent_at  timestamptz not null,
    on_duty  jsonb not null, -- who could be called when it was sent: [{"ja", "en", "phone"}]
    read_at  timestamptz,
    read_by  uuid references registry.account,
    check ((read_at is null) = (read_by is null))
);
create index on filing.notice (operator, sent_at desc) where read_at is null;
grant select, update (read_at, read_by) on filing.notice to kaname_app;
alter table filing.notice enable row level security;
create policy own on filing.notice using (operator = registry.caller());

-- the contacts that are not out of date; all of them where none is, for an old number is better than none
create function registry.on_duty(wanted text, day date) returns jsonb
    language sql stable set search_path = pg_catalog
    begin atomic
        select coalesce(jsonb_agg(jsonb_build_object('ja', c.name_ja, 'en', c.name_en, 'phone', c.phone)
                                  order by c.name_en), '[]')
          from registry.contact c
         where c.organisation = wanted
           and (c.expires_on >= day
                or not exists (select from registry.contact x where x.organisation = wanted and x.expires_on >= day));
    end;
revoke execute on function registry.on_duty from public;

-- Sends what is due and says how many. Marking and telling are one statement, rows that another node holds are left to
-- it, and a notice is unique: whatever is killed when, each reminder goes out once.
create function filing.send_reminders(at timestamptz) returns integer
    language sql security definer set search_path = pg_catalog
    begin atomic
        with due as (
            select r.id from filing.reminder r
             where r.planned_at <= at and r.sent_at is null and r.cancelled_at is null
               for update skip locked),
        sent as (
            update filing.reminder r set sent_at = at, late = at > r.planned_at + interval '10 minutes'
              from due where r.id = due.id
            returning r.id, r.operator),
        duty as (
            select o.operator, registry.on_duty(o.operator, (at at time zone 'Asia/Tokyo')::date) as contacts
              from (select distinct operator from sent) o),
        told as (
            insert into filing.notice (reminder, operator, sent_at, on_duty)
            select sent.id, sent.operator, at, duty.contacts from sent join duty using (operator)
            returning 1)
        select count(*)::integer from told;
    end;
revoke execute on function filing.send_reminders from public;
grant execute on function filing.send_reminders to kaname_app;

-- -------------------------------------------------------------------------------------- what the house does by itself
-- db-scheduler's one table: which task runs next, and which node has it in hand. It names tasks, nobody's data.
create schema platform;
grant usage on schema platform to kaname_app;
create table platform.scheduled_task (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index on platform.scheduled_task (execution_time);
create index on platform.scheduled_task (last_heartbeat);
grant select, insert, update, delete on platform.scheduled_task to kaname_app;
