-- Circles, drills and rules of the demo nation. All of it is invented (架空の見本) and says so.
-- Run by the owner before any channel is there, so that nobody is told of what never happened; a second time it adds nothing.

-- a council of two offices, and a thread in it
insert into community.circle (id, kind, name_ja, name_en, ceiling, founded_at, founded_by)
select md5('demo council')::uuid, 'council', 'セプターカウンシル（架空）', 'CEPTOAR-Council (fictional)', 'TLP:AMBER',
       now() - interval '90 days', a.id
  from registry.account a where a.login = 'ceptoar-port'
    on conflict do nothing;
insert into community.member (id, circle, organisation, steward, representative, invited_at, invited_by, joined_at)
select md5('demo council ' || a.login)::uuid, md5('demo council')::uuid, a.organisation, a.login = 'ceptoar-port', a.id,
       now() - interval '90 days', a.id, now() - interval '89 days'
  from registry.account a where a.login in ('ceptoar-port', 'ceptoar-water')
    on conflict do nothing;

-- a peer group that outlived its exercise; the bank does not show its name
insert into community.circle (id, kind, name_ja, name_en, ceiling, origin, origin_id, founded_at, founded_by)
select md5('demo peers')::uuid, 'peer', '停電のときの連絡をよくする会（架空）', 'Better word in a blackout (fictional)', 'TLP:AMBER',
       '分野横断演習 2025 第4卓（架空）', 'exercise-2025-table-4', now() - interval '60 days', a.id
  from registry.account a where a.login = 'izumi-desk'
    on conflict do nothing;
insert into community.member (id, circle, organisation, steward, hidden, invited_at, invited_by, joined_at)
select md5('demo peers ' || a.login)::uuid, md5('demo peers')::uuid, a.organisation, a.login = 'izumi-desk',
       a.login = 'bank-desk', now() - interval '60 days', a.id, now() - interval '59 days'
  from registry.account a where a.login in ('izumi-desk', 'port-desk', 'sora-desk', 'bank-desk')
    on conflict do nothing;

insert into community.thread (id, circle, title, opened_at, last_at)
select md5('demo thread ' || t.key)::uuid,
       case t.circle when 'council' then md5('demo council')::uuid when 'peers' then md5('demo peers')::uuid
                     else (select c.id from community.circle c where c.office = 'ceptoar-port') end,
       t.title, now() - t.ago, now() - t.ago
  from (values ('gate', 'port', '見本: ゲート端末の時刻ずれ', interval '5 days'),
               ('power', 'peers', '見本: 停電のときの最初の一本の電話', interval '20 days'),
               ('council', 'council', '見本: 年末の連絡体制のすり合わせ', interval '12 days')) t (key, circle, title, ago)
    on conflict do nothing;
with said (key, thread, login, marking, text, ago) as (
    values ('1', 'gate', 'port-desk', 'TLP:AMBER', '架空の例です。保守のあと、ゲート端末の時刻が4分ずれていました。同じ機種をお使いなら、受付票の時刻を確かめてください。',
            interval '5 days'),
           ('2', 'gate', 'ceptoar-port', 'TLP:GREEN', '架空の例です。ありがとうございます。ほかに気づいた方はここへ書いてください。', interval '4 days'),
           ('3', 'power', 'izumi-desk', 'TLP:AMBER', '架空の例です。停電のとき最初に電話する相手を、部署名ではなく当直の番号で持っておくと早いと分かりました。', interval '20 days'),
           ('4', 'power', 'bank-desk', 'TLP:AMBER', '架空の例です。うちは予備の回線を月に一度鳴らしています。', interval '19 days'),
           ('5', 'council', 'ceptoar-water', 'TLP:AMBER', '架空の例です。年末年始は当直だけになります。急ぎの連絡は電話を先にお願いします。', interval '12 days')),
entered as (
    insert into community.entry (id, thread, circle, at, marking, text)
    select md5('demo entry ' || s.key)::uuid, t.id, t.circle, now() - s.ago, s.marking, s.text
      from said s join community.thread t on t.id = md5('demo thread ' || s.thread)::uuid
        on conflict do nothing
    returning id)
insert into community.authorship (entry, organisation, account, hidden)
select md5('demo entry ' || s.key)::uuid, a.organisation, a.id, a.login = 'bank-desk'
  from said s join registry.account a on a.login = s.login
 where md5('demo entry ' || s.key)::uuid in (select id from entered)
    on conflict do nothing;

-- a finished drill of the ministry for land and ports, and the one before it
insert into community.drill (id, starter, started_by, title, text, started_at, ended_at)
select md5('demo drill ' || d.key)::uuid, a.organisation, a.id, d.title,
       '【演習】架空の訓練です。これは本当の事案ではありません。届いたら「届きました」を押してください。', now() - d.ago,
       now() - d.ago + interval '5 hours'
  from (values ('before', '見本: 春のセプター訓練', interval '190 days'),
               ('latest', '見本: 秋のセプター訓練', interval '9 days')) d (key, title, ago),
       registry.account a
 where a.login = 'ministry-desk'
    on conflict do nothing;
with organisations as (
    select o.id, o.kind, o.ceptoar, row_number() over (order by o.kind, o.id) as n,
           case when max(k.expires_on) is null then 'missing' when max(k.expires_on) < current_date then 'expired'
                else 'fresh' end as contact
      from registry.organisation o left join registry.contact k on k.organisation = o.id
     where o.id in ('ceptoar-port', 'ceptoar-aviation', 'ceptoar-airport')
        or o.ceptoar in ('ceptoar-port', 'ceptoar-aviation', 'ceptoar-airport')
     group by o.id),
timed as (
    select o.*, d.id as drill, d.starter, d.started_at, d.started_by,
           case o.kind when 'ceptoar' then interval '0'
                else make_interval(mins => 4 + 3 * (select count(*)::integer from organisations x
                                                     where x.kind = 'ceptoar' and x.id < o.ceptoar)
                                           + case when d.id = md5('demo drill before')::uuid then 14 else 0 end)
                end as told_after,
           make_interval(secs => 100 + 97 * o.n + case when d.id = md5('demo drill before')::uuid then 700 else 0 end) as took,
           case when d.id = md5('demo drill before')::uuid then o.id in ('shiosai-terminal', 'hibari-airport')
                else o.id = 'shiosai-terminal' end as silent
      from organisations o cross join community.drill d
     where d.id in (md5('demo drill before')::uuid, md5('demo drill latest')::uuid))
insert into community.drill_call (id, drill, starter, stage, above, organisation, contact, channels, told_at, confirmed_at,
                                  confirmed_by, replied_at, replied)
select md5('demo call ' || t.drill || t.id)::uuid, t.drill, t.starter, case t.kind when 'ceptoar' then 1 else 2 end,
       case t.kind when 'ceptoar' then t.starter else t.ceptoar end, t.id, t.contact, 1,
       t.started_at + t.told_after,
       case when not t.silent then t.started_at + t.told_after + t.took end,
       case when not t.silent then t.started_by end,
       case t.kind when 'ceptoar' then t.started_at + interval '3 hours' end,
       case t.kind when 'ceptoar' then (select count(*) from timed x where x.drill = t.drill and x.ceptoar = t.id
                                                                       and not x.silent) end
  from timed t
    on conflict do nothing;

-- two rules that can't both be kept, and one that nobody contradicts
insert into community.sharing_rule (id, author, party, body, about, tlp_least, tlp_most, expects, expects_by, needs,
                                    needs_by, ways, must_pass, must_not_pass, instrument, article, provenance, valid_from,
                                    written_at, written_by)
select md5('demo rule ' || r.key)::uuid, a.organisation, a.organisation, null, r.about, r.least, r.most, r.expects,
       case when r.expects is not null then 'ELAPSED' end, r.needs, case when r.needs is not null then 'ELAPSED' end,
       r.ways::text[], r.must::text[], r.must_not::text[], r.instrument, r.article, 'unverified',
       date '2025-04-01', now(), a.id
  from (values
        ('ministry', 'ministry-desk', 'near-miss', null, 'TLP:GREEN', 'PT24H', null, '{mail,house}', '{police}', '{}',
         '架空の情報共有要領（見本）', '3条'),
        ('office', 'ceptoar-port', 'near-miss', 'TLP:AMBER', null, null, 'PT72H', '{house}', '{}', '{police,public}',
         '架空の港湾セプター運営規約（見本）', '8条'),
        ('port', 'port-desk', 'vulnerability', 'TLP:GREEN', null, null, 'PT48H', '{house,mail}', '{ceptoar}', '{}',
         '架空の社内規程（見本）', '12条'))
       r (key, login, about, least, most, expects, needs, ways, must, must_not, instrument, article)
  join registry.account a on a.login = r.login
    on conflict do nothing;
