package kaname.taxii;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The collections, as far as the caller may know of them.
@Repository
@Transactional
public class Collections {

    /// A collection with what the caller may do there.
    ///
    /// @param objects how many different objects it holds
    public record Listed(
            UUID id,
            String alias,
            Text title,
            Text about,
            boolean reads,
            boolean writes,
            boolean open,
            long objects,
            @Nullable Instant lastAdded) {}

    /// How much of a collection's objects could be compared with what organisations registered.
    ///
    /// @param none how many say something that was not understood
    /// @param concerning how many concern somebody; null where that is not for the caller to know
    /// @param concerned how many organisations; null where they are fewer than four
    public record Figures(
            long wholly,
            long partly,
            long none,
            @Nullable Long concerning,
            @Nullable Long concerned) {}

    private static final String LISTED =
            """
            select c.id, c.alias, c.title_ja, c.title_en, c.about_ja, c.about_en, c.readers, c.created_at,
                   case when c.guarded then (select count(distinct o.id) from taxii.object o where o.collection = c.id)
                        else c.objects end as objects,
                   case when c.guarded then (select max(o.added) from taxii.object o where o.collection = c.id)
                        else c.last_added end as last_added,
                   c.id = any ((select taxii.readable())::uuid[]) as reads,
                   c.id = any ((select taxii.writable())::uuid[]) as writes
              from taxii.collection c
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Collections(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Makes a collection that the caller's organisation keeps; the database refuses it to all but
    /// coordinators, ministries, CEPTOAR offices and administrators.
    ///
    /// @throws IllegalArgumentException if there is one of that id or alias
    public void create(NewCollection wanted) {
        if (!create(jdbc, wanted, clock.instant())) {
            throw new IllegalArgumentException("there is such a collection: " + wanted.alias());
        }
    }

    /// False if there is one of that id or alias.
    static boolean create(JdbcClient jdbc, NewCollection wanted, Instant at) {
        int made =
                jdbc.sql(
                                """
                                insert into taxii.collection (id, alias, keeper, title_ja, title_en, about_ja, about_en,
                                                              readers, writers, created_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                                """)
                        .param(wanted.id())
                        .param(wanted.alias())
                        .param(wanted.keeper())
                        .param(wanted.title().ja())
                        .param(wanted.title().en())
                        .param(wanted.about().ja())
                        .param(wanted.about().en())
                        .param(word(wanted.audience().readers()))
                        .param(word(wanted.audience().writers()))
                        .param(Timestamp.from(at))
                        .update();
        if (made == 1) {
            members(jdbc, wanted.id(), wanted.audience());
        }
        return made == 1;
    }

    /// Whom it is for from now on. Only its keeper changes that.
    ///
    /// @throws IllegalArgumentException if the caller keeps no such collection
    public void open(UUID collection, Audience audience) {
        int changed =
                jdbc.sql("update taxii.collection set readers = ?, writers = ? where id = ?")
                        .params(word(audience.readers()), word(audience.writers()), collection)
                        .update();
        if (changed == 0) {
            throw new IllegalArgumentException("no collection of the caller's: " + collection);
        }
        jdbc.sql("delete from taxii.member where collection = ?").param(collection).update();
        members(jdbc, collection, audience);
    }

    private static void members(JdbcClient jdbc, UUID collection, Audience audience) {
        Set<String> all = new HashSet<>(audience.reading());
        all.addAll(audience.writing());
        List<String> named = new ArrayList<>(all);
        jdbc.sql(
                        """
                        insert into taxii.member (collection, organisation, reads, writes)
                        select ?, o, o = any (?), o = any (?) from unnest(?::text[]) o
                        """)
                .params(
                        collection,
                        audience.reading().toArray(String[]::new),
                        audience.writing().toArray(String[]::new),
                        named.toArray(String[]::new))
                .update();
    }

    /// Those that the caller reads or writes.
    @Transactional(readOnly = true)
    public List<Listed> all() {
        return jdbc.sql(LISTED + " order by c.created_at, c.alias").query(Collections::row).list();
    }

    /// By its id or its alias; empty also for one that the caller may not know of.
    @Transactional(readOnly = true)
    public Optional<Listed> find(String name) {
        return jdbc.sql(LISTED + " where c.id::text = ? or c.alias = ?")
                .params(name.toLowerCase(Locale.ROOT), name)
                .query(Collections::row)
                .optional();
    }

    /// Of the collections that the caller keeps. Nobody is named in them.
    @Transactional(readOnly = true)
    public Map<UUID, Figures> figures() {
        Map<UUID, Figures> figures = new HashMap<>();
        jdbc.sql("select * from taxii.figures()")
                .query(row -> {
                    figures.put(
                            row.getObject("collection", UUID.class),
                            new Figures(
                                    row.getLong("wholly"),
                                    row.getLong("partly"),
                                    row.getLong("not_at_all"),
                                    row.getObject("concerning", Long.class),
                                    row.getObject("concerned", Long.class)));
                });
        return figures;
    }

    private static String word(Enum<?> audience) {
        return audience.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Listed row(ResultSet row, int number) throws SQLException {
        Timestamp added = row.getTimestamp("last_added");
        return new Listed(
                row.getObject("id", UUID.class),
                row.getString("alias"),
                Text.of(row.getString("title_ja"), row.getString("title_en")),
                Text.of(row.getString("about_ja"), row.getString("about_en")),
                row.getBoolean("reads"),
                row.getBoolean("writes"),
                row.getString("readers").equals("anyone"),
                row.getLong("objects"),
                added == null ? null : added.toInstant());
    }
}
