-- The signing key changes outside of the database, so what was granted is done after its transaction: done_at.
alter table registry.two_hands add column done_at timestamptz check (done_at is null or outcome = 'granted');
update registry.two_hands set done_at = decided_at where what = 'key-rotated' and outcome = 'granted';

-- Which key gave way to another, how and why, as the folder of keys says it.
create table registry.key_change (
    key       text primary key check (length(key) between 1 and 100),
    at        timestamptz not null,
    how       text not null check (how in ('two-hands', 'alone', 'emergency', 'unsaid')),
    two_hands uuid references registry.two_hands check ((how = 'two-hands') = (two_hands is not null)),
    by        text not null check (length(by) <= 100),
    because   text not null check (length(because) <= 1000)
);
create index on registry.key_change (at desc);
grant select on registry.key_change to kaname_app;
alter table registry.key_change enable row level security;
create policy administrators on registry.key_change for select using ((select registry.administers()));

-- For the house alone, which has no caller.
create function registry.keys_awaited() returns table (id uuid, reason text)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select t.id, t.reason from registry.two_hands t
         where registry.caller() is null and t.what = 'key-rotated' and t.outcome = 'granted' and t.done_at is null
         order by t.decided_at, t.id;
    end;

create function registry.keep_key_change(key text, at timestamptz, how text, two_hands uuid, by text, because text)
    returns void
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if registry.caller() is not null then
        raise insufficient_privilege;
    end if;
    insert into registry.key_change values (key, at, how, two_hands, by, because) on conflict do nothing;
    update registry.two_hands t set done_at = keep_key_change.at
     where t.id = keep_key_change.two_hands and t.done_at is null and t.outcome = 'granted';
end
$$;
revoke execute on function registry.keys_awaited, registry.keep_key_change from public;
grant execute on function registry.keys_awaited, registry.keep_key_change to kaname_app;

-- A lost second factor is taken away by one where one is alone, else by two; each grant serves once.
create function registry.take_lost_factor(who uuid, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    whose text;
begin
    if not registry.administers() then
        return false;
    end if;
    if registry.administrators() >= 2 then
        select a.login into whose from registry.account a where a.id = who;
        update registry.two_hands t set done_at = greatest(take_lost_factor.at, t.decided_at)
         where t.what = 'second-factor-removed' and t.subject = whose and t.outcome = 'granted'
           and t.done_at is null and t.decided_at > take_lost_factor.at - interval '1 hour';
        if not found then
            raise insufficient_privilege;
        end if;
    end if;
    return registry.take_factor_away(who, take_lost_factor.at);
end
$$;
revoke execute on function registry.take_factor_away from kaname_app;
revoke execute on function registry.take_lost_factor from public;
grant execute on function registry.take_lost_factor to kaname_app;
