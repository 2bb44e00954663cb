-- What a reporter gets back at once: whom to telephone, and whether others see the same.

-- The contacts of those whom an incident of the caller's was reported to: who was written to may be rung up.
create function exchange.reachable(wanted uuid)
    returns table (organisation text, organisation_ja text, organisation_en text, name_ja text, name_en text, phone text)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select o.id, o.name_ja, o.name_en, c.name_ja, c.name_en, c.phone
          from (select distinct l.recipient from exchange.letter l
                 where l.incident = wanted and l.operator = registry.caller() and l.recipient is not null) t
          join registry.organisation o on o.id = t.recipient
          join registry.contact c on c.organisation = o.id
         where c.expires_on >= current_date
         order by o.id, c.name_en;
    end;

-- How many other operators state the same since a day: only where they are at least so many that nobody is told about
-- anybody. Exercises count among exercises.
create index on incident.fact (fact, value) where fact in ('attack_type', 'phenomenon');
create function incident.alike(wanted uuid, since timestamptz, at_least integer)
    returns table (fact text, value jsonb, operators integer)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        with mine as (
            select distinct on (f.fact) f.fact, f.value, i.exercise, i.operator
              from incident.fact f join incident.incident i on i.id = f.incident
             where i.id = wanted and i.operator = registry.caller() and f.fact in ('attack_type', 'phenomenon')
             order by f.fact, f.number desc)
        select m.fact, m.value, count(distinct i.operator)::integer
          from mine m
          join incident.fact f on f.fact = m.fact and f.value = m.value
                              and f.fact in ('attack_type', 'phenomenon')
          join incident.incident i on i.id = f.incident
         where i.operator <> m.operator and i.exercise = m.exercise and i.opened_at >= since
           and m.value not in ('"none"', '"unknown"', '"other"')
         group by m.fact, m.value
        having count(distinct i.operator) >= greatest(at_least, 3);
    end;
revoke execute on function exchange.reachable, incident.alike from public;
grant execute on function exchange.reachable, incident.alike to kaname_app;
