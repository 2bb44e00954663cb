package kaname.exchange.delivery;

import jakarta.mail.internet.MimeMessage;

/// No mail server is set.
final class NoPost implements Post {

    @Override
    public boolean open() {
        return false;
    }

    @Override
    public String from() {
        return "nobody@localhost";
    }

    @Override
    public Outcome hand(MimeMessage mail) {
        return new Outcome.Later("this house has no mail server (KANAME_SMTP_HOST)");
    }
}
