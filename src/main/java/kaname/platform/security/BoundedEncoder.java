package kaname.platform.security;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Argon2id with 19 MiB, two passes, one lane (OWASP's password storage cheat sheet); what bcrypt
/// kept before is still read. A few at a time, so that a flood of attempts takes time and not the
/// memory of the house.
final class BoundedEncoder implements PasswordEncoder {

    private static final int AT_ONCE = 4;
    private static final String CURRENT = "argon2";

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final PasswordEncoder encoder = encoder();

    private static PasswordEncoder encoder() {
        return new DelegatingPasswordEncoder(
                CURRENT,
                Map.of(
                        CURRENT,
                        new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2),
                        "bcrypt",
                        new BCryptPasswordEncoder()));
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inTurn(() -> encoder.encode(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String kept) {
        return inTurn(() -> encoder.matches(password, kept));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String kept) {
        return kept != null
                && (!kept.startsWith("{" + CURRENT + "}") || encoder.upgradeEncoding(kept));
    }

    private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
