package kaname.registry;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Which signing keys gave way to others, and at whose word. The folder of keys says it first; the
/// house keeps it here, where its administrators see it.
@Repository
@Transactional
public class KeyChanges {

    /// How a key was changed. Ids are stored: never change one.
    public enum How {
        TWO_HANDS,
        ALONE,
        EMERGENCY,
        /// by a release that did not ask
        UNSAID;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// @throws java.util.NoSuchElementException for what is no id
        public static How of(String id) {
            return Arrays.stream(values())
                    .filter(how -> how.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// `key` signed until `at`; `hands` is what was granted, for [How#TWO_HANDS] alone.
    public record Change(
            String key, Instant at, How how, @Nullable UUID hands, String by, String because) {}

    /// What two administrators agreed on and is still to be done.
    public record Granted(UUID id, String reason) {}

    private final JdbcClient jdbc;

    public KeyChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether a second administrator can be asked, as the owner of a house's database reads it.
    public static boolean needTwo(DataSource owner) {
        return JdbcClient.create(owner)
                .sql("select registry.administrators() >= 2")
                .query(Boolean.class)
                .single();
    }

    /// For the house itself; to anybody else there are none.
    @Transactional(readOnly = true)
    public List<Granted> awaited() {
        return jdbc.sql("select id, reason from registry.keys_awaited()")
                .query((row, _) ->
                        new Granted(row.getObject("id", UUID.class), row.getString("reason")))
                .list();
    }

    /// For the house itself; once for each key, however often it is said.
    public void keep(Change change) {
        jdbc.sql("select registry.keep_key_change(:key, :at, :how, :hands, :by, :because)")
                .param("key", change.key())
                .param("at", change.at().atOffset(ZoneOffset.UTC))
                .param("how", change.how().id())
                .param("hands", change.hands(), Types.OTHER)
                .param("by", change.by())
                .param("because", change.because())
                .query((_, _) -> change)
                .single();
    }

    /// The latest fifty, for administrators.
    @Transactional(readOnly = true)
    public List<Change> latest() {
        return jdbc.sql(
                        """
                        select key, at, how, two_hands, by, because from registry.key_change
                         order by at desc, key limit 50
                        """)
                .query((row, _) ->
                        new Change(
                                row.getString("key"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                How.of(row.getString("how")),
                                row.getObject("two_hands", UUID.class),
                                row.getString("by"),
                                row.getString("because")))
                .list();
    }
}
