package kaname.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rounds of work, each with a fault in the middle; after each the house comes back, everything
/// unanswered is repeated, and every promise is looked at.
final class Campaign {

    private final Ground ground;
    private final Load load;
    private final MailServer mail;
    private final Invariants invariants;
    private final Optional<SmallDisk> disk;
    private final long seed;
    private final Random random;
    private final Map<Fault, Integer> befell = new EnumMap<>(Fault.class);

    Campaign(Ground ground, Load load, MailServer mail, Optional<SmallDisk> disk, long seed) {
        this.ground = ground;
        this.load = load;
        this.mail = mail;
        this.invariants = new Invariants(load, mail);
        this.disk = disk;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /// @return how many rounds were made until `end`
    int run(int rounds, List<Fault> faults, Instant end) {
        List<Fault> possible =
                faults.stream()
                        .filter(fault -> fault != Fault.DISK_FULL || disk.isPresent())
                        .toList();
        int made = 0;
        while (made < rounds && Instant.now().isBefore(end)) {
            // each kind once, then as the dice fall
            Fault fault =
                    made < possible.size()
                            ? possible.get(made)
                            : possible.get(random.nextInt(possible.size()));
            round(made++, fault);
        }
        settle();
        return made;
    }

    private void round(int number, Fault fault) {
        int answers = random.nextInt(12);
        long until = random.nextLong(60_000_000);
        long last = 300_000_000 + random.nextLong(700_000_000);
        int node = random.nextInt(ground.nodes().size());
        Instant began = Instant.now();
        load.during(
                seed + number,
                () -> {
                    load.awaitAnswers(answers, Duration.ofSeconds(20));
                    LockSupport.parkNanos(until);
                    strike(fault, node);
                    LockSupport.parkNanos(last);
                    if (fault == Fault.DISK_FULL) {
                        disk.orElseThrow().free();
                    }
                    if (fault == Fault.NODE_FROZEN) {
                        ground.nodes().get(node).thaw();
                    }
                });
        mail.mood(MailServer.Mood.WELL);
        ground.heal();
        load.repeatUnanswered(Duration.ofSeconds(60));
        befell.merge(fault, 1, Integer::sum);
        invariants.hold(ground.database(), "seed " + seed + ", round " + number + ", " + fault);
        System.out.printf(
                "round %d: %s after %d answers, %d ms; %d sent, %d answered at once%n",
                number,
                fault,
                answers,
                Duration.between(began, Instant.now()).toMillis(),
                load.sent.get(),
                load.answered.get());
    }

    private void strike(Fault fault, int node) {
        switch (fault) {
            case NODE_KILLED -> ground.killNode(node);
            case DATABASE_KILLED -> ground.killDatabase();
            case BOTH_KILLED -> {
                ground.killNode(node);
                ground.killDatabase();
            }
            case DISK_FULL -> disk.orElseThrow().fill();
            case NODE_FROZEN -> ground.nodes().get(node).freeze();
            case MAIL_HANGS -> mail.mood(MailServer.Mood.HANGS);
            case MAIL_SLOW -> mail.mood(MailServer.Mood.SLOW);
            case MAIL_DROPS_AFTER_DATA -> mail.mood(MailServer.Mood.DROPS_AFTER_DATA);
            case MAIL_SAYS_LATER -> mail.mood(MailServer.Mood.SAYS_LATER);
            case MAIL_FAILS -> mail.mood(MailServer.Mood.FAILS);
        }
    }

    /// Waits for every reminder and every mail that is due; what waits for its next attempt gets it
    /// now, for a campaign has no 16 hours.
    private void settle() {
        JdbcClient database = JdbcClient.create(ground.database().unpooled());
        Instant end = Instant.now().plusSeconds(180);
        int left = 1;
        while (left > 0 && Instant.now().isBefore(end)) {
            database.sql(
                            """
                            update exchange.delivery set next_at = now()
                             where state = 'waiting' and next_at > now() + interval '5 seconds'
                            """)
                    .update();
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            left = Invariants.count(database, LEFT);
        }
        assertThat(left).as("reminders and mails still to go out").isZero();
        invariants.hold(ground.database(), "at the end");
    }

    private static final String LEFT =
            """
            select (select count(*) from exchange.delivery where state = 'waiting')
                 + (select count(*) from filing.reminder
                     where sent_at is null and cancelled_at is null and planned_at <= now())
            """;

    String report(String name, int rounds) {
        JdbcClient database = JdbcClient.create(ground.database().unpooled());
        var ledger = invariants.ledger(ground.database(), ground.home());
        int taken = mail.taken().values().stream().mapToInt(AtomicInteger::get).sum();
        return """
        %s, seed %d: %d rounds (%s)
          %d requests, %d answered at once, %d repetitions; %d starts of a node
          %d reports, %d letters, %d notices, %d mails (%d of them repeated with the same Message-ID)
          ledger: %d entries under %d signed heads hold
          lost %d, doubled %d\
        """
                .formatted(
                        name,
                        seed,
                        rounds,
                        befell.entrySet().stream()
                                .map(e -> e.getKey() + " " + e.getValue())
                                .collect(Collectors.joining(", ")),
                        load.sent.get(),
                        load.answered.get(),
                        load.repeated.get(),
                        ground.restarts,
                        Invariants.count(database, "select count(*) from incident.report"),
                        Invariants.count(database, "select count(*) from exchange.letter"),
                        Invariants.count(database, "select count(*) from filing.notice"),
                        taken,
                        taken - mail.taken().size(),
                        ledger.entries(),
                        ledger.heads(),
                        invariants.lost,
                        invariants.doubled);
    }
}
