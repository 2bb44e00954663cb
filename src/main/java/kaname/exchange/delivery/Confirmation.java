package kaname.exchange.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import kaname.platform.Vault;
import org.springframework.stereotype.Component;

/// The code that goes to a new mail address and comes back from whoever reads there. It is computed
/// and kept nowhere.
@Component
class Confirmation {

    private final Vault vault;

    Confirmation(Vault vault) {
        this.vault = vault;
    }

    String code(UUID channel, String address) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(vault.mark("channel", channel + " " + address));
    }

    boolean fits(UUID channel, String address, String code) {
        return MessageDigest.isEqual(
                code(channel, address).getBytes(US_ASCII), code.getBytes(US_ASCII));
    }
}
