-- Passkeys: the public half of a key pair whose private half never leaves its holder's devices.

-- key: WebAuthn's attested credential data, the public key in COSE; synced: a copy lies with the maker of the device
create table registry.passkey (
    id         uuid primary key,
    account    uuid not null references registry.account,
    credential bytea not null unique check (length(credential) between 16 and 1023),
    key        bytea not null check (length(key) <= 8192),
    counter    bigint not null check (counter >= 0),
    may_sync   boolean not null,
    synced     boolean not null,
    name       text not null check (length(name) between 1 and 60),
    added_at   timestamptz not null,
    used_at    timestamptz
);
create index on registry.passkey (account);
grant select (id, account, credential, synced, name, added_at, used_at),
    insert (id, account, credential, key, counter, may_sync, synced, name, added_at),
    update (name), delete on registry.passkey to kaname_app;
alter table registry.passkey enable row level security;
create policy own on registry.passkey using (account = registry.me());
create policy administrators_see on registry.passkey for select using ((select registry.administers()));

-- A challenge is this house's own mark of a cookie and the time, so that nothing is kept until one was answered.
create table registry.spent_challenge (
    hash     bytea primary key check (length(hash) = 32),
    spent_at timestamptz not null
);
create index on registry.spent_challenge (spent_at);
alter table registry.spent_challenge enable row level security; -- nobody reads it but through the function

-- true once for each
create function registry.challenge_spend(answered bytea, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    delete from registry.spent_challenge c
     where c.hash in (select x.hash from registry.spent_challenge x
                       where x.spent_at < challenge_spend.at - interval '1 hour' limit 20 for update skip locked);
    insert into registry.spent_challenge (hash, spent_at) values (sha256(answered), challenge_spend.at)
        on conflict do nothing;
    return found;
end
$$;

-- whose it is, before there is a caller
create function registry.passkey_find(wanted bytea)
    returns table (passkey uuid, key bytea, counter bigint, may_sync boolean, synced boolean, id uuid,
                   organisation text, role text, title_ja text, title_en text, organisation_ja text,
                   organisation_en text, kind text)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select p.id, p.key, p.counter, p.may_sync, p.synced, a.id, a.organisation, a.role, a.title_ja, a.title_en,
               g.name_ja, g.name_en, g.kind
          from registry.passkey p
          join registry.account a on a.id = p.account and a.closed_at is null
          join registry.organisation g on g.id = a.organisation
         where p.credential = wanted;
    end;

-- true if the counter went on; devices that do not count say 0 each time
create function registry.passkey_used(which uuid, count bigint, synced boolean, at timestamptz) returns boolean
    language sql security definer set search_path = pg_catalog
    begin atomic
        with used as (
            update registry.passkey p set counter = count, synced = passkey_used.synced, used_at = at
             where p.id = which and (p.counter < count or (p.counter = 0 and count = 0)) returning 1)
        select exists (select from used);
    end;

create function registry.has_passkey(who uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select exists (select from registry.passkey p where p.account = who);
    end;

alter table registry.at_the_door drop constraint at_the_door_what_check;
alter table registry.at_the_door add constraint at_the_door_what_check
    check (what in ('signed-in', 'password-refused', 'code-refused', 'recovery-used', 'signed-out', 'session-ended',
                    'password-changed', 'code-added', 'code-removed', 'recovery-made', 'passkey-added',
                    'passkey-removed', 'passkey-refused'));

-- as before; a passkey is a second factor as well
create or replace function registry.session_find(wanted bytea, at timestamptz)
    returns table (session uuid, stage text, proved_at timestamptz, factor boolean, id uuid, organisation text,
                   role text, title_ja text, title_en text, organisation_ja text, organisation_en text, kind text)
    language sql security definer set search_path = pg_catalog
    begin atomic
        with open as (
            select s.* from registry.session s
             where s.hash = wanted and s.ended_at is null and s.began_at > at - interval '12 hours'
               and s.seen_at > at - interval '8 hours'
               and (s.stage = 'full' or s.began_at > at - interval '10 minutes')),
        seen as (
            update registry.session s set seen_at = at
              from open o where s.hash = o.hash and o.seen_at < at - interval '1 minute')
        select o.id, o.stage, o.proved_at,
               exists (select from registry.totp t where t.account = a.id and t.confirmed_at is not null)
                   or exists (select from registry.passkey p where p.account = a.id),
               a.id, a.organisation, a.role, a.title_ja, a.title_en, g.name_ja, g.name_en, g.kind
          from open o
          join registry.account a on a.id = o.account and a.closed_at is null
          join registry.organisation g on g.id = a.organisation;
    end;

-- as before; passkeys go with the rest
create or replace function registry.take_factor_away(who uuid, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    whose registry.account;
    gone  integer;
begin
    select * into whose from registry.account a where a.id = who;
    if not registry.administers() or whose.id is null then
        return false;
    end if;
    delete from registry.recovery_code c where c.account = who;
    with codes as (delete from registry.totp t where t.account = who returning 1),
         keys as (delete from registry.passkey p where p.account = who returning 1)
    select (select count(*) from codes) + (select count(*) from keys) into gone;
    if gone = 0 then
        return false;
    end if;
    perform registry.end_sessions(who, null, take_factor_away.at);
    perform registry.note(take_factor_away.at, 'second-factor-removed', whose.login, whose.organisation);
    return true;
end
$$;

revoke execute on function registry.challenge_spend, registry.passkey_find, registry.passkey_used, registry.has_passkey
    from public;
grant execute on function registry.challenge_spend, registry.passkey_find, registry.passkey_used, registry.has_passkey
    to kaname_app;
