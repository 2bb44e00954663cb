package kaname.registry.systems;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The caller's own systems with their products, its networks and its clients.
@Repository
@Transactional
class Systems {

    static final int MOST = 2000;

    /// @param services names of those that it carries
    record OwnSystem(String id, Text name, String kind, List<Text> services) {

        public String kindLabel() {
            return OwnSystems.label(kind);
        }
    }

    record Used(String system, Text systemName, String vendor, String product, String version) {}

    record Network(String range, String note) {}

    record Client(String id, Text name) {}

    /// A further name by which somebody could know the organisation.
    public record Name(String kind, String writing, @Nullable String reading) {}

    /// What a name may be of, with the word for it.
    static final SequencedMap<String, Text> NAMED = named();

    private static SequencedMap<String, Text> named() {
        SequencedMap<String, Text> named = new LinkedHashMap<>();
        named.put("alias", Text.of("略称・呼び名", "Short name"));
        named.put("facility", Text.of("施設・設備", "Plant or site"));
        named.put("person", Text.of("人", "Person"));
        named.put("contractor", Text.of("委託先", "Contractor"));
        named.put("domain", Text.of("ドメイン", "Domain"));
        return Collections.unmodifiableSequencedMap(named);
    }

    private final JdbcClient jdbc;

    Systems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    List<OwnSystem> systems() {
        return jdbc.sql(
                        """
                        select x.id, x.name_ja, x.name_en, x.kind,
                               array(select s.name_ja from registry.service_system l join registry.service s on s.id = l.service
                                      where l.system = x.id order by s.id) as ja,
                               array(select s.name_en from registry.service_system l join registry.service s on s.id = l.service
                                      where l.system = x.id order by s.id) as en
                          from registry.system x order by x.id
                        """)
                .query((row, _) ->
                        new OwnSystem(
                                row.getString("id"),
                                Text.of(row.getString("name_ja"), row.getString("name_en")),
                                row.getString("kind"),
                                names(row)))
                .list();
    }

    private static List<Text> names(ResultSet row) throws SQLException {
        String[] ja = (String[]) row.getArray("ja").getArray();
        String[] en = (String[]) row.getArray("en").getArray();
        return IntStream.range(0, ja.length).mapToObj(i -> Text.of(ja[i], en[i])).toList();
    }

    @Transactional(readOnly = true)
    List<Used> used() {
        return jdbc.sql(
                        """
                        select p.*, s.name_ja, s.name_en from registry.system_product p
                          join registry.system s on s.id = p.system
                         order by p.system, p.vendor, p.product, p.version limit ?
                        """)
                .param(MOST)
                .query((row, _) ->
                        new Used(
                                row.getString("system"),
                                Text.of(row.getString("name_ja"), row.getString("name_en")),
                                row.getString("vendor"),
                                row.getString("product"),
                                row.getString("version")))
                .list();
    }

    @Transactional(readOnly = true)
    List<Network> networks() {
        return jdbc.sql(
                        "select range::text as range, note from registry.network n order by n.range"
                                + " limit ?")
                .param(MOST)
                .query((row, _) -> new Network(row.getString("range"), row.getString("note")))
                .list();
    }

    @Transactional(readOnly = true)
    List<Client> clients() {
        return jdbc.sql(
                        """
                        select o.id, o.name_ja, o.name_en from registry.client c
                          join registry.organisation o on o.id = c.client order by o.id limit ?
                        """)
                .param(MOST)
                .query((row, _) ->
                        new Client(
                                row.getString("id"),
                                Text.of(row.getString("name_ja"), row.getString("name_en"))))
                .list();
    }

    @Transactional(readOnly = true)
    List<Name> names() {
        return jdbc.sql(
                        "select kind, writing, reading from registry.known_name order by kind,"
                                + " writing limit ?")
                .param(MOST)
                .query((row, _) ->
                        new Name(
                                row.getString("kind"),
                                row.getString("writing"),
                                row.getString("reading")))
                .list();
    }

    void addName(Caller caller, Name name) {
        if (!NAMED.containsKey(name.kind())) {
            throw refused("/kind", Text.of("何の名前かを選んでください", "choose what it is the name of"));
        }
        String reading = line("/reading", name.reading() == null ? "" : name.reading(), 200, true);
        jdbc.sql(
                        """
                        insert into registry.known_name (organisation, kind, writing, reading)
                        values (?, ?, ?, nullif(?, ''))
                            on conflict do nothing
                        """)
                .params(
                        caller.organisation(),
                        name.kind(),
                        line("/writing", name.writing(), 200, false),
                        reading)
                .update();
    }

    void removeName(String kind, String writing) {
        jdbc.sql("delete from registry.known_name where kind = ? and writing = ?")
                .params(kind, writing)
                .update();
    }

    void use(Caller caller, Used used) {
        boolean own = systems().stream().anyMatch(s -> s.id().equals(used.system()));
        if (!own) {
            throw refused("/system", Text.of("あなたの組織のシステムを選んでください", "choose one of your systems"));
        }
        jdbc.sql(
                        """
                        insert into registry.system_product (system, organisation, vendor, product, version)
                        values (?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        used.system(),
                        caller.organisation(),
                        line("/vendor", used.vendor(), 200, false),
                        line("/product", used.product(), 200, false),
                        line("/version", used.version(), 100, true))
                .update();
    }

    void stopUsing(Used used) {
        jdbc.sql(
                        """
                        delete from registry.system_product
                         where system = ? and vendor = ? and product = ? and version = ?
                        """)
                .params(used.system(), used.vendor(), used.product(), used.version())
                .update();
    }

    /// @throws Problem 400 for what is no range of addresses
    void addNetwork(Caller caller, String range, String note) {
        try {
            jdbc.sql(
                            """
                            insert into registry.network (organisation, range, note) values (?, ?::cidr, ?)
                                on conflict do nothing
                            """)
                    .params(caller.organisation(), range.strip(), line("/note", note, 200, true))
                    .update();
        } catch (DataAccessException noRange) {
            throw refused(
                    "/range", Text.of("192.0.2.0/24 のように書いてください", "a range such as 192.0.2.0/24"));
        }
    }

    void removeNetwork(String range) {
        jdbc.sql("delete from registry.network n where n.range::text = ?").param(range).update();
    }

    /// @throws Problem 400 for an organisation that is not known
    void addClient(Caller caller, String name) {
        Optional<String> id =
                jdbc.sql(
                                """
                                select min(o.id) from registry.organisation o
                                 where ? in (o.id, o.name_ja, o.name_en) and o.id not in ('house', ?)
                                having count(*) = 1
                                """)
                        .params(name.strip(), caller.organisation())
                        .query(String.class)
                        .optional();
        jdbc.sql(
                        "insert into registry.client (organisation, client) values (?, ?) on"
                                + " conflict do nothing")
                .params(
                        caller.organisation(),
                        id.orElseThrow(() ->
                                refused(
                                        "/client",
                                        Text.of(
                                                "この仕組みに登録された組織の名称か id です",
                                                "the name or id of an organisation that is"
                                                        + " registered here"))))
                .update();
    }

    void removeClient(String id) {
        jdbc.sql("delete from registry.client where client = ?").param(id).update();
    }

    private static String line(String pointer, String text, int longest, boolean mayBeEmpty) {
        if (!isLine(text, longest, mayBeEmpty)) {
            throw refused(pointer, oneLine(longest));
        }
        return text.strip();
    }

    static boolean isLine(String text, int longest, boolean mayBeEmpty) {
        String kept = text.strip();
        return (mayBeEmpty || !kept.isEmpty())
                && kept.length() <= longest
                && kept.chars().noneMatch(Character::isISOControl);
    }

    static Text oneLine(int longest) {
        return Text.of("1行、{0}文字までで書いてください", "one line of at most {0} characters").with(longest);
    }

    private static Problem refused(String pointer, Text detail) {
        return Problem.field("invalid-system", pointer, detail);
    }
}
