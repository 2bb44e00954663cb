package kaname.platform.security;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kaname.platform.Text;
import org.springframework.stereotype.Component;

/// What is accepted as a new password: long enough, not guessed early, not in a list of breaches
/// that the house keeps, and no other rule.
@Component
public final class NewPassword {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /// zxcvbn's scale from 0 to 4: at 3 a guesser needs 10⁸ attempts and more. It knows the often
    /// used passwords, words, names, dates, rows of the keyboard (JIS too), and what is made of
    /// them.
    private static final int SOUND = 3;

    private static final Zxcvbn STRENGTH = new Zxcvbn();

    private final Breaches breaches;

    NewPassword(Breaches breaches) {
        this.breaches = breaches;
    }

    /// Why it is not accepted; empty if it is. `login` is "" where it is not known.
    public Optional<Text> refusal(String password, String login) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(Text.of("12文字以上にしてください。", "Use 12 characters or more."));
        }
        if (length > LONGEST) {
            return Optional.of(Text.of("128文字以内にしてください。", "Use at most 128 characters."));
        }
        if (breaches.know(password)) {
            return Optional.of(
                    Text.of(
                            "過去に漏えいしたパスワードの一覧にあります。ほかでも使っているなら、そちらも変えてください。",
                            "This stands in a list of leaked passwords: choose another, and change"
                                    + " it wherever else you use it."));
        }
        return isEasy(password, login)
                ? Optional.of(
                        Text.of(
                                "よく試されるか、ログイン名に近いパスワードです。関係のない言葉をいくつか並べてください。",
                                "This is tried first, or close to the login: put some unrelated"
                                        + " words together."))
                : Optional.empty();
    }

    private static boolean isEasy(String password, String login) {
        String bare = password.replaceAll("[^\\p{L}\\p{N}]", "");
        return contains(password, login) || isGuessed(password) || isGuessed(bare);
    }

    private static boolean contains(String password, String login) {
        return login.length() >= 4
                && password.toLowerCase(Locale.ROOT).contains(login.toLowerCase(Locale.ROOT));
    }

    private static boolean isGuessed(String password) {
        return STRENGTH.measure(password, List.of("kaname", "かなめ")).getScore() < SOUND;
    }
}
