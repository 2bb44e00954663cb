package kaname.platform.security;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kaname.platform.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Sessions, for all nodes: each request looks up its own in one statement, so that a right taken
/// away or a session ended holds from the next request on.
@Repository
class SessionStore {

    /// An open session. `full` is false while a second factor is asked for; `factor` whether the
    /// account has one, or this session was vouched for.
    record Open(UUID id, Caller caller, boolean full, boolean factor, Instant provedAt) {}

    /// How far somebody came in. Whom the provider vouches for has shown a second factor there.
    enum Entry {
        PASSWORD,
        FULL,
        VOUCHED
    }

    /// A session as its holder sees it in a list.
    record Listed(
            UUID id,
            Instant beganAt,
            Instant seenAt,
            @Nullable Instant endedAt,
            String network,
            String device) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    SessionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Open> find(String secret) {
        return jdbc.sql("select * from registry.session_find(?, ?)")
                .params(Secrets.hash(secret), now())
                .query((row, _) ->
                        new Open(
                                row.getObject("session", UUID.class),
                                Accounts.caller(row),
                                row.getString("stage").equals("full"),
                                row.getBoolean("factor"),
                                row.getObject("proved_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /// Those of them that are open.
    Set<UUID> open(Collection<UUID> some) {
        return jdbc.sql("select registry.sessions_open(?, ?)")
                .params(some.toArray(UUID[]::new), now())
                .query(UUID.class)
                .set();
    }

    String begin(UUID account, Entry entry, Visit visit) {
        String secret = Secrets.fresh();
        jdbc.sql("select registry.session_begin(?, ?, ?, ?, ?, ?, ?) is null")
                .params(
                        Secrets.hash(secret),
                        account,
                        entry == Entry.PASSWORD ? "password" : "full",
                        entry == Entry.VOUCHED,
                        now(),
                        visit.network(),
                        visit.device())
                .query(Boolean.class)
                .single();
        return secret;
    }

    /// The same session under a new secret, with its holder proved anew; empty if it has ended.
    Optional<String> renew(String old) {
        String secret = Secrets.fresh();
        boolean renewed =
                jdbc.sql("select registry.session_renew(?, ?, ?)")
                        .params(Secrets.hash(old), Secrets.hash(secret), now())
                        .query(Boolean.class)
                        .single();
        return renewed ? Optional.of(secret) : Optional.empty();
    }

    void end(String secret) {
        jdbc.sql("select registry.session_end(?, ?) is null")
                .params(Secrets.hash(secret), now())
                .query(Boolean.class)
                .single();
    }

    /// The caller's own, or of that account for an administrator; newest first.
    @Transactional(readOnly = true)
    public List<Listed> of(UUID account) {
        return jdbc.sql(
                        """
                        select id, began_at, seen_at, ended_at, network, device from registry.session
                         where account = ? and stage = 'full' and ended_at is null
                           and began_at > ?::timestamptz - interval '12 hours'
                           and seen_at > ?::timestamptz - interval '8 hours'
                         order by began_at desc, id limit 50
                        """)
                .params(account, now(), now())
                .query((row, _) ->
                        new Listed(
                                row.getObject("id", UUID.class),
                                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                                row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                                null,
                                row.getString("network"),
                                row.getString("device")))
                .list();
    }

    /// Ends one session that the caller may see.
    @Transactional
    public boolean revoke(UUID session) {
        return jdbc.sql(
                                "update registry.session set ended_at = ? where id = ? and ended_at"
                                        + " is null")
                        .params(now(), session)
                        .update()
                == 1;
    }

    /// Ends the account's other sessions; how many there were.
    @Transactional
    public int revokeAll(UUID account, @Nullable UUID but) {
        return jdbc.sql("select registry.end_sessions(?, ?::uuid, ?)")
                .param(account)
                .param(but == null ? null : but.toString())
                .param(now())
                .query(Integer.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
