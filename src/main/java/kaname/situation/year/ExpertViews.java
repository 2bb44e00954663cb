package kaname.situation.year;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import kaname.platform.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What experts expect of a threat in a sector: words are added, the newest of an organisation
/// counts.
@Repository
@Transactional
class ExpertViews {

    static final int LONGEST = 2_000;
    private static final int MOST = 1_000;

    record View(String threat, String sector, String because) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    ExpertViews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static boolean mayWrite(Caller caller) {
        return caller.role().equals("coordinator") || caller.role().equals("expert");
    }

    @Transactional(readOnly = true)
    List<View> until(Instant end) {
        return jdbc.sql(
                        """
                        select threat, sector, because
                          from (select distinct on (threat, sector, organisation) * from situation.expert_view
                                 where at < ? order by threat, sector, organisation, at desc) newest
                         where expected order by threat, sector, organisation limit ?
                        """)
                .params(Timestamp.from(end), MOST)
                .query(View.class)
                .list();
    }

    void say(Caller caller, String threat, String sector, boolean expected, String because) {
        jdbc.sql(
                        """
                        insert into situation.expert_view (id, organisation, threat, sector, expected, because, account, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        UUID.randomUUID(),
                        caller.organisation(),
                        threat,
                        sector,
                        expected,
                        because,
                        caller.account(),
                        Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .update();
    }
}
