-- A node that was frozen or cut off may speak of an attempt after another node took the delivery up again. Its "later"
-- or "no" is kept, but neither gives the delivery out of the other's hands nor ends it; its "yes" ends it. And the
-- patience of ten repetitions counts attempts whose end is known: a node that dies in one has used none of it up.

drop function exchange.take_deliveries;
create function exchange.take_deliveries(at timestamptz, wanted text, most integer)
    returns table (id uuid, attempt integer, failures integer, channel uuid, kind text, address text, secret bytea,
                   shows text, occasion text, subject uuid, about jsonb, planned_at timestamptz, organisation_ja text,
                   organisation_en text, letter uuid, incident uuid, regime text, stage text, class text, form text,
                   marking text, exercise boolean, sent_at timestamptz, clock_at timestamptz, operator_ja text,
                   operator_en text)
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
        select t.id, t.attempts, (select count(*)::integer from exchange.attempt a where a.delivery = t.id), c.id, c.kind,
               c.address, c.secret, c.shows, t.occasion, t.subject, t.about, t.planned_at, o.name_ja, o.name_en, l.id,
               l.incident, l.regime, l.stage, l.class, l.form, l.marking, l.exercise, l.sent_at, l.clock_at, p.name_ja,
               p.name_en
          from taken t
          join exchange.channel c on c.id = t.channel
          join registry.organisation o on o.id = t.organisation
          left join exchange.letter l on l.id = t.letter
          left join registry.organisation p on p.id = t.operator
         order by t.planned_at, t.id;
    end;
revoke execute on function exchange.take_deliveries from public;
grant execute on function exchange.take_deliveries to kaname_app;

create or replace function exchange.settle_delivery(which uuid, number integer, at timestamptz, outcome text, detail text,
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
     where d.id = which and d.state = 'waiting' and (outcome = 'accepted' or d.attempts = number)
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
