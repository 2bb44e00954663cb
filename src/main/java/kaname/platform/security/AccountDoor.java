package kaname.platform.security;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The door of an account as administrators see it: where it is signed in, and a way to undo what
/// was lost. For anybody else the database shows and changes nothing; what is done is written down
/// where the organisation's stewards see it.
@Repository
@Transactional
public class AccountDoor {

    /// A session: nothing here opens it.
    public record Seen(Instant since, Instant last, String network, String browser) {}

    private final JdbcClient jdbc;
    private final SessionStore sessions;
    private final Clock clock;

    AccountDoor(JdbcClient jdbc, SessionStore sessions, Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// The newest fifty.
    @Transactional(readOnly = true)
    public List<Seen> sessions(UUID account) {
        return sessions.of(account).stream()
                .map(it -> new Seen(it.beganAt(), it.seenAt(), it.network(), it.device()))
                .toList();
    }

    /// How many ended.
    public int endSessions(UUID account) {
        return jdbc.sql("select registry.end_sessions_of(?, ?)")
                .params(account, clock.instant().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /// Takes a lost authenticator app and its recovery codes away, and ends every session; false if
    /// there was none. Where two or more administrators can sign in the database wants it granted.
    public boolean removeSecondFactor(UUID account) {
        return jdbc.sql("select registry.take_lost_factor(?, ?)")
                .params(account, clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
