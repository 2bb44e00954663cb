package kaname.exchange.delivery;

import jakarta.mail.internet.MimeMessage;

/// Where mails go from here.
interface Post {

    /// Whether mails can leave at all.
    boolean open();

    /// The address in `From`.
    String from();

    /// Bounded in time; never throws.
    Outcome hand(MimeMessage mail);
}
