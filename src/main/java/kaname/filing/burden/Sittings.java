package kaname.filing.burden;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// How long desks sat at the pages with which they reported. The page says when it was opened, so a
/// sitting is what the desk claims, bounded by what can be true.
@Repository
@Transactional
public class Sittings {

    /// A page left open longer than this was not worked at.
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration STALE = Duration.ofHours(12);

    private final JdbcClient jdbc;

    Sittings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param opened the moment that the form carried; anything but a moment is not measured
    public void keep(
            UUID incident, int report, String operator, @Nullable String opened, Instant sent) {
        length(opened, sent)
                .ifPresent(length ->
                        jdbc.sql(
                                        """
                                        insert into filing.sitting (incident, number, operator, seconds)
                                        values (?, ?, ?, ?) on conflict do nothing
                                        """)
                                .params(incident, report, operator, length.toSeconds())
                                .update());
    }

    static Optional<Duration> length(@Nullable String opened, Instant sent) {
        if (opened == null || opened.length() > 40) {
            return Optional.empty();
        }
        try {
            Duration length = Duration.between(Instant.parse(opened), sent);
            if (length.isNegative() || length.compareTo(STALE) > 0) {
                return Optional.empty();
            }
            return Optional.of(length.compareTo(LONGEST) > 0 ? LONGEST : length);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// All sittings of each incident together; one that was not measured is not there.
    @Transactional(readOnly = true)
    public Map<UUID, Duration> of(Collection<UUID> incidents) {
        Map<UUID, Duration> sittings = new HashMap<>();
        jdbc.sql(
                        """
                        select incident, sum(seconds) as seconds from filing.sitting
                         where incident = any (?) group by incident
                        """)
                .param(incidents.toArray(UUID[]::new))
                .query(row -> {
                    sittings.put(
                            row.getObject("incident", UUID.class),
                            Duration.ofSeconds(row.getLong("seconds")));
                });
        return sittings;
    }
}
