-- Who is at the door, for every node of the house: sessions, second factors, attempts, known devices, and what happened
-- at the door. Of every secret only a hash is kept, or, where it has to be read again, a sealed text.

create function registry.my_login() returns text
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select a.login from registry.account a where a.id = registry.me();
    end;
revoke execute on function registry.my_login from public;
grant execute on function registry.my_login to kaname_app;

-- ---------------------------------------------------------------------------------------------- sessions
-- `password`: the password was right and a second factor is still asked for; nothing is open but that question.
-- proved_at: when somebody last proved to be the holder, by password, code or passkey
create table registry.session (
    hash      bytea primary key check (length(hash) = 32),
    id        uuid not null unique default gen_random_uuid(),
    account   uuid not null references registry.account,
    stage     text not null check (stage in ('password', 'full')),
    began_at  timestamptz not null,
    seen_at   timestamptz not null,
    proved_at timestamptz not null,
    ended_at  timestamptz,
    network   text not null check (length(network) <= 64),
    device    text not null check (length(device) <= 80)
);
create index on registry.session (account, began_at desc);
grant select (id, account, stage, began_at, seen_at, ended_at, network, device), update (ended_at)
    on registry.session to kaname_app;
alter table registry.session enable row level security;
create policy own on registry.session using (account = registry.me() or (select registry.administers()));

-- ---------------------------------------------------------------------------------------------- second factors
-- last_step: the time step of the code that was taken last, so that none is taken twice
create table registry.totp (
    account      uuid primary key references registry.account,
    secret       bytea not null, -- sealed
    made_at      timestamptz not null,
    confirmed_at timestamptz,
    last_step    bigint not null default 0
);
grant select (account, made_at, confirmed_at), insert (account, secret, made_at), delete on registry.totp to kaname_app;
alter table registry.totp enable row level security;
create policy own on registry.totp using (account = registry.me());
create policy administrators_see on registry.totp for select using ((select registry.administers()));

create table registry.recovery_code (
    account uuid not null references registry.account,
    hash    bytea not null check (length(hash) = 32),
    made_at timestamptz not null,
    used_at timestamptz,
    primary key (account, hash)
);
grant select (account, used_at), insert (account, hash, made_at), delete on registry.recovery_code to kaname_app;
alter table registry.recovery_code enable row level security;
create policy own on registry.recovery_code using (account = registry.me());
create policy administrators_see on registry.recovery_code for select using ((select registry.administers()));

-- ---------------------------------------------------------------------------------------------- what happened
-- append-only; the holder and administrators read it
create table registry.at_the_door (
    id      bigint generated always as identity primary key,
    account uuid not null references registry.account,
    at      timestamptz not null,
    what    text not null check (what in ('signed-in', 'password-refused', 'code-refused', 'recovery-used', 'signed-out',
                                          'session-ended', 'password-changed', 'code-added', 'code-removed',
                                          'recovery-made')),
    network text not null check (length(network) <= 64),
    device  text not null check (length(device) <= 80)
);
create index on registry.at_the_door (account, id desc);
grant select on registry.at_the_door to kaname_app;
alter table registry.at_the_door enable row level security;
create policy own on registry.at_the_door for select using (account = registry.me() or (select registry.administers()));

create function registry.happened(who uuid, at timestamptz, what text, network text, device text) returns void
    language sql security definer set search_path = pg_catalog
    begin atomic
        insert into registry.at_the_door (account, at, what, network, device)
        values (who, at, what, left(network, 64), left(device, 80));
    end;

-- ---------------------------------------------------------------------------------------------- the door
create function registry.session_begin(fresh bytea, who uuid, stage text, at timestamptz, network text, device text)
    returns void
    language sql security definer set search_path = pg_catalog
    begin atomic
        insert into registry.session (hash, account, stage, began_at, seen_at, proved_at, network, device)
        values (fresh, who, stage, at, at, at, left(network, 64), left(device, 80));
    end;

-- Whose session that is, with the account's rights as they are now. At most twelve hours long, eight without a sign of
-- life, ten minutes while the second factor is asked for. That it was seen is written down once a minute.
create function registry.session_find(wanted bytea, at timestamptz)
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
               exists (select from registry.totp t where t.account = a.id and t.confirmed_at is not null),
               a.id, a.organisation, a.role, a.title_ja, a.title_en, g.name_ja, g.name_en, g.kind
          from open o
          join registry.account a on a.id = o.account and a.closed_at is null
          join registry.organisation g on g.id = a.organisation;
    end;

-- a new secret for the same session: after the second factor, and after a new proof
create function registry.session_renew(old bytea, fresh bytea, at timestamptz) returns boolean
    language sql security definer set search_path = pg_catalog
    begin atomic
        with ended as (
            update registry.session s set ended_at = at where s.hash = old and s.ended_at is null returning s.*),
        begun as (
            insert into registry.session (hash, account, stage, began_at, seen_at, proved_at, network, device)
            select fresh, e.account, 'full', e.began_at, at, at, e.network, e.device from ended e returning 1)
        select exists (select from begun);
    end;

create function registry.session_end(wanted bytea, at timestamptz) returns void
    language sql security definer set search_path = pg_catalog
    begin atomic
        update registry.session s set ended_at = at where s.hash = wanted and s.ended_at is null;
    end;

-- the other sessions of an account: by its holder, or by an administrator
create function registry.end_sessions(who uuid, but uuid, at timestamptz) returns integer
    language sql security definer set search_path = pg_catalog
    begin atomic
        with ended as (
            update registry.session s set ended_at = at
             where s.account = who and s.ended_at is null and s.id is distinct from but
               and (who = registry.me() or registry.administers())
            returning 1)
        select count(*)::integer from ended;
    end;

create function registry.totp_secret(who uuid) returns table (secret bytea, confirmed boolean)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select t.secret, t.confirmed_at is not null from registry.totp t where t.account = who;
    end;

-- true once for each step, and never for an earlier one
create function registry.totp_take(who uuid, step bigint, at timestamptz) returns boolean
    language sql security definer set search_path = pg_catalog
    begin atomic
        with taken as (
            update registry.totp t set last_step = step, confirmed_at = coalesce(t.confirmed_at, at)
             where t.account = who and t.last_step < step returning 1)
        select exists (select from taken);
    end;

create function registry.recovery_take(who uuid, code bytea, at timestamptz) returns boolean
    language sql security definer set search_path = pg_catalog
    begin atomic
        with taken as (
            update registry.recovery_code c set used_at = at
             where c.account = who and c.hash = code and c.used_at is null returning 1)
        select exists (select from taken);
    end;

-- What an administrator does at somebody's door stands in the acts, where that organisation's stewards see it.
create function registry.end_sessions_of(who uuid, at timestamptz) returns integer
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    whose registry.account;
    ended integer;
begin
    select * into whose from registry.account a where a.id = who;
    if not registry.administers() or whose.id is null then
        return 0;
    end if;
    select registry.end_sessions(who, null, end_sessions_of.at) into ended;
    if ended > 0 then
        perform registry.note(end_sessions_of.at, 'sessions-ended', whose.login, whose.organisation);
    end if;
    return ended;
end
$$;
create function registry.take_factor_away(who uuid, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    whose registry.account;
begin
    select * into whose from registry.account a where a.id = who;
    if not registry.administers() or whose.id is null then
        return false;
    end if;
    delete from registry.recovery_code c where c.account = who;
    delete from registry.totp t where t.account = who;
    if not found then
        return false;
    end if;
    perform registry.end_sessions(who, null, take_factor_away.at);
    perform registry.note(take_factor_away.at, 'second-factor-removed', whose.login, whose.organisation);
    return true;
end
$$;

-- the holder's own new password; all other sessions and open links of the account end with the old one
create function registry.change_password(secret text, at timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    update registry.account a set password_hash = secret where a.id = registry.me();
    update registry.welcome w set used_at = at where w.account = registry.me() and w.used_at is null;
end
$$;

-- the same password, kept better
create function registry.rehash_password(who uuid, old text, secret text) returns void
    language sql security definer set search_path = pg_catalog
    begin atomic
        update registry.account a set password_hash = secret where a.id = who and a.password_hash = old;
    end;

-- as before; whatever sessions there were end as well
create or replace function registry.welcome_back(wanted bytea, at timestamptz, secret text)
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
    update registry.session s set ended_at = welcome_back.at where s.account = whose.id and s.ended_at is null;
    insert into registry.act (at, account, what, subject)
        values (welcome_back.at, whose.id, 'password-set', whose.login);
    return query select * from registry.account_by_login(whose.login);
end
$$;

-- a closed account is signed in nowhere, and is not again when it is opened
create function registry.closing_ends_sessions() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    update registry.session s set ended_at = new.closed_at where s.account = new.id and s.ended_at is null;
    return null;
end
$$;
create trigger end_sessions after update of closed_at on registry.account
    for each row when (new.closed_at is not null) execute function registry.closing_ends_sessions();

-- every role with the kinds of organisation that it is for; stewards give no others
create or replace function registry.role_fits(role text, organisation text) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select case role_fits.role
                   when 'operator-desk' then o.kind = 'operator'
                   when 'ministry-desk' then o.kind in ('ministry', 'authority') and o.id <> 'house'
                   when 'ministry-supervision' then o.kind in ('ministry', 'authority') and o.id <> 'house'
                   when 'competent-minister' then o.kind = 'ministry'
                   when 'coordinator' then o.kind = 'coordinator'
                   when 'crisis-desk' then o.kind = 'authority' and o.id <> 'house'
                   when 'decision-body' then o.kind = 'authority' and o.id <> 'house'
                   when 'expert' then o.kind in ('coordinator', 'authority') and o.id <> 'house'
                   when 'ceptoar-office' then o.kind = 'ceptoar'
                   when 'industry-body' then o.kind = 'industry-body'
                   when 'police-desk' then o.kind = 'police'
                   when 'data-protection-desk' then o.kind = 'data-protection'
                   when 'administrator' then o.id = 'house'
                   else false
               end
          from registry.organisation o where o.id = role_fits.organisation;
    end;

-- ---------------------------------------------------------------------------------------------- guessing
-- Keys are marks that only this house can make; rows are forgotten after half an hour.
create table registry.attempt (
    key   bytea primary key,
    count integer not null,
    last  timestamptz not null
);
create index on registry.attempt (last);

-- Counts an attempt and says how many seconds to wait before it may be made; 0: now. What has to wait is not counted, so
-- waiting always ends. `network` is null for a device that is known.
create function registry.attempt(pair bytea, network bytea, free_pair integer, free_network integer, at timestamptz)
    returns integer
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    wait integer;
begin
    delete from registry.attempt x
     where x.key in (select y.key from registry.attempt y where y.last < attempt.at - interval '30 minutes'
                      limit 20 for update skip locked);
    insert into registry.attempt (key, count, last)
    select k, 0, attempt.at from unnest(array [pair, network]) k where k is not null order by k
        on conflict (key) do update set last = registry.attempt.last;
    update registry.attempt x set count = 0 where x.key in (pair, network) and x.last < attempt.at - interval '30 minutes';
    select coalesce(max(ceil(extract(epoch from
               x.last + least(900, (2 ^ least(x.count - f.free, 20))::integer) * interval '1 second' - attempt.at))), 0)
      into wait
      from registry.attempt x
      join (values (pair, free_pair), (network, free_network)) f (key, free) on f.key = x.key
     where x.count >= f.free;
    if wait > 0 then
        return wait;
    end if;
    update registry.attempt x set count = x.count + 1, last = attempt.at where x.key in (pair, network);
    return 0;
end
$$;

create function registry.attempt_succeeded(pair bytea, network bytea) returns void
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    delete from registry.attempt x where x.key = pair;
    update registry.attempt x set count = greatest(0, x.count - 1) where x.key = network;
end
$$;

-- a browser that has signed in to that account before
create table registry.device (
    hash    bytea primary key check (length(hash) = 32),
    account uuid not null references registry.account,
    last_at timestamptz not null
);
create index on registry.device (account, last_at);

create function registry.device_known(wanted bytea, login text, at timestamptz) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select exists (select from registry.device d join registry.account a on a.id = d.account
                        where d.hash = wanted and a.login = device_known.login
                          and d.last_at > at - interval '180 days');
    end;

create function registry.device_keep(wanted bytea, who uuid, at timestamptz) returns void
    language sql security definer set search_path = pg_catalog
    begin atomic
        insert into registry.device (hash, account, last_at) values (wanted, who, at)
            on conflict (hash) do update set account = excluded.account, last_at = excluded.last_at;
    end;

alter table registry.attempt enable row level security; -- nobody reads these but through the functions
alter table registry.device enable row level security;

revoke execute on function registry.end_sessions_of, registry.take_factor_away, registry.happened, registry.session_begin, registry.session_find, registry.session_renew,
    registry.session_end, registry.end_sessions, registry.totp_secret, registry.totp_take, registry.recovery_take,
    registry.change_password, registry.rehash_password, registry.attempt, registry.attempt_succeeded, registry.device_known, registry.device_keep from public;
grant execute on function registry.end_sessions_of, registry.take_factor_away, registry.happened, registry.session_begin, registry.session_find, registry.session_renew,
    registry.session_end, registry.end_sessions, registry.totp_secret, registry.totp_take, registry.recovery_take,
    registry.change_password, registry.rehash_password, registry.attempt, registry.attempt_succeeded,
    registry.device_known, registry.device_keep to kaname_app;
