-- Circles in which organisations talk among themselves, drills that try whether a message reaches everybody, and what each
-- party says of how it shares.
create schema community;
grant usage on schema community to kaname_app;

-- ------------------------------------------------------------------------------------------------ circles
-- A CEPTOAR's is made from the registry, one an office. The others are made by those who talk there. No government is a
-- member of any: it reads by invitation (community.guest).
create table community.circle (
    id         uuid primary key,
    kind       text not null check (kind in ('ceptoar', 'isac', 'council', 'peer')),
    name_ja    text not null check (length(name_ja) between 1 and 200),
    name_en    text not null check (length(name_en) between 1 and 200),
    ceiling    text not null -- what is marked above it has no place here; TLP:RED is for persons, so never a circle's
        check (ceiling in ('TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT')),
    office     text unique references registry.organisation,
    beside     uuid references community.circle, -- the CEPTOAR's circle that an ISAC stands beside
    origin     text check (length(origin) between 1 and 300), -- what a peer group came from; it outlives that, so no key
    origin_id  text check (length(origin_id) between 1 and 100),
    founded_at timestamptz not null,
    founded_by uuid references registry.account, -- null: made from the registry
    check ((kind = 'ceptoar') = (office is not null)),
    check (beside is null or kind = 'isac'),
    check (origin is null or kind = 'peer'),
    check (origin_id is null or origin is not null)
);
create unique index on community.circle (kind) where kind = 'council'; -- there is one

create table community.member (
    id             uuid primary key default gen_random_uuid(),
    circle         uuid not null references community.circle,
    organisation   text not null references registry.organisation,
    steward        boolean not null default false,
    hidden         boolean not null default false, -- others do not see who this is; for peer groups
    representative uuid references registry.account, -- the council's: one person for each office
    invited_at     timestamptz not null,
    invited_by     uuid references registry.account, -- null: the registry says so
    joined_at      timestamptz,
    ended_at       timestamptz,
    ended          text check (ended in ('left', 'removed', 'registry')),
    check ((ended_at is null) = (ended is null)),
    check (joined_at >= invited_at and ended_at >= coalesce(joined_at, invited_at))
);
create unique index on community.member (circle, organisation) where ended_at is null;
create index on community.member (organisation) where ended_at is null;

-- A government, or anybody else, that reads a thread or the whole circle because a steward invited it. All members see it.
create table community.guest (
    id           uuid primary key,
    circle       uuid not null references community.circle,
    thread       uuid, -- null: the whole circle
    organisation text not null references registry.organisation,
    reason       text not null check (length(reason) between 1 and 500),
    invited_at   timestamptz not null,
    invited_by   uuid not null references registry.account,
    inviter      text not null references registry.organisation,
    revoked_at   timestamptz,
    revoker      text references registry.organisation,
    check ((revoked_at is null) = (revoker is null))
);
create unique index on community.guest (circle, coalesce(thread, circle), organisation) where revoked_at is null;
create index on community.guest (organisation) where revoked_at is null;

create table community.thread (
    id        uuid primary key,
    circle    uuid not null references community.circle,
    title     text check (length(title) between 1 and 200), -- null: withdrawn with the entry that opened it
    opened_at timestamptz not null,
    last_at   timestamptz not null,
    entries   integer not null default 0
);
alter table community.thread add unique (id, circle);
alter table community.guest add foreign key (thread, circle) references community.thread (id, circle);
create index on community.thread (circle, last_at desc, id desc);

create table community.crossing (
    id          uuid primary key,
    entry       uuid not null,
    circle      uuid not null references community.circle, -- whose it is
    destination uuid not null references community.circle,
    asker       text not null references registry.organisation,
    asked_by    uuid not null references registry.account,
    asked_at    timestamptz not null,
    reason      text not null check (length(reason) between 1 and 500),
    consent     text not null default 'asked' check (consent in ('asked', 'given', 'refused')),
    decided_at  timestamptz,
    decided_by  uuid references registry.account,
    decider     text references registry.organisation,
    check (circle <> destination),
    check ((consent = 'asked') = (decided_at is null)),
    check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (decider is null))
);
create unique index on community.crossing (entry, destination) where consent <> 'refused';
create index on community.crossing (circle, asked_at desc);

-- An entry is never changed. Its author may take it back: then the text is gone and its place stays.
create table community.entry (
    id           uuid primary key,
    thread       uuid not null,
    circle       uuid not null,
    at           timestamptz not null,
    marking      text not null check (marking in ('TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT')),
    text         text check (length(text) between 1 and 4000),
    withdrawn_at timestamptz,
    crossing     uuid unique references community.crossing, -- it is the copy that this consent let through
    foreign key (thread, circle) references community.thread (id, circle),
    check ((text is null) = (withdrawn_at is not null))
);
create index on community.entry (thread, at desc, id desc);
-- no foreign key back to the entry: a copy of the house is written table by table, each after those it refers to

-- Who wrote it stands apart, so that the wall can keep it to itself where a member does not show its name.
create table community.authorship (
    entry        uuid primary key references community.entry,
    organisation text not null references registry.organisation,
    account      uuid not null references registry.account,
    hidden       boolean not null
);

-- how far one person has read a thread
create table community.reading (
    thread  uuid not null references community.thread,
    account uuid not null references registry.account,
    until   timestamptz not null,
    primary key (thread, account)
);

-- ----------------------------------------------------------------------------------- whose eyes are looking
create function community.is_government(wanted text) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select not exists (select from registry.organisation o
                            where o.id = wanted and o.kind in ('operator', 'ceptoar', 'industry-body'));
    end;
-- the caller, where its account may sit in circles at all
create function community.sits() returns text
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select registry.caller()
          where registry.role_held() in ('operator-desk', 'ceptoar-office', 'industry-body');
    end;
-- the caller as a guest: a desk that reads what is shared. One that supervises was not invited
create function community.visits() returns text
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select registry.caller()
          where registry.role_held() in ('operator-desk', 'ceptoar-office', 'industry-body')
             or 'sharing' = any (registry.purposes());
    end;
create function community.belonging() returns setof uuid
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select m.circle from community.member m
         where m.organisation = community.sits() and m.joined_at is not null and m.ended_at is null
           and (m.representative is null or m.representative = registry.me());
    end;
create function community.stewarding() returns setof uuid
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select m.circle from community.member m
         where m.organisation = community.sits() and m.joined_at is not null and m.ended_at is null and m.steward
           and (m.representative is null or m.representative = registry.me());
    end;
-- circles whose every thread the caller reads
create function community.reads() returns setof uuid
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select b from community.belonging() b
        union
        select g.circle from community.guest g
         where g.organisation = community.visits() and g.thread is null and g.revoked_at is null;
    end;
-- single threads to which the caller was invited
create function community.reads_threads() returns setof uuid
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select g.thread from community.guest g
         where g.organisation = community.visits() and g.thread is not null and g.revoked_at is null;
    end;
-- circles of which the caller knows that they are there
create function community.knows() returns setof uuid
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select r from community.reads() r
        union
        select m.circle from community.member m
         where m.organisation = community.sits() and m.joined_at is null and m.ended_at is null
        union
        select g.circle from community.guest g where g.organisation = community.visits() and g.revoked_at is null
        union
        select c.id from community.circle c
         where c.kind = 'council' and registry.role_held() = 'ceptoar-office';
    end;

grant select on community.circle, community.member, community.guest, community.thread, community.entry,
    community.authorship, community.crossing, community.reading to kaname_app;
grant insert (id, circle, title, opened_at, last_at) on community.thread to kaname_app;
grant insert (id, thread, circle, at, marking, text, crossing) on community.entry to kaname_app;
grant insert on community.authorship, community.reading to kaname_app;
grant update (until) on community.reading to kaname_app;
grant insert (id, entry, circle, destination, asker, asked_by, asked_at, reason),
      update (consent, decided_at, decided_by, decider) on community.crossing to kaname_app;

alter table community.circle enable row level security;
alter table community.member enable row level security;
alter table community.guest enable row level security;
alter table community.thread enable row level security;
alter table community.entry enable row level security;
alter table community.authorship enable row level security;
alter table community.crossing enable row level security;
alter table community.reading enable row level security;

create policy known on community.circle for select using (id in (select k from community.knows() k));
create policy seen on community.member for select
    using (organisation = (select community.sits())
           or (circle in (select r from community.reads() r)
               and (not hidden or circle in (select s from community.stewarding() s))));
create policy seen on community.guest for select
    using (organisation = (select community.visits()) or circle in (select b from community.belonging() b));
create policy inside on community.thread for select
    using (circle in (select r from community.reads() r) or id in (select t from community.reads_threads() t));
create policy inside on community.entry for select
    using (circle in (select r from community.reads() r) or thread in (select t from community.reads_threads() t));
create policy inside on community.authorship for select
    using (organisation = registry.caller()
           or (not hidden and exists (select from community.entry e where e.id = entry)));
create policy inside on community.crossing for select using (circle in (select b from community.belonging() b));
create policy own on community.reading
    using (account = (select registry.me())) with check (account = (select registry.me()));

create policy members on community.thread for insert
    with check (circle in (select b from community.belonging() b));
create policy inside_writes on community.entry for insert
    with check (exists (select from community.thread t where t.id = thread and t.circle = entry.circle)
                and (crossing is null
                     or exists (select from community.crossing c
                                 where c.id = entry.crossing and c.consent = 'given'
                                   and c.destination = entry.circle and c.decider = registry.caller())));
create policy by_the_author on community.authorship for insert
    with check (organisation = registry.caller() and account = registry.me()
                and exists (select from community.entry e where e.id = entry)
                and hidden = coalesce((select m.hidden from community.entry e
                                         join community.member m on m.circle = e.circle
                                        where e.id = entry and m.organisation = registry.caller()
                                          and m.ended_at is null), false));
create policy members on community.crossing for insert
    with check (asker = registry.caller() and asked_by = registry.me()
                and circle in (select b from community.belonging() b)
                and exists (select from community.entry e
                             where e.id = entry and e.circle = crossing.circle and e.text is not null));
-- the office whose circle it is, or a steward where there is no office
create policy by_its_owner on community.crossing for update
    using (consent = 'asked' and circle in (select s from community.stewarding() s)
           and exists (select from community.circle c
                        where c.id = circle and coalesce(c.office, registry.caller()) = registry.caller()))
    with check (consent in ('given', 'refused') and decider = registry.caller() and decided_by = registry.me());

-- ------------------------------------------------------------------------------- made from the registry
-- Brings the CEPTOARs' circles to what the registry says. Whoever left by itself is not brought back.
create function community.follow_registry() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    insert into community.circle (id, kind, name_ja, name_en, ceiling, office, founded_at)
    select gen_random_uuid(), 'ceptoar', o.name_ja, o.name_en, 'TLP:AMBER+STRICT', o.id, now()
      from registry.organisation o where o.kind = 'ceptoar'
        on conflict do nothing;
    update community.member m set ended_at = greatest(now(), m.joined_at), ended = 'registry'
      from community.circle c, registry.organisation o
     where c.id = m.circle and c.kind = 'ceptoar' and o.id = m.organisation and m.ended_at is null
       and m.organisation <> c.office and o.ceptoar is distinct from c.office;
    insert into community.member (circle, organisation, steward, invited_at, joined_at)
    select c.id, o.id, o.id = c.office, now(), now()
      from community.circle c
      join registry.organisation o on o.id = c.office or (o.ceptoar = c.office and o.kind = 'operator')
     where c.kind = 'ceptoar'
       and not exists (select from community.member m
                        where m.circle = c.id and m.organisation = o.id
                          and (m.ended_at is null or m.ended <> 'registry'))
        on conflict do nothing;
    return null;
end
$$;
create trigger circles after insert or update on registry.organisation
    for each statement execute function community.follow_registry();
do $$
begin
    update registry.organisation set ceptoar = ceptoar where false;
end
$$;

-- ------------------------------------------------------------------------------ what is done with a circle
-- A peer group or an ISAC by any member organisation, the council by a CEPTOAR's office. Null: it may not be.
create function community.found(wanted uuid, kind text, name_ja text, name_en text, ceiling text, beside uuid,
                                origin text, origin_id text, at timestamptz) returns uuid
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if community.sits() is null or kind not in ('isac', 'council', 'peer')
       or (kind = 'council' and registry.role_held() <> 'ceptoar-office')
       or (beside is not null and beside not in (select b from community.belonging() b)) then
        return null;
    end if;
    insert into community.circle (id, kind, name_ja, name_en, ceiling, beside, origin, origin_id, founded_at, founded_by)
    values (wanted, kind, name_ja, name_en, ceiling, beside, origin, origin_id, at, registry.me())
        on conflict do nothing;
    if not found then
        return null;
    end if;
    insert into community.member (circle, organisation, steward, representative, invited_at, invited_by, joined_at)
    values (wanted, registry.caller(), true, case when kind = 'council' then registry.me() end, at, registry.me(), at);
    return wanted;
end
$$;

-- A steward invites. To a CEPTOAR's circle only who belongs to it, to the council only offices, nowhere a government.
create function community.invite(wanted uuid, whom text, at timestamptz) returns uuid
    language sql security definer set search_path = pg_catalog
    begin atomic
        insert into community.member (circle, organisation, invited_at, invited_by)
        select c.id, o.id, at, registry.me()
          from community.circle c join registry.organisation o on o.id = whom
         where c.id = wanted and c.id in (select s from community.stewarding() s)
           and o.kind in ('operator', 'ceptoar', 'industry-body')
           and case c.kind when 'ceptoar' then o.ceptoar = c.office or o.id = c.office
                           when 'council' then o.kind = 'ceptoar' else true end
            on conflict do nothing
        returning id;
    end;

-- The one way for a membership to move on. `joined`: its organisation, hidden only in peer groups; an office takes its
-- seat in the council without being asked, and the account that takes it is the representative. `left`: its
-- organisation. `removed`, `steward`: a steward. Null: it was not theirs. Whoever goes as the last steward leaves the
-- circle to the member that has been there longest.
create function community.move_member(wanted uuid, whom text, step text, hide boolean, at timestamptz) returns uuid
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    of_kind constant text := (select c.kind from community.circle c where c.id = wanted);
    moved uuid;
begin
    if whom = community.sits() and step = 'joined' then
        if of_kind = 'council' and registry.role_held() = 'ceptoar-office' then
            insert into community.member (circle, organisation, invited_at, invited_by)
            values (wanted, whom, at, registry.me()) on conflict do nothing;
        end if;
        update community.member m
           set joined_at = coalesce(m.joined_at, at), hidden = hide and of_kind = 'peer',
               representative = case when of_kind = 'council' then registry.me() end
         where m.circle = wanted and m.organisation = whom and m.ended_at is null
           and (m.joined_at is null or of_kind = 'council')
        returning m.id into moved;
    elsif whom = community.sits() and step = 'left' then
        update community.member m set ended_at = at, ended = 'left', steward = false
         where m.circle = wanted and m.organisation = whom and m.ended_at is null
           and not (of_kind = 'ceptoar' and m.steward)
        returning m.id into moved;
    elsif step in ('removed', 'steward') and wanted in (select s from community.stewarding() s) then
        update community.member m
           set ended_at = case step when 'removed' then at end, ended = case step when 'removed' then step end,
               steward = step = 'steward'
         where m.circle = wanted and m.organisation = whom and m.ended_at is null and whom <> registry.caller()
           and (step = 'removed' or m.joined_at is not null)
        returning m.id into moved;
    end if;
    update community.member m set steward = true
     where moved is not null and m.ended_at is null
       and m.id = (select x.id from community.member x
                    where x.circle = wanted and x.ended_at is null and x.joined_at is not null
                    order by x.joined_at, x.id limit 1)
       and not exists (select from community.member x
                        where x.circle = wanted and x.ended_at is null and x.steward);
    return moved;
end
$$;

create function community.invite_guest(wanted uuid, of_circle uuid, of_thread uuid, whom text, why text, at timestamptz)
    returns uuid
    language sql security definer set search_path = pg_catalog
    begin atomic
        insert into community.guest (id, circle, thread, organisation, reason, invited_at, invited_by, inviter)
        select wanted, c.id, of_thread, o.id, why, at, registry.me(), registry.caller()
          from community.circle c join registry.organisation o on o.id = whom
         where c.id = of_circle and c.id in (select s from community.stewarding() s) and o.id <> 'house'
           and (of_thread is null
                or exists (select from community.thread t where t.id = of_thread and t.circle = c.id))
           and not exists (select from community.member m
                            where m.circle = c.id and m.organisation = o.id and m.ended_at is null)
            on conflict do nothing
        returning id;
    end;
create function community.revoke_guest(wanted uuid, of_circle uuid, at timestamptz) returns text
    language sql security definer set search_path = pg_catalog
    begin atomic
        update community.guest g set revoked_at = at, revoker = registry.caller()
         where g.id = wanted and g.circle = of_circle and g.revoked_at is null
           and g.circle in (select s from community.stewarding() s)
        returning g.organisation;
    end;

-- The text goes, and with the entry that opened the thread its title.
create function community.withdraw(wanted uuid, at timestamptz) returns uuid
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    gone community.entry;
begin
    update community.entry e set text = null, withdrawn_at = withdraw.at
      from community.authorship a
     where e.id = wanted and a.entry = e.id and a.organisation = community.visits() and e.text is not null
       and (e.circle in (select r from community.reads() r) or e.thread in (select t from community.reads_threads() t))
    returning e.* into gone;
    update community.thread t set title = null
     where t.id = gone.thread
       and gone.id = (select e.id from community.entry e where e.thread = t.id order by e.at, e.id limit 1);
    perform community.tell(gone.thread, gone.circle);
    return gone.id;
end
$$;

-- Where an entry of this circle may be carried: circles in which the office, or another steward of it, sits as well.
create function community.destinations(wanted uuid) returns table (id uuid, name_ja text, name_en text)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select distinct c.id, c.name_ja, c.name_en
          from community.member s
          join community.member o on o.organisation = s.organisation and o.circle <> s.circle
                                 and o.joined_at is not null and o.ended_at is null
          join community.circle c on c.id = o.circle
         where s.circle = wanted and s.steward and s.ended_at is null and s.joined_at is not null
           and wanted in (select b from community.belonging() b)
           and (c.kind in ('council', 'isac') or c.id in (select b from community.belonging() b));
    end;

-- how many sit in it, those who do not show their names included
create function community.size_of(wanted uuid) returns integer
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select count(*)::integer from community.member m
         where m.circle = wanted and m.ended_at is null and m.joined_at is not null
           and wanted in (select r from community.reads() r);
    end;

-- How fresh the contacts of a CEPTOAR's members are: its office sees all, a member its own. No name, no number.
create function community.freshness(wanted uuid, day date)
    returns table (organisation text, expires_on date, state text)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select m.organisation, max(k.expires_on),
               case when max(k.expires_on) is null then 'missing'
                    when max(k.expires_on) < day then 'expired'
                    when max(k.expires_on) < day + 30 then 'soon' else 'fresh' end
          from community.member m left join registry.contact k on k.organisation = m.organisation
         where m.circle = wanted and m.ended_at is null and m.joined_at is not null
           and wanted in (select b from community.belonging() b)
           and (m.organisation = registry.caller()
                or exists (select from community.circle c where c.id = wanted and c.office = community.sits()))
         group by m.organisation;
    end;

-- ------------------------------------------------------------------------------------ who hears that something waits
-- At most once an interval about the same thing, so that a lively talk is no flood. Channels of those who may hear.
create function exchange.plan_seldom(occasion text, organisations text[], subject uuid, about jsonb, seldom interval,
                                     at timestamptz) returns void
    language sql set search_path = pg_catalog
    begin atomic
        insert into exchange.delivery (channel, organisation, occasion, subject, about, planned_at, next_at)
        select c.id, c.organisation, occasion, subject, about, at, at
          from unnest(organisations) n (organisation)
          join exchange.channel c on c.organisation = n.organisation
          left join registry.account a on a.id = c.created_by
         where occasion = any (c.tells) and c.confirmed_at is not null and c.removed_at is null
           and (a.id is null or a.role in ('operator-desk', 'ceptoar-office', 'industry-body')
                or exists (select from registry.role_purpose p where p.role = a.role and p.purpose = 'sharing'))
           and not exists (select from exchange.delivery d
                            where d.organisation = c.organisation and d.channel = c.id
                              and d.planned_at > at - seldom
                              and d.occasion = plan_seldom.occasion and d.about = plan_seldom.about)
            on conflict do nothing;
    end;
revoke execute on function exchange.plan_seldom from public;

create function community.hearers(of_circle uuid, of_thread uuid) returns setof text
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select m.organisation from community.member m
         where m.circle = of_circle and m.joined_at is not null and m.ended_at is null
        union
        select g.organisation from community.guest g
         where g.circle = of_circle and (g.thread is null or g.thread = of_thread) and g.revoked_at is null;
    end;
create function community.tell(of_thread uuid, of_circle uuid) returns void
    language sql security definer set search_path = pg_catalog
    begin atomic
        select pg_notify('kaname', 'circle ' || h
                         || case when community.is_government(h) then '/sharing' else '' end || ' ' || of_circle)
          from community.hearers(of_circle, of_thread) h;
    end;

create function community.fits() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    wide constant text[] := '{TLP:CLEAR,TLP:GREEN,TLP:AMBER,TLP:AMBER+STRICT,TLP:RED}';
begin
    if array_position(wide, new.marking)
           > (select array_position(wide, c.ceiling) from community.circle c where c.id = new.circle) then
        raise exception 'marked above the ceiling of its circle' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger fits before insert on community.entry for each row execute function community.fits();

create function community.said() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    update community.thread t set last_at = greatest(t.last_at, new.at), entries = t.entries + 1 where t.id = new.thread;
    perform exchange.plan_seldom('circle',
                                 (select array_agg(h) from community.hearers(new.circle, new.thread) h
                                   where h is distinct from registry.caller()),
                                 new.id, jsonb_build_object('circle', new.circle, 'thread', new.thread),
                                 interval '1 hour', new.at);
    perform community.tell(new.thread, new.circle);
    return null;
end
$$;
create trigger tell after insert on community.entry for each row execute function community.said();

-- whoever is invited hears of it, and so do those inside of each change
create function community.member_moved() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if new.invited_by is not null then
        if new.joined_at is null and new.ended_at is null then
            perform exchange.plan_seldom('circle', array [new.organisation], new.id,
                                         jsonb_build_object('circle', new.circle), interval '1 hour', new.invited_at);
        end if;
        perform pg_notify('kaname', 'circle ' || new.organisation || ' ' || new.circle);
        perform community.tell(null, new.circle);
    end if;
    return null;
end
$$;
create trigger tell after insert or update on community.member
    for each row execute function community.member_moved();
create function community.guest_moved() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if new.revoked_at is null then
        perform exchange.plan_seldom('circle', array [new.organisation], new.id,
                                     jsonb_build_object('circle', new.circle, 'thread', new.thread), interval '1 hour',
                                     new.invited_at);
    end if;
    perform community.tell(new.thread, new.circle);
    perform pg_notify('kaname', 'circle ' || new.organisation || '/sharing ' || new.circle)
      where new.revoked_at is not null;
    return null;
end
$$;
create trigger tell after insert or update on community.guest for each row execute function community.guest_moved();
create function community.crossing_moved() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform exchange.plan_seldom('circle',
                                 case when new.decided_at is not null then array [new.asker]
                                      else (select array_agg(m.organisation) from community.member m
                                             where m.circle = new.circle and m.steward and m.ended_at is null
                                               and m.organisation <> new.asker) end,
                                 new.id, jsonb_build_object('circle', new.circle, 'crossing', new.id), interval '0',
                                 coalesce(new.decided_at, new.asked_at));
    perform community.tell(null, new.circle);
    return null;
end
$$;
create trigger tell after insert or update on community.crossing
    for each row execute function community.crossing_moved();

-- --------------------------------------------------------------------------------------------------- drills
-- Does a message reach everybody? From who starts it to the CEPTOARs' offices and on to their operators; each stage is
-- told when the one above has confirmed. Always an exercise.
create table community.drill (
    id         uuid primary key,
    starter    text not null references registry.organisation,
    started_by uuid not null references registry.account,
    title      text not null check (length(title) between 1 and 200),
    text       text not null check (length(text) between 1 and 2000),
    started_at timestamptz not null,
    ended_at   timestamptz check (ended_at >= started_at)
);
create index on community.drill (starter, started_at desc, id desc);

create table community.drill_call (
    id           uuid primary key default gen_random_uuid(),
    drill        uuid not null references community.drill,
    starter      text not null references registry.organisation,
    stage        smallint not null check (stage in (1, 2)), -- 1: offices, 2: operators
    above        text not null references registry.organisation, -- who is the stage above
    organisation text not null references registry.organisation,
    contact      text not null check (contact in ('fresh', 'expired', 'missing')), -- as the drill began
    channels     integer not null,
    told_at      timestamptz,
    confirmed_at timestamptz check (confirmed_at >= told_at),
    confirmed_by uuid references registry.account,
    replied_at   timestamptz check (replied_at >= confirmed_at), -- an office's word upwards: so many of mine confirmed
    replied      integer,
    reminded_at  timestamptz,
    unique (drill, organisation),
    check ((replied_at is null) = (replied is null)),
    check ((confirmed_at is null) = (confirmed_by is null))
);
create index on community.drill_call (organisation, told_at desc);
create index on community.drill_call (drill, above);

-- the caller, where its account runs drills: at a ministry, the coordinator or an office
create function community.drills() returns text
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select registry.caller() where registry.role_held() in ('ministry-desk', 'coordinator', 'ceptoar-office');
    end;
create function community.answers() returns text
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select registry.caller() where registry.role_held() in ('operator-desk', 'ceptoar-office');
    end;
create function community.called() returns setof uuid
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select c.drill from community.drill_call c
         where c.organisation = community.answers() and c.told_at is not null;
    end;

grant select on community.drill, community.drill_call to kaname_app;
alter table community.drill enable row level security;
alter table community.drill_call enable row level security;
create policy seen on community.drill for select
    using (starter = (select community.drills()) or id in (select c from community.called() c));
-- the starter and the stage above see who has not answered; others their own
create policy seen on community.drill_call for select
    using (starter = (select community.drills()) or above = (select community.drills())
           or (organisation = (select community.answers()) and told_at is not null));

create function community.tell_drill(calls uuid[], occasion_at timestamptz) returns void
    language sql security definer set search_path = pg_catalog
    begin atomic
        insert into exchange.delivery (channel, organisation, occasion, subject, about, planned_at, next_at)
        select h.id, h.organisation, 'drill', gen_random_uuid(),
               jsonb_build_object('exercise', true, 'drill', c.drill), occasion_at, occasion_at
          from community.drill_call c
          join exchange.channel h on h.organisation = c.organisation
         where c.id = any (calls) and 'drill' = any (h.tells) and h.confirmed_at is not null and h.removed_at is null;
        select pg_notify('kaname', 'drill ' || h || ' ' || c.drill)
          from community.drill_call c cross join unnest(array [c.organisation, c.above, c.starter]) h
         where c.id = any (calls);
    end;

-- Asks the offices named, or an office its own operators, as the registry has them now. Null: it may not be.
create function community.start_drill(wanted uuid, title text, says text, offices text[], at timestamptz, day date)
    returns integer
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    own constant boolean := registry.role_held() = 'ceptoar-office';
    asked text[];
begin
    if community.drills() is null then
        return null;
    end if;
    asked := case when own then array [registry.caller()] else offices end;
    insert into community.drill (id, starter, started_by, title, text, started_at)
    values (wanted, registry.caller(), registry.me(), title, says, at);
    insert into community.drill_call (drill, starter, stage, above, organisation, contact, channels, told_at)
    select wanted, registry.caller(), case o.kind when 'ceptoar' then 1 else 2 end,
           case o.kind when 'ceptoar' then registry.caller() else o.ceptoar end, o.id,
           case when max(k.expires_on) is null then 'missing' when max(k.expires_on) < day then 'expired' else 'fresh' end,
           (select count(*) from exchange.channel c
             where c.organisation = o.id and c.confirmed_at is not null and c.removed_at is null and 'drill' = any (c.tells)),
           case when own or o.kind = 'ceptoar' then at end
      from registry.organisation o left join registry.contact k on k.organisation = o.id
     where (o.kind = 'ceptoar' and o.id = any (asked) and not own) or (o.kind = 'operator' and o.ceptoar = any (asked))
     group by o.id;
    perform community.tell_drill(array_agg(c.id), at) from community.drill_call c
      where c.drill = wanted and c.told_at is not null;
    return (select count(*) from community.drill_call c where c.drill = wanted);
end
$$;

-- One click: it has arrived. The stage below is told in the same breath. Confirming again changes nothing.
create function community.confirm_drill(wanted uuid, at timestamptz) returns timestamptz
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    mine community.drill_call;
    below uuid[];
begin
    update community.drill_call c set confirmed_at = greatest(at, c.told_at), confirmed_by = registry.me()
      from community.drill d
     where d.id = c.drill and d.ended_at is null and c.drill = wanted and c.organisation = community.answers()
       and c.told_at is not null and c.confirmed_at is null
    returning c.* into mine;
    if mine.id is null then
        return (select c.confirmed_at from community.drill_call c
                 where c.drill = wanted and c.organisation = community.answers() and c.told_at is not null);
    end if;
    with told as (
        update community.drill_call c set told_at = mine.confirmed_at
         where c.drill = wanted and c.above = mine.organisation and c.told_at is null
        returning c.id)
    select array_agg(id) into below from told;
    perform community.tell_drill(below, at) where below is not null;
    perform pg_notify('kaname', 'drill ' || h || ' ' || wanted) from unnest(array [mine.above, mine.starter]) h;
    perform community.reply_upwards(wanted, mine.above, at, false);
    return mine.confirmed_at;
end
$$;

-- The office's word upwards: by itself when all of its operators confirmed, sooner when the office says so.
create function community.reply_upwards(wanted uuid, office text, at timestamptz, now_already boolean) returns integer
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    counted integer;
begin
    update community.drill_call c
       set replied_at = greatest(at, c.confirmed_at), replied = x.confirmed
      from (select count(*) filter (where y.confirmed_at is not null) as confirmed, count(*) as asked
              from community.drill_call y where y.drill = wanted and y.above = office) x
     where c.drill = wanted and c.organisation = office and c.stage = 1 and c.confirmed_at is not null
       and c.replied_at is null and (now_already or x.confirmed = x.asked)
    returning c.replied into counted;
    perform pg_notify('kaname', 'drill ' || c.starter || ' ' || wanted)
       from community.drill_call c where c.drill = wanted and c.organisation = office and counted is not null;
    return counted;
end
$$;
create function community.reply_drill(wanted uuid, at timestamptz) returns integer
    language sql security definer set search_path = pg_catalog
    begin atomic
        select community.reply_upwards(wanted, registry.caller(), at, true)
         where registry.role_held() = 'ceptoar-office'
           and exists (select from community.drill d where d.id = wanted and d.ended_at is null);
    end;

-- Those whom the caller may see and who have not answered are told again, at most once in half an hour.
create function community.remind_drill(wanted uuid, at timestamptz) returns integer
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    again uuid[];
begin
    with late as (
        update community.drill_call c set reminded_at = remind_drill.at
          from community.drill d
         where d.id = c.drill and d.ended_at is null and c.drill = wanted
           and (c.starter = community.drills() or c.above = community.drills())
           and c.told_at is not null and c.confirmed_at is null
           and coalesce(c.reminded_at, c.told_at) <= remind_drill.at - interval '30 minutes'
        returning c.id)
    select array_agg(id) into again from late;
    perform community.tell_drill(again, at) where again is not null;
    return coalesce(cardinality(again), 0);
end
$$;
create function community.end_drill(wanted uuid, at timestamptz) returns uuid
    language sql security definer set search_path = pg_catalog
    begin atomic
        update community.drill d set ended_at = at
         where d.id = wanted and d.starter = community.drills() and d.ended_at is null
        returning d.id;
    end;

-- ----------------------------------------------------------------------------------------------------- rules
-- What a party says of how it shares one kind of information, while it is valid. Open to all who are signed in, or rules
-- can't be brought into line. Never changed: one ends and another begins.
create table community.sharing_rule (
    id           uuid primary key,
    author       text not null references registry.organisation, -- who wrote it down
    party        text references registry.organisation,
    body         text check (body ~ '^[a-z0-9][a-z0-9-]{1,62}$'), -- a body of the catalogue that nobody acts for here
    about        text not null check (about in ('incident', 'near-miss', 'threat', 'vulnerability', 'measure')),
    tlp_least    text check (tlp_least in ('TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED')),
    tlp_most     text check (tlp_most in ('TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED')),
    expects      text check (length(expects) <= 20),
    expects_by   text check (length(expects_by) <= 40),
    needs        text check (length(needs) <= 20),
    needs_by     text check (length(needs_by) <= 40),
    ways         text[] not null default '{}',
    must_pass    text[] not null default '{}',
    must_not_pass text[] not null default '{}',
    instrument   text not null check (length(instrument) between 1 and 300),
    article      text not null check (length(article) between 1 and 200),
    provenance   text not null check (provenance in ('primary', 'secondary', 'unverified')),
    valid_from   date not null,
    valid_to     date check (valid_to > valid_from), -- from that day on it is no longer valid
    written_at   timestamptz not null,
    written_by   uuid not null references registry.account,
    check ((party is null) <> (body is null)),
    check ((expects is null) = (expects_by is null) and (needs is null) = (needs_by is null)),
    check (not must_pass && must_not_pass)
);
create index on community.sharing_rule (valid_from);
grant select, insert, update (valid_to) on community.sharing_rule to kaname_app;
alter table community.sharing_rule enable row level security;
create policy everyone on community.sharing_rule for select using ((select registry.caller()) is not null);
-- an organisation of itself; of a body that nobody acts for, a ministry or the coordinator
create policy by_the_party on community.sharing_rule for insert
    with check (author = registry.caller() and written_by = registry.me()
                and (party = registry.caller()
                     or (body is not null and (select framework.holds('{ministry-desk,coordinator}')))));
create policy by_its_author on community.sharing_rule for update
    using (author = registry.caller()) with check (author = registry.caller());

-- ------------------------------------------------------------------------------------------ doors, kinds, words
do $$
declare
    one record;
begin
    for one in select p.oid::regprocedure as f from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where n.nspname = 'community' and p.prorettype <> 'trigger'::regtype
    loop
        execute format('revoke execute on function %s from public', one.f);
        if one.f::text !~ '^community\.(tell|tell_drill|hearers|reply_upwards)\(' then
            execute format('grant execute on function %s to kaname_app', one.f);
        end if;
    end loop;
    for one in select c.conrelid::regclass as owner, c.conname, pg_get_constraintdef(c.oid) as says,
                      case c.conname when 'ledger_kind_check' then array ['circle'] else array ['circle', 'drill'] end as more
                 from pg_constraint c
                where (c.conrelid, c.conname) in (('exchange.channel'::regclass, 'channel_tells_check'),
                                                  ('exchange.delivery'::regclass, 'delivery_occasion_check'),
                                                  ('exchange.ledger'::regclass, 'ledger_kind_check'))
    loop
        execute format('alter table %s drop constraint %I', one.owner, one.conname);
        execute format('alter table %s add constraint %I %s', one.owner, one.conname,
            case when one.says ~ 'ARRAY\['
                 then replace(one.says, 'ARRAY[', 'ARRAY[''' || array_to_string(one.more, '''::text, ''') || '''::text, ')
                 else replace(one.says, '''{', '''{' || array_to_string(one.more, ',') || ',') end);
    end loop;
end
$$;
-- whoever wants to hear of letters wants to hear of these
update exchange.channel set tells = tells || '{circle,drill}'::text[] where 'letter' = any (tells);
-- and what did not arrive is told over the other channels, as for announcements
create trigger community_undelivered after update on exchange.delivery
    for each row when (new.occasion in ('circle', 'drill') and new.state = 'failed' and old.state <> 'failed')
    execute function exchange.announcement_undelivered();
