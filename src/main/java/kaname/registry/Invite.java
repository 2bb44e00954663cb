package kaname.registry;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import kaname.platform.HouseAddress;
import kaname.platform.HouseMail;
import kaname.platform.Text;
import org.springframework.stereotype.Component;

/// Sends somebody the link to an account. Where no mail leaves, the link is given back to be handed
/// over: whoever invites sees it only then.
@Component
class Invite {

    static final Duration VALID = Duration.ofDays(3);
    private static final Pattern MAIL =
            Pattern.compile(
                    "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private final Administration administration;
    private final HouseMail mail;
    private final HouseAddress address;

    Invite(Administration administration, HouseMail mail, HouseAddress address) {
        this.administration = administration;
        this.mail = mail;
        this.address = address;
    }

    static boolean isMail(String text) {
        return text.length() <= 254 && MAIL.matcher(text).matches();
    }

    /// The link, if it did not go out.
    Optional<String> send(UUID account, String login, Text organisation, String to) {
        String link = address.link("/welcome/" + administration.link(account, to, VALID).text());
        Text body =
                Text.of(
                                """
                                {0} のアカウント「{1}」に招かれました。72時間のうちに、次のリンクでパスワードを決めてください。一度だけ使えます。
                                {2}
                                心当たりがなければ、何もしないでください。\
                                """,
                                """
                                You are invited to the account “{1}” of {0}. Choose a password by this link \
                                within 72 hours; it works once.
                                {2}
                                If you did not expect this, do nothing.\
                                """)
                        .with(organisation, login, link);
        boolean sent =
                mail.open() && mail.send(to, Text.of("かなめへの招待", "Invitation to Kaname"), body);
        return sent ? Optional.empty() : Optional.of(link);
    }
}
