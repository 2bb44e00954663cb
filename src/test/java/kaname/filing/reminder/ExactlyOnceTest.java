package kaname.filing.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kaname.duty.Matter.StageId;
import kaname.platform.Caller;
import kaname.platform.Callers;
import kaname.platform.Text;
import kaname.platform.database.TestDatabase;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Whatever falls over when: over a real PostgreSQL, against a model that knows nothing of SQL.
class ExactlyOnceTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final JdbcClient APPLICATION = DATABASE.asApplication();
    private static final JdbcClient OWNER = DATABASE.asOwner();
    private static final TransactionTemplate TRANSACTION = DATABASE.transaction();
    private static final Reminders REMINDERS = new Reminders(APPLICATION);
    private static final Instant BEGINNING = Instant.parse("2026-11-20T00:00:00Z");
    private static final Duration TOLERATED = Duration.ofMinutes(10);
    private static final UUID ACCOUNT = UUID.randomUUID();
    private static final Caller DESK =
            new Caller(
                    ACCOUNT,
                    "operator",
                    Text.same("o"),
                    "operator",
                    "operator-desk",
                    Text.same("d"));
    private static final List<StageId> STAGES =
            List.of(
                    new StageId("short", "first"),
                    new StageId("short", "final"),
                    new StageId("promptly", "only"));
    private static final List<Duration> LENGTHS = List.of(Duration.ofHours(4), Duration.ofDays(5));

    static {
        OWNER.sql(
                        "insert into registry.organisation values ('operator', '甲', 'A',"
                                + " 'operator', 'JP')")
                .update();
        OWNER.sql(
                        "insert into registry.account values (?, 'operator', 'desk',"
                                + " 'operator-desk', '係', 'desk', null, null)")
                .param(ACCOUNT)
                .update();
        OWNER.sql(
                        """
                        insert into registry.contact values
                            ('operator', '当直', 'Duty officer', '050-0000-1001', 'd@o.example', '2027-12-31'),
                            ('operator', '前任', 'Predecessor', '050-0000-1002', 'p@o.example', '2026-01-31')
                        """)
                .update();
    }

    /// What happens next. Time passes first, unless it says otherwise.
    sealed interface Event {

        /// The house looks what is due, as every 20 seconds.
        record Tick(Duration after) implements Event {}

        /// It looks and dies before the commit.
        record TickAndCrash(Duration after) implements Event {}

        /// Two nodes look at the same time; the first one dies or not.
        record TwoTicks(Duration after, boolean firstDies) implements Event {}

        /// A report says that the clock of a stage started at another time.
        record Correct(Duration after, int stage, int minutes) implements Event {}

        /// A report that changes no clock, or whose transaction is lost.
        record Report(Duration after, boolean lost) implements Event {}

        record File(Duration after, int stage) implements Event {}
    }

    record Identity(StageId stage, String kind, Instant countsTo) {}

    record Sent(Instant at, boolean late) {}

    @Property(tries = 120, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    @Tag("M1")
    void everyReminderGoesOutExactlyOnceWhateverFallsOver(@ForAll("histories") List<Event> events) {
        House house = new House();
        house.report();
        for (Event event : events) {
            house.live(event);
            assertThat(house.sent()).as("after " + event).isEqualTo(house.model.sent);
        }
        house.sleepUntilEverythingIsDue();
        assertThat(house.sent()).isEqualTo(house.model.sent);
        assertThat(house.left()).isZero();
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Duration> soon = Arbitraries.integers().between(1, 90).map(Duration::ofMinutes);
        Arbitrary<Duration> downtime = Arbitraries.integers().between(1, 80).map(Duration::ofHours);
        Arbitrary<Duration> seconds =
                Arbitraries.integers().between(1, 600).map(Duration::ofSeconds);
        Arbitrary<Duration> after = Arbitraries.oneOf(soon, downtime, seconds);
        Arbitrary<Integer> stage = Arbitraries.integers().between(0, STAGES.size() - 1);
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        Arbitrary<Event> event =
                Arbitraries.oneOf(
                        after.map(Event.Tick::new),
                        after.map(Event.TickAndCrash::new),
                        after.flatMap(a -> either.map(dies -> new Event.TwoTicks(a, dies))),
                        after.flatMap(a ->
                                stage.flatMap(s ->
                                        Arbitraries.of(-300, -60, 0, 0, 60, 600)
                                                .map(m -> new Event.Correct(a, s, m)))),
                        after.flatMap(a -> either.map(lost -> new Event.Report(a, lost))),
                        after.flatMap(a -> stage.map(s -> new Event.File(a, s))));
        return event.list().ofMinSize(1).ofMaxSize(14);
    }

    /// One incident of a house whose time the test makes.
    private static final class House {

        final UUID incident = UUID.randomUUID();
        final Model model = new Model();
        final Instant[] started = {BEGINNING, BEGINNING, BEGINNING};
        final boolean[] filed = new boolean[STAGES.size()];
        Instant now = BEGINNING.plusSeconds(900);
        int reports;

        House() {
            OWNER.sql(
                            "insert into incident.incident values (?, 'operator', 't', 'incident',"
                                    + " false, now(), ?)")
                    .params(incident, ACCOUNT)
                    .update();
        }

        void live(Event event) {
            switch (event) {
                case Event.Tick(var after) -> {
                    now = now.plus(after);
                    tick(true);
                }
                case Event.TickAndCrash(var after) -> {
                    now = now.plus(after);
                    tick(false);
                }
                case Event.TwoTicks(var after, var firstDies) -> {
                    now = now.plus(after);
                    twoTicks(firstDies);
                }
                case Event.Correct(var after, var stage, var minutes) -> {
                    now = now.plus(after);
                    started[stage] = BEGINNING.plus(Duration.ofMinutes(minutes));
                    report();
                }
                case Event.Report(var after, var lost) -> {
                    now = now.plus(after);
                    if (lost) {
                        lose();
                    } else {
                        report();
                    }
                }
                case Event.File(var after, var stage) -> {
                    now = now.plus(after);
                    filed[stage] = true;
                    report();
                }
            }
        }

        void sleepUntilEverythingIsDue() {
            now = now.plus(Duration.ofDays(60));
            tick(true);
        }

        void tick(boolean lives) {
            TRANSACTION.executeWithoutResult(status -> {
                RemindThoseOnDuty.send(APPLICATION, now);
                if (!lives) {
                    status.setRollbackOnly();
                }
            });
            if (lives) {
                model.tick(now);
            }
        }

        /// The second looks while the first holds what it found: it leaves that to the first.
        void twoTicks(boolean firstDies) {
            TRANSACTION.executeWithoutResult(status -> {
                RemindThoseOnDuty.send(APPLICATION, now);
                int second =
                        CompletableFuture.supplyAsync(
                                        () -> RemindThoseOnDuty.send(APPLICATION, now))
                                .orTimeout(10, TimeUnit.SECONDS)
                                .join();
                assertThat(second).isZero();
                if (firstDies) {
                    status.setRollbackOnly();
                }
            });
            if (!firstDies) {
                model.tick(now);
            }
        }

        void report() {
            Callers.as(DESK, () -> TRANSACTION.execute(_ -> plan(reports + 1)));
            reports++;
            model.plan(clocks(), now);
        }

        void lose() {
            Callers.as(
                    DESK,
                    () ->
                            TRANSACTION.execute(status -> {
                                status.setRollbackOnly();
                                return plan(reports + 1);
                            }));
        }

        private int plan(int number) {
            APPLICATION
                    .sql("insert into incident.report values (?, ?, ?, ?, 'operator', '{}')")
                    .params(incident, number, Timestamp.from(now), ACCOUNT)
                    .update();
            REMINDERS.plan(new Reminders.Told(incident, number, "operator", now), clocks());
            return number;
        }

        private List<RunningClock> clocks() {
            List<RunningClock> clocks = new ArrayList<>();
            for (int i = 0; i < STAGES.size(); i++) {
                @Nullable Instant due = i < LENGTHS.size() ? started[i].plus(LENGTHS.get(i)) : null;
                clocks.add(new RunningClock(STAGES.get(i), started[i], due, !filed[i]));
            }
            return clocks;
        }

        /// What the desk finds, as the application reads it.
        Map<Identity, Sent> sent() {
            Map<Identity, Sent> sent = new HashMap<>();
            Callers.as(
                    DESK,
                    () ->
                            TRANSACTION.execute(_ -> {
                                APPLICATION
                                        .sql(
                                                """
                                                select r.regime, r.stage, r.kind, r.counts_to, n.sent_at, r.late
                                                  from filing.notice n join filing.reminder r on r.id = n.reminder
                                                 where r.incident = ? and n.sent_at = r.sent_at
                                                   and n.on_duty = '[{"ja": "当直", "en": "Duty officer", "phone": "050-0000-1001"}]'
                                                """)
                                        .param(incident)
                                        .query(row -> {
                                            Identity id =
                                                    new Identity(
                                                            new StageId(
                                                                    row.getString("regime"),
                                                                    row.getString("stage")),
                                                            row.getString("kind"),
                                                            row.getTimestamp("counts_to")
                                                                    .toInstant());
                                            Sent one =
                                                    new Sent(
                                                            row.getTimestamp("sent_at").toInstant(),
                                                            row.getBoolean("late"));
                                            assertThat(sent.put(id, one)).as("twice").isNull();
                                        });
                                return sent;
                            }));
            return sent;
        }

        int left() {
            return OWNER.sql(
                            "select count(*) from filing.reminder where incident = ? and sent_at is"
                                    + " null and cancelled_at is null")
                    .param(incident)
                    .query(Integer.class)
                    .single();
        }
    }

    /// What must have gone out: the rule in words, without a database.
    private static final class Model {

        final Map<Identity, Instant> waiting = new HashMap<>();
        final Map<Identity, Sent> sent = new HashMap<>();

        void plan(List<RunningClock> clocks, Instant at) {
            Map<Identity, Instant> wanted = new HashMap<>();
            clocks.stream()
                    .flatMap(clock -> ReminderPlan.of(clock).stream())
                    .forEach(r ->
                            wanted.put(
                                    new Identity(r.stage(), r.kind().id(), r.countsTo()),
                                    r.plannedAt()));
            waiting.keySet().retainAll(wanted.keySet());
            wanted.forEach((id, planned) -> {
                boolean pastDue = id.kind().equals("due") && !planned.isAfter(at);
                if (!sent.containsKey(id) && (planned.isAfter(at) || pastDue)) {
                    waiting.putIfAbsent(id, pastDue ? at : planned);
                }
            });
        }

        void tick(Instant now) {
            Map<Identity, Instant> due = new HashMap<>(waiting);
            due.values().removeIf(planned -> planned.isAfter(now));
            due.forEach((id, planned) -> {
                waiting.remove(id);
                boolean late = Duration.between(planned, now).compareTo(TOLERATED) > 0;
                sent.put(id, new Sent(now, late));
            });
        }
    }
}
