package kaname.exchange.delivery;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/// A mail server spoken to by SMTP (Jakarta Mail). Every step has a time limit, so that a server
/// that hangs costs one hand for that long and nothing more.
final class SmtpPost implements Post {

    private final MailSettings settings;
    private final Session session;

    SmtpPost(MailSettings settings) {
        this.settings = settings;
        Properties to = new Properties();
        String limit = Long.toString(settings.timeout().toMillis());
        to.setProperty("mail.transport.protocol", "smtp");
        to.setProperty("mail.smtp.host", settings.host());
        to.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        to.setProperty("mail.smtp.connectiontimeout", limit);
        to.setProperty("mail.smtp.timeout", limit);
        to.setProperty("mail.smtp.writetimeout", limit);
        to.setProperty("mail.smtp.quitwait", "false"); // what was accepted stays accepted
        to.setProperty("mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
        to.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.tls().equals("tls")));
        boolean starttls = settings.tls().equals("starttls");
        to.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        to.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        to.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        this.session =
                Session.getInstance(
                        to,
                        new Authenticator() {
                            @Override
                            protected PasswordAuthentication getPasswordAuthentication() {
                                return new PasswordAuthentication(
                                        settings.user(), settings.password());
                            }
                        });
    }

    @Override
    public boolean open() {
        return true;
    }

    @Override
    public String from() {
        return settings.from();
    }

    @Override
    public Outcome hand(MimeMessage mail) {
        try (Transport transport = session.getTransport()) {
            transport.connect();
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Outcome.Accepted("the mail server has it");
        } catch (MailConnectException e) {
            return new Outcome.Later("the mail server can't be reached");
        } catch (AuthenticationFailedException e) {
            return new Outcome.Later("the mail server refuses our password");
        } catch (SendFailedException e) {
            return refusal(e);
        } catch (MessagingException e) {
            return new Outcome.Later(
                    timedOut(e)
                            ? "the mail server did not answer in time"
                            : "the mail server failed");
        }
    }

    /// A code of 500 and above about the recipient is final (RFC 5321, 4.2.1); about anything else
    /// it may be our own configuration, which a person can mend.
    private static Outcome refusal(SendFailedException failure) {
        for (@Nullable Exception e = failure; e != null; e = next(e)) {
            if (e instanceof SMTPAddressFailedException address) {
                int code = address.getReturnCode();
                return code >= 500
                        ? new Outcome.Refused("the mail server refuses this recipient: " + code)
                        : new Outcome.Later("the mail server says later: " + code);
            }
            if (e instanceof SMTPSendFailedException send) {
                return new Outcome.Later("the mail server says " + send.getReturnCode());
            }
        }
        return new Outcome.Later("the mail server failed");
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static boolean timedOut(MessagingException failure) {
        for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
