-- A Merkle tree over the ledger (RFC 9162) and its signed heads. Entries are appended as before, under the same lock and
-- no slower: what stands here is built afterwards, by a task. Hashes of hashes tell nobody who wrote to whom, so the
-- application may read them; only the functions below write them.

-- the complete subtrees: level 0 holds the leaves, sha256(0x00 | hash of the entry), above it sha256(0x01 | left | right)
create table exchange.tree_node (
    level smallint not null check (level between 0 and 62),
    index bigint not null check (index >= 0),
    hash  bytea not null check (length(hash) = 32),
    primary key (level, index)
);

-- what the house has said about the whole ledger, signed: the root over its first `size` entries
create table exchange.tree_head (
    size bigint primary key check (size > 0),
    root bytea not null check (length(root) = 32),
    at   timestamptz not null,
    jws  text not null check (length(jws) between 1 and 2000)
);

-- where the entries about an incident or a letter stand; beside the ledger, so that appending needs no further index
create table exchange.ledger_subject (
    subject  uuid not null,
    sequence bigint not null,
    primary key (subject, sequence)
);

alter table exchange.tree_node enable row level security;
alter table exchange.tree_head enable row level security;
alter table exchange.ledger_subject enable row level security;
create policy seen on exchange.tree_node for select using (true);
create policy seen on exchange.tree_head for select using (true);
grant select on exchange.tree_node, exchange.tree_head to kaname_app;

-- Takes up to so many new entries into the tree and says how many it holds then. One at a time: a second run waits, and
-- finds nothing to do. A ledger that lost entries which the tree holds is refused.
create function exchange.grow_tree(most integer) returns bigint
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    last  bigint;
    was   bigint;
    grown bigint;
    above smallint := 0;
begin
    perform pg_advisory_xact_lock(hashtextextended('exchange.tree', 0));
    select coalesce(max(n.index) + 1, 0) into was from exchange.tree_node n where n.level = 0;
    select h.sequence into last from exchange.ledger_head h;
    if was > last then
        raise exception 'the ledger is shorter than its tree of % entries', was;
    end if;
    insert into exchange.tree_node (level, index, hash)
    select 0, e.sequence - 1, sha256('\x00'::bytea || e.hash)
      from exchange.ledger e where e.sequence > was order by e.sequence limit least(most, 100000);
    get diagnostics grown = row_count;
    grown := was + grown;
    if grown < least(last, was + least(most, 100000))
       or grown <> (select coalesce(max(n.index) + 1, 0) from exchange.tree_node n where n.level = 0) then
        raise exception 'the ledger has a gap after entry %', was;
    end if;
    insert into exchange.ledger_subject (subject, sequence)
    select e.subject, e.sequence from exchange.ledger e where e.sequence > was and e.sequence <= grown
    on conflict do nothing;
    loop
        above := above + 1;
        exit when grown >> above = 0;
        insert into exchange.tree_node (level, index, hash)
        select above, l.index >> 1, sha256('\x01'::bytea || l.hash || r.hash)
          from exchange.tree_node l
          join exchange.tree_node r on r.level = l.level and r.index = l.index + 1
         where l.level = above - 1 and l.index >= (was >> above) << 1 and l.index < (grown >> above) << 1
           and l.index % 2 = 0;
    end loop;
    return grown;
end
$$;
revoke execute on function exchange.grow_tree from public;
grant execute on function exchange.grow_tree to kaname_app;

-- the root over the first `size` entries, from the smallest complete subtree leftwards
create function exchange.tree_root(size bigint) returns bytea
    language plpgsql stable set search_path = pg_catalog
as $$
declare
    root bytea;
    part bytea;
begin
    for above in 0 .. 62 loop
        if (size >> above) & 1 = 1 then
            select n.hash into strict part from exchange.tree_node n
             where n.level = above and n.index = (size >> above) - 1;
            root := case when root is null then part else sha256('\x01'::bytea || part || root) end;
        end if;
    end loop;
    return root;
end
$$;
revoke execute on function exchange.tree_root from public;

-- Keeps a signed head, if it is the tree's and says more than the last one. Says whether it was kept.
create function exchange.keep_tree_head(size bigint, root bytea, at timestamptz, jws text) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('exchange.tree', 0));
    if keep_tree_head.root is distinct from exchange.tree_root(keep_tree_head.size) then
        raise exception 'this is not the root over % entries', keep_tree_head.size;
    end if;
    insert into exchange.tree_head (size, root, at, jws)
    select keep_tree_head.size, keep_tree_head.root, keep_tree_head.at, keep_tree_head.jws
     where not exists (select from (select * from exchange.tree_head t order by t.size desc limit 1) h
                        where h.size >= keep_tree_head.size or h.at > keep_tree_head.at);
    return found;
end
$$;
revoke execute on function exchange.keep_tree_head from public;
grant execute on function exchange.keep_tree_head to kaname_app;

-- The ledger's entries about one incident of the calling operator and about the letters that it became, in order. The
-- last minute's entries are not filed under their subject yet, so those few are looked through.
create function exchange.entries_of(wanted uuid) returns setof exchange.ledger
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        with mine as (
            select i.id as subject from incident.incident i
             where i.id = wanted and i.operator = registry.caller()
            union all
            select l.id from exchange.letter l where l.incident = wanted and l.operator = registry.caller()
            union all
            select p.id from filing.proposal p where p.incident = wanted and p.operator = registry.caller()),
        grown as (
            select coalesce(max(n.index) + 1, 0) as size from exchange.tree_node n where n.level = 0),
        found as (
            select s.sequence from mine join exchange.ledger_subject s on s.subject = mine.subject, grown
             where s.sequence <= grown.size
            union
            select e.sequence from exchange.ledger e, grown
             where e.sequence > grown.size and e.subject in (select mine.subject from mine))
        select e.* from exchange.ledger e join found on found.sequence = e.sequence order by e.sequence;
    end;
revoke execute on function exchange.entries_of from public;
grant execute on function exchange.entries_of to kaname_app;
