-- Who stands on whom. An operator says what its services need and shows each word of it to whom it chooses; nobody else
-- sees it, so what is counted, drawn or warned for others is no more than they were shown.
create schema dependency;
grant usage on schema dependency to kaname_app;

-- low, likely, high
create domain dependency.estimate as numeric[]
    check (cardinality(value) = 3 and array_position(value, null) is null
           and 0 <= value[1] and value[1] <= value[2] and value[2] <= value[3] and value[3] <= 100000);

-- The supplier is known as far as it is: a sector, an organisation, or one of its services.
create table dependency.dependency (
    id              uuid primary key,
    number          integer not null check (number > 0), -- how often it was written
    organisation    text not null references registry.organisation,
    consumer        text not null references registry.service,
    supplier        text references registry.organisation,
    supplier_service text references registry.service,
    supplier_sector text check (length(supplier_sector) between 1 and 100),
    kind            text not null check (kind in ('physical', 'cyber', 'geographic', 'logical')),
    strength        dependency.estimate not null check (strength[1] > 0 and strength[3] <= 1),
    buffer_hours    dependency.estimate not null,
    substitutes     text not null check (length(substitutes) <= 100), -- who can stand in for one another; '': nobody
    needs           integer not null check (needs between 1 and 1000),
    growth          text not null check (growth in ('at-once', 'linear', 'slow', 'fast')),
    growth_hours    numeric not null check (growth_hours between 0 and 100000),
    coupled         boolean not null, -- its own repair waits for the supplier
    evidence        text not null check (length(evidence) <= 2000),
    confidence      integer not null check (confidence between 0 and 5),
    as_of           date,
    shown_to        text[] not null check (cardinality(shown_to) <= 50 and array_position(shown_to, null) is null),
    account         uuid references registry.account, -- null: it came with the house
    at              timestamptz not null,
    check (supplier is not null or supplier_sector is not null),
    check (supplier_service is null or supplier is not null),
    check (supplier_service is null or supplier_service <> consumer)
);
create index on dependency.dependency (organisation, consumer, id);
create index on dependency.dependency (supplier, supplier_service);
create index on dependency.dependency (supplier_sector);
create index on dependency.dependency using gin (shown_to);

-- what was written, changed and taken away, for whoever wrote it
create table dependency.change (
    dependency   uuid not null,
    number       integer not null,
    organisation text not null references registry.organisation,
    act          text not null check (act in ('written', 'removed')),
    content      jsonb not null,
    account      uuid references registry.account,
    at           timestamptz not null,
    primary key (dependency, number, act)
);
create index on dependency.change (organisation, at desc);

grant select, insert, update, delete on dependency.dependency to kaname_app;
grant select on dependency.change to kaname_app;
alter table dependency.dependency enable row level security;
alter table dependency.change enable row level security;

-- the organisation that a service is of, whoever asks: a supplier is named by somebody else
create function dependency.keeper_of(service text) returns text
    language sql stable security definer set search_path = pg_catalog
    return (select s.organisation from registry.service s where s.id = service);
revoke execute on function dependency.keeper_of from public;
grant execute on function dependency.keeper_of to kaname_app;

create policy own on dependency.dependency using (organisation = (select registry.caller()))
    with check (organisation = (select registry.caller())
                and account = nullif(current_setting('kaname.account', true), '')::uuid
                and dependency.keeper_of(consumer) = organisation
                and (supplier_service is null or dependency.keeper_of(supplier_service) = supplier));
-- the desks that warn; those that supervise and those who run the house do not look
create policy shown on dependency.dependency for select
    using ((select case when registry.role_held() in ('operator-desk', 'ministry-desk', 'coordinator', 'ceptoar-office',
                                                      'crisis-desk') then registry.caller() end) = any (shown_to));
create policy own on dependency.change for select using (organisation = (select registry.caller()));

create function dependency.keep_change() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if tg_op = 'DELETE' then
        insert into dependency.change (dependency, number, organisation, act, content, account, at)
        select g.id, g.number, g.organisation, 'removed', to_jsonb(g),
               nullif(current_setting('kaname.account', true), '')::uuid, clock_timestamp()
          from gone g;
    else
        insert into dependency.change (dependency, number, organisation, act, content, account, at)
        select w.id, w.number, w.organisation, 'written', to_jsonb(w), w.account, w.at from written w;
    end if;
    return null;
end
$$;
create trigger keep_change_of_new after insert on dependency.dependency
    referencing new table as written for each statement execute function dependency.keep_change();
create trigger keep_change_of_old after update on dependency.dependency
    referencing new table as written for each statement execute function dependency.keep_change();
create trigger keep_change_of_removed after delete on dependency.dependency
    referencing old table as gone for each statement execute function dependency.keep_change();

-- What an operator may say it stands on, by name: services are named to one another, what they stand on is not.
create function dependency.suppliers(wanted text[], most integer)
    returns table (called text, organisation text, organisation_ja text, organisation_en text,
                   service text, service_ja text, service_en text, sector text)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select w, o.id, o.name_ja, o.name_en, s.id, s.name_ja, s.name_en, s.sector
          from registry.organisation o
          join registry.service s on s.organisation = o.id
          join unnest(wanted) w on w in (o.id, o.name_ja, o.name_en, s.id)
         where registry.caller() is not null and o.kind = 'operator' and o.id <> registry.caller()
         order by o.id, s.id limit least(most, 20000);
    end;
revoke execute on function dependency.suppliers from public;
grant execute on function dependency.suppliers to kaname_app;

-- the names of services that stand in dependencies which the caller may see
create function dependency.named(wanted text[]) returns table (id text, name_ja text, name_en text, sector text)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select s.id, s.name_ja, s.name_en, s.sector from registry.service s
         where s.id = any (wanted) and registry.caller() is not null;
    end;
revoke execute on function dependency.named from public;
grant execute on function dependency.named to kaname_app;
