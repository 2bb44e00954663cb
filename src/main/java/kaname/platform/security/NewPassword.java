package kaname.platform.security;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kaname.platform.Text;

/// What is accepted as a new password: long enough, not what everybody tries first, and no other
/// rule.
public final class NewPassword {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /// What is left of often-tried passwords of twelve characters and more when digits and signs at
    /// the end are taken away.
    private static final Set<String> OFTEN =
            Set.of(
                    "password",
                    "passwordpassword",
                    "adminadminadmin",
                    "administrator",
                    "qwertyuiop",
                    "qwertyuiopasdfgh",
                    "qwertyqwerty",
                    "letmeinletmein",
                    "iloveyouiloveyou",
                    "welcomewelcome",
                    "changeme",
                    "changemechangeme",
                    "abcdefghijkl",
                    "abcdefghijklmnop",
                    "kaname",
                    "kanamekaname",
                    "correcthorsebatterystaple",
                    "");

    private NewPassword() {}

    /// Why it is not accepted; empty if it is. `login` is "" where it is not known.
    public static Optional<Text> refusal(String password, String login) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(Text.of("12文字以上にしてください。", "Use 12 characters or more."));
        }
        if (length > LONGEST) {
            return Optional.of(Text.of("128文字以内にしてください。", "Use at most 128 characters."));
        }
        return easy(password.toLowerCase(Locale.ROOT), login.toLowerCase(Locale.ROOT))
                ? Optional.of(
                        Text.of(
                                "よく試されるか、ログイン名に近いパスワードです。関係のない言葉をいくつか並べてください。",
                                "This is tried first, or close to the login: put some unrelated"
                                        + " words together."))
                : Optional.empty();
    }

    private static boolean easy(String password, String login) {
        String core =
                password.replaceAll("[^\\p{IsAlphabetic}]+$", "")
                        .replaceAll("[^\\p{IsAlphabetic}]", "");
        boolean one = password.codePoints().distinct().count() <= 3;
        return one || OFTEN.contains(core) || (login.length() >= 4 && password.contains(login));
    }
}
