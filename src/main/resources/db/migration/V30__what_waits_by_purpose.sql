-- What waits carries its letter's purpose and a wall of its own, the same as the letter's, so that a desk counts what waits
-- without looking each letter up.
alter table exchange.waiting add column purpose text;
update exchange.waiting w set purpose = l.purpose from exchange.letter l where l.id = w.letter;
alter table exchange.waiting alter column purpose set not null;

drop policy own on exchange.waiting;
create policy own on exchange.waiting for select
    using (recipient = (select registry.caller())
           and (purpose = any ((select registry.purposes())::text[])
                or letter in (select c from exchange.carried() c)));

create or replace function exchange.letters_wait() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    insert into exchange.waiting (letter, recipient, clock_at, class, sector, exercise, words, purpose)
    select l.id, l.recipient, coalesce(l.clock_at, '9999-12-31T00:00:00Z'), l.class, l.operator_sector, l.exercise,
           exchange.words_of(l.operator, l.content), l.purpose
      from arrived l where l.recipient is not null;
    return null;
end
$$;

-- as before; what waits is seen with the caller's eyes by itself
create or replace function exchange.waiting_letters(class text, sector text, exercise boolean, words text,
                                                    after_at timestamptz, after_letter uuid, most integer)
    returns table (letter uuid, clock_at timestamptz)
    language plpgsql stable rows 50 set search_path = pg_catalog
as $$
begin
    if words is not null then
        return query
        select w.letter, w.clock_at
          from exchange.waiting_found(class, sector, exercise, words, after_at, after_letter, most + 100) w
          join exchange.waiting seen on seen.letter = w.letter
         order by w.clock_at, w.letter limit most;
    else
        return query execute
            'select w.letter, w.clock_at from exchange.waiting w where '
            || exchange.waiting_where(registry.caller(), class, sector, exercise, after_at, after_letter)
            || format(' order by w.clock_at, w.letter limit %s', most);
    end if;
end
$$;
