-- Advisories: what was learnt comes back to those whom it can help. An advisory goes out as an announcement, whose inbox,
-- unread, noted, messages and ledger it uses; who may read it is decided here, by its TLP label.
create schema advisory;
grant usage on schema advisory to kaname_app;

-- ------------------------------------------------------------------------------- what an organisation says it uses
create table registry.system_product (
    system       text not null references registry.system,
    organisation text not null references registry.organisation,
    vendor       text not null check (length(vendor) between 1 and 200),
    product      text not null check (length(product) between 1 and 200),
    version      text not null default '' check (length(version) <= 100), -- '': not known
    primary key (system, vendor, product, version)
);
create index on registry.system_product (lower(vendor), lower(product));
create index on registry.system_product (organisation);
create table registry.network (
    organisation text not null references registry.organisation,
    range        cidr not null,
    note         text not null default '' check (length(note) <= 200),
    primary key (organisation, range)
);
-- whom TLP:AMBER calls the clients of an organisation, as it says itself
create table registry.client (
    organisation text not null references registry.organisation,
    client       text not null references registry.organisation,
    primary key (organisation, client),
    check (organisation <> client)
);
create index on registry.client (client);
grant select, insert, delete on registry.system_product, registry.network, registry.client to kaname_app;
alter table registry.system_product enable row level security;
alter table registry.network enable row level security;
alter table registry.client enable row level security;
create policy own on registry.system_product using (organisation = registry.caller())
    with check (organisation = registry.caller() and exists (select from registry.system s where s.id = system));
create policy own on registry.network using (organisation = registry.caller());
create policy own on registry.client using (organisation = registry.caller());

-- 2.10 as {2,10}, without zeros at the end, so that 2 and 2.0 are the same
create function registry.version_parts(version text) returns numeric[]
    language sql immutable parallel safe set search_path = pg_catalog
    return (select coalesce(array_agg(left(m[1], 30)::numeric order by n), '{}')
              from regexp_matches(regexp_replace(version, '(\.0+)+$', ''), '([0-9]+)', 'g') with ordinality as t (m, n));

-- Whether a version lies in a range such as '>=9.0 <9.4'. '' is every version; a version that is not known may be in any.
create function registry.version_within(version text, range text) returns boolean
    language sql immutable parallel safe set search_path = pg_catalog
    return version = '' or coalesce((
        select bool_and(case m[1] when '<' then v < p when '<=' then v <= p when '>' then v > p when '>=' then v >= p
                                  else v = p end)
          from regexp_matches(range, '(<=|>=|<|>|=)\s*([^\s<>=]+)', 'g') as m
         cross join lateral (select registry.version_parts(version) as v, registry.version_parts(m[2]) as p) x), true);

-- The organisations that registered one of these products, for a desk that writes advisories: that they did, not what they
-- have, where, or in which version.
create function registry.using_products(wanted jsonb) returns setof text
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select distinct p.organisation
          from jsonb_to_recordset(wanted) as w (vendor text, product text, versions text)
          join registry.system_product p on lower(p.vendor) = lower(w.vendor) and lower(p.product) = lower(w.product)
                                        and registry.version_within(p.version, w.versions)
         where registry.role_held() in ('ministry-desk', 'coordinator', 'ceptoar-office');
    end;
revoke execute on function registry.using_products from public;
grant execute on function registry.using_products to kaname_app;

-- ------------------------------------------------------------------------------------ announcements of other rooms
alter table exchange.announcement add column urgent boolean not null default false; -- its messages go first

-- a CEPTOAR office writes to its members and to other offices, and guides nobody
create or replace function exchange.announces() returns text
    language sql stable set search_path = pg_catalog
    begin atomic
        select case when registry.role_held() in ('ministry-desk', 'coordinator', 'ceptoar-office')
                    then registry.caller() end;
    end;
drop policy by_an_authority on exchange.announcement;
create policy by_an_authority on exchange.announcement for insert
    with check (sender = registry.caller() and account = nullif(current_setting('kaname.account', true), '')::uuid
                and ((select framework.holds('{ministry-desk,coordinator}'))
                     or (kind <> 'guidance' and (select framework.holds('{ceptoar-office}')))));
drop policy by_the_sender on exchange.announcement_recipient;
create policy by_the_sender on exchange.announcement_recipient for insert
    with check (sender = registry.caller()
                and exists (select from exchange.announcement a
                             where a.id = announcement and a.sender = announcement_recipient.sender)
                and ((select registry.role_held()) <> 'ceptoar-office'
                     or exists (select from registry.organisation o
                                 where o.id = announcement_recipient.organisation
                                   and (o.kind = 'ceptoar' or o.ceptoar = announcement_recipient.sender))));

-- as before; what is urgent is due as if it had waited for ten minutes, so it is taken before all that waits
create or replace function exchange.announcement_released() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if exists (select from (select distinct announcement from arrived) n
                 join exchange.announcement a on a.id = n.announcement
                where a.reached <> (select count(*) from exchange.announcement_recipient r
                                     where r.announcement = a.id)) then
        raise exception 'an announcement reaches those whom it was released to' using errcode = 'check_violation';
    end if;
    perform exchange.plan('announcement', array_agg(n.organisation), array_agg(n.announcement),
                          array_agg(null::uuid), array_agg(null::text),
                          array_agg(jsonb_build_object('kind', a.kind, 'marking', a.marking, 'exercise', a.exercise,
                                                       'ja', o.name_ja, 'en', o.name_en)),
                          max(n.released_at))
       from arrived n
       join exchange.announcement a on a.id = n.announcement
       join registry.organisation o on o.id = a.sender
     having count(*) > 0;
    update exchange.delivery d set next_at = d.next_at - interval '10 minutes'
      from (select distinct announcement from arrived) n join exchange.announcement a on a.id = n.announcement
     where a.urgent and d.occasion = 'announcement' and d.subject = a.id and d.state = 'waiting' and d.attempts = 0;
    perform pg_notify('kaname', 'announcement ' || n.organisation) from arrived n;
    return null;
end
$$;
create index on exchange.delivery (subject) where occasion = 'announcement';

-- -------------------------------------------------------------------------------------------------------- drafts
-- the organisation of a desk that writes advisories
create function advisory.writes() returns text
    language sql stable set search_path = pg_catalog
    begin atomic
        select case when registry.role_held() in ('ministry-desk', 'coordinator', 'ceptoar-office')
                    then registry.caller() end;
    end;
create function advisory.me() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('kaname.account', true), '')::uuid;

-- Written in revisions, each whole; what was approved is one revision, by an account that wrote none of them.
create table advisory.draft (
    id         uuid primary key,
    author     text not null references registry.organisation,
    supersedes uuid, -- the advisory whose next version it is to be
    opened_at  timestamptz not null
);
create table advisory.revision (
    draft   uuid not null references advisory.draft,
    number  integer not null check (number > 0),
    author  text not null references registry.organisation,
    account uuid not null references registry.account,
    at      timestamptz not null,
    content jsonb not null,
    primary key (draft, number)
);
create table advisory.approval (
    draft   uuid not null,
    number  integer not null,
    author  text not null references registry.organisation,
    account uuid not null references registry.account,
    at      timestamptz not null,
    primary key (draft, number),
    foreign key (draft, number) references advisory.revision
);
create table advisory.discarded (
    draft   uuid primary key references advisory.draft,
    author  text not null references registry.organisation,
    account uuid not null references registry.account,
    at      timestamptz not null
);
create index on advisory.draft (author, opened_at desc, id desc);

-- ---------------------------------------------------------------------------------------------------- advisories
create table advisory.advisory (
    id          uuid primary key references exchange.announcement,
    series      uuid not null,
    number      integer not null check (number > 0),
    draft       uuid not null unique references advisory.draft,
    revision    integer not null,
    author      text not null references registry.organisation,
    kind        text not null check (kind in ('information', 'advice')),
    title       text not null check (length(title) between 1 and 200),
    aspects     text[] not null check (cardinality(aspects) between 1 and 3
                                       and aspects <@ '{prevention,containment,recurrence}'),
    urgent      boolean not null generated always as ('containment' = any (aspects)) stored,
    marking     text not null
        check (marking in ('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')),
    pap         text not null check (pap in ('PAP:RED', 'PAP:AMBER', 'PAP:GREEN', 'PAP:CLEAR')),
    iep         jsonb not null,
    sectors     text[] not null, -- those it was said to concern
    named_only  boolean not null, -- nobody was meant who was not named
    exercise    boolean not null,
    released_at timestamptz not null,
    began_at    timestamptz not null, -- when the first of its series was released
    reached     integer not null check (reached > 0),
    supersedes  uuid unique references advisory.advisory,
    unique (series, number),
    foreign key (draft, revision) references advisory.approval,
    check ((number = 1) = (supersedes is null)),
    constraint red_is_for_those_named check (marking <> 'TLP:RED' or named_only),
    constraint pap_within_tlp check (not (pap = 'PAP:CLEAR' and marking not in ('TLP:GREEN', 'TLP:CLEAR'))
                                     and not (pap = 'PAP:GREEN' and marking = 'TLP:RED')),
    constraint iep_says_the_marking check (
        iep ->> 'tlp' = case marking when 'TLP:RED' then 'red' when 'TLP:GREEN' then 'green' when 'TLP:CLEAR' then 'white'
                                     else 'amber' end),
    constraint iep_within_pap check (
        case pap when 'PAP:RED' then iep ->> 'permittedActions' in ('none', 'contact-for-instruction',
                                                                    'internally-visible-actions')
                 when 'PAP:AMBER' then iep ->> 'permittedActions' <> 'externally-visible-direct-actions'
                 else true end),
    constraint iep_within_tlp check (
        (marking in ('TLP:GREEN', 'TLP:CLEAR') or iep ->> 'unmodifiedResale' = 'must-not')
        and (marking <> 'TLP:RED' or iep ->> 'affectedPartyNotifications' = 'must-not'))
);
create index on advisory.advisory (urgent desc, released_at desc, id desc);
create index on advisory.advisory (author, released_at desc, id desc);

create table advisory.content (
    advisory uuid primary key references advisory.advisory,
    author   text not null,
    text     text not null check (length(text) between 1 and 20000)
);
create table advisory.product (
    advisory uuid not null references advisory.advisory,
    number   integer not null,
    author   text not null,
    vendor   text not null check (length(vendor) between 1 and 200),
    product  text not null check (length(product) between 1 and 200),
    versions text not null check (length(versions) <= 200),
    primary key (advisory, number)
);
create table advisory.indicator (
    advisory uuid not null references advisory.advisory,
    number   integer not null,
    author   text not null,
    type     text not null check (type in ('ip', 'domain', 'url', 'hash', 'mail')),
    value    text not null check (length(value) between 1 and 2000),
    note     text not null check (length(note) <= 200),
    primary key (advisory, number)
);
create table advisory.measure (
    advisory uuid not null references advisory.advisory,
    number   integer not null,
    author   text not null,
    text     text not null check (length(text) between 1 and 500),
    primary key (advisory, number)
);
-- From what it came, for its author alone. What was relayed lies in another room, and where a source was told without a
-- name, nobody may be named.
create table advisory.source (
    advisory uuid not null references advisory.advisory,
    author   text not null,
    kind     text not null check (kind in ('letter', 'relayed')),
    subject  uuid not null,
    primary key (advisory, kind, subject)
);
create index on advisory.source (subject);
-- a later version took its place, or it was taken back; which announcement said so
create table advisory.ended (
    advisory uuid primary key references advisory.advisory,
    author   text not null,
    how      text not null check (how in ('superseded', 'revoked')),
    by       uuid not null references exchange.announcement,
    at       timestamptz not null,
    account  uuid not null references registry.account,
    reason   text not null check (length(reason) between 1 and 2000)
);
-- what a recipient says about one measure; its latest word counts
create table advisory.answer (
    advisory     uuid not null,
    measure      integer not null,
    organisation text not null references registry.organisation,
    number       integer not null check (number > 0),
    answer       text not null check (answer in ('done', 'not-done', 'not-applicable')),
    note         text not null default '' check (length(note) <= 500),
    on_day       date,
    account      uuid not null references registry.account,
    at           timestamptz not null,
    primary key (advisory, measure, organisation, number),
    foreign key (advisory, measure) references advisory.measure
);
create index on advisory.answer (organisation, advisory);

grant select, insert on all tables in schema advisory to kaname_app;
alter table advisory.draft enable row level security;
alter table advisory.revision enable row level security;
alter table advisory.approval enable row level security;
alter table advisory.discarded enable row level security;
alter table advisory.advisory enable row level security;
alter table advisory.content enable row level security;
alter table advisory.product enable row level security;
alter table advisory.indicator enable row level security;
alter table advisory.measure enable row level security;
alter table advisory.source enable row level security;
alter table advisory.ended enable row level security;
alter table advisory.answer enable row level security;

create policy own on advisory.draft using (author = (select advisory.writes()));
create policy own on advisory.revision for select using (author = (select advisory.writes()));
create policy written on advisory.revision for insert
    with check (author = (select advisory.writes()) and account = advisory.me()
                and exists (select from advisory.draft d where d.id = draft and d.author = revision.author)
                and not exists (select from advisory.advisory a where a.draft = revision.draft)
                and not exists (select from advisory.discarded x where x.draft = revision.draft));
create policy own on advisory.approval for select using (author = (select advisory.writes()));
-- of the latest revision, by an account that wrote none
create policy by_another on advisory.approval for insert
    with check (author = (select advisory.writes()) and account = advisory.me()
                and not exists (select from advisory.revision r where r.draft = approval.draft
                                   and (r.account = approval.account or r.number > approval.number))
                and not exists (select from advisory.discarded x where x.draft = approval.draft));
create policy own on advisory.discarded using (author = (select advisory.writes()))
    with check (author = (select advisory.writes()) and account = advisory.me()
                and exists (select from advisory.draft d where d.id = draft and d.author = discarded.author)
                and not exists (select from advisory.advisory a where a.draft = discarded.draft));

-- whoever reads here is somebody's desk; those who run the house read nothing
create function advisory.reader() returns text
    language sql stable set search_path = pg_catalog
    begin atomic
        select case when registry.role_held() <> 'administrator' then registry.caller() end;
    end;
-- whether one of those whom it went to says that the caller is its client
create function advisory.is_for_a_client(wanted uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select exists (select from registry.client c
                         join exchange.announcement_recipient r on r.organisation = c.organisation
                        where c.client = registry.caller() and r.announcement = wanted);
    end;
revoke execute on function advisory.is_for_a_client from public;
grant execute on function advisory.is_for_a_client to kaname_app;

-- The Traffic Light Protocol 2.0. RED and AMBER+STRICT: those whom it went to; AMBER: and their clients; GREEN: everyone
-- who is signed in; CLEAR: anyone, but no exercise leaves the house.
create policy readers on advisory.advisory for select
    using (author = (select advisory.writes())
           or (marking = 'TLP:CLEAR' and not exercise)
           or (marking in ('TLP:GREEN', 'TLP:CLEAR') and (select advisory.reader()) is not null)
           or exists (select from exchange.announcement_recipient r
                       where r.announcement = id and r.organisation = (select advisory.reader()))
           or (marking = 'TLP:AMBER' and (select advisory.reader()) is not null and advisory.is_for_a_client(id)));
create policy by_two_hands on advisory.advisory for insert
    with check (author = (select advisory.writes())
                and exists (select from exchange.announcement n
                             where n.id = advisory.id and n.sender = author and n.marking = advisory.marking
                               and n.title = advisory.title and n.exercise = advisory.exercise
                               and n.reached = advisory.reached)
                and exists (select from advisory.revision r
                             where r.draft = advisory.draft and r.number = advisory.revision
                               and r.content ->> 'title' = title and r.content ->> 'tlp' = marking
                               and r.content ->> 'pap' = pap)
                and not exists (select from advisory.revision r
                                 where r.draft = advisory.draft and r.number > advisory.revision)
                and not exists (select from advisory.discarded x where x.draft = advisory.draft));

create policy readers on advisory.ended for select
    using (exists (select from advisory.advisory a where a.id = advisory));
create policy by_its_author on advisory.ended for insert
    with check (author = (select advisory.writes()) and account = advisory.me()
                and exists (select from advisory.advisory a where a.id = advisory and a.author = ended.author));

-- what it says is there for its readers until it is revoked
create function advisory.speaks(wanted uuid) returns boolean
    language sql stable set search_path = pg_catalog
    begin atomic
        select exists (select from advisory.advisory a where a.id = wanted)
               and not exists (select from advisory.ended e where e.advisory = wanted and e.how = 'revoked');
    end;
create function advisory.just_written(wanted uuid, who text) returns boolean
    language sql stable set search_path = pg_catalog
    begin atomic
        select who = advisory.writes()
               and exists (select from advisory.advisory a where a.id = wanted and a.author = who);
    end;
create policy readers on advisory.content for select
    using (author = (select advisory.writes()) or advisory.speaks(advisory));
create policy by_its_author on advisory.content for insert with check (advisory.just_written(advisory, author));
create policy readers on advisory.product for select
    using (author = (select advisory.writes()) or advisory.speaks(advisory));
create policy by_its_author on advisory.product for insert with check (advisory.just_written(advisory, author));
create policy readers on advisory.indicator for select
    using (author = (select advisory.writes()) or advisory.speaks(advisory));
create policy by_its_author on advisory.indicator for insert with check (advisory.just_written(advisory, author));
create policy readers on advisory.measure for select
    using (author = (select advisory.writes()) or advisory.speaks(advisory));
create policy by_its_author on advisory.measure for insert with check (advisory.just_written(advisory, author));
create policy own on advisory.source for select using (author = (select advisory.writes()));
create policy by_its_author on advisory.source for insert
    with check (advisory.just_written(advisory, author)
                and (kind <> 'letter' or exists (select from exchange.letter l where l.id = subject)));

create function advisory.names_nobody() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if exists (select from advisory.advisory a
                where a.id = new.advisory and a.iep ->> 'attribution' is distinct from 'must-not') then
        raise exception 'what was told without a name is passed on without attribution' using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create trigger anonymous after insert on advisory.source
    for each row when (new.kind = 'relayed') execute function advisory.names_nobody();

create policy own on advisory.answer for select using (organisation = (select advisory.reader()));
create policy by_a_recipient on advisory.answer for insert
    with check (organisation = registry.caller() and account = advisory.me()
                and exists (select from exchange.announcement_recipient r
                             where r.announcement = advisory and r.organisation = answer.organisation)
                and not exists (select from advisory.ended e where e.advisory = answer.advisory));

-- What was said about a measure stays said where the next version asks for the same.
create function advisory.carry_answers() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    insert into advisory.answer (advisory, measure, organisation, number, answer, note, on_day, account, at)
    select distinct on (n.advisory, n.number, w.organisation)
           n.advisory, n.number, w.organisation, 1, w.answer, w.note, w.on_day, w.account, w.at
      from asked n
      join advisory.advisory a on a.id = n.advisory
      join advisory.measure m on m.advisory = a.supersedes and m.text = n.text
      join advisory.answer w on w.advisory = m.advisory and w.measure = m.number
     order by n.advisory, n.number, w.organisation, m.number, w.number desc;
    return null;
end
$$;
create trigger carry after insert on advisory.measure referencing new table as asked
    for each statement execute function advisory.carry_answers();

-- ------------------------------------------------------------------------------------------------------- figures
-- How far each measure of one of the caller's advisories has come: over all (sector null) and in each sector. Who said
-- what is not told.
create function advisory.campaign(wanted uuid)
    returns table (measure integer, sector text, asked integer, done integer, not_done integer, not_applicable integer)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        with latest as (
            select distinct on (w.measure, w.organisation) w.measure, w.organisation, w.answer
              from advisory.answer w where w.advisory = wanted
             order by w.measure, w.organisation, w.number desc),
        said as (
            select m.number as measure, r.organisation, l.answer
              from advisory.advisory a
              join advisory.measure m on m.advisory = a.id
              join exchange.announcement_recipient r on r.announcement = a.id
              left join latest l on l.measure = m.number and l.organisation = r.organisation
             where a.id = wanted and a.author = advisory.writes())
        select s.measure, null::text, count(*)::integer, (count(*) filter (where s.answer = 'done'))::integer,
               (count(*) filter (where s.answer = 'not-done'))::integer,
               (count(*) filter (where s.answer = 'not-applicable'))::integer
          from said s group by s.measure
        union all
        select s.measure, o.sector, count(*)::integer, (count(*) filter (where s.answer = 'done'))::integer,
               (count(*) filter (where s.answer = 'not-done'))::integer,
               (count(*) filter (where s.answer = 'not-applicable'))::integer
          from said s join registry.organisation_sector o on o.organisation = s.organisation
         group by s.measure, o.sector
         order by 1, 2 nulls first;
    end;

-- The same over all, for those whom it went to, where they are enough for nobody's own answer to show.
create function advisory.rates(wanted uuid)
    returns table (measure integer, asked integer, done integer, not_done integer, not_applicable integer)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select m.number, a.reached, (count(*) filter (where l.answer = 'done'))::integer,
               (count(*) filter (where l.answer = 'not-done'))::integer,
               (count(*) filter (where l.answer = 'not-applicable'))::integer
          from advisory.advisory a
          join advisory.measure m on m.advisory = a.id
          left join lateral (select distinct on (w.organisation) w.answer from advisory.answer w
                              where w.advisory = a.id and w.measure = m.number
                              order by w.organisation, w.number desc) l on true
         where a.id = wanted and a.reached >= 4
           and exists (select from exchange.announcement_recipient r
                        where r.announcement = a.id and r.organisation = registry.caller())
         group by m.number, a.reached order by m.number;
    end;

-- What came of what somebody told, by the id of the letter or of what was relayed: the latest version of each advisory,
-- how many it reached, how many acted on it. Of a letter, its operator alone is told.
create function advisory.feedback(subjects uuid[])
    returns table (subject uuid, advisory uuid, released_at timestamptz, reached integer, acted integer, revoked boolean)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select distinct on (s.subject, a.series) s.subject, a.id, a.released_at, a.reached,
               (select count(*)::integer from exchange.announcement_recipient r
                 where r.announcement = a.id
                   and case when exists (select from advisory.measure m where m.advisory = a.id)
                            then exists (select from (select distinct on (w.measure) w.answer from advisory.answer w
                                                       where w.advisory = a.id and w.organisation = r.organisation
                                                       order by w.measure, w.number desc) l
                                          where l.answer = 'done')
                            else exists (select from exchange.announcement_note n
                                          where n.announcement = a.id and n.organisation = r.organisation) end),
               exists (select from advisory.ended e where e.advisory = a.id and e.how = 'revoked')
          from advisory.source s
          join advisory.advisory first on first.id = s.advisory
          join advisory.advisory a on a.series = first.series
         where s.subject = any (subjects) and registry.caller() is not null
           and (s.kind <> 'letter' or exists (select from exchange.letter l
                                               where l.id = s.subject and l.operator = registry.caller()))
         order by s.subject, a.series, a.number desc;
    end;
revoke execute on function advisory.campaign, advisory.rates, advisory.feedback from public;
grant execute on function advisory.campaign, advisory.rates, advisory.feedback to kaname_app;

-- how a colleague of the caller's is called
create function advisory.desk(who uuid) returns table (title_ja text, title_en text)
    language sql stable rows 1 security definer set search_path = pg_catalog
    begin atomic
        select a.title_ja, a.title_en from registry.account a
         where a.id = who and a.organisation = registry.caller();
    end;
revoke execute on function advisory.desk from public;
grant execute on function advisory.desk to kaname_app;
