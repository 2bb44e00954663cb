-- An authority that received a letter may propose that a fact be corrected, the sector included. The operator accepts,
-- which is a further report of its own, or declines with a reason. Nobody else edits what an operator said.
create table filing.proposal (
    id              uuid primary key,
    letter          uuid not null references exchange.letter,
    incident        uuid not null references incident.incident,
    operator        text not null references registry.organisation,
    organisation    text not null references registry.organisation,
    account         uuid not null references registry.account,
    at              timestamptz not null,
    fact            text not null,
    value           jsonb not null,
    reason          text not null check (length(reason) between 1 and 2000),
    statement       text not null, -- the text whose SHA-256 stands in the ledger; so decision_statement
    decided_at      timestamptz,
    accepted        boolean,
    decided_by      uuid references registry.account,
    decision_reason text check (length(decision_reason) <= 2000),
    decision_statement text,
    report          integer, -- the report that carried it
    check ((decided_at is null) = (accepted is null) and (decided_at is null) = (decided_by is null)),
    check ((decided_at is null) = (decision_statement is null)),
    check ((report is not null) = (accepted is true)),
    check (accepted is distinct from false or length(decision_reason) > 0),
    foreign key (incident, report) references incident.report
);
create index on filing.proposal (incident, at);
create index on filing.proposal (letter, at);
create index on filing.proposal (operator) where decided_at is null;
-- the same correction is not proposed twice while it waits
create unique index on filing.proposal (letter, fact, md5(value::text)) where decided_at is null;
grant select, insert (id, letter, incident, operator, organisation, account, at, fact, value, reason, statement),
      update (decided_at, accepted, decided_by, decision_reason, decision_statement, report) on filing.proposal to kaname_app;
alter table filing.proposal enable row level security;
create policy parties on filing.proposal for select
    using (operator = registry.caller() or organisation = registry.caller());
create policy by_the_recipient on filing.proposal for insert
    with check (organisation = registry.caller()
                and exists (select from exchange.letter l
                             where l.id = letter and l.recipient = proposal.organisation
                               and l.operator = proposal.operator and l.incident = proposal.incident));
create policy by_the_operator on filing.proposal for update
    using (operator = registry.caller() and decided_at is null) with check (operator = registry.caller());

create function filing.proposal_moved() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    hearer constant text := case when new.decided_at is null then new.operator else new.organisation end;
begin
    perform exchange.plan('question', array [hearer], array [new.id], array [new.letter], array [new.operator],
                          array ['{}'::jsonb], coalesce(new.decided_at, new.at));
    perform pg_notify('kaname', 'letter ' || hearer || ' ' || new.letter);
    return null;
end
$$;
create trigger tell after insert or update on filing.proposal
    for each row execute function filing.proposal_moved();

alter table exchange.ledger drop constraint ledger_kind_check;
alter table exchange.ledger add constraint ledger_kind_check
    check (kind in ('report', 'letter', 'acknowledgement', 'question', 'framework', 'told', 'proposal', 'decision'));
