-- An operator keeps the list of its systems: what they are called, of which kind they are, and which of its services they
-- carry. The file of those who run the registry may still bring the first ones.
grant update (name_ja, name_en, kind), delete on registry.system to kaname_app;
grant delete on registry.service_system to kaname_app;

create policy own_write on registry.system for insert
    with check (organisation = registry.caller() and registry.role_held() = 'operator-desk');
create policy own_change on registry.system for update
    using (organisation = registry.caller() and registry.role_held() = 'operator-desk')
    with check (organisation = registry.caller());
create policy own_end on registry.system for delete
    using (organisation = registry.caller() and registry.role_held() = 'operator-desk');
create policy own_write on registry.service_system for insert
    with check (registry.role_held() = 'operator-desk'
        and exists (select from registry.service s where s.id = service and s.organisation = registry.caller())
        and exists (select from registry.system x where x.id = system and x.organisation = registry.caller()));
create policy own_end on registry.service_system for delete
    using (registry.role_held() = 'operator-desk'
        and exists (select from registry.service s where s.id = service and s.organisation = registry.caller()));
