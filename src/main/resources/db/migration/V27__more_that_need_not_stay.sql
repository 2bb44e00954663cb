-- More that need not stay: read reminders of closed incidents, sessions that are over, marks of the door, and who else of
-- an organisation read an announcement after its first reader, once that account is closed.
alter table platform.retention_rule drop constraint retention_rule_what_check;
alter table platform.retention_rule add constraint retention_rule_what_check
    check (what in ('attachments', 'attempts', 'notice-contacts', 'links', 'notices', 'sessions', 'door-marks',
                    'announcement-readings'));

-- What a period would remove now. Of an incident: only of one that is closed, and was that long ago.
create or replace function platform.retention_due(wanted text, days integer, at timestamptz) returns table (id text)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        with closed as (
            select c.incident from incident.closing c
             group by c.incident
            having count(*) % 2 = 1 and max(c.at) < retention_due.at - make_interval(days => retention_due.days))
        select f.id::text from attachment.file f join closed c using (incident)
         where wanted = 'attachments' and f.removed_at is null
        union all
        select d.id::text from exchange.delivery d left join exchange.letter l on l.id = d.letter
         where wanted = 'attempts' and d.state <> 'waiting' and d.settled_at < retention_due.at - make_interval(days => retention_due.days)
           and (l.id is null or l.incident in (select incident from closed))
           and (d.occasion <> 'reminder'
                or exists (select from filing.reminder r where r.id = d.subject and r.incident in (select incident from closed)))
           and exists (select from exchange.attempt a where a.delivery = d.id)
        union all
        select n.reminder::text from filing.notice n join filing.reminder r on r.id = n.reminder
          join closed c on c.incident = r.incident
         where wanted = 'notice-contacts' and n.on_duty <> '[]'
        union all
        select encode(w.hash, 'hex') from registry.welcome w
         where wanted = 'links' and w.expires_at < retention_due.at - make_interval(days => retention_due.days)
        union all
        select n.reminder::text from filing.notice n join filing.reminder r on r.id = n.reminder
          join closed c on c.incident = r.incident
         where wanted = 'notices' and n.read_at is not null
        union all
        select s.id::text from registry.session s
         where wanted = 'sessions'
           and coalesce(s.ended_at, s.began_at + interval '12 hours')
               < retention_due.at - make_interval(days => retention_due.days)
        union all
        select 'attempt/' || encode(x.key, 'hex') from registry.attempt x
         where wanted = 'door-marks' and x.last < retention_due.at - make_interval(days => retention_due.days)
        union all
        select 'device/' || encode(v.hash, 'hex') from registry.device v
         where wanted = 'door-marks'
           and v.last_at + interval '180 days' < retention_due.at - make_interval(days => retention_due.days)
        union all
        select x.announcement || '/' || x.account from exchange.announcement_reading x
          join registry.account a on a.id = x.account
         where wanted = 'announcement-readings' and x.at < retention_due.at - make_interval(days => retention_due.days)
           and a.closed_at < retention_due.at - make_interval(days => retention_due.days)
           and exists (select from exchange.announcement_reading f
                        where f.announcement = x.announcement and f.organisation = x.organisation
                          and (f.at, f.account) < (x.at, x.account));
    end;

-- One bounded batch of each kind, by the house itself, on record here and in the ledger. Nobody can reopen an incident
-- while it runs. Rows of files stay, with the hash of what they held.
create or replace function platform.retain(at timestamptz, most integer) returns integer
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    rule platform.retention_rule;
    ids text[];
    run uuid;
    said text;
    all_of_them integer := 0;
begin
    if registry.caller() is not null then
        return 0;
    end if;
    lock table incident.closing in share mode;
    for rule in select distinct on (r.what) r.* from platform.retention_rule r order by r.what, r.number desc loop
        continue when rule.days is null;
        select array_agg(d.id) into ids
          from (select * from platform.retention_due(rule.what, rule.days, retain.at) limit most) d;
        continue when ids is null;
        case rule.what
            when 'attachments' then
                delete from attachment.chunk c where c.file = any (ids::uuid[]);
                update attachment.file f set wrapped_key = null, removed_at = retain.at where f.id = any (ids::uuid[]);
            when 'attempts' then
                delete from exchange.attempt a where a.delivery = any (ids::uuid[]);
            when 'notice-contacts' then
                update filing.notice n set on_duty = '[]' where n.reminder = any (ids::uuid[]);
            when 'links' then
                delete from registry.welcome w where encode(w.hash, 'hex') = any (ids);
            when 'notices' then
                delete from filing.notice n where n.reminder = any (ids::uuid[]);
            when 'sessions' then
                delete from registry.session s where s.id = any (ids::uuid[]);
            when 'door-marks' then
                delete from registry.attempt x where 'attempt/' || encode(x.key, 'hex') = any (ids);
                delete from registry.device v where 'device/' || encode(v.hash, 'hex') = any (ids);
            when 'announcement-readings' then
                delete from exchange.announcement_reading x where x.announcement || '/' || x.account = any (ids);
        end case;
        run := gen_random_uuid();
        said := jsonb_build_object('what', rule.what, 'days', rule.days, 'rule', rule.number, 'at', retain.at,
                                   'removed', to_jsonb(case when rule.what in ('links', 'door-marks', 'announcement-readings')
                                                             then array[]::text[] else ids end),
                                   'many', cardinality(ids))::text;
        insert into platform.retention_run values (run, retain.at, rule.what, cardinality(ids), rule.days, said);
        perform exchange.append(retain.at, array['retention'], array[run], array['house'],
                                array['retention/' || rule.what], array[sha256(convert_to(said, 'UTF8'))]);
        all_of_them := all_of_them + cardinality(ids);
    end loop;
    return all_of_them;
end
$$;
