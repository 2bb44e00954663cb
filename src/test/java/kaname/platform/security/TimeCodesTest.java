package kaname.platform.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vectors of RFC 6238, appendix B, for SHA-1; six digits are the last of their eight.
class TimeCodesTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
    private final TimeCodes codes = new TimeCodes();

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void agreesWithTheStandard(long second, String eight) {
        Instant at = Instant.ofEpochSecond(second);
        String six = eight.substring(2);

        assertThat(codes.code(SECRET, at)).isEqualTo(six);
        assertThat(codes.step(SECRET, six, at)).hasValue(second / 30);
        assertThat(codes.step(SECRET, six, at.plusSeconds(30))).as("one step late").isPresent();
        assertThat(codes.step(SECRET, six, at.plusSeconds(90))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", "12345", "1234567", "abcdef", "９４２８７０"})
    void whatIsNoCodeIsNone(String typed) {
        assertThat(codes.step(SECRET, typed, Instant.ofEpochSecond(59))).isEmpty();
    }
}
