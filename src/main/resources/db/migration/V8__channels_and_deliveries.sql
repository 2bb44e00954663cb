-- How somebody hears that something waits: channels, deliveries over them with every attempt, what was told by phone or
-- on paper, and what happens when nobody looks. The letter itself is in the inbox from the commit on.

alter table exchange.letter
    add column marking text not null default 'TLP:AMBER'
        check (marking in ('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'));

create table exchange.channel (
    id           uuid primary key,
    organisation text not null references registry.organisation,
    kind         text not null check (kind in ('mail', 'webhook')),
    name         text not null check (length(name) between 1 and 100),
    address      text not null check (length(address) between 3 and 500),
    secret       bytea, -- what signs a webhook, sealed with a key that is not in this database
    tells        text[] not null check (tells <@ array ['letter', 'question', 'unread', 'reminder']),
    shows        text not null default 'TLP:CLEAR' -- up to this marking a message may name regime, sender and clock
        check (shows in ('TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR')),
    created_at   timestamptz not null,
    created_by   uuid references registry.account,
    confirmed_at timestamptz, -- null: whoever reads there has not said yes, so nothing but the question goes out
    removed_at   timestamptz,
    check ((kind = 'webhook') = (secret is not null))
);
create unique index on exchange.channel (organisation, kind, address) where removed_at is null;
grant select (id, organisation, kind, name, address, tells, shows, created_at, confirmed_at, removed_at),
      insert, update (name, tells, shows, removed_at) on exchange.channel to kaname_app;
alter table exchange.channel enable row level security;
create policy own on exchange.channel using (organisation = registry.caller());

-- One message to one channel. The id is the Message-ID of the mail and the webhook-id: whoever gets it twice, because
-- the house was killed between their yes and ours, can tell.
create table exchange.delivery (
    id           uuid primary key default gen_random_uuid(),
    channel      uuid not null references exchange.channel,
    organisation text not null references registry.organisation, -- who is told
    operator     text references registry.organisation,          -- whose letter it is about, who sees how it went
    occasion     text not null check (occasion in ('letter', 'question', 'unread', 'reminder', 'failed', 'test',
                                                   'confirm')),
    subject      uuid not null, -- the letter, question, reminder, failed delivery or test
    letter       uuid references exchange.letter,
    about        jsonb not null default '{}', -- what a reminder says
    planned_at   timestamptz not null,
    next_at      timestamptz not null,
    attempts     integer not null default 0,
    state        text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
    settled_at   timestamptz,
    unique (channel, occasion, subject),
    check ((state = 'waiting') = (settled_at is null))
);
create index on exchange.delivery (next_at) where state = 'waiting';
create index on exchange.delivery (letter) where letter is not null;
create index on exchange.delivery (organisation, planned_at desc);

create table exchange.attempt (
    delivery uuid not null references exchange.delivery,
    number   integer not null,
    at       timestamptz not null,
    outcome  text not null check (outcome in ('accepted', 'refused', 'later')),
    detail   text not null check (length(detail) <= 200), -- no address, no content
    took_ms  integer not null,
    primary key (delivery, number)
);

grant select on exchange.delivery, exchange.attempt to kaname_app;
grant insert (channel, organisation, occasion, subject, about, planned_at, next_at) on exchange.delivery to kaname_app;
alter table exchange.delivery enable row level security;
alter table exchange.attempt enable row level security;
create policy parties on exchange.delivery for select
    using (organisation = registry.caller() or operator = registry.caller() or (select registry.administers()));
-- a desk asks for a test or a confirmation of its own channel; everything else is planned by the triggers below
create policy own on exchange.delivery for insert
    with check (organisation = registry.caller() and occasion in ('test', 'confirm')
                and exists (select from exchange.channel c
                             where c.id = channel and c.organisation = delivery.organisation));
create policy parties on exchange.attempt for select
    using (exists (select from exchange.delivery d where d.id = delivery));

-- ------------------------------------------------------------------------------------------- what is told to whom
-- Plans one delivery for each channel of these organisations that wants to hear of it. Called by triggers alone.
create function exchange.plan(occasion text, organisations text[], subjects uuid[], letters uuid[], operators text[],
                              abouts jsonb[], at timestamptz) returns void
    language sql set search_path = pg_catalog
    begin atomic
        insert into exchange.delivery (channel, organisation, operator, occasion, subject, letter, about, planned_at,
                                       next_at)
        select c.id, c.organisation, n.operator, occasion, n.subject, n.letter, n.about, at, at
          from unnest(organisations, subjects, letters, operators, abouts)
               as n (organisation, subject, letter, operator, about)
          join exchange.channel c on c.organisation = n.organisation
         where occasion = any (c.tells) and c.confirmed_at is not null and c.removed_at is null
            on conflict do nothing;
    end;
revoke execute on function exchange.plan from public;

create function exchange.letters_arrived() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform exchange.plan('letter', array_agg(l.recipient), array_agg(l.id), array_agg(l.id), array_agg(l.operator),
                          array_agg('{}'::jsonb), max(l.sent_at))
       from arrived l where l.recipient is not null having count(*) > 0;
    perform pg_notify('kaname', 'inbox ' || l.recipient)
       from (select distinct recipient from arrived where recipient is not null) l;
    return null;
end
$$;
create trigger tell after insert on exchange.letter referencing new table as arrived
    for each statement execute function exchange.letters_arrived();

create function exchange.question_arrived() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    hearers text[];
begin
    select array_agg(distinct h.organisation) into hearers
      from exchange.letter l cross join lateral unnest(array [l.operator, l.sender, l.recipient]) h (organisation)
     where l.id = new.letter and h.organisation <> new.organisation;
    if hearers is not null then
        perform exchange.plan('question', hearers, array_fill(new.id, array [cardinality(hearers)]),
                              array_fill(new.letter, array [cardinality(hearers)]),
                              array_fill(new.operator, array [cardinality(hearers)]),
                              array_fill('{}'::jsonb, array [cardinality(hearers)]), new.at);
        perform pg_notify('kaname', 'letter ' || h.organisation || ' ' || new.letter) from unnest(hearers) h (organisation);
    end if;
    return null;
end
$$;
create trigger tell after insert on exchange.question for each row execute function exchange.question_arrived();

-- the operator's page follows who read and who acknowledged
create function exchange.progress_made() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform pg_notify('kaname', 'letter ' || new.operator || ' ' || new.letter);
    return null;
end
$$;
create trigger tell after insert on exchange.acknowledgement
    for each row execute function exchange.progress_made();
create trigger tell after insert on exchange.reading for each row execute function exchange.progress_made();

-- a reminder that reached the first page also goes out
create function filing.notices_sent() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform exchange.plan('reminder', array_agg(r.operator), array_agg(r.id), array_agg(null::uuid),
                          array_agg(r.operator),
                          array_agg(jsonb_build_object('incident', r.incident, 'regime', r.regime, 'stage', r.stage,
                                                       'kind', r.kind, 'countsTo', r.counts_to, 'late', r.late,
                                                       'exercise', i.exercise)),
                          max(n.sent_at))
       from sent n join filing.reminder r on r.id = n.reminder join incident.incident i on i.id = r.incident
     having count(*) > 0;
    perform pg_notify('kaname', 'notice ' || n.operator) from (select distinct operator from sent) n;
    return null;
end
$$;
create trigger tell after insert on filing.notice referencing new table as sent
    for each statement execute function filing.notices_sent();

-- ---------------------------------------------------------------------------------------------------- the round
-- Takes what is due for two minutes: a node that dies in between gives it back by doing nothing.
create function exchange.take_deliveries(at timestamptz, wanted text, most integer)
    returns table (id uuid, attempt integer, channel uuid, kind text, address text, secret bytea, shows text, occasion text,
                   subject uuid, about jsonb, planned_at timestamptz, organisation_ja text, organisation_en text,
                   letter uuid, incident uuid, regime text, stage text, class text, form text, marking text,
                   exercise boolean, sent_at timestamptz, clock_at timestamptz, operator_ja text, operator_en text)
    language sql security definer set search_path = pg_catalog
    begin atomic
        with due as (
            select d.id from exchange.delivery d join exchange.channel c on c.id = d.channel
             where d.state = 'waiting' and d.next_at <= at and c.kind = wanted
             order by d.next_at limit most for update of d skip locked),
        taken as (
            update exchange.delivery d set attempts = d.attempts + 1, next_at = at + interval '2 minutes'
              from due where d.id = due.id
            returning d.*)
        select t.id, t.attempts, c.id, c.kind, c.address, c.secret, c.shows, t.occasion, t.subject, t.about, t.planned_at,
               o.name_ja, o.name_en, l.id, l.incident, l.regime, l.stage, l.class, l.form, l.marking, l.exercise,
               l.sent_at, l.clock_at, p.name_ja, p.name_en
          from taken t
          join exchange.channel c on c.id = t.channel
          join registry.organisation o on o.id = t.organisation
          left join exchange.letter l on l.id = t.letter
          left join registry.organisation p on p.id = t.operator
         order by t.planned_at, t.id;
    end;

-- How an attempt went. `again` is the time of the next one; null ends it: delivered or, with any other outcome, failed,
-- and then the organisation's other channels hear of it. An attempt settled twice counts once.
create function exchange.settle_delivery(which uuid, number integer, at timestamptz, outcome text, detail text,
                                         took_ms integer, again timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    settled exchange.delivery;
begin
    insert into exchange.attempt values (which, number, at, outcome, left(detail, 200), took_ms) on conflict do nothing;
    if not found then
        return;
    end if;
    update exchange.delivery d
       set next_at = coalesce(again, d.next_at),
           state = case when outcome = 'accepted' then 'delivered' when again is null then 'failed' else 'waiting' end,
           settled_at = case when outcome = 'accepted' or again is null then settle_delivery.at end
     where d.id = which and d.state = 'waiting'
    returning d.* into settled;
    if settled.state = 'delivered' and settled.occasion = 'confirm' then -- a program says yes by answering
        update exchange.channel c set confirmed_at = settle_delivery.at
         where c.id = settled.channel and c.kind = 'webhook' and c.confirmed_at is null;
    end if;
    if settled.state = 'failed' and settled.occasion in ('letter', 'question', 'unread', 'reminder') then
        insert into exchange.delivery (channel, organisation, operator, occasion, subject, letter, planned_at, next_at)
        select c.id, c.organisation, settled.operator, 'failed', settled.id, settled.letter, settle_delivery.at,
               settle_delivery.at
          from exchange.channel c
         where c.organisation = settled.organisation and c.id <> settled.channel
           and c.confirmed_at is not null and c.removed_at is null
            on conflict do nothing;
        perform pg_notify('kaname', 'letter ' || settled.operator || ' ' || settled.letter)
          where settled.operator is not null and settled.letter is not null;
    end if;
end
$$;
-- whoever reads at the address has shown the code that was sent there; they need no account here
create function exchange.confirm_channel(which uuid, at timestamptz) returns boolean
    language sql security definer set search_path = pg_catalog
    begin atomic
        update exchange.channel c set confirmed_at = coalesce(c.confirmed_at, at)
         where c.id = which and c.removed_at is null
        returning true;
    end;
create function exchange.channel_address(which uuid) returns text
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select c.address from exchange.channel c where c.id = which and c.removed_at is null;
    end;
revoke execute on function exchange.take_deliveries, exchange.settle_delivery, exchange.confirm_channel,
    exchange.channel_address from public;
grant execute on function exchange.take_deliveries, exchange.settle_delivery, exchange.confirm_channel,
    exchange.channel_address to kaname_app;

-- ------------------------------------------------------------------------------------------- when nobody looks
-- The policy of the house, not law: after this long unopened, level 1 tells the recipient again, level 2 the operator,
-- who can telephone. `until`: letters sent before are done.
create table exchange.escalation_rule (
    level smallint not null check (level in (1, 2)),
    class text not null check (class in ('mandatory', 'effort')),
    after interval not null check (after > interval '0'),
    until timestamptz not null default now(),
    primary key (level, class)
);
insert into exchange.escalation_rule (level, class, after)
values (1, 'mandatory', '30 minutes'), (2, 'mandatory', '2 hours'), (1, 'effort', '4 hours'), (2, 'effort', '24 hours');

create table exchange.escalation (
    letter    uuid not null references exchange.letter,
    level     smallint not null check (level in (1, 2)),
    operator  text not null references registry.organisation,
    recipient text not null references registry.organisation,
    at        timestamptz not null,
    primary key (letter, level)
);
create index on exchange.letter (sent_at);
grant select on exchange.escalation_rule, exchange.escalation to kaname_app;
alter table exchange.escalation enable row level security;
create policy parties on exchange.escalation for select
    using (operator = registry.caller() or recipient = registry.caller());

-- Each letter once a level. Letters of reports whose transaction took up to five minutes are not missed.
create function exchange.escalate(at timestamptz) returns integer
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    raised integer;
begin
    perform from exchange.escalation_rule order by level, class for update;
    with fresh as (
        insert into exchange.escalation (letter, level, operator, recipient, at)
        select l.id, r.level, l.operator, l.recipient, escalate.at
          from exchange.escalation_rule r
          join exchange.letter l on l.class = r.class and l.sent_at > r.until - interval '5 minutes'
                                and l.sent_at <= escalate.at - r.after
         where l.recipient is not null
           and not exists (select from exchange.reading x where x.letter = l.id)
           and not exists (select from exchange.acknowledgement a where a.letter = l.id)
            on conflict do nothing
        returning letter, level, operator, recipient),
    hearers as (select f.*, case level when 1 then recipient else operator end as hearer from fresh f),
    told as (
        select exchange.plan('unread', array_agg(hearer), array_agg(letter), array_agg(letter), array_agg(operator),
                             array_agg('{}'::jsonb), escalate.at) from hearers having count(*) > 0),
    live as (select pg_notify('kaname', 'letter ' || operator || ' ' || letter) from hearers where level = 2)
    select count(*) + 0 * (select count(*) from told) + 0 * (select count(*) from live) into raised from fresh;
    update exchange.escalation_rule r set until = greatest(r.until, escalate.at - r.after);
    return raised;
end
$$;
revoke execute on function exchange.escalate from public;
grant execute on function exchange.escalate to kaname_app;

-- ------------------------------------------------------------------------------------- by phone and on paper
-- What was told outside the house, as the operator recorded it: by whom, to whom, when. A mistake is corrected by a
-- further record.
create table exchange.told (
    id          uuid primary key,
    letter      uuid not null references exchange.letter,
    operator    text not null references registry.organisation,
    way         text not null check (way in ('phone', 'paper', 'mail', 'fax', 'person')),
    told_at     timestamptz not null,
    who_took_it text not null check (length(who_took_it) between 1 and 200),
    reference   text not null default '' check (length(reference) <= 200), -- the number that they gave
    note        text not null default '' check (length(note) <= 2000),
    statement   text not null, -- the text whose SHA-256 stands in the ledger
    account     uuid not null references registry.account,
    recorded_at timestamptz not null,
    check (told_at <= recorded_at)
);
create index on exchange.told (letter, told_at);
grant select, insert on exchange.told to kaname_app;
alter table exchange.told enable row level security;
create policy parties on exchange.told for select using (exists (select from exchange.letter l where l.id = letter));
create policy by_the_operator on exchange.told for insert
    with check (operator = registry.caller()
                and exists (select from exchange.letter l where l.id = letter and l.operator = told.operator));

alter table exchange.ledger drop constraint ledger_kind_check;
alter table exchange.ledger add constraint ledger_kind_check
    check (kind in ('report', 'letter', 'acknowledgement', 'question', 'framework', 'told'));
