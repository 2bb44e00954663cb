-- Advisories go out over TAXII too. One collection, the house's own, holds the objects of all of them; each object names
-- the advisories that it came with, and is there for whoever may read one of them. So TLP is enforced where it is
-- everywhere else, by the policy of advisory.advisory, as of the moment of asking.
alter table taxii.collection alter column keeper drop not null;
alter table taxii.collection add column guarded boolean not null default false;
alter table taxii.collection add constraint the_house_keeps_what_is_guarded check (guarded = (keeper is null));
alter table taxii.object add column guards uuid[] check (cardinality(guards) > 0); -- null: for whoever reads the collection
create index object_guards on taxii.object using gin (guards) where guards is not null;

insert into taxii.collection (id, alias, keeper, title_ja, title_en, about_ja, about_en, readers, writers, created_at, guarded)
values ('5b9f0e6a-2c47-4d18-9a63-e1d07c4b8f05', 'advisories', null, '注意喚起', 'Advisories',
        '注意喚起を、その TLP が許す組織にだけ渡します。トークンなしでは TLP:CLEAR だけが読めます。',
        'Advisories, each to those whom its TLP label allows; without a token TLP:CLEAR alone.',
        'anyone', 'named', now(), true);

drop policy read on taxii.object;
create policy read on taxii.object for select
    using (collection = any ((select taxii.readable())::uuid[])
           and (guards is null or exists (select from advisory.advisory a where a.id = any (guards))));

-- As taxii.put was, for both: what is there already for another advisory is there for this one too, and dated anew, so
-- that who could not see it before does not miss it.
create function taxii.add(wanted uuid, guard uuid, ids text[], types text[], versions timestamptz[], said text[],
                          contents text[])
    returns table (place integer, shown text, fresh boolean)
    language plpgsql set search_path = pg_catalog
as $$
declare
    start timestamptz;
    new_ids bigint;
    newest timestamptz;
    several text[];
begin
    perform from taxii.collection c where c.id = wanted for update;
    select greatest(clock_timestamp(), c.last_added + interval '1 us') into start
      from taxii.collection c where c.id = wanted;
    select count(distinct g.id) into new_ids from unnest(ids) g (id)
     where not exists (select from taxii.object o where o.collection = wanted and o.id = g.id);
    with added as (
        insert into taxii.object (collection, added, id, version, shown, type, size, content, added_by, guards)
        select wanted, a.at, g.id, coalesce(g.version, '-infinity'),
               coalesce(g.said, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
               g.type, octet_length(g.content), g.content, registry.caller(),
               case when guard is not null then array [guard] end
          from (select distinct on (u.id, coalesce(u.version, '-infinity')) u.*
                  from unnest(ids, types, versions, said, contents) with ordinality
                       u (id, type, version, said, content, place)
                 order by u.id, coalesce(u.version, '-infinity'), u.place) g
         cross join lateral (select start + (g.place - 1) * interval '1 us' as at) a
            on conflict (collection, id, version) do update
               set guards = object.guards || excluded.guards, added = excluded.added
             where not object.guards @> excluded.guards
        returning added)
    select max(a.added) into newest from added a;
    if newest is not null then
        update taxii.collection c set objects = c.objects + new_ids, last_added = newest where c.id = wanted;
        select array_agg(m.id) into several
          from (select o.id from taxii.object o where o.collection = wanted and o.id = any (ids)
                 group by o.id having count(*) > 1) m;
        if several is not null then
            perform taxii.mark_ends(wanted, several);
        end if;
    end if;
    return query
        select g.place::integer, o.shown, o.added = start + (g.place - 1) * interval '1 us'
          from unnest(ids, versions) with ordinality g (id, version, place)
          join taxii.object o on o.collection = wanted and o.id = g.id and o.version = coalesce(g.version, '-infinity');
end
$$;

create or replace function taxii.put(wanted uuid, ids text[], types text[], versions timestamptz[], said text[],
                                     contents text[])
    returns table (place integer, shown text, fresh boolean)
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if not wanted = any (taxii.writable()) then
        raise insufficient_privilege using message = 'not a collection of theirs to write';
    end if;
    return query select * from taxii.add(wanted, null, ids, types, versions, said, contents);
end
$$;

create function taxii.put_guarded(wanted uuid, guard uuid, ids text[], types text[], versions timestamptz[], said text[],
                                  contents text[])
    returns table (place integer, shown text, fresh boolean)
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if not taxii.guards(wanted, guard) then
        raise insufficient_privilege using message = 'not an advisory of theirs';
    end if;
    return query select * from taxii.add(wanted, guard, ids, types, versions, said, contents);
end
$$;

-- The caller wrote what guards, and the collection is one of guarded objects.
create function taxii.guards(wanted uuid, guard uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select exists (select from taxii.collection c where c.id = wanted and c.guarded)
               and exists (select from advisory.advisory a where a.id = guard and a.author = advisory.writes());
    end;

-- What came with this advisory alone is gone; the rest is no longer there for its sake.
create function taxii.unguard(wanted uuid, guard uuid) returns void
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    gone text[];
begin
    if not taxii.guards(wanted, guard) then
        raise insufficient_privilege using message = 'not an advisory of theirs';
    end if;
    perform from taxii.collection c where c.id = wanted for update;
    with dropped as (
        delete from taxii.object o where o.collection = wanted and o.guards @> array [guard] and cardinality(o.guards) = 1
        returning o.id)
    select array_agg(distinct d.id) into gone from dropped d;
    update taxii.object o set guards = array_remove(o.guards, guard)
     where o.collection = wanted and o.guards @> array [guard];
    if gone is not null then
        perform taxii.mark_ends(wanted, gone);
        update taxii.collection c
           set objects = c.objects - (select count(*) from unnest(gone) g (id)
                                       where not exists (select from taxii.object o
                                                          where o.collection = wanted and o.id = g.id))
         where c.id = wanted;
    end if;
end
$$;
revoke execute on function taxii.add, taxii.put_guarded, taxii.guards, taxii.unguard from public;
grant execute on function taxii.put_guarded, taxii.unguard to kaname_app;
