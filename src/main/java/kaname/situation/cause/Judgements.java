package kaname.situation.cause;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kaname.platform.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the caller's organisation made of groups that were found: a common cause, no relation, or
/// open again. Words are added, never changed.
@Repository
@Transactional
class Judgements {

    static final int LONGEST = 2_000;
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Judgements(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The newest word about each mark and group: by mark, the newest first.
    @Transactional(readOnly = true)
    Map<String, List<Judgement>> ofThisHouse() {
        Map<String, List<Judgement>> found = new HashMap<>();
        jdbc.sql(
                        """
                        select j.mark, j.members, j.verdict, j.because, j.at
                          from situation.judgement j
                         order by j.at desc, j.id limit ?
                        """)
                .param(MOST)
                .query(row -> {
                    found.computeIfAbsent(row.getString("mark"), _ -> new ArrayList<>())
                            .add(
                                    new Judgement(
                                            Judgement.Verdict.valueOf(
                                                    row.getString("verdict")
                                                            .toUpperCase(Locale.ROOT)),
                                            Set.of((UUID[]) row.getArray("members").getArray()),
                                            row.getString("because"),
                                            row.getTimestamp("at").toInstant()));
                });
        return found;
    }

    /// What holds of this group, or null where nobody said anything of it as it is.
    static @Nullable Judgement of(CommonCause cause, Map<String, List<Judgement>> all) {
        return all.getOrDefault(cause.leading().mark().id(), List.of()).stream()
                .filter(one -> one.holdsFor(cause))
                .findFirst()
                .orElse(null);
    }

    void say(Caller caller, CommonCause cause, Judgement.Verdict verdict, String because) {
        jdbc.sql(
                        """
                        insert into situation.judgement (id, organisation, mark, members, verdict, because, account, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        UUID.randomUUID(),
                        caller.organisation(),
                        cause.leading().mark().id(),
                        cause.ids().toArray(UUID[]::new),
                        verdict.id(),
                        because,
                        caller.account(),
                        Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .update();
    }
}
