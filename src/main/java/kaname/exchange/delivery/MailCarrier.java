package kaname.exchange.delivery;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import kaname.catalogue.Catalogues;
import kaname.platform.HouseAddress;
import org.springframework.stereotype.Component;

/// Writes the mail and hands it to the post. Plain text, one link, the same Message-ID at every
/// attempt.
@Component
class MailCarrier implements Carrier {

    static {
        // found by name, or Jakarta Mail searches every jar for it at each header and body
        System.setProperty(
                "jakarta.mail.util.StreamProvider",
                "org.eclipse.angus.mail.util.MailStreamProvider");
    }

    private final Post post;
    private final Catalogues catalogues;
    private final HouseAddress address;
    private final Confirmation confirmation;
    private final Clock clock;

    MailCarrier(
            Post post,
            Catalogues catalogues,
            HouseAddress address,
            Confirmation confirmation,
            Clock clock) {
        this.post = post;
        this.catalogues = catalogues;
        this.address = address;
        this.confirmation = confirmation;
        this.clock = clock;
    }

    @Override
    public Channel.Kind kind() {
        return Channel.Kind.MAIL;
    }

    @Override
    public Outcome carry(Parcel parcel) {
        try {
            return post.hand(mail(parcel));
        } catch (MessagingException e) {
            return new Outcome.Refused("the address can't be written to");
        }
    }

    private MimeMessage mail(Parcel parcel) throws MessagingException {
        Message message =
                new Wording(catalogues.now(), address::link)
                        .of(parcel, confirmation.code(parcel.channel(), parcel.address()));
        MimeMessage mail = new Identified(parcel.id() + "@" + post.from().replaceFirst("^.*@", ""));
        mail.setFrom(new InternetAddress(post.from(), true));
        mail.setRecipient(RecipientType.TO, new InternetAddress(parcel.address(), true));
        mail.setSubject(message.subject(), "UTF-8");
        mail.setSentDate(Date.from(clock.instant()));
        mail.setText(message.text(), "UTF-8");
        mail.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no answer to this
        mail.setHeader("Content-Language", "ja, en");
        if (parcel.exercise()) {
            mail.setHeader("X-Kaname-Exercise", "true");
        }
        mail.saveChanges();
        return mail;
    }

    /// Jakarta Mail would make a Message-ID of its own each time.
    private static final class Identified extends MimeMessage {
        private static final Session PLAIN = Session.getInstance(new Properties());
        private final String id;

        Identified(String id) {
            super(PLAIN); // making one searches every jar for providers
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
