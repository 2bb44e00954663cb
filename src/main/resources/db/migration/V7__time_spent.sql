-- How long a desk sat at the page with which it sent a report, in seconds; at most an hour, because a page left open
-- is not work. Reports by programs have no row: not measured is not nought.
create table filing.sitting (
    incident uuid not null,
    number   integer not null,
    operator text not null references registry.organisation,
    seconds  integer not null check (seconds between 0 and 3600),
    primary key (incident, number),
    foreign key (incident, number) references incident.report
);
grant select, insert on filing.sitting to kaname_app;
alter table filing.sitting enable row level security;
create policy own on filing.sitting using (operator = registry.caller());
