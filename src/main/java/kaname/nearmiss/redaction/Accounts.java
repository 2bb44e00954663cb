package kaname.nearmiss.redaction;

import java.util.List;
import kaname.platform.Text;

/// Accounts, and paths that carry the names of users or machines.
final class Accounts {

    private static final String LABEL =
            "(?:ユーザー?(?:名|ID)|(?<!不正)アカウント(?:名)?|ログイン(?:名|ID)|利用者ID|(?i:user ?name|user"
                    + " ?id|login|logon|logged in as|account name|account|user))";

    /// Accounts that every machine has.
    private static final String BUILT_IN =
            "(?i:admin(?:istrator)?|root|guest|operator|service|system|test|maint|engineer|user|default|supervisor|cisco|ubnt|sysadmin)\\b";

    private static final String SHAPED =
            "(?=[A-Za-z0-9]*[._\\\\-]?[A-Za-z0-9]*(?:\\d|[._\\\\-][A-Za-z0-9])|(?<=[「『\"'“`:=]))";

    /// Folders of the system, which every machine has.
    private static final String SYSTEM = "(?:Windows|ProgramData|Program Files|Temp|inetpub)\\b";

    private static final String REST =
            "(?:[^\\s、。「」)]*?\\.[A-Za-z0-9]{2,5}(?![A-Za-z0-9.\\\\/])|[^\\s、。「」)]*)";
    private static final Text ACCOUNT =
            Text.of("個人や組織のアカウントです", "an account of a person or an organisation");
    private static final Text PATH =
            Text.of("利用者や装置の名が入るパスです", "a path that carries names of users or machines");

    static final List<Recogniser> ALL =
            List.of(
                    Rule.of(
                            "account",
                            Kind.ACCOUNT,
                            LABEL
                                    + "\\s*(?:[:=「『(]|は|が|[\"'“`])*\\s*(?<it>"
                                    + SHAPED
                                    + "(?!"
                                    + BUILT_IN
                                    + ")[A-Za-z][A-Za-z0-9._\\\\-]{2,})",
                            ACCOUNT),
                    Rule.of(
                            "account",
                            Kind.ACCOUNT,
                            "(?<![\\w.\\\\/-])(?<!不正アカウント名?は?)(?:svc|adm|bat|usr)_[A-Za-z0-9_]{3,}",
                            ACCOUNT),
                    Rule.of(
                            "path",
                            Kind.PATH,
                            "\\\\\\\\[^\\s、。「」)\\\\]+(?:\\\\[^\\s、。「」)\\\\]+?(?:"
                                + " [^\\s、。「」)\\\\]+(?=\\\\))?)*?(?:\\.[A-Za-z0-9]{2,5}(?![A-Za-z0-9.\\\\])|(?=[\\s、。「」)]|$))",
                            PATH),
                    // DOMAIN, a backslash, the user
                    Rule.of(
                            "account",
                            Kind.ACCOUNT,
                            "(?<![\\w.\\\\:/%-])(?:\\.|[A-Za-z0-9][\\w.-]{0,14})\\\\[A-Za-z][\\w.-]{2,}(?![\\w\\\\])",
                            ACCOUNT),
                    Rule.of(
                            "path",
                            Kind.PATH,
                            "(?<![A-Za-z])[A-Za-z]:\\\\(?!" + SYSTEM + ")" + REST,
                            PATH),
                    Rule.of(
                            "path",
                            Kind.PATH,
                            "(?<![\\w/.:])/(?:home|Users|users|srv|mnt|media|share|shares|export|nfs|root)/"
                                    + REST,
                            PATH),
                    Rule.of("path", Kind.PATH, "(?<![\\w:])//[\\w.-]+/" + REST, PATH));

    private Accounts() {}
}
