package kaname.nearmiss.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The view that names are looked for in.
@Tag("F10")
class ViewTest {

    @Test
    void everyLetterStandsInItsNormalForm() {
        for (char c = ' '; c < 0xD800; c++) {
            String form = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
            String seen = View.plain(Character.toString(c)).text();
            boolean filler = c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
            if (!filler
                    && Character.isLetterOrDigit(c)
                    && form.chars().allMatch(Character::isLetterOrDigit)) {
                assertThat(seen).as("U+%04X", (int) c).isEqualTo(form);
            } else if (c < 0x7F) {
                assertThat(seen).isEqualTo(Character.toString(c));
            }
        }
    }

    @Test
    void whatIsJoinedIsOneHoweverItIsWritten() {
        assertThat(View.plain("ﾍﾞ").text()).isEqualTo("ベ");
        assertThat(View.plain("カ\u3099").text()).isEqualTo("ガ");
        assertThat(View.plain("ﾍ \u200Bﾞ").text()).isEqualTo("ベ");
        assertThat(View.plain("e\u0301").text()).isEqualTo("é");
        assertThat(View.plain("&#x5C71;\\u7530").text()).isEqualTo("山田");
    }
}
