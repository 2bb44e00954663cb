-- What is changing around the sectors and has to be looked at again by a day: each a series of whole words, the newest
-- counts. Read by all who oversee, written by those who watch.
create table situation.driver (
    driver       uuid not null,
    number       integer not null check (number > 0),
    kind         text not null check (kind in ('technology', 'society', 'threat')),
    title        text not null check (length(title) between 1 and 200),
    because      text not null check (length(because) between 1 and 4000),
    sectors      text[] not null,
    review_on    date not null,
    closed       boolean not null,
    organisation text not null references registry.organisation,
    account      uuid not null references registry.account,
    at           timestamptz not null,
    primary key (driver, number)
);
create index on situation.driver (review_on);
grant select, insert on situation.driver to kaname_app;
alter table situation.driver enable row level security;

create function situation.watches(wanted uuid, following integer) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select registry.role_held() in ('coordinator', 'expert', 'ministry-desk')
               and case when following = 1 then not exists (select from situation.driver d where d.driver = wanted)
                        else exists (select from situation.driver d
                                      where d.driver = wanted and d.number = following - 1
                                        and d.organisation = registry.caller()) end;
    end;
revoke execute on function situation.watches from public;
grant execute on function situation.watches to kaname_app;
create policy overseers on situation.driver for select using ((select situation.overlooks()));
create policy its_own on situation.driver for insert
    with check (organisation = (select registry.caller()) and situation.watches(driver, number)
                and account = nullif(current_setting('kaname.account', true), '')::uuid);
