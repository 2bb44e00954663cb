-- ---------------------------------------------------------------------------------- the authority's own clock
-- Where law gives the recipient a time to answer in, it starts with the letter. What the catalogue said that day stays.
create table exchange.answer_clock (
    letter    uuid primary key references exchange.letter,
    operator  text not null references registry.organisation,
    recipient text not null references registry.organisation,
    due_at    timestamptz not null,
    answered_at timestamptz
);
create index on exchange.answer_clock (recipient, due_at, letter) where answered_at is null;
create index on exchange.answer_clock (due_at) where answered_at is null;

-- which of the recipient's words are its response with initial feedback; a question alone is none
create table exchange.answer (
    question     uuid primary key references exchange.question,
    letter       uuid not null references exchange.letter,
    organisation text not null references registry.organisation,
    at           timestamptz not null
);
create index on exchange.answer (letter, at);

-- level 1: the recipient, while there is time; level 2: the recipient and the operator, when the time is over
create table exchange.answer_reminder (
    id     uuid not null unique default gen_random_uuid(),
    letter uuid not null references exchange.letter,
    level  smallint not null check (level in (1, 2)),
    at     timestamptz not null,
    primary key (letter, level)
);

grant select on exchange.answer_clock, exchange.answer, exchange.answer_reminder to kaname_app;
grant insert (letter, operator, recipient, due_at) on exchange.answer_clock to kaname_app;
grant insert on exchange.answer to kaname_app;
alter table exchange.answer_clock enable row level security;
alter table exchange.answer enable row level security;
alter table exchange.answer_reminder enable row level security;
-- whoever may see the letter
create policy parties on exchange.answer_clock for select
    using (exists (select from exchange.letter l where l.id = letter));
create policy from_the_operator on exchange.answer_clock for insert
    with check (operator = registry.caller()
                and exists (select from exchange.letter l
                             where l.id = letter and l.operator = answer_clock.operator
                               and l.recipient = answer_clock.recipient));
create policy parties on exchange.answer for select
    using (exists (select from exchange.letter l where l.id = letter));
create policy by_the_recipient on exchange.answer for insert
    with check (organisation = registry.caller()
                and exists (select from exchange.letter l where l.id = letter and l.recipient = organisation)
                and exists (select from exchange.question q
                             where q.id = answer.question and q.letter = answer.letter
                               and q.organisation = answer.organisation and q.at = answer.at));
create policy parties on exchange.answer_reminder for select
    using (exists (select from exchange.letter l where l.id = letter));

create function exchange.answered() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    update exchange.answer_clock c set answered_at = new.at where c.letter = new.letter and c.answered_at is null;
    return null;
end
$$;
create trigger meets_the_clock after insert on exchange.answer for each row execute function exchange.answered();

-- Four hours before the time, and when it is over. Each letter once a level: may be killed, repeated or doubled.
create function exchange.remind_of_answers(at timestamptz) returns integer
    language sql security definer set search_path = pg_catalog
    begin atomic
        with fresh as (
            insert into exchange.answer_reminder (letter, level, at)
            select c.letter, level, remind_of_answers.at
              from exchange.answer_clock c cross join (values (1::smallint), (2::smallint)) v (level)
             where c.answered_at is null
               and remind_of_answers.at >= c.due_at - case level when 1 then interval '4 hours' else interval '0' end
                on conflict do nothing
            returning id, letter, level),
        hearers as (
            select f.id, f.letter, l.operator, l.incident, l.regime, l.stage, c.due_at, h.organisation
              from fresh f
              join exchange.letter l on l.id = f.letter
              join exchange.answer_clock c on c.letter = f.letter
             cross join lateral (select l.recipient as organisation
                                 union all select l.operator where f.level = 2) h),
        told as (
            select exchange.plan('reminder', array_agg(organisation), array_agg(id), array_agg(letter),
                                 array_agg(operator),
                                 array_agg(jsonb_build_object('incident', incident, 'regime', regime, 'stage', stage,
                                                              'countsTo', due_at)),
                                 remind_of_answers.at)
              from hearers having count(*) > 0),
        live as (select pg_notify('kaname', 'letter ' || organisation || ' ' || letter) from hearers)
        select (count(*) + 0 * (select count(*) from told) + 0 * (select count(*) from live))::integer from fresh;
    end;
revoke execute on function exchange.remind_of_answers from public;
grant execute on function exchange.remind_of_answers to kaname_app;

-- ------------------------------------------------------------------------------------ the joint room of an incident
-- The operator's room: who is invited sees what was said and put there, from accepting until leaving or being put out.
create table filing.room (
    id        uuid primary key,
    incident  uuid not null unique references incident.incident,
    operator  text not null references registry.organisation,
    exercise  boolean not null,
    purpose   text not null check (length(purpose) between 1 and 200), -- those invited read it before they come in
    opened_at timestamptz not null,
    opened_by uuid not null references registry.account
);
create table filing.room_guest (
    id           uuid primary key,
    room         uuid not null references filing.room,
    organisation text not null references registry.organisation,
    invited_at   timestamptz not null,
    invited_by   uuid not null references registry.account,
    joined_at    timestamptz,
    ended_at     timestamptz,
    ended        text check (ended in ('left', 'revoked')),
    check ((ended_at is null) = (ended is null)),
    check (joined_at >= invited_at and ended_at >= coalesce(joined_at, invited_at))
);
create unique index on filing.room_guest (room, organisation) where ended_at is null;
create index on filing.room_guest (organisation, invited_at desc);
-- what was said, and what the operator put there: its words as they were then
create table filing.room_entry (
    id           uuid primary key,
    room         uuid not null references filing.room,
    organisation text not null references registry.organisation,
    account      uuid not null references registry.account,
    at           timestamptz not null,
    kind         text not null check (kind in ('message', 'facts', 'letter')),
    marking      text not null check (marking in ('TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED')),
    subject      uuid, -- the letter that it repeats
    text_ja      text not null check (length(text_ja) between 1 and 100000),
    text_en      text not null check (length(text_en) between 1 and 100000),
    check ((kind = 'letter') = (subject is not null))
);
create index on filing.room_entry (room, at desc, id desc);

-- asked at every look, so whoever was put out sees nothing from that moment; a guest's desk that does not read what is
-- shared, such as the one that supervises, was not invited
create function filing.in_room(wanted uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select exists (select from filing.room r where r.id = wanted and r.operator = registry.caller())
            or exists (select from filing.room_guest g
                        where g.room = wanted and g.organisation = registry.caller()
                          and g.joined_at is not null and g.ended_at is null
                          and (registry.role_held() = 'operator-desk'
                               or registry.purposes() && array ['sharing', 'large-scale']));
    end;
create function filing.hosts_room(wanted uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select exists (select from filing.room r where r.id = wanted and r.operator = registry.caller());
    end;

grant select, insert on filing.room, filing.room_entry to kaname_app;
grant select, insert (id, room, organisation, invited_at, invited_by) on filing.room_guest to kaname_app;
alter table filing.room enable row level security;
alter table filing.room_guest enable row level security;
alter table filing.room_entry enable row level security;
-- a room's row says whose it is and what for, to those ever invited; what is in it is another matter
create policy invited on filing.room for select
    using (operator = registry.caller()
           or exists (select from filing.room_guest g where g.room = room.id and g.organisation = registry.caller()));
create policy by_the_operator on filing.room for insert
    with check (operator = registry.caller()
                and exists (select from incident.incident i where i.id = incident and i.operator = room.operator
                            and i.exercise = room.exercise));
create policy seen on filing.room_guest for select
    using (organisation = registry.caller() or filing.in_room(room));
create policy by_the_operator on filing.room_guest for insert
    with check (filing.hosts_room(room) and organisation <> registry.caller());
create policy inside on filing.room_entry for select using (filing.in_room(room));
create policy inside_writes on filing.room_entry for insert
    with check (organisation = registry.caller() and filing.in_room(room)
                and (kind = 'message' or filing.hosts_room(room)));

-- The one way for an invitation to move on: its guest joins or leaves, the operator revokes. False: it was not theirs.
create function filing.move_guest(wanted uuid, guest text, step text, at timestamptz) returns uuid
    language sql security definer set search_path = pg_catalog
    begin atomic
        update filing.room_guest g
           set joined_at = case step when 'joined' then move_guest.at else g.joined_at end,
               ended_at = case step when 'joined' then null else move_guest.at end,
               ended = case step when 'joined' then null else step end
         where g.room = wanted and g.organisation = guest and g.ended_at is null
           and case step when 'joined' then guest = registry.caller() and g.joined_at is null
                         when 'left' then guest = registry.caller()
                         when 'revoked' then filing.hosts_room(wanted)
                         else false end
        returning g.id;
    end;
revoke execute on function filing.in_room, filing.hosts_room, filing.move_guest from public;
grant execute on function filing.in_room, filing.hosts_room, filing.move_guest to kaname_app;

-- whoever is in the room hears that something is new, and so does whom it concerns
create function filing.room_moved() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform pg_notify('kaname', 'room ' || h.organisation || ' ' || new.room)
       from (select r.operator as organisation from filing.room r where r.id = new.room
             union select g.organisation from filing.room_guest g
                    where g.room = new.room and g.joined_at is not null and g.ended_at is null
             union select new.organisation) h;
    return null;
end
$$;
create trigger tell after insert or update on filing.room_guest for each row execute function filing.room_moved();
create trigger tell after insert on filing.room_entry for each row execute function filing.room_moved();

-- one kind more than whatever kinds there are
do $$
declare
    known text[];
begin
    select array_agg(distinct m[1]) into known
      from pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '\m([a-z-]+)\M', 'g') m
     where c.conrelid = 'exchange.ledger'::regclass and c.conname = 'ledger_kind_check'
       and m[1] not in ('kind', 'text'); -- however the list is written
    alter table exchange.ledger drop constraint ledger_kind_check;
    execute format('alter table exchange.ledger add constraint ledger_kind_check check (kind = any (%L::text[]))',
                   array_append(known, 'room'));
end
$$;
