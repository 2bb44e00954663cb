-- What experts and the coordinator expect of a threat in a sector, beside what was reported: a word each, the newest counts.
create table situation.expert_view (
    id           uuid primary key,
    organisation text not null references registry.organisation,
    threat       text not null check (length(threat) between 1 and 200),
    sector       text not null check (length(sector) between 1 and 63),
    expected     boolean not null, -- false: taken back
    because      text not null check (length(because) between 1 and 2000),
    account      uuid not null references registry.account,
    at           timestamptz not null
);
create index on situation.expert_view (threat, sector, organisation, at desc);
grant select, insert on situation.expert_view to kaname_app;
alter table situation.expert_view enable row level security;
create function situation.overlooks() returns boolean
    language sql stable set search_path = pg_catalog
    begin atomic
        select registry.role_held() in ('coordinator', 'expert', 'ministry-desk', 'ceptoar-office');
    end;
revoke execute on function situation.overlooks from public;
grant execute on function situation.overlooks to kaname_app;
create policy overseers on situation.expert_view for select using ((select situation.overlooks()));
create policy by_an_expert on situation.expert_view for insert
    with check (organisation = (select registry.caller()) and registry.role_held() in ('coordinator', 'expert')
                and account = nullif(current_setting('kaname.account', true), '')::uuid);
