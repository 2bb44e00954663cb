-- What the public may know: each finished quarter as it was published, once and for ever, and what people write to the
-- coordinator. The application can read neither table of editions: it asks `published`, which has nothing else to give.
create table situation.edition (
    quarter      text primary key check (quarter ~ '^20[0-9][0-9]-Q[1-4]$'),
    smallest     integer not null check (smallest >= 3), -- the fewest operators that a figure tells of
    published_at timestamptz not null
);
create table situation.edition_figure (
    quarter   text not null references situation.edition,
    sector    text not null check (length(sector) between 1 and 63),
    type      text check (length(type) between 1 and 63), -- null: the withheld types of the sector together
    incidents integer not null check (incidents >= 3),
    unique nulls not distinct (quarter, sector, type)
);
alter table situation.edition enable row level security;
alter table situation.edition_figure enable row level security;

-- What may be said of incidents by operator, sector and type (`told`, a JSON array): a cell if enough operators stand
-- behind it; the withheld cells of a sector as one sum if there are two or more and enough operators behind them
-- together. No figure overlaps another, so that none can be subtracted from another. As kaname.exchange.statistics
-- does for a desk; an empty type of the sector counts as withheld in both.
create function situation.suppressed(told jsonb, types text[], smallest integer)
    returns table (sector text, type text, incidents integer)
    language sql immutable set search_path = pg_catalog
    begin atomic
        with cell as (
            select t.sector, t.type, count(distinct t.operator) as operators, sum(t.incidents)::integer as incidents
              from jsonb_to_recordset(told) t (sector text, type text, operator text, incidents integer)
             where t.type = any (types)
             group by t.sector, t.type),
        shown as (select c.sector, c.type, c.incidents from cell c where c.operators >= smallest),
        rest as (
            select t.sector, sum(t.incidents)::integer as incidents
              from jsonb_to_recordset(told) t (sector text, type text, operator text, incidents integer)
             where t.type = any (types)
               and not exists (select from shown s where s.sector = t.sector and s.type = t.type)
             group by t.sector
            having count(distinct t.operator) >= smallest
               and cardinality(types) - (select count(*) from shown s where s.sector = t.sector) >= 2)
        select s.sector, s.type, s.incidents from shown s
        union all select r.sector, null, r.incidents from rest r;
    end;
revoke execute on function situation.suppressed from public;

-- Publishes a quarter as the coordinator knew it then: real incidents of which it was first told in the quarter, by the
-- sector and the type of attack that their newest letter names. False for a quarter that still runs or was published.
create function situation.publish(wanted text, types text[], smallest integer, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    first date := make_date(left(wanted, 4)::integer, right(wanted, 1)::integer * 3 - 2, 1);
    starts timestamptz := first::timestamp at time zone 'Asia/Tokyo';
    ends timestamptz := (first + interval '3 months') at time zone 'Asia/Tokyo';
    told jsonb;
begin
    if smallest < 3 or publish.at < ends then
        return false;
    end if;
    insert into situation.edition values (wanted, smallest, publish.at) on conflict do nothing;
    if not found then
        return false;
    end if;
    with mine as materialized (
        select l.* from exchange.letter l join registry.organisation o on o.id = l.recipient
         where o.kind = 'coordinator' and not l.exercise and l.sent_at < publish.at),
    fresh as (
        select m.incident from mine m group by m.incident having min(m.sent_at) >= starts and min(m.sent_at) < ends),
    incident as (
        select distinct on (m.incident) m.incident, m.operator, m.operator_sector as sector,
               coalesce((select v.value ->> 'value' from mine s,
                                jsonb_path_query(s.content::jsonb,
                                    '$.items[*].values[*] ? (@.fact == "attack_type")') v (value)
                          where s.incident = m.incident
                          order by s.number desc, s.sent_at desc limit 1), 'untold') as type
          from fresh join mine m using (incident)
         order by m.incident, m.number, m.sent_at, m.id),
    contribution as (
        select i.sector, i.type, i.operator, count(*) as incidents from incident i group by 1, 2, 3)
    select coalesce(jsonb_agg(to_jsonb(c)), '[]') into told from contribution c;
    insert into situation.edition_figure (quarter, sector, type, incidents)
    select wanted, s.sector, s.type, s.incidents from situation.suppressed(told, types, smallest) s;
    return true;
end
$$;
revoke execute on function situation.publish from public;
grant execute on function situation.publish to kaname_app;

-- The newest editions, for anybody: one row a figure, and one without a figure for an edition that shows none.
create function situation.published(most integer)
    returns table (quarter text, smallest integer, published_at timestamptz, sector text, type text, incidents integer)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select e.quarter, e.smallest, e.published_at, f.sector, f.type, f.incidents
          from (select * from situation.edition order by quarter desc limit most) e
          left join situation.edition_figure f using (quarter)
         order by e.quarter desc, f.sector, f.type;
    end;
revoke execute on function situation.published from public;
grant execute on function situation.published to kaname_app;

-- What was announced to many and is marked for everybody: neither to whom it went nor who wrote it.
create function exchange.announced_to_all(most integer)
    returns table (id uuid, kind text, title text, text text, released_at timestamptz, sender_ja text, sender_en text)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select a.id, a.kind, a.title, a.text, a.released_at, o.name_ja, o.name_en
          from exchange.announcement a join registry.organisation o on o.id = a.sender
         where a.marking = 'TLP:CLEAR' and not a.exercise and not a.withdraws
           and not exists (select from exchange.announcement later where later.supersedes = a.id)
         order by a.released_at desc, a.id limit most;
    end;
revoke execute on function exchange.announced_to_all from public;
grant execute on function exchange.announced_to_all to kaname_app;
create index on exchange.announcement (released_at desc) where marking = 'TLP:CLEAR';

-- What people write to the coordinator, without saying who they are. Read by its desk alone.
create table situation.feedback (
    id      uuid primary key,
    at      timestamptz not null,
    text    text not null check (length(text) between 1 and 2000),
    done_at timestamptz,
    done_by uuid references registry.account,
    check ((done_at is null) = (done_by is null))
);
create index on situation.feedback (at desc, id desc);
create index on situation.feedback (at) where done_at is null;
grant select, update (done_at, done_by) on situation.feedback to kaname_app;
alter table situation.feedback enable row level security;
create policy at_the_coordinator on situation.feedback for select
    using ((select registry.role_held()) = 'coordinator');
create policy seen_to on situation.feedback for update
    using ((select registry.role_held()) = 'coordinator' and done_at is null)
    with check (done_by = nullif(current_setting('kaname.account', true), '')::uuid);

-- The only way to write there. False where so much waits to be read that no more is taken.
create function situation.hear(id uuid, said text, at timestamptz, most integer) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if (select count(*) from situation.feedback f where f.done_at is null) >= most then
        return false;
    end if;
    insert into situation.feedback (id, at, text) values (hear.id, hear.at, hear.said);
    return true;
end
$$;
revoke execute on function situation.hear from public;
grant execute on function situation.hear to kaname_app;
