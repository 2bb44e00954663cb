package kaname.exchange.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/// What the invented nation's mail would be: the same mails as anywhere, kept in memory to be
/// looked at, the newest five hundred.
final class DemoMailbox implements Post {

    private static final int MOST = 500;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s/]+(/\\S*)");

    /// A mail as it would have gone out; `source` is its text with all headers. `link` is the path
    /// that it leads to.
    public record Mail(
            int number,
            Instant at,
            String to,
            String subject,
            String text,
            String source,
            String link) {}

    private final Deque<Mail> mails = new ArrayDeque<>();
    private int number;

    @Override
    public boolean open() {
        return true;
    }

    @Override
    public String from() {
        return "kaname@kaname.example";
    }

    @Override
    public Outcome hand(MimeMessage mail) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            keep(
                    mail.getAllRecipients()[0].toString(),
                    MimeUtility.decodeText(mail.getSubject()),
                    String.valueOf(mail.getContent()),
                    bytes.toString(StandardCharsets.UTF_8));
            return new Outcome.Accepted("in the demo's mailbox");
        } catch (MessagingException | IOException e) {
            return new Outcome.Later("the demo's mailbox failed");
        }
    }

    private synchronized void keep(String to, String subject, String text, String source) {
        var link = LINK.matcher(text);
        mails.addFirst(
                new Mail(
                        ++number,
                        Instant.now(),
                        to,
                        subject,
                        text,
                        source,
                        link.find() ? link.group(1) : "/"));
        if (mails.size() > MOST) {
            mails.removeLast();
        }
    }

    /// The newest first.
    synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }
}
