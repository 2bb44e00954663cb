package kaname.exchange.delivery;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import kaname.platform.HouseMail;
import kaname.platform.Text;
import org.springframework.stereotype.Component;

/// Mail of the house through the post that carries word of letters: plain text, Japanese first.
@Component
class PostedMail implements HouseMail {

    private final Post post;
    private final Clock clock;

    PostedMail(Post post, Clock clock) {
        this.post = post;
        this.clock = clock;
    }

    @Override
    public boolean open() {
        return post.open();
    }

    @Override
    public boolean send(String to, Text subject, Text body) {
        try {
            return post.hand(mail(to, subject, body)) instanceof Outcome.Accepted;
        } catch (MessagingException e) {
            return false;
        }
    }

    private MimeMessage mail(String to, Text subject, Text body) throws MessagingException {
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setFrom(new InternetAddress(post.from(), true));
        mail.setRecipient(RecipientType.TO, new InternetAddress(to, true));
        mail.setSubject(subject.ja() + " / " + subject.en(), "UTF-8");
        mail.setSentDate(Date.from(clock.instant()));
        mail.setText(body.ja() + "\n\n" + body.en() + "\n", "UTF-8");
        mail.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no answer to this
        mail.setHeader("Content-Language", "ja, en");
        mail.saveChanges();
        return mail;
    }
}
