-- Foreign partners: bodies of other countries that the coordinator enters in a register, and what they alone may fetch.
-- A partner is no organisation of this house and no caller: a transaction that names its token (kaname.guest) sees what
-- anybody sees, and beside that the advisories that were released for it.

-- ------------------------------------------------------------------------------------------------------ the register
-- who keeps it
create function advisory.registers() returns text
    language sql stable set search_path = pg_catalog
    begin atomic
        select case when registry.role_held() = 'coordinator' then registry.caller() end;
    end;
-- who may write to partners: what leaves the country comes from the coordinator or from a CEPTOAR office
create function advisory.writes_abroad() returns text
    language sql stable set search_path = pg_catalog
    begin atomic
        select case when registry.role_held() in ('coordinator', 'ceptoar-office') then registry.caller() end;
    end;

create table advisory.partner (
    id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{1,62}$')
);

-- What the register says of one, whole each time; it counts once another account of the coordinator's has confirmed it.
create table advisory.partner_entry (
    partner    text not null references advisory.partner,
    number     integer not null check (number > 0),
    name_ja    text not null check (length(name_ja) between 1 and 200),
    name_en    text not null check (length(name_en) between 1 and 200),
    kind       text not null check (kind in ('national-csirt', 'authority', 'international-body')),
    country    text check (country ~ '^[A-Z]{2}$'),
    ceiling    text not null check (ceiling in ('TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER')),
    instrument text not null check (length(instrument) between 1 and 300),
    agreed_on  date not null,
    review_on  date not null check (review_on > agreed_on), -- the last day on which anything may be fetched
    purpose    text not null check (length(purpose) between 1 and 1000),
    contact    text not null check (length(contact) between 1 and 300),
    account    uuid not null references registry.account,
    at         timestamptz not null,
    primary key (partner, number),
    constraint a_body_of_no_country_is_international check (country is not null or kind = 'international-body')
);
create table advisory.partner_confirmed (
    partner text not null,
    number  integer not null,
    account uuid not null references registry.account,
    at      timestamptz not null,
    primary key (partner, number),
    foreign key (partner, number) references advisory.partner_entry
);
create table advisory.partner_pause (
    partner  text not null references advisory.partner,
    number   integer not null check (number > 0),
    reason   text not null check (length(reason) between 1 and 1000),
    account  uuid not null references registry.account,
    at       timestamptz not null,
    ended_by uuid references registry.account,
    ended_at timestamptz check (ended_at >= at),
    primary key (partner, number),
    check ((ended_at is null) = (ended_by is null))
);
create unique index on advisory.partner_pause (partner) where ended_at is null;
create table advisory.partner_token (
    id           uuid primary key,
    hash         bytea not null unique check (length(hash) = 32),
    partner      text not null references advisory.partner,
    name         text not null check (length(name) between 1 and 100),
    networks     cidr[] not null default '{}' check (cardinality(networks) <= 20),
    made_by      uuid not null references registry.account,
    created_at   timestamptz not null,
    expires_at   timestamptz not null check (expires_at > created_at and expires_at <= created_at + interval '366 days'),
    revoked_at   timestamptz,
    last_used_at timestamptz
);
create index on advisory.partner_token (partner, created_at desc);

-- The highest label that a partner may be given now; null while it may fetch nothing: nobody confirmed it, it is
-- suspended, or the day of review has passed.
create function advisory.ceiling(wanted text) returns text
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select case when e.review_on >= (now() at time zone 'Asia/Tokyo')::date
                         and not exists (select from advisory.partner_pause s
                                          where s.partner = wanted and s.ended_at is null)
                    then e.ceiling end
          from advisory.partner_entry e
          join advisory.partner_confirmed c on c.partner = e.partner and c.number = e.number
         where e.partner = wanted
         order by e.number desc limit 1;
    end;
create function advisory.may_have(label text, ceiling text) returns boolean
    language sql immutable parallel safe set search_path = pg_catalog
    return coalesce(array_position('{TLP:CLEAR,TLP:GREEN,TLP:AMBER}'::text[], label)
                    <= array_position('{TLP:CLEAR,TLP:GREEN,TLP:AMBER}'::text[], ceiling), false);

-- the token that the transaction names, and whose it is: asked of the stored token at each statement
create function advisory.guest_token() returns uuid
    language sql stable parallel safe set search_path = pg_catalog
    return nullif(current_setting('kaname.guest', true), '')::uuid;
create function advisory.guest() returns text
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select t.partner from advisory.partner_token t
         where t.id = advisory.guest_token() and t.revoked_at is null and t.expires_at > now()
           and advisory.ceiling(t.partner) is not null;
    end;

-- asked at the door; when a token was used is written at most once an hour, and nobody waits for it
create function advisory.partner_at_the_door(wanted bytea, at timestamptz, origin inet)
    returns table (token uuid, partner text)
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    update advisory.partner_token t set last_used_at = partner_at_the_door.at
     where t.id in (select x.id from advisory.partner_token x
                     where x.hash = wanted and x.revoked_at is null and x.expires_at > partner_at_the_door.at
                       and (x.networks = '{}' or origin <<= any (x.networks))
                       and (x.last_used_at is null or x.last_used_at < partner_at_the_door.at - interval '1 hour')
                       for update skip locked);
    return query
        select t.id, t.partner from advisory.partner_token t
         where t.hash = wanted and t.revoked_at is null and t.expires_at > partner_at_the_door.at
           and (t.networks = '{}' or origin <<= any (t.networks)) and advisory.ceiling(t.partner) is not null;
end
$$;

create function advisory.entered_by(wanted text, which integer) returns uuid
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select e.account from advisory.partner_entry e
         where e.partner = wanted and e.number = which
           and not exists (select from advisory.partner_entry x where x.partner = wanted and x.number > which);
    end;
create function advisory.is_home(country text) returns boolean
    language sql stable set search_path = pg_catalog
    begin atomic
        select exists (select from registry.organisation o where o.id = registry.caller() and o.country = is_home.country);
    end;

grant select, insert on advisory.partner, advisory.partner_entry, advisory.partner_confirmed to kaname_app;
grant select, insert (partner, number, reason, account, at), update (ended_by, ended_at) on advisory.partner_pause to kaname_app;
grant select (id, partner, name, networks, made_by, created_at, expires_at, revoked_at, last_used_at),
      insert (id, hash, partner, name, networks, made_by, created_at, expires_at), update (revoked_at)
    on advisory.partner_token to kaname_app;
alter table advisory.partner enable row level security;
alter table advisory.partner_entry enable row level security;
alter table advisory.partner_confirmed enable row level security;
alter table advisory.partner_pause enable row level security;
alter table advisory.partner_token enable row level security;

create policy those_who_write on advisory.partner for select using ((select advisory.writes_abroad()) is not null);
create policy keepers on advisory.partner for insert with check ((select advisory.registers()) is not null);
create policy those_who_write on advisory.partner_entry for select using ((select advisory.writes_abroad()) is not null);
create policy keepers on advisory.partner_entry for insert
    with check ((select advisory.registers()) is not null and account = advisory.me()
                and not coalesce(advisory.is_home(country), false));
create policy those_who_write on advisory.partner_confirmed for select
    using ((select advisory.writes_abroad()) is not null);
-- of the latest entry, by an account that did not write it
create policy by_another on advisory.partner_confirmed for insert
    with check ((select advisory.registers()) is not null and account = advisory.me()
                and registry.second_hand(advisory.entered_by(partner, number), account));
create policy those_who_write on advisory.partner_pause for select using ((select advisory.writes_abroad()) is not null);
create policy keepers on advisory.partner_pause for insert
    with check ((select advisory.registers()) is not null and account = advisory.me());
create policy keepers_resume on advisory.partner_pause for update
    using ((select advisory.registers()) is not null and ended_at is null)
    with check ((select advisory.registers()) is not null and ended_by = advisory.me());
create policy keepers on advisory.partner_token for select using ((select advisory.registers()) is not null);
create policy keepers_issue on advisory.partner_token for insert
    with check ((select advisory.registers()) is not null and made_by = advisory.me()
                and advisory.ceiling(partner) is not null);
create policy keepers_revoke on advisory.partner_token for update
    using ((select advisory.registers()) is not null and revoked_at is null)
    with check ((select advisory.registers()) is not null);

-- -------------------------------------------------------------------------------------------- what is released for them
-- Decided at the release, as its recipients at home are: a partner entered later is given nothing from before.
create table advisory.for_partner (
    advisory uuid not null references advisory.advisory,
    partner  text not null references advisory.partner,
    author   text not null references registry.organisation,
    primary key (advisory, partner)
);
create index on advisory.for_partner (partner, advisory);

-- The approved revision says so and the partner may have it, or the version before was released for it. No exercise
-- leaves the house, and nothing above TLP:AMBER the country.
create function advisory.meant_for(wanted uuid, partner text) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select exists (
            select from advisory.advisory a
              join advisory.revision r on r.draft = a.draft and r.number = a.revision
             where a.id = wanted and a.author = advisory.writes_abroad() and not a.exercise
               and a.marking in ('TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER')
               and ((advisory.may_have(a.marking, advisory.ceiling(partner))
                     and (r.content #>> '{audience,partners,all}' = 'true'
                          or r.content #> '{audience,partners,chosen}' @> to_jsonb(partner)))
                    or exists (select from advisory.for_partner e
                                where e.advisory = a.supersedes and e.partner = meant_for.partner)));
    end;
grant select, insert on advisory.for_partner to kaname_app;
alter table advisory.for_partner enable row level security;
create policy parties on advisory.for_partner for select
    using (partner = (select advisory.guest()) or author = (select advisory.writes_abroad())
           or (select advisory.registers()) is not null);
create policy by_its_author on advisory.for_partner for insert
    with check (author = (select advisory.writes_abroad()) and advisory.meant_for(advisory, partner));

create policy partners on advisory.advisory for select
    using ((select advisory.guest()) is not null and not exercise
           and advisory.may_have(marking, (select advisory.ceiling(advisory.guest())))
           and exists (select from advisory.for_partner f
                        where f.advisory = advisory.id and f.partner = (select advisory.guest())));

-- What a partner could fetch now, for the register's page: the title only of what its keeper may read itself.
create function advisory.within_reach(wanted text, after timestamptz, after_id uuid, most integer)
    returns table (advisory uuid, author text, marking text, released_at timestamptz)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select a.id, a.author, a.marking, a.released_at
          from advisory.for_partner f
          join advisory.advisory a on a.id = f.advisory
         where f.partner = wanted and advisory.registers() is not null
           and advisory.may_have(a.marking, advisory.ceiling(wanted))
           and not exists (select from advisory.ended e where e.advisory = a.id)
           and (a.released_at, a.id) < (within_reach.after, after_id)
         order by a.released_at desc, a.id desc limit most;
    end;

-- --------------------------------------------------------------------------------------------------- what was fetched
create table advisory.fetch (
    id         bigint generated always as identity primary key,
    partner    text not null references advisory.partner,
    token      uuid not null references advisory.partner_token,
    at         timestamptz not null,
    way        text not null check (way in ('list', 'page', 'file', 'misp', 'taxii')),
    advisories uuid[] not null check (cardinality(advisories) > 0)
);
create index on advisory.fetch (partner, id desc);
grant select, insert (partner, token, at, way, advisories) on advisory.fetch to kaname_app;
alter table advisory.fetch enable row level security;
create policy keepers on advisory.fetch for select using ((select advisory.registers()) is not null);
create policy by_the_guest on advisory.fetch for insert
    with check (partner = (select advisory.guest()) and token = advisory.guest_token());

revoke execute on function advisory.ceiling, advisory.guest, advisory.partner_at_the_door, advisory.entered_by,
    advisory.meant_for, advisory.within_reach from public;
grant execute on function advisory.ceiling, advisory.guest, advisory.partner_at_the_door, advisory.entered_by,
    advisory.meant_for, advisory.within_reach to kaname_app;

-- ------------------------------------------------------------------------------------- whose words stand in a text
-- What of a text is an operator's own: words that it keeps as its names, addresses that are its. Whoever asks learns of
-- words that the text holds already, and of none whose they are.
create function registry.of_operators(words text, addresses inet[]) returns table (address boolean, writing text)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        with said as (
            select w.folded, regexp_replace(w.folded, '[-() ‐‑–—−ー]', '', 'g') as tight
              from (select lower(normalize(words, NFKC)) as folded) w
             where registry.role_held() in ('coordinator', 'ceptoar-office')),
        kept as (
            select n.organisation, n.kind, n.writing from registry.known_name n
            union all select c.organisation, 'mail', c.mail from registry.contact c
            union all select c.organisation, 'phone', c.phone from registry.contact c
            union all
            select min(c.organisation), 'person', w.writing -- what several call theirs, such as a duty desk, names nobody
              from registry.contact c cross join lateral (values (c.name_ja), (c.name_en)) w (writing)
             group by w.writing having count(distinct c.organisation) = 1)
        select distinct k.kind in ('mail', 'phone', 'domain'), k.writing
          from said
          join kept k on (k.kind = 'phone' and length(regexp_replace(k.writing, '[^0-9]', '', 'g')) >= 9
                          and position(regexp_replace(k.writing, '[^0-9]', '', 'g') in said.tight) > 0)
                      or (k.kind not in ('phone', 'network') and (length(k.writing) >= 4 or k.writing ~ '[^ -~].')
                          and position(lower(normalize(k.writing, NFKC)) in said.folded) > 0)
          join registry.organisation o on o.id = k.organisation and o.kind = 'operator'
        union
        select true, host(a)
          from unnest(addresses) a cross join said
         where exists (select from registry.network n join registry.organisation o on o.id = n.organisation
                        where o.kind = 'operator' and a <<= n.range)
            or exists (select from registry.known_name n join registry.organisation o on o.id = n.organisation
                        where o.kind = 'operator' and n.kind = 'network'
                          and case when pg_input_is_valid(n.writing, 'inet') then a <<= n.writing::inet end)
         order by 1 desc, 2;
    end;
revoke execute on function registry.of_operators from public;
grant execute on function registry.of_operators to kaname_app;
