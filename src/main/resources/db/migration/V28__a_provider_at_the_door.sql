-- The organisation's provider of identities as a door: which account is whose there. Made by its holder alone, who has
-- signed in here and there; what the provider says of names and addresses finds nobody.
create table registry.provider_link (
    account   uuid primary key references registry.account,
    issuer    text not null check (length(issuer) between 1 and 500),
    subject   text not null check (length(subject) between 1 and 255),
    linked_at timestamptz not null,
    used_at   timestamptz,
    unique (issuer, subject)
);
grant select (account, issuer, linked_at, used_at), insert (account, issuer, subject, linked_at), delete
    on registry.provider_link to kaname_app;
alter table registry.provider_link enable row level security;
create policy own on registry.provider_link using (account = registry.me());
create policy administrators_see on registry.provider_link for select using ((select registry.administers()));

-- whose it is, before there is a caller
create function registry.provider_link_used(issuer text, subject text, at timestamptz)
    returns table (id uuid, organisation text, role text, title_ja text, title_en text, organisation_ja text,
                   organisation_en text, kind text)
    language sql security definer set search_path = pg_catalog
    begin atomic
        update registry.provider_link p set used_at = provider_link_used.at
          from registry.account a join registry.organisation g on g.id = a.organisation
         where p.issuer = provider_link_used.issuer and p.subject = provider_link_used.subject
           and a.id = p.account and a.closed_at is null
        returning a.id, a.organisation, a.role, a.title_ja, a.title_en, g.name_ja, g.name_en, g.kind;
    end;
revoke execute on function registry.provider_link_used from public;
grant execute on function registry.provider_link_used to kaname_app;

-- What is noted is one of the words that the house knows (AtTheDoor.What); here only their shape is held.
alter table registry.at_the_door drop constraint at_the_door_what_check;
alter table registry.at_the_door add constraint at_the_door_what_check check (what ~ '^[a-z]+(-[a-z]+)*$' and length(what) <= 40);

-- vouched: it came through the provider, which asks for the second factor itself
alter table registry.session add column vouched boolean not null default false;

drop function registry.session_begin(bytea, uuid, text, timestamptz, text, text);
create function registry.session_begin(fresh bytea, who uuid, stage text, vouched boolean, at timestamptz, network text,
                                       device text)
    returns void
    language sql security definer set search_path = pg_catalog
    begin atomic
        insert into registry.session (hash, account, stage, vouched, began_at, seen_at, proved_at, network, device)
        values (fresh, who, stage, vouched, at, at, at, left(network, 64), left(device, 80));
    end;
revoke execute on function registry.session_begin from public;
grant execute on function registry.session_begin to kaname_app;

-- as before; whoever is vouched for has shown a second factor
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
               o.vouched
                   or exists (select from registry.totp t where t.account = a.id and t.confirmed_at is not null)
                   or exists (select from registry.passkey p where p.account = a.id),
               a.id, a.organisation, a.role, a.title_ja, a.title_en, g.name_ja, g.name_en, g.kind
          from open o
          join registry.account a on a.id = o.account and a.closed_at is null
          join registry.organisation g on g.id = a.organisation;
    end;

-- as before; whoever had linked the account to the provider loses that as well
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
    delete from registry.provider_link p where p.account = whose.id;
    insert into registry.act (at, account, what, subject)
        values (welcome_back.at, whose.id, 'password-set', whose.login);
    return query select * from registry.account_by_login(whose.login);
end
$$;
