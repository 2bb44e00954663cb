package kaname.taxii;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kaname.platform.Cursor;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The objects of collections that concern what the caller's own organisation registered, as far as
/// it may read them and their marking lets it be told. Nothing of this is stored: it is compared
/// when it is asked for, behind row-level security, so it is true of what lies there and is
/// registered now.
@Repository
@Transactional(readOnly = true)
public class Concerns {

    /// What of an object fits what.
    ///
    /// @param shown as the object says it
    /// @param system whose software it is; null for a network or a name
    /// @param detail the version that is registered, or the note of a network; "" where there is
    ///   none
    public record Fit(String shown, @Nullable Text system, String registered, String detail) {

        /// Software whose version was not registered, so that it may be affected.
        public boolean unsure() {
            return system != null && detail.isEmpty();
        }
    }

    /// @param advisory that the object came with, as far as the caller may read one that holds
    /// @param fits the first of them
    /// @param more how many further ones there are
    public record Concern(
            UUID collection,
            String alias,
            Text title,
            String object,
            String type,
            @Nullable String name,
            @Nullable String marking,
            Instant added,
            @Nullable UUID advisory,
            List<Fit> fits,
            int more) {
        public Cursor place() {
            return new Cursor(added, collection);
        }
    }

    private record Written(
            String shown,
            @Nullable String ja,
            @Nullable String en,
            String registered,
            String detail) {}

    private static final int FITS = 20;
    private static final Cursor START = new Cursor(Cursor.NEVER, new UUID(-1, -1));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    Concerns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The newest first.
    ///
    /// @param after where an earlier page ended; null to begin
    public List<Concern> page(@Nullable Cursor after, int most) {
        Cursor from = after == null ? START : after;
        return jdbc.sql(
                        """
                        select m.*, o.id, o.type, o.name, o.marking, c.alias, c.title_ja, c.title_en,
                               (select a.id from advisory.advisory a
                                 where a.id = any (o.guards)
                                   and not exists (select from advisory.ended e where e.advisory = a.id)
                                 order by a.released_at desc limit 1) as advisory
                          from (select h.object, h.collection, h.added, count(distinct (h.shown, h.system, h.registered, h.detail)) as fitting,
                                       jsonb_path_query_array(
                                           jsonb_agg(distinct jsonb_build_object('shown', h.shown, 'ja', s.name_ja,
                                                                                 'en', s.name_en, 'registered', h.registered,
                                                                                 'detail', h.detail)),
                                           cast(:first as jsonpath)) as fits
                                  from taxii.hit h left join registry.system s on s.id = h.system
                                 where (h.added, h.collection) < (:at, :in)
                                 group by h.object, h.collection, h.added
                                 order by h.added desc, h.collection desc limit :most) m
                          join taxii.object o on o.number = m.object
                          join taxii.collection c on c.id = m.collection
                         order by m.added desc, m.collection desc
                        """)
                .param("first", "$[0 to " + (FITS - 1) + "]")
                .param("at", Timestamp.from(from.at()))
                .param("in", from.id())
                .param("most", most)
                .query(Concerns::row)
                .list();
    }

    /// How many objects concern the caller's organisation now.
    public int count() {
        return jdbc.sql("select count(distinct h.object)::integer from taxii.hit h")
                .query(Integer.class)
                .single();
    }

    private static Concern row(ResultSet row, int number) throws SQLException {
        List<Fit> fits =
                JSON
                        .readValue(row.getString("fits"), new TypeReference<List<Written>>() {})
                        .stream()
                        .map(Concerns::fit)
                        .toList();
        return new Concern(
                row.getObject("collection", UUID.class),
                row.getString("alias"),
                Text.of(row.getString("title_ja"), row.getString("title_en")),
                row.getString("id"),
                row.getString("type"),
                row.getString("name"),
                row.getString("marking"),
                row.getObject("added", OffsetDateTime.class).toInstant(),
                row.getObject("advisory", UUID.class),
                fits,
                row.getInt("fitting") - fits.size());
    }

    private static Fit fit(Written one) {
        @Nullable Text system =
                one.ja() == null || one.en() == null ? null : Text.of(one.ja(), one.en());
        return new Fit(one.shown(), system, one.registered(), one.detail());
    }
}
