-- Accounts kept by the organisation itself, service accounts, tokens with scopes, and acts that need two people.
-- What a steward or an administrator does to an account goes through a door that writes down the act in the same
-- breath; who may is asked of the stored account, never of a word that the transaction says.

-- ------------------------------------------------------------------------------------------------------ accounts
alter table registry.account
    add column steward boolean not null default false,
    add column kind text not null default 'person' check (kind in ('person', 'service')),
    add column closed_at timestamptz,
    add constraint a_service_has_no_password check (kind = 'person' or password_hash is null),
    add constraint a_steward_is_a_person_of_an_organisation
        check (not steward or (kind = 'person' and organisation <> 'house' and closed_at is null));
create index on registry.account (organisation, login);
grant select (steward, kind, closed_at) on registry.account to kaname_app;

-- where one person has been alone, that person keeps the accounts
update registry.account a set steward = true
 where a.organisation <> 'house' and a.role <> 'administrator'
   and (select count(*) from registry.account x where x.organisation = a.organisation) = 1;

create function registry.me() returns uuid
    language sql stable set search_path = pg_catalog
    begin atomic
        select nullif(current_setting('kaname.account', true), '')::uuid;
    end;

create or replace function registry.administers() returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select coalesce(current_setting('kaname.role', true) = 'administrator', false)
               and exists (select from registry.account a
                            where a.id = nullif(current_setting('kaname.account', true), '')::uuid
                              and a.role = 'administrator' and a.closed_at is null);
    end;

-- the organisation whose accounts the caller keeps; null: none
create function registry.stewarded() returns text
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select a.organisation from registry.account a
         where a.id = registry.me() and a.organisation = registry.caller() and a.steward and a.closed_at is null;
    end;

create function registry.keeps(wanted text) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select registry.administers() or coalesce(registry.stewarded() = wanted, false);
    end;

-- asked as each transaction begins: whoever was closed is turned away wherever they still stand
create function registry.closed(wanted uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select exists (select from registry.account a where a.id = wanted and a.closed_at is not null);
    end;

create policy stewards on registry.account for select using (organisation = (select registry.stewarded()));

-- ----------------------------------------------------------------------------------------- what is written down
-- `organisation`: whose accounts the act was about, so that its stewards see it, whoever did it
alter table registry.act drop constraint if exists act_what_check;
alter table registry.act
    add constraint act_what_check check (what ~ '^[a-z][a-z-]{2,60}$'),
    add column organisation text references registry.organisation;
create index on registry.act (organisation, id desc);
create policy stewards on registry.act for select using (organisation = (select registry.stewarded()));

create function registry.note(at timestamptz, what text, subject text, organisation text) returns void
    language sql security definer set search_path = pg_catalog
    begin atomic
        insert into registry.act (at, account, what, subject, organisation)
        values (at, registry.me(), what, left(subject, 500), organisation);
    end;

-- ------------------------------------------------------------------------------------------------ invited by mail
alter table registry.welcome
    add column id uuid not null default gen_random_uuid() unique,
    add column invited_by uuid references registry.account,
    add column mail text check (length(mail) between 3 and 254);
create index on registry.welcome (invited_by, created_at);
grant select (id, created_at, expires_at, invited_by, mail) on registry.welcome to kaname_app;
create policy stewards on registry.welcome for select
    using (exists (select from registry.account a
                    where a.id = account and a.organisation = (select registry.stewarded())));

-- ----------------------------------------------------------------------------------------------- scopes of tokens
-- tokens from before may do everything and come from anywhere
alter table registry.token
    add column scopes text[] not null default '{report,read,desk,taxii}'
        check (cardinality(scopes) > 0 and scopes <@ '{report,read,desk,taxii}'),
    add column networks cidr[] not null default '{}' check (cardinality(networks) <= 20),
    add column last_used_at timestamptz,
    add column made_by uuid references registry.account;
grant select (scopes, networks, last_used_at, made_by) on registry.token to kaname_app;
create policy holder on registry.token for select using (account = (select registry.me()));
create policy stewards on registry.token for select
    using (exists (select from registry.account a
                    where a.id = account and a.organisation = (select registry.stewarded())));

-- asked before there is a caller; when it was used is written at most once an hour, and nobody waits for it
create function registry.token_by_hash(wanted bytea, at timestamptz, origin inet)
    returns table (id uuid, organisation text, role text, title_ja text, title_en text,
                   organisation_ja text, organisation_en text, kind text, scopes text[])
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    update registry.token t set last_used_at = token_by_hash.at
     where t.hash in (select x.hash from registry.token x
                       where x.hash = wanted and x.revoked_at is null
                         and (x.expires_at is null or x.expires_at > token_by_hash.at)
                         and (x.networks = '{}' or origin <<= any (x.networks))
                         and (x.last_used_at is null or x.last_used_at < token_by_hash.at - interval '1 hour')
                         for update skip locked);
    return query
        select a.id, a.organisation, a.role, a.title_ja, a.title_en, o.name_ja, o.name_en, o.kind, t.scopes
          from registry.token t
          join registry.account a on a.id = t.account
          join registry.organisation o on o.id = a.organisation
         where t.hash = wanted and t.revoked_at is null and (t.expires_at is null or t.expires_at > token_by_hash.at)
           and (t.networks = '{}' or origin <<= any (t.networks)) and a.closed_at is null;
end
$$;

-- --------------------------------------------------------------------------------------------------- two people
create table registry.two_hands (
    id         uuid primary key default gen_random_uuid(),
    what       text not null check (what ~ '^[a-z][a-z-]{2,60}$'),
    subject    text not null check (length(subject) between 1 and 500),
    reason     text not null check (length(reason) between 1 and 1000),
    asked_by   uuid not null references registry.account,
    asked_at   timestamptz not null,
    expires_at timestamptz not null check (expires_at > asked_at and expires_at <= asked_at + interval '24 hours'),
    decided_by uuid references registry.account check (decided_by <> asked_by),
    decided_at timestamptz check (decided_at >= asked_at and decided_at < expires_at),
    outcome    text check (outcome in ('granted', 'refused')),
    check (num_nulls(decided_by, decided_at, outcome) in (0, 3))
);
create index on registry.two_hands (asked_at desc);
grant select, insert (what, subject, reason, asked_by, asked_at, expires_at), update (decided_by, decided_at, outcome)
    on registry.two_hands to kaname_app;
alter table registry.two_hands enable row level security;

-- a hand that the other made by a link is no second hand for three days
create function registry.second_hand(first uuid, second uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select first <> second
               and not exists (select from registry.welcome w
                                where w.account = second and w.invited_by = first
                                  and w.created_at > now() - interval '3 days');
    end;

create policy administrators on registry.two_hands for select using ((select registry.administers()));
create policy ask on registry.two_hands for insert
    with check ((select registry.administers()) and asked_by = (select registry.me())
                and asked_at between now() - interval '5 minutes' and now() + interval '5 minutes');
create policy decide on registry.two_hands for update
    using ((select registry.administers()) and decided_at is null and expires_at > now())
    with check ((select registry.administers()) and decided_by = (select registry.me())
                and registry.second_hand(asked_by, decided_by));

create function registry.administrators() returns bigint
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select count(*) from registry.account a
         where a.role = 'administrator' and a.closed_at is null and a.password_hash is not null;
    end;

-- ------------------------------------------------------------------------------------------------------- the doors
create function registry.role_fits(role text, organisation text) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select case role
                   when 'operator-desk' then o.kind = 'operator'
                   when 'ministry-desk' then o.kind in ('ministry', 'authority') and o.id <> 'house'
                   when 'coordinator' then o.kind = 'coordinator'
                   when 'ceptoar-office' then o.kind = 'ceptoar'
                   when 'police-desk' then o.kind = 'police'
                   when 'data-protection-desk' then o.kind = 'data-protection'
                   when 'administrator' then o.id = 'house'
                   else o.id <> 'house'
               end
          from registry.organisation o where o.id = role_fits.organisation;
    end;

-- the first account of an organisation that an administrator makes keeps its accounts
create function registry.create_account(made uuid, whose text, called text, doing text, ja text, en text,
                                        wanted_kind text, at timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if not coalesce(registry.keeps(whose) and registry.role_fits(doing, whose), false) then
        raise insufficient_privilege;
    end if;
    if doing = 'administrator' and registry.administrators() >= 2
       and not exists (select from registry.two_hands t
                        where t.what = 'administrator' and split_part(t.subject, ' ', 1) = called
                          and t.outcome = 'granted' and t.decided_at > create_account.at - interval '1 hour') then
        raise insufficient_privilege;
    end if;
    insert into registry.account (id, organisation, login, role, title_ja, title_en, kind, steward)
    values (made, whose, called, doing, ja, en, wanted_kind,
            wanted_kind = 'person' and whose <> 'house'
            and not exists (select from registry.account a where a.organisation = whose and a.steward));
    perform registry.note(at, case wanted_kind when 'service' then 'service-created' else 'account-created' end,
                          called || ' ' || doing || ' ' || whose, whose);
end
$$;

-- what happens to an account of one's own organisation: closed, reopened, another role, steward or not
create function registry.alter_account(wanted uuid, deed text, doing text, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    whose registry.account;
begin
    select a.* into whose from registry.account a where a.id = wanted;
    if not found or not registry.keeps(whose.organisation) then
        return false;
    end if;
    -- two stewards who take each other away at once would leave none: one after the other
    perform from registry.account a where a.organisation = whose.organisation order by a.id for update;
    select a.* into whose from registry.account a where a.id = wanted;
    if deed in ('account-closed', 'steward-taken') and whose.steward
       and not exists (select from registry.account a where a.organisation = whose.organisation and a.steward
                                                        and a.id <> wanted) then
        raise exception 'the last steward' using errcode = 'KS001';
    end if;
    -- closing the other administrator would leave one alone, who needs no second hand
    if deed = 'account-closed' and whose.role = 'administrator'
       and not exists (select from registry.two_hands t
                        where t.what = 'administrator-closed' and t.subject = whose.login
                          and t.outcome = 'granted' and t.decided_at > alter_account.at - interval '1 hour') then
        raise insufficient_privilege;
    end if;
    if deed = 'account-closed' and (wanted = registry.me() or whose.closed_at is not null) then
        return false;
    end if;
    case deed
        when 'account-closed' then
            update registry.account a set closed_at = alter_account.at, steward = false, password_hash = null
             where a.id = wanted;
            update registry.token t set revoked_at = alter_account.at where t.account = wanted and t.revoked_at is null;
            update registry.welcome w set used_at = alter_account.at where w.account = wanted and w.used_at is null;
        when 'account-reopened' then
            update registry.account a set closed_at = null where a.id = wanted;
        when 'steward-given' then
            update registry.account a set steward = true where a.id = wanted;
        when 'steward-taken' then
            update registry.account a set steward = false where a.id = wanted;
        when 'role-changed' then
            if whose.role = 'administrator' or doing = 'administrator'
               or not coalesce(registry.role_fits(doing, whose.organisation), false) then
                raise insufficient_privilege;
            end if;
            update registry.account a set role = doing where a.id = wanted;
        else raise invalid_parameter_value;
    end case;
    perform registry.note(at, deed, whose.login || coalesce(' ' || doing, ''), whose.organisation);
    return true;
end
$$;

-- a link to choose a password; at most fifty a day from one hand
create function registry.issue_link(fresh bytea, wanted uuid, to_mail text, at timestamptz, until timestamptz)
    returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    whose registry.account;
begin
    select a.* into whose from registry.account a where a.id = wanted for update;
    if not found or not registry.keeps(whose.organisation) or whose.closed_at is not null or whose.kind <> 'person' then
        return false;
    end if;
    if until > at + interval '72 hours' then
        raise invalid_parameter_value;
    end if;
    if registry.stewarded() is not null
       and (select count(*) from registry.welcome w
             where w.invited_by = registry.me() and w.created_at > issue_link.at - interval '1 day') >= 50 then
        raise exception 'too many links' using errcode = 'KS002';
    end if;
    update registry.welcome w set used_at = issue_link.at where w.account = wanted and w.used_at is null;
    insert into registry.welcome (hash, account, created_at, expires_at, invited_by, mail)
    values (fresh, wanted, at, until, registry.me(), to_mail);
    perform registry.note(at, case when to_mail is null then 'link-issued' else 'invited' end,
                          whose.login || coalesce(' ' || to_mail, ''), whose.organisation);
    return true;
end
$$;

create function registry.end_links(wanted uuid, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    whose registry.account;
begin
    select a.* into whose from registry.account a where a.id = wanted;
    if not found or not registry.keeps(whose.organisation) then
        return false;
    end if;
    update registry.welcome w set used_at = end_links.at where w.account = wanted and w.used_at is null;
    if found then
        perform registry.note(at, 'link-revoked', whose.login, whose.organisation);
    end if;
    return true;
end
$$;

-- for oneself, for a service of one's own organisation, or by an administrator: no steward gets a person's token
create function registry.issue_token(fresh bytea, wanted uuid, called text, may text[], origins text[],
                                     at timestamptz, until timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    whose registry.account;
begin
    select a.* into whose from registry.account a where a.id = wanted;
    if not found or whose.closed_at is not null
       or not (registry.administers()
               or (whose.id = registry.me() and whose.organisation = registry.caller())
               or (whose.kind = 'service' and coalesce(registry.stewarded() = whose.organisation, false))) then
        return false;
    end if;
    if until is null or until <= at or until > at + interval '366 days' then
        raise invalid_parameter_value;
    end if;
    insert into registry.token (hash, account, name, created_at, expires_at, scopes, networks, made_by)
    values (fresh, wanted, called, at, until, may, origins::cidr[], registry.me());
    perform registry.note(at, 'token-issued', whose.login || ' ' || called, whose.organisation);
    return true;
end
$$;

create function registry.revoke_token(wanted uuid, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    whose registry.account;
    called text;
begin
    select t.name into called from registry.token t where t.id = wanted;
    select a.* into whose from registry.account a join registry.token t on t.account = a.id where t.id = wanted;
    if not found or not (registry.keeps(whose.organisation)
                         or (whose.id = registry.me() and whose.organisation = registry.caller())) then
        return false;
    end if;
    update registry.token t set revoked_at = revoke_token.at where t.id = wanted and t.revoked_at is null;
    if found then
        perform registry.note(at, 'token-revoked', whose.login || ' ' || called, whose.organisation);
    end if;
    return true;
end
$$;

-- the doors are the way in: an administrator too writes accounts, links and tokens through them alone
revoke insert (id, organisation, login, role, title_ja, title_en) on registry.account from kaname_app;
revoke insert (hash, account, created_at, expires_at), update (used_at) on registry.welcome from kaname_app;
revoke insert (hash, account, name, created_at, expires_at), update (revoked_at) on registry.token from kaname_app;
drop policy administrators_write on registry.account;
drop policy administrators_write on registry.welcome;
drop policy administrators_withdraw on registry.welcome;
drop policy administrators_write on registry.token;
drop policy administrators_revoke on registry.token;
drop function registry.account_by_token(bytea, timestamptz);

revoke execute on function registry.note, registry.closed, registry.token_by_hash, registry.create_account,
    registry.alter_account, registry.issue_link, registry.end_links, registry.issue_token, registry.revoke_token,
    registry.administrators, registry.second_hand from public;
grant execute on function registry.closed, registry.token_by_hash, registry.create_account, registry.alter_account,
    registry.issue_link, registry.end_links, registry.issue_token, registry.revoke_token, registry.administrators,
    registry.second_hand to kaname_app;
