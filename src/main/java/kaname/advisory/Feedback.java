package kaname.advisory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What came of what somebody reported (rows F13, N5): the advisories that were written from it,
/// how many organisations they reached and how many acted on them.
///
/// Sources are ids of letters, told to their operator alone, or of what was relayed without a name,
/// told to whoever has the id.
@Service
@Transactional(readOnly = true)
public class Feedback {

    /// One advisory that came of it, in its latest version. `title` is null for whoever may not
    /// read it. `acted`: did at least one of its measures, or took note where it has none.
    public record Became(
            UUID advisory,
            @Nullable String title,
            Instant releasedAt,
            int reached,
            int acted,
            boolean revoked) {}

    private final JdbcClient jdbc;

    Feedback(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// By source; a source of which nothing came is absent. One statement.
    public Map<UUID, List<Became>> of(Collection<UUID> sources) {
        Map<UUID, List<Became>> found = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select f.*, a.title from advisory.feedback(?) f
                          left join advisory.advisory a on a.id = f.advisory order by f.released_at, f.advisory
                        """)
                .param(sources.toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(
                                    row.getObject("subject", UUID.class), _ -> new ArrayList<>())
                            .add(
                                    new Became(
                                            row.getObject("advisory", UUID.class),
                                            row.getString("title"),
                                            row.getTimestamp("released_at").toInstant(),
                                            row.getInt("reached"),
                                            row.getInt("acted"),
                                            row.getBoolean("revoked")));
                });
        return found;
    }

    /// Of all letters of an incident of the caller's.
    List<Became> ofIncident(UUID incident) {
        List<UUID> letters =
                jdbc.sql("select id from exchange.letter where incident = ?")
                        .param(incident)
                        .query(UUID.class)
                        .list();
        return of(letters).values().stream().flatMap(List::stream).distinct().toList();
    }
}
