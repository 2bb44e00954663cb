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
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Clock clock;

    AccountDoor(
            JdbcClient jdbc,
            SessionStore sessions,
            SecondFactors factors,
            Passkeys passkeys,
            Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.factors = factors;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    /// The newest fifty.
    @Transactional(readOnly = true)
    public List<Seen> sessions(UUID account) {
        return sessions.of(account).stream()
                .map(it -> new Seen(it.beganAt(), it.seenAt(), it.network(), it.device()))
                .toList();
    }

    /// What is asked for beside the password: codes of an app, and how many passkeys there are.
    public record Factors(boolean codes, int passkeys) {
        public boolean any() {
            return codes || passkeys > 0;
        }
    }

    @Transactional(readOnly = true)
    public Factors factors(UUID account) {
        return new Factors(factors.standing(account).codes(), passkeys.of(account).size());
    }

    /// How many ended.
    public int endSessions(UUID account) {
        return jdbc.sql("select registry.end_sessions_of(?, ?)")
                .params(account, clock.instant().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /// Takes a lost authenticator app, passkeys and recovery codes away, and ends every session;
    /// false if there was none. Where two or more administrators can sign in the database wants it
    /// granted.
    public boolean removeSecondFactor(UUID account) {
        return jdbc.sql("select registry.take_lost_factor(?, ?)")
                .params(account, clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
