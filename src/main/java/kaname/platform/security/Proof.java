package kaname.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import kaname.platform.Caller;
import kaname.platform.Problem;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Whether the holder of a session has shown lately that it is really them: what a stolen laptop
/// with an open page can't.
@Component
class Proof {

    private static final Duration FRESH = Duration.ofMinutes(15);

    private final SessionContexts contexts;
    private final Session session;
    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final PasskeyCheck passkeys;
    private final SignInDoor door;
    private final Clock clock;

    Proof(
            SessionContexts contexts,
            Session session,
            Accounts accounts,
            PasswordEncoder passwords,
            PasskeyCheck passkeys,
            SignInDoor door,
            Clock clock) {
        this.contexts = contexts;
        this.session = session;
        this.accounts = accounts;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.door = door;
        this.clock = clock;
    }

    UUID session(HttpServletRequest request) {
        return open(request).id();
    }

    boolean fresh(HttpServletRequest request) {
        return open(request).provedAt().isAfter(clock.instant().minus(FRESH));
    }

    /// Whether that is the caller's password; guessing is slowed as at the door.
    boolean password(HttpServletRequest request, Caller caller, String password) {
        String login = accounts.ownLogin();
        if (password.length() > 512 || !door.attempt(login, request).isZero()) {
            return false;
        }
        boolean right =
                accounts.byLogin(login)
                        .map(Accounts.Account::passwordHash)
                        .filter(hash -> passwords.matches(password, hash))
                        .isPresent();
        if (right) {
            door.succeeded(login, request);
        }
        return right;
    }

    /// Whether that is a passkey of the caller's own, asked for just now; guessing is slowed as at
    /// the door.
    boolean passkey(HttpServletRequest request, Caller caller, String credential) {
        String attempt = "passkey of " + caller.account();
        if (!door.attempt(attempt, request).isZero()) {
            return false;
        }
        boolean right =
                passkeys.answered(
                                request,
                                PasskeyCheck.proving(caller),
                                credential,
                                it -> it.account().equals(caller.account()))
                        .isPresent();
        if (right) {
            door.succeeded(attempt, request);
        }
        return right;
    }

    /// The session goes on under a new secret, proved now.
    void given(HttpServletRequest request, HttpServletResponse response) {
        session.proved(request, response);
    }

    private SessionStore.Open open(HttpServletRequest request) {
        return contexts.open(request).orElseThrow(Problem::notFound);
    }
}
