-- What a ministry or the coordinator writes to many at once: information, advice, guidance. Who was written to is decided
-- when it is released, in the same transaction; nobody is added afterwards and nothing of it is changed. A mistake is
-- put right by a later one that takes its place.
create table exchange.announcement (
    id          uuid primary key,
    sender      text not null references registry.organisation,
    account     uuid not null references registry.account,
    kind        text not null check (kind in ('information', 'advice', 'guidance')),
    instrument  text check (length(instrument) between 1 and 300), -- null: it rests on no legal basis
    article     text check (length(article) between 1 and 200),
    title       text not null check (length(title) between 1 and 200),
    text        text not null check (length(text) between 1 and 20000),
    marking     text not null
        check (marking in ('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')),
    exercise    boolean not null,
    released_at timestamptz not null,
    reached     integer not null check (reached > 0),
    supersedes  uuid unique references exchange.announcement,
    withdraws   boolean not null, -- it takes the earlier one back and puts nothing in its place
    check ((instrument is null) = (article is null)),
    check (not withdraws or supersedes is not null)
);
create index on exchange.announcement (sender, released_at desc, id desc);

-- What the sender alone keeps: to whom it was to go, and the text whose SHA-256 stands in the ledger, recipients included.
create table exchange.announcement_record (
    announcement uuid primary key references exchange.announcement,
    sender       text not null references registry.organisation,
    request_key  text not null check (length(request_key) between 1 and 200),
    audience     jsonb not null,
    statement    text not null,
    unique (sender, request_key)
);

create table exchange.announcement_recipient (
    announcement uuid not null references exchange.announcement,
    organisation text not null references registry.organisation,
    sender       text not null references registry.organisation,
    released_at  timestamptz not null,
    primary key (announcement, organisation)
);
create index on exchange.announcement_recipient (organisation, released_at desc, announcement desc);

-- one person's first look
create table exchange.announcement_reading (
    announcement uuid not null,
    account      uuid not null references registry.account,
    organisation text not null,
    at           timestamptz not null,
    primary key (announcement, account),
    foreign key (announcement, organisation) references exchange.announcement_recipient
);

-- an organisation says that it took note
create table exchange.announcement_note (
    announcement uuid not null,
    organisation text not null,
    account      uuid not null references registry.account,
    at           timestamptz not null,
    primary key (announcement, organisation),
    foreign key (announcement, organisation) references exchange.announcement_recipient
);

grant select, insert on exchange.announcement, exchange.announcement_record, exchange.announcement_recipient,
    exchange.announcement_reading, exchange.announcement_note to kaname_app;
alter table exchange.announcement enable row level security;
alter table exchange.announcement_record enable row level security;
alter table exchange.announcement_recipient enable row level security;
alter table exchange.announcement_reading enable row level security;
alter table exchange.announcement_note enable row level security;

-- its sender, at the desks that may write one: not everybody of an organisation works there
create function exchange.announces() returns text
    language sql stable set search_path = pg_catalog
    begin atomic
        select case when registry.role_held() in ('ministry-desk', 'coordinator') then registry.caller() end;
    end;
create policy parties on exchange.announcement for select
    using (sender = (select exchange.announces())
           or exists (select from exchange.announcement_recipient r
                       where r.announcement = id and r.organisation = registry.caller()));
create policy by_an_authority on exchange.announcement for insert
    with check (sender = registry.caller() and account = nullif(current_setting('kaname.account', true), '')::uuid
                and (select framework.holds('{ministry-desk,coordinator}')));
create policy own on exchange.announcement_record using (sender = (select exchange.announces()));
create policy parties on exchange.announcement_recipient for select
    using (organisation = registry.caller() or sender = exchange.announces()); -- no subquery: it would recurse
create policy by_the_sender on exchange.announcement_recipient for insert
    with check (sender = registry.caller()
                and exists (select from exchange.announcement a
                             where a.id = announcement and a.sender = announcement_recipient.sender));
create policy own on exchange.announcement_reading
    using (organisation = registry.caller() and account = nullif(current_setting('kaname.account', true), '')::uuid);
create policy own on exchange.announcement_note using (organisation = registry.caller());

-- Only the one who wrote it puts another in its place.
create function exchange.announcement_follows() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if not exists (select from exchange.announcement a
                    where a.id = new.supersedes and a.sender = new.sender and a.exercise = new.exercise) then
        raise exception 'an announcement takes the place of one of the same sender' using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create trigger follows after insert on exchange.announcement
    for each row when (new.supersedes is not null) execute function exchange.announcement_follows();

-- All recipients at once and as many as it says, or none; each hears of it in the same transaction.
create function exchange.announcement_released() returns trigger
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
    perform pg_notify('kaname', 'announcement ' || n.organisation) from arrived n;
    return null;
end
$$;
create trigger tell after insert on exchange.announcement_recipient referencing new table as arrived
    for each statement execute function exchange.announcement_released();

-- How far the caller's own announcements have come: organisations where somebody opened it, and that took note.
create function exchange.announcement_progress(wanted uuid[])
    returns table (announcement uuid, opened integer, noted integer)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select a.id,
               (select count(distinct r.organisation) from exchange.announcement_reading r
                 where r.announcement = a.id)::integer,
               (select count(*) from exchange.announcement_note n where n.announcement = a.id)::integer
          from exchange.announcement a
         where a.id = any (wanted) and a.sender = registry.caller();
    end;

-- To whom one of the caller's announcements went, by name of the organisation's id, and how far each has come. Who in it
-- looked is not told.
create function exchange.announcement_recipients(wanted uuid, after text, most integer)
    returns table (organisation text, name_ja text, name_en text, opened_at timestamptz, noted_at timestamptz)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select r.organisation, o.name_ja, o.name_en,
               (select min(x.at) from exchange.announcement_reading x
                 where x.announcement = r.announcement and x.organisation = r.organisation),
               (select n.at from exchange.announcement_note n
                 where n.announcement = r.announcement and n.organisation = r.organisation)
          from exchange.announcement_recipient r
          join registry.organisation o on o.id = r.organisation
         where r.announcement = wanted and r.sender = registry.caller() and r.organisation > after
         order by r.organisation limit most;
    end;
create index on exchange.announcement_reading (announcement, organisation, at);
revoke execute on function exchange.announcement_progress, exchange.announcement_recipients from public;
grant execute on function exchange.announcement_progress, exchange.announcement_recipients to kaname_app;

-- a message about one that was given up is told over the other channels, as for letters
create function exchange.announcement_undelivered() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    insert into exchange.delivery (channel, organisation, occasion, subject, planned_at, next_at)
    select c.id, c.organisation, 'failed', new.id, new.settled_at, new.settled_at
      from exchange.channel c
     where c.organisation = new.organisation and c.id <> new.channel
       and c.confirmed_at is not null and c.removed_at is null
        on conflict do nothing;
    return null;
end
$$;
create trigger announcement_undelivered after update on exchange.delivery
    for each row when (new.occasion = 'announcement' and new.state = 'failed' and old.state <> 'failed')
    execute function exchange.announcement_undelivered();

-- one more occasion, and one more kind of entry, whatever there is by now
do $$
declare
    one record;
begin
    for one in select c.conrelid::regclass as owner, c.conname, pg_get_constraintdef(c.oid) as says
                 from pg_constraint c
                where (c.conrelid, c.conname) in (('exchange.channel'::regclass, 'channel_tells_check'),
                                                  ('exchange.delivery'::regclass, 'delivery_occasion_check'),
                                                  ('exchange.ledger'::regclass, 'ledger_kind_check'))
    loop
        execute format('alter table %s drop constraint %I', one.owner, one.conname);
        execute format('alter table %s add constraint %I %s', one.owner, one.conname,
            case when one.says ~ 'ARRAY\['
                 then replace(one.says, 'ARRAY[', 'ARRAY[''announcement''::text, ')
                 else replace(one.says, '''{', '''{announcement,') end);
    end loop;
end
$$;
-- whoever wants to hear of letters wants to hear of these
update exchange.channel set tells = array_append(tells, 'announcement') where 'letter' = any (tells);

-- --------------------------------------------------------------------------------------- what waits on a desk
-- The letters that nobody acknowledged yet, in the order of their clocks: an inbox looks at these, however many letters
-- ever came. Written by triggers alone; whether a letter may be seen is decided by the letter.
create table exchange.waiting (
    letter    uuid primary key references exchange.letter,
    recipient text not null,
    clock_at  timestamptz not null, -- 9999-12-31 where none has a number
    class     text not null,
    sector    text not null,
    exercise  boolean not null,
    words     text not null -- what a search finds: the operator, the title, the service
);
create index on exchange.waiting (recipient, clock_at, letter);
create index on exchange.waiting (recipient, class, clock_at, letter);
create index on exchange.waiting (recipient, sector, clock_at, letter);
create index on exchange.waiting (recipient, clock_at, letter) where exercise;
grant select on exchange.waiting to kaname_app;
alter table exchange.waiting enable row level security;
create policy own on exchange.waiting using (recipient = registry.caller());

-- Every character and every two that follow each other: finds parts of words in a language that writes no spaces.
create function exchange.grams(words text) returns text[]
    language sql immutable parallel safe strict set search_path = pg_catalog
    return (select coalesce(array_agg(distinct substr(words, n, k)), '{}')
              from generate_series(1, length(words)) n, generate_series(1, 2) k);
-- those of a search: pairs, or the one character
create function exchange.grams_sought(words text) returns text[]
    language sql immutable parallel safe strict set search_path = pg_catalog
    return (select coalesce(array_agg(distinct substr(words, n, 2)), '{}')
              from generate_series(1, greatest(length(words) - 1, 1)) n);
create index waiting_grams on exchange.waiting using gin (exchange.grams(words));
alter index exchange.waiting_grams alter column 1 set statistics 1000;

create function exchange.words_of(operator text, content text) returns text
    language sql stable set search_path = pg_catalog
    begin atomic
        select lower(concat_ws(' ', o.name_ja, o.name_en,
                     (select string_agg(distinct v #>> '{}', ' ')
                        from jsonb_path_query(content::jsonb,
                             '$.items[*].values[*] ? (@.fact == "title" || @.fact == "service").text.*') v)))
          from registry.organisation o where o.id = operator;
    end;

create function exchange.letters_wait() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    insert into exchange.waiting (letter, recipient, clock_at, class, sector, exercise, words)
    select l.id, l.recipient, coalesce(l.clock_at, '9999-12-31T00:00:00Z'), l.class, l.operator_sector, l.exercise,
           exchange.words_of(l.operator, l.content)
      from arrived l where l.recipient is not null;
    return null;
end
$$;
create trigger wait after insert on exchange.letter referencing new table as arrived
    for each statement execute function exchange.letters_wait();

create function exchange.letters_taken() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    delete from exchange.waiting w using taken t where w.letter = t.letter;
    return null;
end
$$;
create trigger taken after insert on exchange.acknowledgement referencing new table as taken
    for each statement execute function exchange.letters_taken();

insert into exchange.waiting (letter, recipient, clock_at, class, sector, exercise, words)
select l.id, l.recipient, coalesce(l.clock_at, '9999-12-31T00:00:00Z'), l.class, l.operator_sector, l.exercise,
       exchange.words_of(l.operator, l.content)
  from exchange.letter l
 where l.recipient is not null and not exists (select from exchange.acknowledgement a where a.letter = l.id);

-- what a page of them is narrowed to, and where it goes on
create function exchange.waiting_where(recipient text, class text, sector text, exercise boolean, after_at timestamptz,
                                       after_letter uuid) returns text
    language sql stable set search_path = pg_catalog
    return format('w.recipient = %L and (w.clock_at, w.letter) > (%L::timestamptz, %L::uuid)', recipient, after_at,
                  after_letter)
        || case when class is null then '' else format(' and w.class = %L', class) end
        || case when sector is null then '' else format(' and w.sector = %L', sector) end
        || case exercise when true then ' and w.exercise' when false then ' and not w.exercise' else '' end;

-- Those of the caller's that hold these words, in order. Behind the wall, because the index of the words may not be asked
-- before row-level security is; each search is planned anew, few words being found best by the words, common ones by the
-- order.
create function exchange.waiting_found(class text, sector text, exercise boolean, words text, after_at timestamptz,
                                       after_letter uuid, most integer)
    returns table (letter uuid, clock_at timestamptz)
    language plpgsql stable rows 50 security definer set search_path = pg_catalog
as $$
begin
    return query execute
        'select w.letter, w.clock_at from exchange.waiting w where '
        || exchange.waiting_where(registry.caller(), class, sector, exercise, after_at, after_letter)
        || format(' and exchange.grams(w.words) @> %L::text[] and position(%L in w.words) > 0',
                  exchange.grams_sought(lower(words)), lower(words))
        || format(' order by w.clock_at, w.letter limit %s', most);
end
$$;

-- One page of them, for the caller and with the caller's eyes. Of what a search finds, a hundred that the caller may not
-- see are passed over.
create function exchange.waiting_letters(class text, sector text, exercise boolean, words text, after_at timestamptz,
                                         after_letter uuid, most integer)
    returns table (letter uuid, clock_at timestamptz)
    language plpgsql stable rows 50 set search_path = pg_catalog
as $$
begin
    if words is not null then
        return query
        select w.letter, w.clock_at
          from exchange.waiting_found(class, sector, exercise, words, after_at, after_letter, most + 100) w
          join exchange.letter l on l.id = w.letter
         order by w.clock_at, w.letter limit most;
    else
        return query execute
            'select w.letter, w.clock_at from exchange.waiting w join exchange.letter l on l.id = w.letter where '
            || exchange.waiting_where(registry.caller(), class, sector, exercise, after_at, after_letter)
            || format(' order by w.clock_at, w.letter limit %s', most);
    end if;
end
$$;
revoke execute on function exchange.waiting_where, exchange.waiting_found from public;
grant execute on function exchange.waiting_where, exchange.waiting_found to kaname_app;

create index on exchange.acknowledgement (organisation, at desc, letter desc);
