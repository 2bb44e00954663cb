package kaname.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void holds256BitsThatNeverComeTwice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String text = Secret.fresh("").text();
            assertThat(Base64.getUrlDecoder().decode(text)).hasSize(32);
            assertThat(seen.add(text)).isTrue();
        }
    }

    @Test
    void isNeverPrinted() {
        Secret secret = Secret.fresh("kn_");
        assertThat(secret.toString()).doesNotContain(secret.text()).isEqualTo("a secret");
        assertThat(secret.hash()).hasSize(32);
    }
}
