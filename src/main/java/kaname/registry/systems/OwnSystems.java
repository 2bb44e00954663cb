package kaname.registry.systems;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// An operator's own list of systems, each with its kind and the services that it carries.
@Repository
@Transactional
class OwnSystems {

    static final List<String> KINDS = List.of("it", "ot", "iot");
    private static final int LONGEST = 200;

    record Choice(String id, Text name) {}

    /// What was written of a system.
    ///
    /// @param id "" for a new one
    /// @param english "" where it is called the same
    /// @param services ids
    record Written(String id, String name, String english, String kind, Set<String> services) {

        static Written nothing() {
            return new Written("", "", "", "", Set.of());
        }
    }

    private final JdbcClient jdbc;

    OwnSystems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    List<Choice> services(Caller caller) {
        return jdbc.sql(
                        "select id, name_ja, name_en from registry.service where organisation = ?"
                                + " order by id")
                .param(caller.organisation())
                .query((row, _) ->
                        new Choice(
                                row.getString("id"),
                                Text.of(row.getString("name_ja"), row.getString("name_en"))))
                .list();
    }

    @Transactional(readOnly = true)
    Optional<Written> written(Caller caller, String id) {
        return jdbc.sql(
                        """
                        select x.id, x.name_ja, x.name_en, x.kind,
                               array(select l.service from registry.service_system l where l.system = x.id) as services
                          from registry.system x where x.id = ? and x.organisation = ?
                        """)
                .params(id, caller.organisation())
                .query((row, _) ->
                        new Written(
                                row.getString("id"),
                                row.getString("name_ja"),
                                row.getString("name_en"),
                                row.getString("kind"),
                                Set.of((String[]) row.getArray("services").getArray())))
                .optional();
    }

    /// @throws Problem 400 with every field that cannot stand; 404 for a system of somebody else
    void keep(Caller caller, Written written) {
        Set<String> services = checked(caller, written);
        String name = written.name().strip();
        String english = written.english().isBlank() ? name : written.english().strip();
        String id = written.id();
        if (id.isEmpty()) {
            room(caller);
            id = caller.organisation() + "-" + UUID.randomUUID().toString().substring(0, 8);
            jdbc.sql(
                            "insert into registry.system (id, organisation, name_ja, name_en, kind)"
                                    + " values (?, ?, ?, ?, ?)")
                    .params(id, caller.organisation(), name, english, written.kind())
                    .update();
        } else if (jdbc.sql(
                                "update registry.system set name_ja = ?, name_en = ?, kind = ?"
                                        + " where id = ? and organisation = ?")
                        .params(name, english, written.kind(), id, caller.organisation())
                        .update()
                == 0) {
            throw Problem.notFound();
        }
        jdbc.sql("delete from registry.service_system where system = ?").param(id).update();
        jdbc.sql(
                        "insert into registry.service_system (service, system) select one, ? from"
                                + " unnest(?) as one")
                .params(id, services.toArray(String[]::new))
                .update();
    }

    private Set<String> checked(Caller caller, Written written) {
        List<Problem.Field> wrong = new ArrayList<>();
        line(wrong, "/name", written.name(), false);
        line(wrong, "/english", written.english(), true);
        if (!KINDS.contains(written.kind())) {
            wrong.add(new Problem.Field("/kind", Text.of("種類を選んでください", "choose what kind it is")));
        }
        List<String> own = services(caller).stream().map(Choice::id).toList();
        if (!own.containsAll(written.services())) {
            wrong.add(
                    new Problem.Field(
                            "/services",
                            Text.of("あなたの組織のサービスから選んでください", "choose among your services")));
        }
        if (!wrong.isEmpty()) {
            throw new Problem(
                    400, "invalid-system", Text.of("登録していません", "Nothing was registered"), wrong);
        }
        return written.services();
    }

    private static void line(
            List<Problem.Field> wrong, String pointer, String text, boolean mayBeEmpty) {
        if (!Systems.isLine(text, LONGEST, mayBeEmpty)) {
            wrong.add(new Problem.Field(pointer, Systems.oneLine(LONGEST)));
        }
    }

    private void room(Caller caller) {
        long systems =
                jdbc.sql("select count(*) from registry.system where organisation = ?")
                        .param(caller.organisation())
                        .query(Long.class)
                        .single();
        if (systems >= Systems.MOST) {
            throw Problem.field(
                    "invalid-system",
                    "/name",
                    Text.of("システムは{0}件までです", "at most {0} systems").with(Systems.MOST));
        }
    }

    /// With its products.
    ///
    /// @throws Problem 404 for a system of somebody else
    void remove(Caller caller, String id) {
        if (written(caller, id).isEmpty()) {
            throw Problem.notFound();
        }
        jdbc.sql("delete from registry.system_product where system = ?").param(id).update();
        jdbc.sql("delete from registry.service_system where system = ?").param(id).update();
        jdbc.sql("delete from registry.system where id = ?").param(id).update();
    }

    static String label(String kind) {
        return kind.equals("iot") ? "IoT" : kind.toUpperCase(Locale.ROOT);
    }
}
