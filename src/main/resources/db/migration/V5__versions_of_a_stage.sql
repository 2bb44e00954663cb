-- Every version of a stage that went out. filing.filed keeps the first, which most clocks count from; some count from
-- the latest.
create table filing.version (
    incident uuid not null,
    regime   text not null,
    stage    text not null,
    number   integer not null,
    operator text not null references registry.organisation,
    filed_at timestamptz not null,
    primary key (incident, regime, stage, number),
    foreign key (incident, number) references incident.report
);
grant select, insert on filing.version to kaname_app;
alter table filing.version enable row level security;
create policy own on filing.version using (operator = registry.caller());

insert into filing.version (incident, regime, stage, number, operator, filed_at)
select incident, regime, stage, number, operator, filed_at from filing.filed;
