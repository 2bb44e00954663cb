package kaname.platform;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// Who is acting right now: the caller named by [#as], else the one who signed in.
///
/// A transaction takes its caller when it begins. Naming another caller inside a running
/// transaction changes nothing that this transaction may see: name the caller first, then begin.
public final class Callers {

    private static final ScopedValue<Caller> NAMED = ScopedValue.newInstance();

    private Callers() {}

    public static Optional<Caller> current() {
        return NAMED.isBound() ? Optional.of(NAMED.get()) : signedIn();
    }

    /// Does the work as that caller, whoever is signed in; threads started by the work don't
    /// inherit it.
    public static <T extends @Nullable Object> T as(Caller caller, Supplier<T> work) {
        return ScopedValue.where(NAMED, caller).call(work::get);
    }

    /// The guest who asks, where it is one and no caller.
    public static Optional<Guest> guest() {
        @Nullable Authentication authentication =
                SecurityContextHolder.getContext().getAuthentication();
        return !NAMED.isBound()
                        && authentication != null
                        && authentication.getPrincipal() instanceof Guest guest
                ? Optional.of(guest)
                : Optional.empty();
    }

    private static Optional<Caller> signedIn() {
        @Nullable Authentication authentication =
                SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }
}
