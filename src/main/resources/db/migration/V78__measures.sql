-- What an operator does so that nothing happens, and for when it has: its measures. Nobody else reads one. How many it has
-- of each kind it may show to organisations that it names.
create table filing.measure (
    id           uuid primary key,
    number       integer not null check (number > 0), -- how often it was written
    organisation text not null references registry.organisation,
    what         text not null check (length(what) between 1 and 200),
    approach     text not null check (approach in ('preventive', 'reactive')),
    incident     uuid references incident.incident, -- whose lesson it is; null: nothing in particular
    due          date,
    state        text not null check (state in ('planned', 'in-place', 'given-up')),
    note         text not null check (length(note) <= 2000),
    account      uuid references registry.account, -- null: it came with the house
    at           timestamptz not null,
    -- what waits comes first, by the day on which it is due
    rank         integer generated always as (case state when 'planned' then 0 when 'in-place' then 1 else 2 end) stored,
    falls        date generated always as (coalesce(due, 'infinity'::date)) stored
);
create index on filing.measure (organisation, rank, falls, id);
create index on filing.measure (incident);

-- what was written, changed and taken away, for whoever wrote it
create table filing.measure_change (
    measure      uuid not null,
    number       integer not null,
    organisation text not null references registry.organisation,
    act          text not null check (act in ('written', 'removed')),
    content      jsonb not null,
    account      uuid references registry.account,
    at           timestamptz not null,
    primary key (measure, number, act)
);

-- To whom an operator shows how many measures of each kind it has; the last one counts, and without any it is nobody.
create table filing.balance_shown (
    organisation text not null references registry.organisation,
    number       integer not null check (number > 0),
    shown_to     text[] not null check (cardinality(shown_to) <= 100 and array_position(shown_to, null) is null),
    account      uuid references registry.account,
    at           timestamptz not null,
    primary key (organisation, number)
);

grant select, insert, update, delete on filing.measure to kaname_app;
grant select on filing.measure_change to kaname_app;
grant select, insert on filing.balance_shown to kaname_app;
alter table filing.measure enable row level security;
alter table filing.measure_change enable row level security;
alter table filing.balance_shown enable row level security;

create policy own on filing.measure using (organisation = (select registry.caller()))
    with check (organisation = (select registry.caller())
                and (select registry.role_held()) = 'operator-desk'
                and account = nullif(current_setting('kaname.account', true), '')::uuid
                and (incident is null
                     or exists (select from incident.incident i
                                 where i.id = measure.incident and i.operator = (select registry.caller()))));
create policy own on filing.measure_change for select using (organisation = (select registry.caller()));
create policy own on filing.balance_shown using (organisation = (select registry.caller()))
    with check (organisation = (select registry.caller())
                and (select registry.role_held()) = 'operator-desk'
                and account = nullif(current_setting('kaname.account', true), '')::uuid);

create function filing.keep_measure_change() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if tg_op = 'DELETE' then
        insert into filing.measure_change (measure, number, organisation, act, content, account, at)
        select g.id, g.number, g.organisation, 'removed', to_jsonb(g),
               nullif(current_setting('kaname.account', true), '')::uuid, clock_timestamp()
          from gone g;
    else
        insert into filing.measure_change (measure, number, organisation, act, content, account, at)
        select w.id, w.number, w.organisation, 'written', to_jsonb(w), w.account, w.at from written w;
    end if;
    return null;
end
$$;
create trigger keep_change_of_new after insert on filing.measure
    referencing new table as written for each statement execute function filing.keep_measure_change();
create trigger keep_change_of_old after update on filing.measure
    referencing new table as written for each statement execute function filing.keep_measure_change();
create trigger keep_change_of_removed after delete on filing.measure
    referencing old table as gone for each statement execute function filing.keep_measure_change();

-- The numbers of those operators that show theirs to the caller, and nothing but numbers.
create function filing.balances()
    returns table (organisation text, name_ja text, name_en text, preventive_in_place bigint, reactive_in_place bigint,
                   preventive_planned bigint, reactive_planned bigint)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select o.id, o.name_ja, o.name_en,
               count(*) filter (where m.approach = 'preventive' and m.state = 'in-place'),
               count(*) filter (where m.approach = 'reactive' and m.state = 'in-place'),
               count(*) filter (where m.approach = 'preventive' and m.state = 'planned'),
               count(*) filter (where m.approach = 'reactive' and m.state = 'planned')
          from registry.organisation o
          join lateral (select s.shown_to from filing.balance_shown s
                         where s.organisation = o.id order by s.number desc limit 1) s
            on (select case when registry.role_held() in ('ministry-desk', 'coordinator') then registry.caller() end)
               = any (s.shown_to)
          left join filing.measure m on m.organisation = o.id
         where o.kind = 'operator'
         group by o.id, o.name_ja, o.name_en;
    end;
revoke execute on function filing.balances from public;
grant execute on function filing.balances to kaname_app;
