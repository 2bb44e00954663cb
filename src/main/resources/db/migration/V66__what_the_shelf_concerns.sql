-- What lies on the shelf is compared with what organisations registered, whichever way it came: posted by a partner, or
-- laid there with an advisory, written here or imported from MISP. Nothing is kept of who is concerned: the comparison is
-- a view, asked by whoever may know, so a new version, a revocation or another registration holds at once.

-- ------------------------------------------------------------------------------------ the registered, to be compared
-- Names as they are compared: width, case, spaces and underscores make no difference.
create function registry.product_key(name text) returns text
    language sql immutable parallel safe
    return lower(btrim(regexp_replace(left(normalize(name, NFKC), 300), '[\s_]+', ' ', 'g')));
-- www.Example.jp as jp.example.www, so that what lies under a name follows it
create function registry.domain_key(name text) returns text
    language sql immutable parallel safe set search_path = pg_catalog
    return (select string_agg(l.label, '.' order by l.n desc)
              from regexp_split_to_table(btrim(lower(left(normalize(name, NFKC), 300)), '. '), '\.') with ordinality l (label, n));
-- a range and every wider one that holds it
create function registry.ranges_around(range inet) returns setof inet
    language sql immutable parallel safe rows 25 set search_path = pg_catalog
    begin atomic
        select network(set_masklen(range, l))::inet from generate_series(0, masklen(range)) l;
    end;

alter table registry.system_product
    add column vendor_key text collate "C" generated always as (registry.product_key(vendor)) stored,
    add column product_key text collate "C" generated always as (registry.product_key(product)) stored;
create index on registry.system_product (product_key, vendor_key);
drop index registry.system_product_lower_lower1_idx;
alter table registry.network
    add column last_address inet not null generated always as
        (set_masklen(broadcast(range), case family(range) when 4 then 32 else 128 end)) stored;
create index on registry.network using gist (range inet_ops);
alter table registry.known_name
    add column domain_key text collate "C"
        generated always as (case when kind = 'domain' then registry.domain_key(writing) end) stored,
    add column domain_end text collate "C"
        generated always as (case when kind = 'domain' then registry.domain_key(writing) || '/' end) stored;
create index on registry.known_name (domain_key) where domain_key is not null;

create or replace function registry.using_products(wanted jsonb) returns setof text
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select distinct p.organisation
          from jsonb_to_recordset(wanted) as w (vendor text, product text, versions text)
          join registry.system_product p on p.vendor_key = registry.product_key(w.vendor)
                                        and p.product_key = registry.product_key(w.product)
                                        and registry.version_within(p.version, w.versions)
         where registry.role_held() in ('ministry-desk', 'coordinator', 'ceptoar-office');
    end;

-- ------------------------------------------------------------------------------------------ what an object can concern
alter table taxii.object
    add column number bigint generated always as identity unique,
    add column looked boolean not null default false, -- false: came before anybody looked for what it concerns
    add column name text check (length(name) <= 300), -- where it names something to compare
    add column marking text -- the narrowest that it carries; 'unknown': one that is no TLP label
        check (marking in ('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR', 'unknown')),
    add column understood text -- null: nothing in it could be compared, such as a report
        check (understood in ('wholly', 'partly', 'not')),
    add column until timestamptz; -- it says itself that it holds no longer
create index object_unlooked on taxii.object (number) where not looked;

create table taxii.sign (
    object        bigint not null references taxii.object (number) on delete cascade,
    place         integer not null,
    shown         text not null check (length(shown) between 1 and 400),
    vendor        text collate "C",
    product       text collate "C",
    versions      text,
    address       inet,
    domain        text collate "C",
    cve           text collate "C",
    software      text collate "C", -- a relation: this software has
    vulnerability text collate "C", -- this vulnerability
    primary key (object, place),
    check (num_nonnulls(product, address, domain, cve, software) = 1)
);
create index on taxii.sign (product) where product is not null;
create index on taxii.sign (address) where address is not null;
create index on taxii.sign (domain) where domain is not null;
create index on taxii.sign (cve) where cve is not null;
create index on taxii.sign (software) where software is not null;
grant select on taxii.sign to kaname_app;
alter table taxii.sign enable row level security;
create policy read on taxii.sign for select
    using (exists (select from taxii.object o where o.number = object));
-- that it is named itself, anybody may know
create policy named on taxii.member for select using (organisation = registry.caller());

-- To whom a matching object may be pointed out: to nobody who may not read the collection, and of those to fewer, where
-- the object's own marking is narrower than the collection's audience. A guarded object says what its advisory's policy
-- says, as long as that advisory holds.
create function taxii.may_tell(of_collection uuid, of_marking text, of_guards uuid[], whom text) returns boolean
    language sql stable set search_path = pg_catalog
    begin atomic
        select case when of_guards is not null
                    then whom = registry.caller() -- behind the wall, where nobody stands, a guard would let anybody pass
                         and exists (select from advisory.advisory a
                                      where a.id = any (of_guards)
                                        and not exists (select from advisory.ended e where e.advisory = a.id))
                    else exists (select from taxii.collection c
                                  where c.id = of_collection
                                    and (c.keeper = whom
                                         or exists (select from taxii.member m
                                                     where m.collection = c.id and m.organisation = whom and m.reads)
                                         or coalesce(of_marking, 'TLP:CLEAR') in ('TLP:CLEAR', 'TLP:GREEN')
                                            and c.readers in ('anyone', 'signed-in')
                                         or of_marking = 'TLP:AMBER' and c.readers = 'signed-in')) end;
    end;

-- Which registered thing of which organisation each sign fits. As the application it is asked behind every wall there is:
-- own registrations, and objects that may be read; there only comparisons that give nothing away reach an index, so ranges
-- are compared by their order too. From a new sign to the networks leads the index of those.
create view taxii.software_fit with (security_invoker) as
    select s.object, s.place, s.shown, p.organisation, p.system, p.vendor || ' ' || p.product as registered, p.version as detail
      from registry.system_product p
      join taxii.sign s on s.product = p.product_key
                       and (s.vendor is null or s.vendor = p.vendor_key) and registry.version_within(p.version, s.versions);
create view taxii.fit with (security_invoker) as
    select * from taxii.software_fit
    union all
    select s.object, s.place, s.shown, n.organisation, null, n.range::text, n.note
      from registry.network n
     cross join lateral registry.ranges_around(n.range::inet) w (address)
      join taxii.sign s on s.address = w.address and n.range::inet <<= s.address
    union all
    select s.object, s.place, s.shown, n.organisation, null, n.range::text, n.note
      from registry.network n
      join taxii.sign s on s.address > n.range::inet and s.address <= n.last_address and n.range::inet >> s.address
    union all
    select s.object, s.place, s.shown, k.organisation, null, k.writing, ''
      from registry.known_name k
      join taxii.sign s on s.domain >= k.domain_key and s.domain < k.domain_end
                       and starts_with(s.domain || '.', k.domain_key || '.');

-- The same for objects that hold now and may be pointed out.
create view taxii.direct_hit with (security_invoker) as
    select f.*, o.collection, o.added
      from taxii.fit f
      join taxii.object o on o.number = f.object and o.last and (o.until is null or o.until > now())
     where taxii.may_tell(o.collection, o.marking, o.guards, f.organisation);
-- A vulnerability concerns whoever uses software that a relation says to have it, there or in another collection that
-- names the same CVE.
create view taxii.vulnerability_hit with (security_invoker) as
    select s.object, s.place, s.shown, f.organisation, f.system, f.registered, f.detail, o.collection, o.added
      from taxii.software_fit f
      join taxii.object w on w.number = f.object and w.last and w.type = 'software'
      join taxii.sign r on r.software = w.id
      join taxii.object l on l.number = r.object and l.last and l.collection = w.collection
      join taxii.object v on v.collection = l.collection and v.id = r.vulnerability and v.last
      join taxii.sign c on c.object = v.number and c.cve is not null
      join taxii.sign s on s.cve = c.cve
      join taxii.object o on o.number = s.object and o.last
     where taxii.may_tell(w.collection, w.marking, w.guards, f.organisation)
       and taxii.may_tell(l.collection, l.marking, l.guards, f.organisation)
       and taxii.may_tell(v.collection, v.marking, v.guards, f.organisation)
       and taxii.may_tell(o.collection, o.marking, o.guards, f.organisation);
create view taxii.hit with (security_invoker) as
    select * from taxii.direct_hit union all select * from taxii.vulnerability_hit;
grant select on taxii.software_fit, taxii.fit, taxii.direct_hit, taxii.vulnerability_hit, taxii.hit to kaname_app;

-- ------------------------------------------------------------------------------------------------ keeping and telling
-- Those who are concerned by objects that came just now hear that something is there to look at, once an hour over their
-- channels, at once on their open pages. An advisory is an announcement and is told of as such.
create function taxii.tell(fresh bigint[]) returns void
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    concerned text[];
begin
    -- planned each time: a plan that is kept from when the tables were small reads all of them
    execute 'select array_agg(distinct h.organisation) from taxii.direct_hit h where h.object = any ($1)'
       into concerned using fresh;
    if exists (select from taxii.sign s where s.object = any (fresh) and s.cve is not null) then
        execute 'select array_agg(distinct h.organisation)
                   from (select v.organisation from taxii.vulnerability_hit v where v.object = any ($1)
                          union all select unnest($2)) h'
           into concerned using fresh, concerned;
    end if;
    if concerned is not null then
        perform exchange.plan_seldom('concern', concerned, gen_random_uuid(), '{}', interval '1 hour', now());
        perform pg_notify('kaname', 'concern ' || o) from unnest(concerned) o;
    end if;
end
$$;

create function taxii.keep_signs(numbers bigint[], places integer[], signs jsonb) returns void
    language plpgsql set search_path = pg_catalog
as $$
declare
    fresh bigint[];
begin
    with kept as (
        insert into taxii.sign (object, place, shown, vendor, product, versions, address, domain, cve, software, vulnerability)
        select g.number, s.place, s.shown, registry.product_key(s.vendor), registry.product_key(s.product), s.versions,
               network(s.address), case when s.domain is not null then registry.domain_key(s.domain) end, s.cve, s.software,
               s.vulnerability
          from rows from (jsonb_to_recordset(signs)
                       as ("of" integer, shown text, vendor text, product text, versions text, address inet, domain text,
                           cve text, software text, vulnerability text)) with ordinality
               s ("of", shown, vendor, product, versions, address, domain, cve, software, vulnerability, place)
          join unnest(numbers, places) g (number, place) on g.place = s."of"
            on conflict do nothing
        returning object)
    select array_agg(distinct k.object) into fresh from kept k;
    if fresh is not null then
        perform taxii.tell(fresh);
    end if;
end
$$;

-- As taxii.add was; beside each object stands what it can concern.
drop function taxii.put, taxii.put_guarded, taxii.add;
create function taxii.add(wanted uuid, guard uuid, ids text[], types text[], versions timestamptz[], said text[],
                          contents text[], looks jsonb, signs jsonb)
    returns table (place integer, shown text, fresh boolean)
    language plpgsql set search_path = pg_catalog
as $$
declare
    start timestamptz;
    new_ids bigint;
    newest timestamptz;
    several text[];
    numbers bigint[];
    places integer[];
begin
    perform from taxii.collection c where c.id = wanted for update;
    select greatest(clock_timestamp(), c.last_added + interval '1 us') into start
      from taxii.collection c where c.id = wanted;
    select count(distinct g.id) into new_ids from unnest(ids) g (id)
     where not exists (select from taxii.object o where o.collection = wanted and o.id = g.id);
    with added as (
        insert into taxii.object (collection, added, id, version, shown, type, size, content, added_by, guards, looked,
                                  name, marking, understood, until)
        select wanted, a.at, g.id, coalesce(g.version, '-infinity'),
               coalesce(g.said, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
               g.type, octet_length(g.content), g.content, registry.caller(),
               case when guard is not null then array [guard] end, true,
               g.name, g.marking, g.understood, g.until
          from (select distinct on (u.id, coalesce(u.version, '-infinity')) u.*
                  from rows from (unnest(ids, types, versions, said, contents),
                                  jsonb_to_recordset(looks)
                                      as (name text, marking text, understood text, until timestamptz)) with ordinality
                       u (id, type, version, said, content, name, marking, understood, until, place)
                 order by u.id, coalesce(u.version, '-infinity'), u.place) g
         cross join lateral (select start + (g.place - 1) * interval '1 us' as at) a
            on conflict (collection, id, version) do update
               set guards = object.guards || excluded.guards, added = excluded.added
             where not object.guards @> excluded.guards
        returning added, number)
    select max(a.added), array_agg(a.number), array_agg((extract(epoch from a.added - start) * 1000000)::integer + 1)
      into newest, numbers, places from added a;
    if newest is not null then
        update taxii.collection c set objects = c.objects + new_ids, last_added = newest where c.id = wanted;
        select array_agg(m.id) into several
          from (select o.id from taxii.object o where o.collection = wanted and o.id = any (ids)
                 group by o.id having count(*) > 1) m;
        if several is not null then
            perform taxii.mark_ends(wanted, several);
        end if;
        perform taxii.keep_signs(numbers, places, signs);
    end if;
    return query
        select g.place::integer, o.shown, o.added = start + (g.place - 1) * interval '1 us'
          from unnest(ids, versions) with ordinality g (id, version, place)
          join taxii.object o on o.collection = wanted and o.id = g.id and o.version = coalesce(g.version, '-infinity');
end
$$;

create function taxii.put(wanted uuid, ids text[], types text[], versions timestamptz[], said text[], contents text[],
                          looks jsonb, signs jsonb)
    returns table (place integer, shown text, fresh boolean)
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if not wanted = any (taxii.writable()) then
        raise insufficient_privilege using message = 'not a collection of theirs to write';
    end if;
    return query select * from taxii.add(wanted, null, ids, types, versions, said, contents, looks, signs);
end
$$;

create function taxii.put_guarded(wanted uuid, guard uuid, ids text[], types text[], versions timestamptz[], said text[],
                                  contents text[], looks jsonb, signs jsonb)
    returns table (place integer, shown text, fresh boolean)
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if not taxii.guards(wanted, guard) then
        raise insufficient_privilege using message = 'not an advisory of theirs';
    end if;
    return query select * from taxii.add(wanted, guard, ids, types, versions, said, contents, looks, signs);
end
$$;

-- What came before anybody looked, some at a time, and what was found in it.
create function taxii.unlooked(most integer) returns table (number bigint, content text)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select o.number, o.content from taxii.object o
         where not o.looked and registry.caller() is null order by o.number limit most;
    end;
create function taxii.look(numbers bigint[], looks jsonb, signs jsonb) returns void
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    seen bigint[];
    places integer[];
begin
    with looked as (
        update taxii.object o
           set looked = true, name = g.name, marking = g.marking, understood = g.understood, until = g.until
          from rows from (unnest(numbers),
                          jsonb_to_recordset(looks)
                              as (name text, marking text, understood text, until timestamptz)) with ordinality
               g (number, name, marking, understood, until, place)
         where o.number = g.number and not o.looked and registry.caller() is null
        returning o.number, g.place)
    select array_agg(l.number), array_agg(l.place) into seen, places from looked l;
    if seen is not null then
        perform taxii.keep_signs(seen, places, signs);
    end if;
end
$$;

-- For a collection's keeper: how much of what it holds was understood, and, for a desk that writes advisories, how many
-- objects concern somebody and how many organisations are concerned; never whom, and nothing where fewer than four could
-- be meant.
create function taxii.figures()
    returns table (collection uuid, wholly bigint, partly bigint, not_at_all bigint, concerning bigint, concerned bigint)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select k.id, u.wholly, u.partly, u.not_at_all, h.objects, h.organisations
          from taxii.collection k
         cross join lateral (
               select count(*) filter (where o.understood = 'wholly') as wholly,
                      count(*) filter (where o.understood = 'partly') as partly,
                      count(*) filter (where o.understood = 'not') as not_at_all
                 from taxii.object o where o.collection = k.id and o.last) u
          left join lateral (
               select count(distinct t.object) as objects,
                      case when count(distinct t.organisation) >= 4 then count(distinct t.organisation) end as organisations
                 from taxii.hit t where t.collection = k.id) h
            on registry.role_held() in ('ministry-desk', 'coordinator', 'ceptoar-office')
               and (k.readers <> 'named'
                    or 4 <= (select count(*) from taxii.member m where m.collection = k.id and m.reads))
         where k.id = any (taxii.kept());
    end;
revoke execute on function taxii.tell, taxii.keep_signs, taxii.add, taxii.put, taxii.put_guarded, taxii.unlooked, taxii.look,
    taxii.figures from public;
grant execute on function taxii.put, taxii.put_guarded, taxii.unlooked, taxii.look, taxii.figures to kaname_app;

-- ------------------------------------------------------------------------------------------- one more thing to tell of
do $$
declare
    one record;
begin
    for one in select c.conrelid::regclass as owner, c.conname, pg_get_constraintdef(c.oid) as says
                 from pg_constraint c
                where (c.conrelid, c.conname) in (('exchange.channel'::regclass, 'channel_tells_check'),
                                                  ('exchange.delivery'::regclass, 'delivery_occasion_check'))
    loop
        execute format('alter table %s drop constraint %I', one.owner, one.conname);
        execute format('alter table %s add constraint %I %s', one.owner, one.conname,
            case when one.says ~ 'ARRAY\['
                 then replace(one.says, 'ARRAY[', 'ARRAY[''concern''::text, ')
                 else replace(one.says, '''{', '''{concern,') end);
    end loop;
end
$$;
update exchange.channel set tells = tells || '{concern}'::text[] where 'announcement' = any (tells);
create trigger concern_undelivered after update on exchange.delivery
    for each row when (new.occasion = 'concern' and new.state = 'failed' and old.state <> 'failed')
    execute function exchange.announcement_undelivered();
