-- Collections of STIX objects, read and written over TAXII 2.1. The text of an object is kept as it came and handed out
-- as it is; what queries need stands beside it.
create schema taxii;
grant usage on schema taxii to kaname_app;

create table taxii.collection (
    id         uuid primary key,
    alias      text not null unique check (alias ~ '^[a-z][a-z0-9-]{1,31}$'), -- shorter than an id, so never one
    keeper     text not null references registry.organisation,
    title_ja   text not null check (length(title_ja) between 1 and 200),
    title_en   text not null check (length(title_en) between 1 and 200),
    about_ja   text not null check (length(about_ja) between 1 and 2000),
    about_en   text not null check (length(about_en) between 1 and 2000),
    readers    text not null check (readers in ('anyone', 'signed-in', 'named')),
    writers    text not null check (writers in ('signed-in', 'named')),
    created_at timestamptz not null,
    objects    bigint not null default 0, -- different ids
    last_added timestamptz                -- the newest date_added ever given; whoever adds waits for its row
);

-- who else may, beside the keeper, where it is for those who are named
create table taxii.member (
    collection   uuid not null references taxii.collection,
    organisation text not null references registry.organisation,
    reads        boolean not null,
    writes       boolean not null,
    primary key (collection, organisation),
    check (reads or writes)
);
create index on taxii.member (organisation);

create table taxii.object (
    collection uuid not null references taxii.collection,
    added      timestamptz not null,    -- date_added: unique and rising in its collection, in the order of commits
    id         text collate "C" not null,
    version    timestamptz not null,    -- modified, else created; -infinity where an object has neither
    shown      text not null,           -- the version as it was written; where there is none, when it was added
    type       text collate "C" not null,
    first      boolean not null default true,
    last       boolean not null default true,
    size       integer not null,        -- bytes
    content    text not null,
    added_by   text not null references registry.organisation,
    primary key (collection, added),
    unique (collection, id, version)
);
create index object_type on taxii.object (collection, type, added) where last;

create table taxii.status (
    id           uuid primary key,
    organisation text not null references registry.organisation,
    account      uuid not null references registry.account,
    at           timestamptz not null,
    document     text not null -- the status resource as it is answered
);
create index on taxii.status (at);

-- --------------------------------------------------------------------------------------------------- who may do what
-- the caller's organisation, where its role keeps collections: not everybody of an organisation works there
create function taxii.keeping() returns text
    language sql stable set search_path = pg_catalog
    begin atomic
        select case when registry.role_held() in ('coordinator', 'ministry-desk', 'ceptoar-office', 'administrator')
                    then registry.caller() end;
    end;
create function taxii.readable() returns uuid[]
    language sql stable parallel safe security definer set search_path = pg_catalog
    begin atomic
        select coalesce(array_agg(c.id), '{}') from taxii.collection c
         where c.readers = 'anyone'
            or (registry.caller() is not null
                and (c.readers = 'signed-in' or c.keeper = registry.caller()
                     or exists (select from taxii.member m
                                 where m.collection = c.id and m.organisation = registry.caller() and m.reads)));
    end;
create function taxii.writable() returns uuid[]
    language sql stable parallel safe security definer set search_path = pg_catalog
    begin atomic
        select coalesce(array_agg(c.id), '{}') from taxii.collection c
         where registry.caller() is not null
           and (c.writers = 'signed-in' or c.keeper = taxii.keeping()
                or exists (select from taxii.member m
                            where m.collection = c.id and m.organisation = registry.caller() and m.writes));
    end;
create function taxii.kept() returns uuid[]
    language sql stable parallel safe security definer set search_path = pg_catalog
    begin atomic
        select coalesce(array_agg(c.id), '{}') from taxii.collection c where c.keeper = taxii.keeping();
    end;

grant select on taxii.collection, taxii.member, taxii.object, taxii.status to kaname_app;
grant insert (id, alias, keeper, title_ja, title_en, about_ja, about_en, readers, writers, created_at),
      update (title_ja, title_en, about_ja, about_en, readers, writers) on taxii.collection to kaname_app;
grant insert, delete on taxii.member to kaname_app;
grant insert on taxii.status to kaname_app;
alter table taxii.collection enable row level security;
alter table taxii.member enable row level security;
alter table taxii.object enable row level security;
alter table taxii.status enable row level security;

create policy seen on taxii.collection for select
    using (id = any ((select taxii.readable())::uuid[]) or id = any ((select taxii.writable())::uuid[]));
create policy made on taxii.collection for insert with check (keeper = (select taxii.keeping()));
create policy kept on taxii.collection for update using (keeper = (select taxii.keeping()));
create policy kept on taxii.member using (collection = any ((select taxii.kept())::uuid[]));
create policy read on taxii.object for select using (collection = any ((select taxii.readable())::uuid[]));
create policy poster on taxii.status
    using (organisation = registry.caller() and account = nullif(current_setting('kaname.account', true), '')::uuid);

-- ------------------------------------------------------------------------------------------------ adding and deleting
-- Which of an object's versions is the first, and which the last.
create function taxii.mark_ends(wanted uuid, ids text[]) returns void
    language sql set search_path = pg_catalog
    begin atomic
        update taxii.object o set first = n.first, last = n.last
          from (select v.id, v.version, v.version = min(v.version) over w as first,
                       v.version = max(v.version) over w as last
                  from taxii.object v where v.collection = wanted and v.id = any (ids)
                window w as (partition by v.id)) n
         where o.collection = wanted and o.id = n.id and o.version = n.version
           and (o.first, o.last) is distinct from (n.first, n.last);
    end;

-- Adds what is not there yet, in the order given. Whoever adds to a collection holds its row until the transaction ends:
-- so dates rise in the order of commits, and who asks for what came after a date never misses what commits later. The
-- dates are the database's, which all nodes share.
create function taxii.put(wanted uuid, ids text[], types text[], versions timestamptz[], said text[], contents text[])
    returns table (place integer, shown text, fresh boolean)
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    start timestamptz;
    new_ids bigint;
    newest timestamptz;
    several text[];
begin
    if not wanted = any (taxii.writable()) then
        raise insufficient_privilege using message = 'not a collection of theirs to write';
    end if;
    perform from taxii.collection c where c.id = wanted for update;
    select greatest(clock_timestamp(), c.last_added + interval '1 us') into start
      from taxii.collection c where c.id = wanted;
    select count(distinct g.id) into new_ids from unnest(ids) g (id)
     where not exists (select from taxii.object o where o.collection = wanted and o.id = g.id);
    with added as (
        insert into taxii.object (collection, added, id, version, shown, type, size, content, added_by)
        select wanted, a.at, g.id, coalesce(g.version, '-infinity'),
               coalesce(g.said, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
               g.type, octet_length(g.content), g.content, registry.caller()
          from unnest(ids, types, versions, said, contents) with ordinality g (id, type, version, said, content, place)
         cross join lateral (select start + (g.place - 1) * interval '1 us' as at) a
            on conflict (collection, id, version) do nothing
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

-- Deletes versions of an object: its adder's and, for the keeper, anybody's. What date_added was given is never given
-- again. How many went; null where there were some and none was theirs to delete.
create function taxii.withdraw(wanted uuid, object text, firsts boolean, lasts boolean, every boolean,
                               versions timestamptz[])
    returns integer
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    gone integer;
    there boolean;
begin
    if not (wanted = any (taxii.writable()) and wanted = any (taxii.readable())) then
        raise insufficient_privilege using message = 'not a collection of theirs to write';
    end if;
    perform from taxii.collection c where c.id = wanted for update;
    there := exists (select from taxii.object o
                      where o.collection = wanted and o.id = object
                        and (every or (firsts and o.first) or (lasts and o.last) or o.version = any (versions)
                             or (o.version = '-infinity' and o.added = any (versions))));
    delete from taxii.object o
     where o.collection = wanted and o.id = object
       and (every or (firsts and o.first) or (lasts and o.last) or o.version = any (versions)
            or (o.version = '-infinity' and o.added = any (versions)))
       and (o.added_by = registry.caller() or wanted = any (taxii.kept()));
    get diagnostics gone = row_count;
    if gone > 0 then
        perform taxii.mark_ends(wanted, array [object]);
        update taxii.collection c set objects = c.objects - 1
         where c.id = wanted and not exists (select from taxii.object o where o.collection = wanted and o.id = object);
    end if;
    return case when gone = 0 and there then null else gone end;
end
$$;

create function taxii.forget_statuses(before timestamptz) returns integer
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    gone integer;
begin
    delete from taxii.status s where s.at < before;
    get diagnostics gone = row_count;
    return gone;
end
$$;
revoke execute on function taxii.mark_ends, taxii.put, taxii.withdraw, taxii.forget_statuses from public;
grant execute on function taxii.put, taxii.withdraw, taxii.forget_statuses to kaname_app;

-- ------------------------------------------------------------------------------------------- tokens that may write here
alter table registry.token drop constraint token_scopes_check;
alter table registry.token add constraint token_scopes_check
    check (cardinality(scopes) > 0 and scopes <@ '{report,read,desk,taxii,taxii:write}');
alter table registry.token alter column scopes set default '{report,read,desk,taxii,taxii:write}';
-- the personas of a demo may do everything
update registry.token t set scopes = array_append(t.scopes, 'taxii:write')
  from registry.account a where a.id = t.account and a.persona is not null and 'taxii' = any (t.scopes);

-- HTTP Basic names an account beside the token that is its password
create function registry.login_of(wanted uuid) returns text
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select a.login from registry.account a where a.id = wanted;
    end;
revoke execute on function registry.login_of from public;
grant execute on function registry.login_of to kaname_app;
