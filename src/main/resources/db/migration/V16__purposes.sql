-- Which use a letter was sent for, and which desk may read for which use. An organisation is not one pair of eyes: the
-- desk that supervises never sees what was told it in confidence.

-- ---------------------------------------------------------------------------------------------- roles and purposes
create table registry.role (
    id text primary key check (id ~ '^[a-z][a-z-]{1,40}$')
);
insert into registry.role (id)
values ('operator-desk'), ('ministry-desk'), ('ministry-supervision'), ('competent-minister'), ('coordinator'),
       ('crisis-desk'), ('decision-body'), ('expert'), ('ceptoar-office'), ('industry-body'), ('police-desk'),
       ('data-protection-desk'), ('administrator');

-- A role that stands in no line here reads no letter of anybody: the decision body, experts, industry bodies, those who
-- run the house.
create table registry.role_purpose (
    role    text not null references registry.role,
    purpose text not null check (purpose in ('statutory', 'sharing', 'large-scale', 'review', 'national-security')),
    primary key (role, purpose)
);
insert into registry.role_purpose (role, purpose)
values ('ministry-desk', 'statutory'), ('ministry-desk', 'sharing'),
       ('ministry-supervision', 'statutory'),
       ('competent-minister', 'review'),
       ('coordinator', 'statutory'), ('coordinator', 'sharing'),
       ('crisis-desk', 'large-scale'),
       ('ceptoar-office', 'sharing'),
       ('police-desk', 'statutory'), ('police-desk', 'sharing'),
       ('data-protection-desk', 'statutory'), ('data-protection-desk', 'sharing');

grant select on registry.role, registry.role_purpose to kaname_app;
alter table registry.role enable row level security;
alter table registry.role_purpose enable row level security;
create policy everyone on registry.role for select using (true);
create policy everyone on registry.role_purpose for select using (true);

alter table registry.account drop constraint account_role_check;
alter table registry.account add foreign key (role) references registry.role;
alter table registry.organisation drop constraint organisation_kind_check;
alter table registry.organisation add constraint organisation_kind_check
    check (kind in ('operator', 'ministry', 'coordinator', 'ceptoar', 'police', 'data-protection', 'authority',
                    'industry-body'));
-- whoever received in the mode for large-scale failures goes on receiving
update registry.account a set role = 'crisis-desk'
  from registry.acts_for f
 where f.organisation = a.organisation and f.body = 'crisis-management' and a.role = 'ministry-desk';

-- The role that the caller's account holds, and what it may read for: asked of the account, never of the transaction's
-- word, and once a statement.
create function registry.role_held() returns text
    language sql stable parallel safe security definer set search_path = pg_catalog
    begin atomic
        select a.role from registry.account a
         where a.id = nullif(current_setting('kaname.account', true), '')::uuid
           and a.organisation = registry.caller();
    end;
create function registry.purposes() returns text[]
    language sql stable parallel safe security definer set search_path = pg_catalog
    begin atomic
        select coalesce(array_agg(p.purpose order by p.purpose), '{}')
          from registry.role_purpose p where p.role = registry.role_held();
    end;

-- ------------------------------------------------------------------------------------------------------- letters
-- what is not said to be for another use is locked
alter table exchange.letter
    add column purpose text not null default 'sharing'
        check (purpose in ('statutory', 'sharing', 'large-scale', 'review'));
update exchange.letter set purpose = case when regime = 'jp-large-scale' then 'large-scale'
                                          when regime = 'jp-espa' then 'review'
                                          when class = 'mandatory' then 'statutory'
                                          else 'sharing' end;

-- A letter carried to another use: by whom, on which basis, why; and what the operator said where it has to be asked.
-- Without a basis there is no row. `power`: the statutory power that the catalogue lists, which needs no consent.
create table exchange.crossing (
    id                 uuid primary key,
    letter             uuid not null references exchange.letter,
    operator           text not null references registry.organisation,
    organisation       text not null references registry.organisation,
    account            uuid not null references registry.account,
    at                 timestamptz not null,
    purpose            text not null
        check (purpose in ('statutory', 'sharing', 'large-scale', 'review', 'national-security')),
    instrument         text not null check (length(instrument) between 1 and 200),
    article            text not null check (length(article) between 1 and 200),
    source             text not null check (length(source) between 1 and 500),
    power              text check (length(power) between 1 and 100),
    reason             text not null check (length(reason) between 1 and 2000),
    statement          text not null, -- the text whose SHA-256 stands in the ledger; so decision_statement
    consent            text not null check (consent in ('not-needed', 'asked', 'given', 'refused')),
    decided_at         timestamptz,
    decided_by         uuid references registry.account,
    decision_statement text,
    check ((consent in ('given', 'refused')) = (decided_at is not null)),
    check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (decision_statement is null))
);
create index on exchange.crossing (letter, at);
create index on exchange.crossing (organisation) where consent in ('not-needed', 'given');
create index on exchange.crossing (operator) where consent = 'asked';
-- not carried twice, and not asked again while the question is open
create unique index on exchange.crossing (letter, organisation, purpose) where consent <> 'refused';

-- the letters that were carried to a use that the caller reads for
create function exchange.carried() returns setof uuid
    language sql stable parallel safe security definer set search_path = pg_catalog
    begin atomic
        select c.letter from exchange.crossing c
         where c.organisation = registry.caller() and c.consent in ('not-needed', 'given')
           and c.purpose = any (registry.purposes());
    end;

drop policy parties on exchange.letter;
create policy parties on exchange.letter for select
    using (operator = (select registry.caller())
           or ((recipient = (select registry.caller()) or sender = (select registry.caller()))
               and (purpose = any ((select registry.purposes())::text[])
                    or id in (select c from exchange.carried() c))));

grant select, insert (id, letter, operator, organisation, account, at, purpose, instrument, article, source, power, reason,
                      statement, consent),
      update (consent, decided_at, decided_by, decision_statement) on exchange.crossing to kaname_app;
alter table exchange.crossing enable row level security;
create policy parties on exchange.crossing for select
    using (operator = registry.caller()
           or (organisation = registry.caller() and exists (select from exchange.letter l where l.id = letter)));
-- Only a desk that reads the letter for its own use may carry it on; what was told voluntarily waits for the operator.
create policy by_the_desk on exchange.crossing for insert
    with check (organisation = registry.caller()
                and account = nullif(current_setting('kaname.account', true), '')::uuid
                and exists (select from exchange.letter l
                             where l.id = letter and l.operator = crossing.operator
                               and l.operator <> registry.caller()
                               and (l.recipient = registry.caller() or l.sender = registry.caller())
                               and l.purpose <> crossing.purpose
                               and l.purpose = any (registry.purposes())
                               and crossing.consent = case when l.class = 'mandatory' or crossing.power is not null
                                                           then 'not-needed' else 'asked' end));
create policy by_the_operator on exchange.crossing for update
    using (operator = registry.caller() and consent = 'asked')
    with check (operator = registry.caller() and consent in ('given', 'refused')
                and decided_by = nullif(current_setting('kaname.account', true), '')::uuid);

create function exchange.crossing_moved() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    hearer constant text := case when new.decided_at is null then new.operator else new.organisation end;
begin
    perform exchange.plan('question', array [hearer], array [new.id], array [new.letter], array [new.operator],
                          array ['{}'::jsonb], coalesce(new.decided_at, new.at));
    perform exchange.tell_of(new.letter, array [hearer]);
    return null;
end
$$;
create trigger tell after insert or update on exchange.crossing
    for each row execute function exchange.crossing_moved();

-- -------------------------------------------------------------------------- what hangs on a letter follows the letter
drop policy parties on exchange.delivery;
create policy parties on exchange.delivery for select
    using (operator = registry.caller() or (select registry.administers())
           or (organisation = registry.caller()
               and (letter is null or exists (select from exchange.letter l where l.id = letter))));
drop policy parties on exchange.escalation;
create policy parties on exchange.escalation for select
    using (operator = registry.caller()
           or (recipient = registry.caller() and exists (select from exchange.letter l where l.id = letter)));
drop policy parties on filing.proposal;
create policy parties on filing.proposal for select
    using (operator = registry.caller()
           or (organisation = registry.caller() and exists (select from exchange.letter l where l.id = letter)));

-- A file is released for the uses that its recipient had been told for by then.
alter table attachment.release add column purposes text[] not null default '{}';
create function attachment.release_purposes() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    select coalesce(array_agg(distinct l.purpose), '{}') into new.purposes
      from attachment.file f join exchange.letter l on l.incident = f.incident
     where f.id = new.file and l.recipient = new.organisation;
    return new;
end
$$;
create trigger purposes before insert on attachment.release
    for each row execute function attachment.release_purposes();
update attachment.release r
   set purposes = (select coalesce(array_agg(distinct l.purpose), '{}')
                     from attachment.file f join exchange.letter l on l.incident = f.incident
                    where f.id = r.file and l.recipient = r.organisation);
drop policy parties on attachment.release;
create policy parties on attachment.release for select
    using (operator = registry.caller()
           or (organisation = registry.caller() and purposes && registry.purposes()));
drop policy parties on attachment.download;
create policy parties on attachment.download for select
    using (operator = registry.caller()
           or (organisation = registry.caller() and exists (select from attachment.file f where f.id = file)));

-- A channel hears of what the desk that made it may read. Those that nobody's account made are the house's own.
create policy by_its_maker on exchange.channel as restrictive for insert
    with check (created_by = nullif(current_setting('kaname.account', true), '')::uuid);
create function exchange.delivery_fits() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if exists (select from exchange.channel c
                 join exchange.letter l on l.id = new.letter
                 join registry.account a on a.id = c.created_by
                where c.id = new.channel and c.organisation <> l.operator
                  and not exists (select from registry.role_purpose p
                                   where p.role = a.role and p.purpose = l.purpose)) then
        return null;
    end if;
    return new;
end
$$;
create trigger fits before insert on exchange.delivery
    for each row when (new.letter is not null) execute function exchange.delivery_fits();

-- -------------------------------------------------------------------------------------------- live pages hear no more
-- `organisation/purpose`: only pages of a role that reads for it; `organisation` alone: every page of that organisation.
create function exchange.tell_of(wanted uuid, hearers text[]) returns void
    language sql set search_path = pg_catalog
    begin atomic
        select pg_notify('kaname', 'letter ' || h.organisation
                         || case when h.organisation = l.operator then '' else '/' || l.purpose end || ' ' || l.id)
          from exchange.letter l cross join unnest(hearers) h (organisation) where l.id = wanted;
    end;
revoke execute on function exchange.tell_of from public;

create or replace function exchange.letters_arrived() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform exchange.plan('letter', array_agg(l.recipient), array_agg(l.id), array_agg(l.id), array_agg(l.operator),
                          array_agg('{}'::jsonb), max(l.sent_at))
       from arrived l where l.recipient is not null having count(*) > 0;
    perform pg_notify('kaname', 'inbox ' || l.recipient || '/' || l.purpose)
       from (select distinct recipient, purpose from arrived where recipient is not null) l;
    return null;
end
$$;

create or replace function exchange.question_arrived() returns trigger
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
        perform exchange.tell_of(new.letter, hearers);
    end if;
    return null;
end
$$;

create or replace function filing.proposal_moved() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    hearer constant text := case when new.decided_at is null then new.operator else new.organisation end;
begin
    perform exchange.plan('question', array [hearer], array [new.id], array [new.letter], array [new.operator],
                          array ['{}'::jsonb], coalesce(new.decided_at, new.at));
    perform exchange.tell_of(new.letter, array [hearer]);
    return null;
end
$$;

-- ------------------------------------------------------------------------------------------- who looked, and how
-- Every look at a letter by its recipient, with the role and the use that allowed it, as the database knows them.
alter table exchange.reading add column role text, add column purpose text,
    add column way text not null default 'page'
        check (way in ('page', 'list', 'api', 'pdf', 'xlsx', 'csv', 'json', 'export'));
create function exchange.reading_known() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    new.role := registry.role_held();
    select case when l.purpose = any (registry.purposes()) then l.purpose
                else (select min(c.purpose) from exchange.crossing c
                       where c.letter = l.id and c.organisation = new.organisation
                         and c.consent in ('not-needed', 'given') and c.purpose = any (registry.purposes())) end
      into new.purpose
      from exchange.letter l where l.id = new.letter;
    return new;
end
$$;
create trigger known before insert on exchange.reading for each row execute function exchange.reading_known();
alter table attachment.download add column role text;
create function attachment.download_known() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    new.role := registry.role_held();
    return new;
end
$$;
create trigger known before insert on attachment.download for each row execute function attachment.download_known();

-- Somebody who is not the operator tried to change what it said. Kept once a minute, so that trying fills no disk; the
-- operator sees it.
create table filing.refused_edit (
    incident     uuid not null references incident.incident,
    operator     text not null references registry.organisation,
    organisation text not null references registry.organisation,
    account      uuid not null references registry.account,
    role         text not null,
    minute       timestamptz not null,
    times        integer not null default 1,
    primary key (incident, account, minute)
);
grant select on filing.refused_edit to kaname_app;
alter table filing.refused_edit enable row level security;
create policy own on filing.refused_edit for select using (operator = registry.caller());
create function filing.refuse_edit(wanted uuid, at timestamptz) returns void
    language sql security definer set search_path = pg_catalog
    begin atomic
        insert into filing.refused_edit as r (incident, operator, organisation, account, role, minute)
        select i.id, i.operator, a.organisation, a.id, a.role, date_trunc('minute', at)
          from incident.incident i
          join registry.account a on a.id = nullif(current_setting('kaname.account', true), '')::uuid
                                 and a.organisation = registry.caller()
         where i.id = wanted and i.operator <> a.organisation
            on conflict (incident, account, minute) do update set times = r.times + 1;
    end;
revoke execute on function filing.refuse_edit, exchange.carried, registry.role_held, registry.purposes from public;
grant execute on function filing.refuse_edit, exchange.carried, registry.role_held, registry.purposes to kaname_app;

-- A crossing stands in the ledger, beside whatever kinds stand there already: written out one by one, so that the next
-- migration can read them.
do $$
declare
    known text;
begin
    select string_agg(distinct quote_literal(m[1]), ', ') into known
      from pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '([a-z][a-z-]+)', 'g') m
     where c.conrelid = 'exchange.ledger'::regclass and c.conname = 'ledger_kind_check'
       and m[1] not in ('kind', 'text');
    alter table exchange.ledger drop constraint ledger_kind_check;
    execute format('alter table exchange.ledger add constraint ledger_kind_check check (kind in (%s, ''crossing''))', known);
end
$$;
