-- Files that an operator adds to an incident. Their bytes are sealed with a key of their own before they come here, and
-- that key is wrapped with the house's, which the database never sees.
create schema attachment;
grant usage on schema attachment to kaname_app;

-- `original` is the name as it was sent, for the record only. `scan`: unscanned (no scanner was there), waiting, clean,
-- infected. Removed: the row stays, the key and the bytes are gone.
create table attachment.file (
    id          uuid primary key,
    incident    uuid not null references incident.incident,
    operator    text not null references registry.organisation,
    name        text not null check (length(name) between 1 and 120 and name !~ '[[:cntrl:]/\\]'),
    original    text not null check (length(original) <= 1000),
    kind        text not null check (kind ~ '^[a-z]{2,8}$'),
    size        bigint not null check (size > 0),
    sha256      bytea not null check (length(sha256) = 32),
    key_id      text not null,
    wrapped_key bytea,
    added_at    timestamptz not null,
    added_by    uuid not null references registry.account,
    scan        text not null check (scan in ('unscanned', 'waiting', 'clean', 'infected')),
    signature   text check (length(signature) <= 200),
    scanned_at  timestamptz,
    removed_at  timestamptz,
    check ((scan = 'infected') = (signature is not null)),
    check ((removed_at is null) = (wrapped_key is not null))
);
create index on attachment.file (incident, added_at);
create index on attachment.file (added_at) where scan in ('unscanned', 'waiting') and removed_at is null;

create table attachment.chunk (
    file   uuid not null references attachment.file,
    number integer not null check (number >= 0),
    sealed bytea not null check (length(sealed) <= 262160), -- 256 KiB and the tag
    primary key (file, number)
);
alter table attachment.chunk alter column sealed set storage external; -- sealed bytes don't get smaller

-- who else may read a file: an organisation that received a letter of the incident, named by the operator
create table attachment.release (
    file         uuid not null references attachment.file,
    organisation text not null references registry.organisation,
    operator     text not null references registry.organisation,
    at           timestamptz not null,
    account      uuid not null references registry.account,
    primary key (file, organisation)
);
create index on attachment.release (organisation);

-- every download by a recipient, shown to the operator
create table attachment.download (
    file         uuid not null references attachment.file,
    organisation text not null references registry.organisation,
    operator     text not null references registry.organisation,
    account      uuid not null references registry.account,
    at           timestamptz not null,
    primary key (file, account, at)
);

grant select on attachment.file, attachment.chunk, attachment.release, attachment.download to kaname_app;
grant insert (id, incident, operator, name, original, kind, size, sha256, key_id, wrapped_key, added_at, added_by, scan)
    on attachment.file to kaname_app;
grant insert on attachment.chunk, attachment.release, attachment.download to kaname_app;
-- nothing is updated or deleted but through the functions below

alter table attachment.file enable row level security;
alter table attachment.chunk enable row level security;
alter table attachment.release enable row level security;
alter table attachment.download enable row level security;

create policy parties on attachment.release for select
    using (operator = registry.caller() or organisation = registry.caller());
create policy parties on attachment.file for select
    using (operator = registry.caller()
           or exists (select from attachment.release r where r.file = id and r.organisation = registry.caller()));
create policy own on attachment.file for insert
    with check (operator = registry.caller() and scan in ('unscanned', 'waiting')
                and added_by = nullif(current_setting('kaname.account', true), '')::uuid
                and exists (select from incident.incident i where i.id = incident and i.operator = registry.caller()));
-- what waits for the scanner or did not pass it is read by nobody
create policy readable on attachment.chunk for select
    using (exists (select from attachment.file f where f.id = file and f.scan in ('unscanned', 'clean')));
create policy own on attachment.chunk for insert
    with check (exists (select from attachment.file f
                         where f.id = file and f.operator = registry.caller() and f.removed_at is null));
create policy to_a_recipient on attachment.release for insert
    with check (operator = registry.caller()
                and account = nullif(current_setting('kaname.account', true), '')::uuid
                and exists (select from attachment.file f join exchange.letter l on l.incident = f.incident
                             where f.id = file and f.operator = registry.caller() and f.removed_at is null
                               and f.scan <> 'infected'
                               and l.operator = f.operator and l.recipient = organisation));
create policy parties on attachment.download for select
    using (operator = registry.caller() or organisation = registry.caller());
create policy by_a_recipient on attachment.download for insert
    with check (organisation = registry.caller()
                and account = nullif(current_setting('kaname.account', true), '')::uuid
                and exists (select from attachment.file f
                             where f.id = file and f.operator = download.operator and f.operator <> organisation));

-- The operator takes back what nobody else may read yet: the bytes and their key go, the row stays. False if there is
-- nothing of that id to remove.
create function attachment.remove(wanted uuid, at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform from attachment.file f
      where f.id = wanted and f.operator = registry.caller() and f.removed_at is null for update;
    if not found or exists (select from attachment.release r where r.file = wanted) then
        return false;
    end if;
    delete from attachment.chunk c where c.file = wanted;
    update attachment.file f set wrapped_key = null, removed_at = at where f.id = wanted;
    return true;
end
$$;

-- What the house does by itself, never for a caller: it takes what no scanner has looked at, and says what was found.
create function attachment.to_scan(most integer)
    returns table (id uuid, size bigint, key_id text, wrapped_key bytea)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select f.id, f.size, f.key_id, f.wrapped_key from attachment.file f
         where registry.caller() is null and f.scan in ('unscanned', 'waiting') and f.removed_at is null
         order by random() limit most; -- what can't be opened must not stand before the rest for ever
    end;

create function attachment.chunks_to_scan(wanted uuid) returns table (sealed bytea)
    language sql stable security definer set search_path = pg_catalog
    begin atomic
        select c.sealed from attachment.chunk c join attachment.file f on f.id = c.file
         where registry.caller() is null and c.file = wanted and f.scan in ('unscanned', 'waiting')
         order by c.number;
    end;

create function attachment.scanned(wanted uuid, found text, at timestamptz) returns void
    language sql security definer set search_path = pg_catalog
    begin atomic
        update attachment.file f
           set scan = case when found is null then 'clean' else 'infected' end, signature = found, scanned_at = at
         where registry.caller() is null and f.id = wanted and f.scan in ('unscanned', 'waiting')
           and f.removed_at is null;
    end;

revoke execute on function attachment.remove, attachment.to_scan, attachment.chunks_to_scan, attachment.scanned
    from public;
grant execute on function attachment.remove, attachment.to_scan, attachment.chunks_to_scan, attachment.scanned
    to kaname_app;

-- what a file held stands in the ledger, beside whatever kinds stand there already
do $$
declare
    known text[];
begin
    select array_agg(distinct m[1]) into known
      from pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([a-z-]+)''', 'g') m
     where c.conrelid = 'exchange.ledger'::regclass and c.conname = 'ledger_kind_check';
    alter table exchange.ledger drop constraint ledger_kind_check;
    execute format('alter table exchange.ledger add constraint ledger_kind_check check (kind = any (%L::text[]))',
                   array_append(known, 'attachment'));
end
$$;
