-- Those who run the house: the first administrator, and what an administrator may write. The transaction names the
-- role beside the organisation and the account:
--   kaname.role           the caller's role; believed only where the account holds it
create function registry.administers() returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select coalesce(current_setting('kaname.role', true) = 'administrator', false)
               and exists (select from registry.account a
                            where a.id = nullif(current_setting('kaname.account', true), '')::uuid
                              and a.role = 'administrator');
    end;

-- ---------------------------------------------------------------------------------------- what is written down
-- every administrative act; nobody changes or deletes one
create table registry.act (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    account uuid not null references registry.account,
    what    text not null check (what in ('first-administrator', 'registry-added', 'account-created', 'link-issued',
                                          'password-set', 'token-issued', 'token-revoked')),
    subject text not null check (length(subject) between 1 and 500)
);
grant select, insert (at, account, what, subject) on registry.act to kaname_app;
alter table registry.act enable row level security;
create policy administrators on registry.act for select using ((select registry.administers()));
create policy administrators_write on registry.act for insert
    with check ((select registry.administers())
                and account = nullif(current_setting('kaname.account', true), '')::uuid);

-- ---------------------------------------------------------------------------------------- links that work once
create table registry.welcome (
    hash       bytea primary key check (length(hash) = 32),
    account    uuid references registry.account, -- null: for the first administrator, who has no account yet
    created_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at),
    used_at    timestamptz
);
create index on registry.welcome (account);
grant insert (hash, account, created_at, expires_at), select (account, used_at), update (used_at)
    on registry.welcome to kaname_app;
alter table registry.welcome enable row level security;
create policy administrators_read on registry.welcome for select using ((select registry.administers()));
create policy administrators_write on registry.welcome for insert
    with check ((select registry.administers()) and account is not null);
create policy administrators_withdraw on registry.welcome for update using ((select registry.administers()));

-- who holds a link is asked before there is a caller, so these look behind the wall, each for one link
create function registry.welcome_by_hash(wanted bytea, at timestamptz)
    returns table (login text, organisation_ja text, organisation_en text, first boolean)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select a.login, o.name_ja, o.name_en, w.account is null
          from registry.welcome w
          left join registry.account a on a.id = w.account
          left join registry.organisation o on o.id = a.organisation
         where w.hash = wanted and w.used_at is null and w.expires_at > at
           and (w.account is not null
                or not exists (select from registry.account x where x.role = 'administrator'));
    end;

-- the first administrator and the organisation of those who run the house; no row: the link does not hold
create function registry.welcome_first(wanted bytea, at timestamptz, chosen text, secret text)
    returns table (id uuid, organisation text, role text, title_ja text, title_en text, password_hash text,
                   organisation_ja text, organisation_en text, kind text)
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    made constant uuid := gen_random_uuid();
begin
    perform from registry.welcome w
      where w.hash = wanted and w.account is null and w.used_at is null and w.expires_at > welcome_first.at
        for update;
    if not found or exists (select from registry.account a where a.role = 'administrator') then
        return;
    end if;
    insert into registry.organisation (id, name_ja, name_en, kind, country)
        values ('house', '運営', 'House', 'authority', 'JP') on conflict do nothing;
    insert into registry.account (id, organisation, login, role, title_ja, title_en, password_hash)
        values (made, 'house', chosen, 'administrator', '管理者', 'Administrator', secret);
    update registry.welcome w set used_at = welcome_first.at where w.hash = wanted;
    insert into registry.act (at, account, what, subject)
        values (welcome_first.at, made, 'first-administrator', chosen);
    return query select * from registry.account_by_login(chosen);
end
$$;

-- a password chosen with a link; every other link of that account ends with it. No row: the link does not hold
create function registry.welcome_back(wanted bytea, at timestamptz, secret text)
    returns table (id uuid, organisation text, role text, title_ja text, title_en text, password_hash text,
                   organisation_ja text, organisation_en text, kind text)
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    whose registry.account;
begin
    select a.* into whose
      from registry.welcome w join registry.account a on a.id = w.account
     where w.hash = wanted and w.used_at is null and w.expires_at > welcome_back.at
       for update;
    if not found then
        return;
    end if;
    update registry.account a set password_hash = secret where a.id = whose.id;
    update registry.welcome w set used_at = welcome_back.at where w.account = whose.id and w.used_at is null;
    insert into registry.act (at, account, what, subject)
        values (welcome_back.at, whose.id, 'password-set', whose.login);
    return query select * from registry.account_by_login(whose.login);
end
$$;

revoke execute on function registry.welcome_by_hash, registry.welcome_first, registry.welcome_back from public;
grant execute on function registry.welcome_by_hash, registry.welcome_first, registry.welcome_back to kaname_app;

-- ------------------------------------------------------------------------------------------ accounts and tokens
-- readable and writable by administrators; nobody reads a password's or a token's hash
alter table registry.account
    add column has_password boolean generated always as (password_hash is not null) stored;
grant select (id, organisation, login, role, title_ja, title_en, has_password),
      insert (id, organisation, login, role, title_ja, title_en) on registry.account to kaname_app;
alter table registry.account enable row level security;
create policy administrators on registry.account for select using ((select registry.administers()));
create policy administrators_write on registry.account for insert with check ((select registry.administers()));

alter table registry.token add column id uuid not null default gen_random_uuid() unique;
create index on registry.token (account, created_at desc);
grant select (id, account, name, created_at, expires_at, revoked_at),
      insert (hash, account, name, created_at, expires_at), update (revoked_at) on registry.token to kaname_app;
alter table registry.token enable row level security;
create policy administrators on registry.token for select using ((select registry.administers()));
create policy administrators_write on registry.token for insert with check ((select registry.administers()));
create policy administrators_revoke on registry.token for update using ((select registry.administers()));

-- ------------------------------------------------------------------------------------------------- the registry
-- the application may now insert, so what was open for reading is said to be open for reading only
alter table registry.organisation enable row level security;
alter table registry.organisation_sector enable row level security;
alter table registry.acts_for enable row level security;
create policy everyone on registry.organisation for select using (true);
create policy everyone on registry.organisation_sector for select using (true);
create policy everyone on registry.acts_for for select using (true);

drop policy own on registry.organisation_status;
drop policy own on registry.system;
drop policy own on registry.service;
drop policy own on registry.service_system;
drop policy own on registry.contact;
create policy own on registry.organisation_status for select using (organisation = registry.caller());
create policy own on registry.system for select using (organisation = registry.caller());
create policy own on registry.service for select using (organisation = registry.caller());
create policy own on registry.service_system for select
    using (exists (select from registry.service s where s.id = service));
create policy own on registry.contact for select using (organisation = registry.caller());

-- an administrator sees whose a system or a service is, so that a file cannot take it over
create policy administrators on registry.system for select using ((select registry.administers()));
create policy administrators on registry.service for select using ((select registry.administers()));

grant insert on registry.organisation, registry.organisation_sector, registry.organisation_status, registry.acts_for,
    registry.system, registry.service, registry.service_system, registry.contact to kaname_app;
create policy administrators_write on registry.organisation for insert with check ((select registry.administers()));
create policy administrators_write on registry.organisation_sector for insert
    with check ((select registry.administers()));
create policy administrators_write on registry.organisation_status for insert
    with check ((select registry.administers()));
create policy administrators_write on registry.acts_for for insert with check ((select registry.administers()));
create policy administrators_write on registry.system for insert with check ((select registry.administers()));
create policy administrators_write on registry.service for insert with check ((select registry.administers()));
create policy administrators_write on registry.service_system for insert
    with check ((select registry.administers()));
create policy administrators_write on registry.contact for insert with check ((select registry.administers()));
