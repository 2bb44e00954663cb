package kaname.registry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes organisations into the registry, one statement a table. What is there already is left as
/// it is.
final class NationLoader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final SequencedMap<String, Integer> added = new LinkedHashMap<>();

    /// For the owner, or inside a transaction of an administrator.
    NationLoader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How many rows were added, by the word that a registry file has for them.
    SequencedMap<String, Integer> load(List<Nation.Entry> all) {
        added.clear();
        insert(
                "organisations",
                """
                insert into registry.organisation (id, name_ja, name_en, kind, country, municipality, ceptoar)
                select id, ja, en, kind, country, municipality, ceptoar
                  from jsonb_to_recordset(?::jsonb) as r (id text, ja text, en text, kind text, country text,
                                                          municipality boolean, ceptoar text)
                on conflict do nothing
                """,
                rows(
                        all,
                        List::of,
                        (e, _, row) ->
                                name(row, e.name())
                                        .put("id", e.id())
                                        .put("kind", e.kind())
                                        .put("country", e.country())
                                        .put("municipality", e.municipality())
                                        .put("ceptoar", e.ceptoar())));
        insert(
                "sectors",
                """
                insert into registry.organisation_sector (organisation, sector)
                select organisation, sector from jsonb_to_recordset(?::jsonb) as r (organisation text, sector text)
                on conflict do nothing
                """,
                rows(
                        all,
                        Nation.Entry::sectors,
                        (e, sector, row) -> row.put("organisation", e.id()).put("sector", sector)));
        insert(
                "statuses",
                """
                insert into registry.organisation_status (organisation, status, valid)
                select organisation, status, daterange("from", "to")
                  from jsonb_to_recordset(?::jsonb) as r (organisation text, status text, "from" date, "to" date)
                on conflict do nothing
                """,
                rows(
                        all,
                        Nation.Entry::statuses,
                        (e, s, row) ->
                                row.put("organisation", e.id())
                                        .put("status", s.is())
                                        .put("from", s.from().toString())
                                        .put("to", s.to() == null ? null : s.to().toString())));
        insert(
                "actsFor",
                """
                insert into registry.acts_for (body, organisation)
                select body, organisation from jsonb_to_recordset(?::jsonb) as r (body text, organisation text)
                on conflict do nothing
                """,
                rows(
                        all,
                        Nation.Entry::actsFor,
                        (e, body, row) -> row.put("organisation", e.id()).put("body", body)));
        systemsAndServices(all);
        insert(
                "contacts",
                """
                insert into registry.contact (organisation, name_ja, name_en, phone, mail, expires_on)
                select organisation, ja, en, phone, mail, expires
                  from jsonb_to_recordset(?::jsonb) as r (organisation text, ja text, en text, phone text,
                                                          mail text, expires date)
                on conflict do nothing
                """,
                rows(
                        all,
                        Nation.Entry::contacts,
                        (e, c, row) ->
                                name(row, c.name())
                                        .put("organisation", e.id())
                                        .put("phone", c.phone())
                                        .put("mail", c.mail())
                                        .put("expires", c.expires().toString())));
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(added));
    }

    private void systemsAndServices(List<Nation.Entry> all) {
        insert(
                "systems",
                """
                insert into registry.system (id, organisation, name_ja, name_en, kind)
                select id, organisation, ja, en, kind
                  from jsonb_to_recordset(?::jsonb) as r (id text, organisation text, ja text, en text, kind text)
                on conflict do nothing
                """,
                rows(
                        all,
                        Nation.Entry::systems,
                        (e, s, row) ->
                                name(row, s.name())
                                        .put("organisation", e.id())
                                        .put("id", s.id())
                                        .put("kind", s.kind())));
        insert(
                "services",
                """
                insert into registry.service (id, organisation, name_ja, name_en, sector)
                select id, organisation, ja, en, sector
                  from jsonb_to_recordset(?::jsonb) as r (id text, organisation text, ja text, en text, sector text)
                on conflict do nothing
                """,
                rows(
                        all,
                        Nation.Entry::services,
                        (e, s, row) ->
                                name(row, s.name())
                                        .put("organisation", e.id())
                                        .put("id", s.id())
                                        .put("sector", s.sector())));
        insert(
                "services/systems",
                """
                insert into registry.service_system (service, system)
                select service, system from jsonb_to_recordset(?::jsonb) as r (service text, system text)
                on conflict do nothing
                """,
                rows(
                        all,
                        e ->
                                e.services().stream()
                                        .flatMap(s ->
                                                s.systems().stream().map(x -> List.of(s.id(), x)))
                                        .toList(),
                        (_, pair, row) ->
                                row.put("service", pair.get(0)).put("system", pair.get(1))));
    }

    void account(Nation.Persona persona, int order, byte[] tokenHash) {
        UUID id =
                UUID.nameUUIDFromBytes(
                        ("persona/" + persona.id())
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        jdbc.sql(
                        """
                        insert into registry.account (id, organisation, login, role, title_ja, title_en, persona, steward)
                        select w.id, w.organisation, w.login, w.role, w.ja, w.en, w.persona, w.organisation <> 'house' and not exists
                            (select from registry.account a where a.organisation = w.organisation and a.steward)
                          from (values (?, ?, ?, ?, ?, ?, ?)) as w (id, organisation, login, role, ja, en, persona)
                        on conflict do nothing
                        """)
                .params(
                        id,
                        persona.organisation(),
                        persona.id(),
                        persona.role(),
                        persona.title().ja(),
                        persona.title().en(),
                        order)
                .update();
        jdbc.sql(
                        "insert into registry.token (hash, account, name, created_at) values (?, ?,"
                                + " 'demo', now()) on conflict do nothing")
                .params(tokenHash, id)
                .update();
    }

    @FunctionalInterface
    private interface Row<T> {
        void write(Nation.Entry entry, T part, ObjectNode row);
    }

    private static <T> ArrayNode rows(
            List<Nation.Entry> entries, Function<Nation.Entry, List<T>> parts, Row<T> write) {
        ArrayNode rows = JSON.createArrayNode();
        Consumer<Nation.Entry> each =
                entry ->
                        parts.apply(entry)
                                .forEach(part -> write.write(entry, part, rows.addObject()));
        entries.forEach(each);
        return rows;
    }

    private static ObjectNode name(ObjectNode row, kaname.platform.Text name) {
        return row.put("ja", name.ja()).put("en", name.en());
    }

    private void insert(String part, String sql, ArrayNode rows) {
        added.put(part, jdbc.sql(sql).param(rows.toString()).update());
    }
}
