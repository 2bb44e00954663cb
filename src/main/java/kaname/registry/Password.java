package kaname.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import kaname.platform.Text;

/// What is accepted as a password: long enough, and no other rule.
final class Password {

    static final int SHORTEST = 12;
    static final int LONGEST_BYTES = 72; // what bcrypt looks at

    private Password() {}

    /// Why it is not accepted; empty if it is.
    static Optional<Text> refusal(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(Text.of("12文字以上にしてください。", "Use 12 characters or more."));
        }
        if (password.getBytes(UTF_8).length > LONGEST_BYTES) {
            return Optional.of(
                    Text.of(
                            "72バイト（英数字72文字、日本語24文字）以内にしてください。",
                            "Use at most 72 bytes: 72 letters and digits, or 24 Japanese"
                                    + " characters."));
        }
        return Optional.empty();
    }
}
