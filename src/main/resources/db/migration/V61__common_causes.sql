-- What people made of phenomena that may have one cause: each organisation its own, and only those of it who read what
-- came through the wall. The newest word about a mark counts; a group that has grown since is shown again.
create schema situation;
grant usage on schema situation to kaname_app;

create function situation.judges() returns boolean
    language sql stable set search_path = pg_catalog
    begin atomic
        select case registry.role_held()
                   when 'ceptoar-office' then true
                   when 'ministry-desk' then 'sharing' = any (registry.purposes())
                   when 'coordinator' then 'sharing' = any (registry.purposes())
                   else false end;
    end;
revoke execute on function situation.judges from public;
grant execute on function situation.judges to kaname_app;

create table situation.judgement (
    id           uuid primary key,
    organisation text not null references registry.organisation,
    mark         text not null check (length(mark) between 1 and 2000),
    members      uuid[] not null check (cardinality(members) between 1 and 1000),
    verdict      text not null check (verdict in ('common', 'unrelated', 'open')),
    because      text not null check (length(because) <= 2000),
    account      uuid not null references registry.account,
    at           timestamptz not null
);
create index on situation.judgement (organisation, mark, at desc);
grant select, insert on situation.judgement to kaname_app;
alter table situation.judgement enable row level security;
create policy own on situation.judgement for select
    using (organisation = (select registry.caller()) and (select situation.judges()));
create policy by_its_person on situation.judgement for insert
    with check (organisation = (select registry.caller()) and (select situation.judges())
                and account = nullif(current_setting('kaname.account', true), '')::uuid);
