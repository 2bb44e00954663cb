-- What a service is like: how long it goes on by itself, how much it may lose, how long it takes to come back, and where
-- it stands. Its operator says it and shows it to whom it chooses, as with dependencies.
create table dependency.description (
    service           text primary key references registry.service,
    number            integer not null check (number > 0), -- how often it was written
    organisation      text not null references registry.organisation,
    autonomy_hours    dependency.estimate not null,
    threshold         dependency.estimate not null check (threshold[1] > 0 and threshold[3] <= 1),
    restoration_hours dependency.estimate, -- null: nobody said
    -- about a kilometre: hazards are compared in hundreds of them, and where a thing stands exactly is no one else's business
    site_latitude     numeric(4, 2) check (site_latitude between -90 and 90),
    site_longitude    numeric(5, 2) check (site_longitude between -180 and 180),
    site_name         text not null check (length(site_name) <= 200),
    backup_latitude   numeric(4, 2) check (backup_latitude between -90 and 90),
    backup_longitude  numeric(5, 2) check (backup_longitude between -180 and 180),
    backup_name       text not null check (length(backup_name) <= 200),
    evidence          text not null check (length(evidence) <= 2000),
    confidence        integer not null check (confidence between 0 and 5),
    as_of             date,
    shown_to          text[] not null check (cardinality(shown_to) <= 50 and array_position(shown_to, null) is null),
    account           uuid references registry.account, -- null: it came with the house
    at                timestamptz not null,
    check ((site_latitude is null) = (site_longitude is null)),
    check ((backup_latitude is null) = (backup_longitude is null)),
    check (backup_latitude is null or site_latitude is not null)
);
create index on dependency.description (organisation, service);
create index on dependency.description using gin (shown_to);

-- what was written, changed and taken away, for whoever wrote it
create table dependency.description_change (
    id           bigint generated always as identity primary key,
    service      text not null,
    organisation text not null references registry.organisation,
    act          text not null check (act in ('written', 'removed')),
    content      jsonb not null,
    account      uuid references registry.account,
    at           timestamptz not null
);
create index on dependency.description_change (organisation, service, id desc);

grant select, insert, update, delete on dependency.description to kaname_app;
grant select on dependency.description_change to kaname_app;
alter table dependency.description enable row level security;
alter table dependency.description_change enable row level security;

create policy own on dependency.description using (organisation = (select registry.caller()))
    with check (organisation = (select registry.caller())
                and account = nullif(current_setting('kaname.account', true), '')::uuid
                and dependency.keeper_of(service) = organisation);
create policy shown on dependency.description for select
    using ((select case when registry.role_held() in ('operator-desk', 'ministry-desk', 'coordinator', 'ceptoar-office',
                                                      'crisis-desk') then registry.caller() end) = any (shown_to));
create policy own on dependency.description_change for select using (organisation = (select registry.caller()));

create function dependency.keep_description_change() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if tg_op = 'DELETE' then
        insert into dependency.description_change (service, organisation, act, content, account, at)
        select g.service, g.organisation, 'removed', to_jsonb(g),
               nullif(current_setting('kaname.account', true), '')::uuid, clock_timestamp()
          from gone g;
    else
        insert into dependency.description_change (service, organisation, act, content, account, at)
        select w.service, w.organisation, 'written', to_jsonb(w), w.account, w.at from written w;
    end if;
    return null;
end
$$;
create trigger keep_change_of_new after insert on dependency.description
    referencing new table as written for each statement execute function dependency.keep_description_change();
create trigger keep_change_of_old after update on dependency.description
    referencing new table as written for each statement execute function dependency.keep_description_change();
create trigger keep_change_of_removed after delete on dependency.description
    referencing old table as gone for each statement execute function dependency.keep_description_change();
