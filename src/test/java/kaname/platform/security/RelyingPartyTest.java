package kaname.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// For which addresses browsers make passkeys, and how they name them.
class RelyingPartyTest {

    @ParameterizedTest
    @CsvSource({
        "https://kaname.example, kaname.example, https://kaname.example",
        "https://Kaname.Example:443/, kaname.example, https://kaname.example",
        "https://kaname.example:8443, kaname.example, https://kaname.example:8443",
        "http://127.0.0.1:8080, localhost, http://localhost:8080",
        "http://localhost:80, localhost, http://localhost",
        "http://kaname.example, '', ''",
        "https://192.0.2.1, '', ''",
        "https://[::1]:8443, '', ''",
        "kaname.example, '', ''",
        "https://, '', ''",
        "'not an address', '', ''"
    })
    void isTheAddressAsABrowserSaysIt(String address, String id, String origin) {
        RelyingParty.Party party = RelyingParty.party(address);
        assertThat(party.id()).isEqualTo(id);
        assertThat(party.origin()).isEqualTo(origin);
    }
}
