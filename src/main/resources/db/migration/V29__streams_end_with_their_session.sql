-- An open page is told when its session is over, whichever node it listens at.

-- Which of these sessions are still open; as in registry.session_find, and nothing is written down.
create function registry.sessions_open(wanted uuid[], at timestamptz) returns setof uuid
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select s.id
          from registry.session s
          join registry.account a on a.id = s.account and a.closed_at is null
         where s.id = any (wanted) and s.stage = 'full' and s.ended_at is null
           and s.began_at > at - interval '12 hours' and s.seen_at > at - interval '8 hours';
    end;
revoke execute on function registry.sessions_open from public;
grant execute on function registry.sessions_open to kaname_app;

-- A new secret for the same session, which keeps its id: the pages that it has open go on.
create or replace function registry.session_renew(old bytea, fresh bytea, at timestamptz) returns boolean
    language sql security definer set search_path = pg_catalog
    begin atomic
        with renewed as (
            update registry.session s set hash = fresh, stage = 'full', seen_at = at, proved_at = at
             where s.hash = old and s.ended_at is null returning 1)
        select exists (select from renewed);
    end;
