/// Who is who: organisations, their sectors and dated statuses, services, systems, contacts,
/// accounts.
@org.jspecify.annotations.NullMarked
package kaname.registry;
