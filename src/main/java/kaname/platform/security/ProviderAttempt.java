package kaname.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Vault;
import org.jspecify.annotations.Nullable;

/// One way to the provider and back. What it is for travels sealed in `state`, which only the
/// browser with this attempt's cookie can bring back; `nonce` and `verifier` are the house's marks
/// of that cookie. So nothing is kept meanwhile, and any node can take the answer.
///
/// @param account whose it is; null for signing in
record ProviderAttempt(
        String cookie, Purpose purpose, Instant at, @Nullable UUID account, String back) {

    enum Purpose {
        SIGN_IN,
        LINK,
        PROVE
    }

    private static final String NOBODY = "-";
    private static final int LONGEST = 2_000;

    String state(Vault vault) {
        String said =
                String.join(
                        "\n",
                        purpose.name(),
                        Long.toString(at.getEpochSecond()),
                        account == null ? NOBODY : account.toString(),
                        back);
        return Secrets.text(vault.seal(seal(cookie), said.getBytes(UTF_8)));
    }

    /// What that state was sealed for; empty if it was not for this cookie, or not by this house.
    static Optional<ProviderAttempt> read(Vault vault, String cookie, String state) {
        if (state.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String[] said =
                    new String(vault.open(seal(cookie), Secrets.read(state)), UTF_8).split("\n", 4);
            return Optional.of(
                    new ProviderAttempt(
                            cookie,
                            Purpose.valueOf(said[0]),
                            Instant.ofEpochSecond(Long.parseLong(said[1])),
                            said[2].equals(NOBODY) ? null : UUID.fromString(said[2]),
                            said[3]));
        } catch (IllegalStateException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    String nonce(Vault vault) {
        return Secrets.text(vault.mark("provider nonce", cookie));
    }

    /// 43 characters, as RFC 7636 wants at least.
    String verifier(Vault vault) {
        return Secrets.text(vault.mark("provider verifier", cookie));
    }

    private static String seal(String cookie) {
        return "provider attempt " + cookie;
    }
}
