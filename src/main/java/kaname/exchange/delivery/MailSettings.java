package kaname.exchange.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The mail server of the house: `KANAME_SMTP_HOST`, `_PORT`, `_USER`, `_PASSWORD`, `_TLS`
/// (`starttls`, `tls`, `none`), `_FROM`, `_TIMEOUT`. Without a host no mail goes out.
@ConfigurationProperties("kaname.smtp")
record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("starttls") String tls,
        @DefaultValue("") String from,
        @DefaultValue("20s") Duration timeout) {

    MailSettings {
        if (!host.isBlank() && !tls.matches("starttls|tls|none")) {
            throw new IllegalArgumentException(
                    "KANAME_SMTP_TLS is starttls, tls or none, not " + tls);
        }
        if (!host.isBlank() && !from.contains("@")) {
            throw new IllegalArgumentException(
                    "KANAME_SMTP_FROM has to be the address that mails come from");
        }
    }

    boolean configured() {
        return !host.isBlank();
    }
}
