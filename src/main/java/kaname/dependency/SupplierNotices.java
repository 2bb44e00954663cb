package kaname.dependency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What customers noted of failures of their suppliers, and whom the caller warned of them.
@Repository
@Transactional
public class SupplierNotices {

    /// Of one organisation on its page, the newest.
    static final int MOST_SHOWN = 200;

    /// Of all that a list of the affected looks at.
    private static final int MOST = 20_000;

    /// The last word on each failure.
    private static final String LAST =
            """
            select * from (
                select distinct on (t.dependency, t.known_at) t.* from dependency.told t
                 where %s order by t.dependency, t.known_at, t.at desc, t.id) last
             where not withdrawn order by known_at desc, dependency limit :most
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    SupplierNotices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Noted> own(Caller caller) {
        return jdbc.sql(LAST.formatted("t.organisation = :own"))
                .param("own", caller.organisation())
                .param("most", MOST_SHOWN)
                .query((row, _) -> noted(row))
                .list();
    }

    /// What was noted of these dependencies, as far as the caller may see it.
    @Transactional(readOnly = true)
    List<Noted> of(Collection<UUID> dependencies) {
        return jdbc.sql(LAST.formatted("t.dependency = any (:dependencies)"))
                .param("dependencies", dependencies.toArray(UUID[]::new))
                .param("most", MOST)
                .query((row, _) -> noted(row))
                .list();
    }

    private static Noted noted(ResultSet row) throws SQLException {
        Timestamp told = row.getTimestamp("told_at");
        return new Noted(
                row.getObject("dependency", UUID.class),
                row.getTimestamp("known_at").toInstant(),
                told == null ? null : told.toInstant());
    }

    /// @throws Problem 404 unless the dependency is the caller's
    void note(Caller caller, Noted noted, boolean withdrawn) {
        Instant told = noted.told();
        int kept =
                jdbc.sql(
                                """
                                insert into dependency.told (id, dependency, organisation, known_at, told_at, withdrawn,
                                                             account, at)
                                select gen_random_uuid(), d.id, d.organisation, :known, :told, :withdrawn, :account, :at
                                  from dependency.dependency d where d.id = :dependency and d.organisation = :own
                                """)
                        .param("known", Timestamp.from(noted.known()))
                        .param("told", told == null ? null : Timestamp.from(told))
                        .param("withdrawn", withdrawn)
                        .param("account", caller.account())
                        .param("at", Timestamp.from(clock.instant()))
                        .param("dependency", noted.dependency())
                        .param("own", caller.organisation())
                        .update();
        if (kept == 0) {
            throw Problem.notFound();
        }
    }

    /// Keeps, for the warner alone, whom an announcement warned of which service. The same again
    /// changes nothing.
    ///
    /// @param service as a model calls it
    public void warned(
            Caller caller,
            String service,
            UUID announcement,
            Instant at,
            Collection<String> organisations) {
        jdbc.sql(
                        """
                        insert into dependency.warned (announcement, organisation, warner, service, at)
                        select ?, o, ?, ?, ? from unnest(?) o on conflict do nothing
                        """)
                .params(
                        announcement,
                        caller.organisation(),
                        service,
                        Timestamp.from(at),
                        organisations.toArray(String[]::new))
                .update();
    }

    /// When each organisation was first warned of that service by the caller's, since then.
    @Transactional(readOnly = true)
    Map<String, Instant> warned(String service, @Nullable Instant since) {
        Map<String, Instant> warned = new HashMap<>();
        jdbc.sql(
                        """
                        select organisation, min(at) as at from dependency.warned
                         where service = :service and at >= coalesce(:since::timestamptz, '-infinity') group by organisation
                        """)
                .param("service", service)
                .param("since", since == null ? null : Timestamp.from(since))
                .query(row -> {
                    warned.put(row.getString("organisation"), row.getTimestamp("at").toInstant());
                });
        return warned;
    }
}
