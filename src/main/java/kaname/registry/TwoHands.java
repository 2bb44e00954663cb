package kaname.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Callers;
import kaname.platform.Problem;
import kaname.platform.Text;
import kaname.platform.security.AccountDoor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Acts that need a second administrator within 24 hours. PostgreSQL holds that it is another one.
@Repository
@Transactional
class TwoHands {

    static final Duration VALID = Duration.ofHours(24);

    /// What takes two. Ids are stored: never change one.
    enum What {
        ROTATE_KEY("key-rotated", Text.of("署名鍵を替える", "Rotate the signing key")),
        ADMINISTRATOR("administrator", Text.of("管理者を増やす", "Make a further administrator")),
        CLOSE_ADMINISTRATOR("administrator-closed", Text.of("管理者を閉じる", "Close an administrator")),
        SECOND_FACTOR(
                "second-factor-removed", Text.of("なくした認証アプリを外す", "Take a lost second factor away"));

        private final String id;
        private final Text label;

        What(String id, Text label) {
            this.id = id;
            this.label = label;
        }

        String id() {
            return id;
        }

        Text label() {
            return label;
        }

        static Optional<What> of(String id) {
            return Arrays.stream(values()).filter(what -> what.id.equals(id)).findFirst();
        }
    }

    /// `doneAt` is set once what the house does by itself is done.
    record Asked(
            UUID id,
            String what,
            String subject,
            String reason,
            String askedBy,
            Instant askedAt,
            boolean mine,
            boolean waits,
            @Nullable String decidedBy,
            @Nullable String outcome,
            @Nullable Instant doneAt) {}

    private final JdbcClient jdbc;
    private final Administration administration;
    private final AccountDoor door;
    private final Clock clock;

    TwoHands(JdbcClient jdbc, Administration administration, AccountDoor door, Clock clock) {
        this.jdbc = jdbc;
        this.administration = administration;
        this.door = door;
        this.clock = clock;
    }

    /// The latest, whether they wait or not.
    @Transactional(readOnly = true)
    public List<Asked> latest() {
        return jdbc.sql(
                        """
                        select t.id, t.what, t.subject, t.reason, a.login as asker, t.asked_at, t.asked_by = registry.me() as mine,
                               t.outcome is null and t.expires_at > now() as waits, d.login as decider, t.outcome, t.done_at
                          from registry.two_hands t
                          join registry.account a on a.id = t.asked_by
                          left join registry.account d on d.id = t.decided_by
                         order by t.asked_at desc, t.id limit 50
                        """)
                .query((row, _) ->
                        new Asked(
                                row.getObject("id", UUID.class),
                                row.getString("what"),
                                row.getString("subject"),
                                row.getString("reason"),
                                row.getString("asker"),
                                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                                row.getBoolean("mine"),
                                row.getBoolean("waits"),
                                row.getString("decider"),
                                row.getString("outcome"),
                                instant(row.getObject("done_at", OffsetDateTime.class))))
                .list();
    }

    /// Whether a second administrator can be asked.
    @Transactional(readOnly = true)
    public boolean needed() {
        return jdbc.sql("select registry.administrators() >= 2").query(Boolean.class).single();
    }

    @Transactional(readOnly = true)
    public boolean known(String login) {
        return administration.account(login).isPresent();
    }

    public void ask(What what, String subject, String reason) {
        OffsetDateTime now = now();
        jdbc.sql(
                        """
                        insert into registry.two_hands (what, subject, reason, asked_by, asked_at, expires_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(what.id(), subject, reason, me(), now, now.plus(VALID))
                .update();
        administration.record("two-hands-asked", what.id() + " " + subject + ": " + reason);
    }

    /// @throws Problem when it is decided, expired, or the caller is no second hand for it
    public void decide(UUID id, boolean granted) {
        Asked asked =
                latest().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow(Problem::notFound);
        if (decided(id, granted) == 0) {
            throw Problem.of(
                    409,
                    "decided-or-expired",
                    Text.of("もう決まったか、24時間を過ぎています", "It was decided, or 24 hours have passed"));
        }
        administration.record(
                granted ? "two-hands-granted" : "two-hands-refused",
                asked.what() + " " + asked.subject());
        if (granted && asked.what().equals(What.SECOND_FACTOR.id())) {
            administration
                    .account(asked.subject())
                    .ifPresent(account -> door.removeSecondFactor(account.id()));
        }
    }

    private int decided(UUID id, boolean granted) {
        try {
            return jdbc.sql(
                            """
                            update registry.two_hands set decided_by = ?, decided_at = ?, outcome = ?
                             where id = ? and decided_at is null and expires_at > now()
                            """)
                    .params(me(), now(), granted ? "granted" : "refused", id)
                    .update();
        } catch (DataAccessException notTheSecond) {
            throw Problem.of(
                    403,
                    "no-second-hand",
                    Text.of(
                            "求めた本人と、その人が3日以内にリンクを渡した人は、二人目になれません",
                            "Whoever asked, or was handed a link by them within three days, is no"
                                    + " second person"));
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static UUID me() {
        return Callers.current().orElseThrow(Problem::notFound).account();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
