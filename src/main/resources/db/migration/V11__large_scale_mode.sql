-- How the nation shares information just now: normally, or as for a large-scale failure. The coordinator says so, with
-- its reason; every word of it stays. Exercises have a mode of their own.
create table filing.mode (
    id           uuid primary key,
    mode         text not null check (mode in ('normal', 'large-scale')),
    exercise     boolean not null,
    at           timestamptz not null,
    account      uuid not null references registry.account,
    organisation text not null references registry.organisation,
    because      text not null check (length(because) between 1 and 2000)
);
create index on filing.mode (exercise, at desc, id desc);
grant select, insert on filing.mode to kaname_app;
alter table filing.mode enable row level security;
create policy everyone on filing.mode for select using (true);
create policy by_the_coordinator on filing.mode for insert
    with check (organisation = registry.caller() and (select framework.holds('{coordinator}')));

-- how much sooner an unopened letter is spoken of: one fourth of the time while the mode is large-scale
create table exchange.cadence (
    exercise boolean primary key,
    factor   numeric not null check (factor > 0 and factor <= 1)
);
insert into exchange.cadence values (false, 1), (true, 1);

create function filing.mode_changed() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    update exchange.cadence c set factor = case new.mode when 'large-scale' then 0.25 else 1 end
     where c.exercise = new.exercise;
    perform pg_notify('kaname', 'mode');
    return null;
end
$$;
create trigger tell after insert on filing.mode for each row execute function filing.mode_changed();

-- as before, but by the cadence of the mode
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
                                and l.sent_at <= escalate.at - r.after * c.factor::double precision
         where l.recipient is not null
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

alter table exchange.ledger drop constraint ledger_kind_check;
alter table exchange.ledger add constraint ledger_kind_check
    check (kind in ('report', 'letter', 'acknowledgement', 'question', 'framework', 'told', 'proposal', 'decision',
                    'mode'));
