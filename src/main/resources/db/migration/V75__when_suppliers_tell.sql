-- Within what time a supplier tells of a failure, what its customers noted of that, and whom a desk warned of it.
alter table dependency.dependency
    add column notice_hours  numeric check (notice_hours between 0 and 8760), -- null: no number was agreed
    add column notice_clause text not null default '' check (length(notice_clause) <= 200);

-- What an operator says of one failure of a supplier: from when the supplier knew, and when it was told. Said again it counts
-- as last said; a dependency that was removed takes nothing of it along.
create table dependency.told (
    id           uuid primary key,
    dependency   uuid not null,
    organisation text not null references registry.organisation,
    known_at     timestamptz not null,
    told_at      timestamptz, -- null: not told yet
    withdrawn    boolean not null, -- it was noted in error
    account      uuid not null references registry.account,
    at           timestamptz not null
);
create index on dependency.told (dependency, known_at, at desc);
create index on dependency.told (organisation, known_at desc);
grant select, insert on dependency.told to kaname_app;
alter table dependency.told enable row level security;
create policy own on dependency.told
    using (organisation = (select registry.caller()))
    with check (organisation = (select registry.caller())
                and account = nullif(current_setting('kaname.account', true), '')::uuid
                and exists (select from dependency.dependency d
                             where d.id = dependency and d.organisation = (select registry.caller())));
-- whoever sees the dependency sees this of it: the walls of that table hold here too
create policy shown on dependency.told for select
    using (dependency in (select d.id from dependency.dependency d));

-- Whom a desk warned, that one service is down. The warned are not told whose it is, so they do not see this.
create table dependency.warned (
    announcement uuid not null,
    organisation text not null references registry.organisation,
    warner       text not null references registry.organisation,
    service      text not null check (length(service) <= 200),
    at           timestamptz not null,
    primary key (announcement, organisation)
);
create index on dependency.warned (warner, service, at);
grant select, insert on dependency.warned to kaname_app;
alter table dependency.warned enable row level security;
create policy own on dependency.warned using (warner = (select registry.caller()))
    with check (warner = (select registry.caller()));
