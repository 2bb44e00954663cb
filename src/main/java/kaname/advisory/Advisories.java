package kaname.advisory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.exchange.CanonicalJson;
import kaname.exchange.Marking;
import kaname.exchange.announcement.AnnouncementKind;
import kaname.platform.Caller;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Advisories as whoever asks may see them: row-level security holds what their markings say. A
/// transaction without a caller sees TLP:CLEAR alone.
@Repository
@Transactional(readOnly = true)
public class Advisories {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID NOBODY = new UUID(0, 0);

    /// What is asked for; null and "" ask for everything.
    public record Choice(
            @Nullable Aspect aspect,
            @Nullable Marking marking,
            @Nullable String sector,
            String words) {
        public static final Choice ALL = new Choice(null, null, null, "");

        boolean narrowed() {
            return aspect != null || marking != null || sector != null || !words.isEmpty();
        }
    }

    private static final String HEAD =
            """
            select a.*, o.name_ja, o.name_en, e.how, e.at as ended_at, e.reason,
                   r.organisation is not null as received, x.at as read_at, n.at as noted_at
            """;

    private static final String WHOLE =
            """
              , c.text, f.id as follower,
                   (select json_agg(json_build_object('vendor', p.vendor, 'product', p.product, 'versions', p.versions)
                                    order by p.number) from advisory.product p where p.advisory = a.id) as products,
                   (select json_agg(json_build_object('type', i.type, 'value', i.value, 'note', i.note)
                                    order by i.number) from advisory.indicator i where i.advisory = a.id) as indicators,
                   (select json_agg(m.text order by m.number) from advisory.measure m where m.advisory = a.id) as measures
            """;

    private static final String FROM =
            """
              from advisory.advisory a
              join registry.organisation o on o.id = a.author
              left join advisory.ended e on e.advisory = a.id
              left join exchange.announcement_recipient r on r.announcement = a.id and r.organisation = :me
              left join exchange.announcement_reading x on x.announcement = a.id and x.account = :account
              left join exchange.announcement_note n on n.announcement = a.id and n.organisation = :me
            """;

    private static final String BODY =
            """
              left join advisory.content c on c.advisory = a.id
              left join advisory.advisory f on f.supersedes = a.id
            """;

    private static final String CURRENT =
            """
             where e.advisory is null
               and (:aspect::text is null or :aspect = any (a.aspects))
               and (:marking::text is null or a.marking = :marking)
               and (:sector::text is null or :sector = any (a.sectors))
               and (:words = '' or position(:words in lower(a.title)) > 0
                    or exists (select from advisory.content c where c.advisory = a.id
                                  and position(:words in lower(c.text)) > 0))
            """;

    private static final String NEXT =
            """
               and (a.urgent, a.released_at, a.id) < (:urgent, :at, :id)
             order by a.urgent desc, a.released_at desc, a.id desc limit :most
            """;

    private final JdbcClient jdbc;

    Advisories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those in force that the caller may read, without their bodies; what contains something under
    /// way first, then the newest.
    List<Advisory> page(@Nullable Caller caller, Choice choice, Place after, int most) {
        return chosen(caller, choice, HEAD + FROM + CURRENT + NEXT)
                .param("urgent", after.urgent())
                .param("at", Timestamp.from(after.cursor().at()))
                .param("id", after.cursor().id())
                .param("most", most)
                .query((row, _) -> advisory(row, false))
                .list();
    }

    /// How many that is.
    int count(@Nullable Caller caller, Choice choice) {
        return chosen(caller, choice, "select count(*)" + FROM + CURRENT)
                .query(Integer.class)
                .single();
    }

    /// Whole ones in force that may leave the house, the newest first: no exercises.
    public List<Advisory> feed(@Nullable Caller caller, Choice choice, int most) {
        return chosen(
                        caller,
                        choice,
                        HEAD
                                + WHOLE
                                + FROM
                                + BODY
                                + CURRENT
                                + " and not a.exercise order by a.released_at desc, a.id desc limit"
                                + " :most")
                .param("most", most)
                .query((row, _) -> advisory(row, true))
                .list();
    }

    /// What the caller's own desk released, ended or not, the newest first.
    List<Advisory> own(Caller caller, int most) {
        return named(
                        caller,
                        HEAD
                                + FROM
                                + " where a.author = :me order by a.released_at desc, a.id desc"
                                + " limit :most")
                .param("most", most)
                .query((row, _) -> advisory(row, false))
                .list();
    }

    /// One, whole, whether in force or not.
    public Optional<Advisory> find(@Nullable Caller caller, UUID id) {
        return named(caller, HEAD + WHOLE + FROM + BODY + " where a.id = :id")
                .param("id", id)
                .query((row, _) -> advisory(row, true))
                .optional();
    }

    /// The one in force of a series.
    Optional<Advisory> ofSeries(@Nullable Caller caller, UUID series) {
        return named(
                        caller,
                        HEAD + WHOLE + FROM + BODY + " where a.series = :id and e.advisory is null")
                .param("id", series)
                .query((row, _) -> advisory(row, true))
                .optional();
    }

    /// All versions of its series that the caller may see, the latest first.
    List<Advisory> versions(@Nullable Caller caller, UUID series) {
        return named(caller, HEAD + FROM + " where a.series = :id order by a.number desc")
                .param("id", series)
                .query((row, _) -> advisory(row, false))
                .list();
    }

    private JdbcClient.StatementSpec chosen(@Nullable Caller caller, Choice choice, String sql) {
        Marking marking = choice.marking();
        Aspect aspect = choice.aspect();
        return named(caller, sql)
                .param("aspect", aspect == null ? null : aspect.id())
                .param("marking", marking == null ? null : marking.label())
                .param("sector", choice.sector())
                .param("words", choice.words().toLowerCase(java.util.Locale.ROOT));
    }

    private JdbcClient.StatementSpec named(@Nullable Caller caller, String sql) {
        return jdbc.sql(sql)
                .param("me", caller == null ? "" : caller.organisation())
                .param("account", caller == null ? NOBODY : caller.account());
    }

    private static Advisory advisory(ResultSet row, boolean whole) throws SQLException {
        String how = row.getString("how");
        String text = whole ? row.getString("text") : null;
        return new Advisory(
                head(row),
                new Advisory.Body(
                        text == null ? "" : text,
                        whole
                                ? list(row, "products", new TypeReference<List<Product>>() {})
                                : List.of(),
                        whole
                                ? list(row, "indicators", new TypeReference<List<Indicator>>() {})
                                : List.of(),
                        whole
                                ? list(row, "measures", new TypeReference<List<String>>() {})
                                : List.of()),
                how == null
                        ? null
                        : new Advisory.End(
                                how.equals("revoked"),
                                row.getTimestamp("ended_at").toInstant(),
                                row.getString("reason"),
                                whole ? row.getObject("follower", UUID.class) : null),
                new Advisory.Seen(
                        row.getBoolean("received"),
                        instant(row, "read_at"),
                        instant(row, "noted_at")));
    }

    private static Advisory.Head head(ResultSet row) throws SQLException {
        return new Advisory.Head(
                row.getObject("id", UUID.class),
                row.getObject("series", UUID.class),
                row.getInt("number"),
                row.getString("author"),
                Text.of(row.getString("name_ja"), row.getString("name_en")),
                AnnouncementKind.of(row.getString("kind")).orElseThrow(),
                row.getString("title"),
                texts(row, "aspects").stream().map(id -> Aspect.of(id).orElseThrow()).toList(),
                Marking.of(row.getString("marking")).orElseThrow(),
                Pap.of(row.getString("pap")).orElseThrow(),
                CanonicalJson.read(CanonicalJson.parse(row.getString("iep")), Iep.class),
                texts(row, "sectors"),
                row.getBoolean("exercise"),
                row.getTimestamp("released_at").toInstant(),
                row.getTimestamp("began_at").toInstant(),
                row.getInt("reached"),
                row.getObject("supersedes", UUID.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static <T> List<T> list(ResultSet row, String column, TypeReference<List<T>> type)
            throws SQLException {
        String json = row.getString(column);
        return json == null ? List.of() : JSON.readValue(json, type);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
