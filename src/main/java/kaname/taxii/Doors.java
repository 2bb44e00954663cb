package kaname.taxii;

import java.util.UUID;
import kaname.platform.Callers;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

/// Who is turned away, and how: a stranger is asked for a token before it learns anything.
final class Doors {

    private Doors() {}

    static RuntimeException notThere() {
        return known() ? Problem.notFound() : stranger();
    }

    /// Whether whoever asks brought a token.
    static boolean known() {
        return Callers.current().isPresent() || Callers.guest().isPresent();
    }

    static RuntimeException stranger() {
        return new AuthenticationCredentialsNotFoundException("a token is needed");
    }

    static Problem notToRead() {
        return Problem.of(
                403,
                "write-only",
                Text.of("このコレクションには書き込みだけできます", "This collection may only be written to"));
    }

    static Problem notYours() {
        return Problem.of(
                403,
                "not-yours",
                Text.of(
                        "消せるのは、加えた組織と、コレクションを預かる組織だけです",
                        "Only whoever added it, and the collection’s keeper, may delete it"));
    }

    /// @return the collection's id, where the caller may write
    static UUID toWrite(Collections.Listed collection) {
        if (!collection.writes()) {
            throw Problem.of(
                    403,
                    "read-only",
                    Text.of("このコレクションは読み取り専用です", "This collection may only be read"));
        }
        return collection.id();
    }
}
