package kaname.filing.mode;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import kaname.catalogue.PlainText;
import kaname.exchange.Hash;
import kaname.exchange.LedgerEntry;
import kaname.exchange.LedgerWriter;
import kaname.platform.Caller;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.live.Wire;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The mode of each world, real and exercise. Every node knows it from memory: the one that
/// declares it at once, the others within a second.
@Service
public class Modes implements Standing {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int LONGEST_REASON = 2000;

    private static final String DECLARED =
            """
            select m.*, o.name_ja, o.name_en from filing.mode m join registry.organisation o on o.id = m.organisation
            """;

    private final JdbcClient jdbc;
    private final LedgerWriter ledger;
    private final Clock clock;
    private final AtomicReference<Known> known = new AtomicReference<>(Known.nothing());

    /// What stood in the database at a moment.
    private record Known(Instant asOf, List<Declared> standing) {
        /// A new one each time, so that a reader under way is noticed.
        static Known nothing() {
            return new Known(Instant.MIN, List.of());
        }
    }

    Modes(JdbcClient jdbc, LedgerWriter ledger, Clock clock, Wire wire) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
        wire.onHappening(happening -> {
            if (happening.topic().equals("mode") || happening.topic().equals("missed")) {
                forget();
            }
        });
    }

    private void forget() {
        known.set(Known.nothing());
    }

    @Override
    public boolean largeScale(boolean exercise) {
        return standing(exercise).filter(one -> one.mode() == Mode.LARGE_SCALE).isPresent();
    }

    /// What was declared last; empty where nothing ever was.
    public Optional<Declared> standing(boolean exercise) {
        Instant now = clock.instant();
        Known found = Objects.requireNonNull(known.get());
        if (found.asOf().isBefore(now.minus(FRESH))) {
            Known fresh = new Known(now, read());
            known.compareAndSet(found, fresh); // not what was read before it changed
            found = fresh;
        }
        return found.standing().stream().filter(one -> one.exercise() == exercise).findFirst();
    }

    /// Everything that was declared, the newest first.
    List<Declared> history() {
        return jdbc.sql(DECLARED + " order by m.at desc, m.id limit 100")
                .query((row, _) -> declared(row))
                .list();
    }

    /// @throws Problem 403 unless the caller coordinates; 400 without a reason; 409 if it stands
    @Transactional
    Declared declare(Caller caller, Mode mode, boolean exercise, String because) {
        String reason = checked(caller, because);
        if (standingAlone(exercise) == mode) {
            throw Problem.of(409, "mode-stands", Text.of("もうその体制です", "That is the mode already"));
        }
        return write(caller, mode, exercise, reason);
    }

    /// Leaves the normal mode as it is, which answers whatever proposes another.
    ///
    /// @throws Problem as [#declare]; 409 while the other mode stands
    @Transactional
    Declared stay(Caller caller, boolean exercise, String because) {
        String reason = checked(caller, because);
        if (standingAlone(exercise) != Mode.NORMAL) {
            throw Problem.of(409, "mode-stands", Text.of("もう切り替わっています", "It was switched already"));
        }
        return write(caller, Mode.NORMAL, exercise, reason);
    }

    private static String checked(Caller caller, String because) {
        if (!caller.role().equals("coordinator")) {
            throw Problem.of(
                    403,
                    "not-permitted",
                    Text.of("体制を切り替えるのは、総合調整の機関です", "Only the coordinator switches the mode"));
        }
        String reason = because.strip();
        if (reason.isEmpty()
                || reason.codePointCount(0, reason.length()) > LONGEST_REASON
                || PlainText.hasForbidden(reason)) {
            throw Problem.field(
                    "invalid-reason",
                    "/because",
                    Text.of("理由を1〜2000文字で書いてください", "give a reason of 1 to 2000 characters"));
        }
        return reason;
    }

    /// What stands, while nobody else declares.
    private Mode standingAlone(boolean exercise) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('filing.mode', 0)) is null")
                .query(Boolean.class)
                .single();
        return read().stream()
                .filter(one -> one.exercise() == exercise)
                .findFirst()
                .map(Declared::mode)
                .orElse(Mode.NORMAL);
    }

    private Declared write(Caller caller, Mode mode, boolean exercise, String reason) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into filing.mode (id, mode, exercise, at, account, organisation, because)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        mode.id(),
                        exercise,
                        Timestamp.from(at),
                        caller.account(),
                        caller.organisation(),
                        reason)
                .update();
        ledger.append(
                at,
                List.of(
                        new LedgerWriter.Act(
                                LedgerEntry.MODE,
                                id,
                                caller.organisation(),
                                (exercise ? "exercise " : "") + mode.id(),
                                Hash.sha256(reason))));
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        forget();
                    }
                });
        return new Declared(mode, exercise, at, caller.organisationName(), reason);
    }

    private List<Declared> read() {
        return jdbc.sql(
                        "select distinct on (d.exercise) d.* from ("
                                + DECLARED
                                + ") d order by d.exercise, d.at desc, d.id desc")
                .query((row, _) -> declared(row))
                .list();
    }

    private static Declared declared(ResultSet row) throws SQLException {
        return new Declared(
                Mode.of(row.getString("mode")).orElse(Mode.NORMAL),
                row.getBoolean("exercise"),
                row.getTimestamp("at").toInstant(),
                Text.of(row.getString("name_ja"), row.getString("name_en")),
                row.getString("because"));
    }
}
