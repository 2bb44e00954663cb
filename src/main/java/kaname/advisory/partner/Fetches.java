package kaname.advisory.partner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kaname.exchange.Marking;
import kaname.platform.Callers;
import kaname.platform.Cursor;
import kaname.platform.Text;
import kaname.taxii.Handed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What partners fetched, written down before it leaves: what can't be written down is not given. A
/// look that brought nothing is seen at its token alone.
@Repository
@Transactional
public class Fetches {

    static final int PAGE = 50;
    static final Cursor START =
            new Cursor(Cursor.NEVER, UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Ids are stored: never change one.
    public enum Way {
        LIST("list", Text.of("一覧", "list")),
        PAGE("page", Text.of("ページ", "page")),
        FILE("file", Text.of("ファイル", "file")),
        MISP("misp", Text.of("MISP フィード", "MISP feed")),
        TAXII("taxii", Text.of("TAXII", "TAXII"));

        private final String id;
        private final Text label;

        Way(String id, Text label) {
            this.id = id;
            this.label = label;
        }

        String id() {
            return id;
        }

        static Text labelOf(String id) {
            for (Way way : values()) {
                if (way.id.equals(id)) {
                    return way.label;
                }
            }
            return Text.same(id);
        }
    }

    /// One of what was fetched; no title where the reader may not read it itself.
    public record Item(UUID id, @Nullable String title) {}

    /// @param total of which `advisories` are some
    public record Fetch(
            long id,
            Instant at,
            String token,
            String way,
            Text wayLabel,
            int total,
            List<Item> advisories) {}

    /// What a partner could fetch now; no title where the reader may not read it itself.
    public record Within(
            UUID id,
            @Nullable String title,
            String author,
            Text authorName,
            Marking marking,
            Instant releasedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Fetches(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Of a caller, and of the world, nothing is written here.
    public void note(Way way, Collection<UUID> advisories) {
        if (Callers.guest().isEmpty() || advisories.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into advisory.fetch (partner, token, at, way, advisories)
                        select advisory.guest(), advisory.guest_token(), ?, ?, array_agg(a.id order by a.id)
                          from advisory.advisory a where a.id = any (?) having count(*) > 0
                        """)
                .params(
                        Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                        way.id(),
                        advisories.toArray(UUID[]::new))
                .update();
    }

    @EventListener
    void note(Handed handed) {
        note(Way.TAXII, handed.guards());
    }

    /// The latest first, and one more if there are more.
    @Transactional(readOnly = true)
    List<Fetch> of(String partner, long before) {
        return jdbc.sql(
                        """
                        select f.id, f.at, f.way, t.name, cardinality(f.advisories) as total,
                               (select json_agg(json_build_object('id', u.id, 'title', a.title) order by a.released_at desc)
                                  from (select unnest(f.advisories) as id limit 20) u
                                  left join advisory.advisory a on a.id = u.id) as advisories
                          from advisory.fetch f join advisory.partner_token t on t.id = f.token
                         where f.partner = ? and f.id < ? order by f.id desc limit ?
                        """)
                .params(partner, before, PAGE + 1)
                .query((row, _) -> fetch(row))
                .list();
    }

    private static Fetch fetch(ResultSet row) throws SQLException {
        return new Fetch(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("name"),
                row.getString("way"),
                Way.labelOf(row.getString("way")),
                row.getInt("total"),
                JSON.readValue(row.getString("advisories"), new TypeReference<List<Item>>() {}));
    }

    /// The newest first, and one more if there are more.
    @Transactional(readOnly = true)
    List<Within> within(String partner, Cursor after) {
        return jdbc.sql(
                        """
                        select w.advisory, a.title, w.author, o.name_ja, o.name_en, w.marking, w.released_at
                          from advisory.within_reach(?, ?, ?, ?) w
                          join registry.organisation o on o.id = w.author
                          left join advisory.advisory a on a.id = w.advisory
                         order by w.released_at desc, w.advisory desc
                        """)
                .params(partner, Timestamp.from(after.at()), after.id(), PAGE + 1)
                .query((row, _) ->
                        new Within(
                                row.getObject("advisory", UUID.class),
                                row.getString("title"),
                                row.getString("author"),
                                Text.of(row.getString("name_ja"), row.getString("name_en")),
                                Marking.of(row.getString("marking")).orElseThrow(),
                                row.getTimestamp("released_at").toInstant()))
                .list();
    }
}
