package kaname.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Looks organisations up. What belongs to one organisation is visible to its own callers only.
@Repository
public class Directory {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String PROFILE =
            """
            select o.id, o.name_ja, o.name_en, o.kind, o.country, o.ceptoar,
                   (select coalesce(json_agg(s.sector order by s.sector), '[]')
                      from registry.organisation_sector s where s.organisation = o.id) as sectors,
                   (select coalesce(json_agg(json_build_object('is', s.status, 'from', lower(s.valid),
                                                               'until', upper(s.valid))
                                             order by lower(s.valid), s.status), '[]')
                      from registry.organisation_status s where s.organisation = o.id) as statuses,
                   (select coalesce(json_agg(json_build_object(
                               'id', s.id, 'name', json_build_object('ja', s.name_ja, 'en', s.name_en),
                               'sector', s.sector,
                               'systems', (select coalesce(json_agg(x.name_ja order by x.id), '[]')
                                             from registry.service_system l
                                             join registry.system x on x.id = l.system
                                            where l.service = s.id)) order by s.id), '[]')
                      from registry.service s where s.organisation = o.id) as services,
                   (select coalesce(json_agg(json_build_object(
                               'name', json_build_object('ja', c.name_ja, 'en', c.name_en), 'phone', c.phone,
                               'mail', c.mail, 'expires', c.expires_on) order by c.name_en), '[]')
                      from registry.contact c where c.organisation = o.id) as contacts
              from registry.organisation o
             where o.id = :id and o.kind = 'operator'
            """;

    private final JdbcClient jdbc;

    Directory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The operator as it may see itself; empty if there is none of that id.
    public Optional<OperatorProfile> operator(String id) {
        return jdbc.sql(PROFILE).param("id", id).query((row, _) -> profile(row)).optional();
    }

    /// The caller's own system of that id, and what it carries.
    public Optional<ListedSystem> system(String id) {
        return jdbc.sql(
                        """
                        select x.id, x.name_ja, x.name_en, x.kind,
                               array(select l.service from registry.service_system l where l.system = x.id order by 1)
                                   as services
                          from registry.system x where x.id = ?
                        """)
                .param(id)
                .query((row, _) ->
                        new ListedSystem(
                                row.getString("id"),
                                Text.of(row.getString("name_ja"), row.getString("name_en")),
                                row.getString("kind"),
                                List.of((String[]) row.getArray("services").getArray())))
                .optional();
    }

    public Optional<Organisation> organisation(String id) {
        return jdbc.sql(
                        "select id, name_ja, name_en, kind from registry.organisation where id ="
                                + " :id")
                .param("id", id)
                .query((row, _) -> organisation(row))
                .optional();
    }

    /// The organisations of that kind, by id.
    public List<Organisation> ofKind(String kind) {
        return jdbc.sql(
                        """
                        select id, name_ja, name_en, kind from registry.organisation where kind = ? order by id
                        """)
                .param(kind)
                .query((row, _) -> organisation(row))
                .list();
    }

    /// Who acts for each of these bodies here; bodies for which nobody does are absent.
    public Map<String, Organisation> actingFor(Collection<String> bodies) {
        Map<String, Organisation> acting = new HashMap<>();
        jdbc.sql(
                        """
                        select a.body, o.id, o.name_ja, o.name_en, o.kind
                          from registry.acts_for a join registry.organisation o on o.id = a.organisation
                         where a.body = any(:bodies)
                        """)
                .param("bodies", bodies.toArray(String[]::new))
                .query(row -> {
                    acting.put(row.getString("body"), organisation(row));
                });
        return acting;
    }

    private static OperatorProfile profile(ResultSet row) throws SQLException {
        return new OperatorProfile(
                organisation(row),
                row.getString("country"),
                JSON.readValue(row.getString("sectors"), new TypeReference<List<String>>() {}),
                JSON
                        .readValue(
                                row.getString("statuses"), new TypeReference<List<StatusRow>>() {})
                        .stream()
                        .map(s -> new OperatorProfile.Status(s.is(), s.from(), s.until()))
                        .toList(),
                JSON.readValue(
                        row.getString("services"),
                        new TypeReference<List<OperatorProfile.Service>>() {}),
                JSON.readValue(
                        row.getString("contacts"),
                        new TypeReference<List<OperatorProfile.Contact>>() {}),
                row.getString("ceptoar"));
    }

    record StatusRow(String is, LocalDate from, @Nullable LocalDate until) {}

    private static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(
                row.getString("id"),
                Text.of(row.getString("name_ja"), row.getString("name_en")),
                row.getString("kind"));
    }
}
