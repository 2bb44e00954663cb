package kaname.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewPasswordTest {

    private static final NewPassword WITHOUT_LIST = new NewPassword(new Breaches(""));

    @TempDir Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "passwordpassword1",
                "aaaaaaaaaaaa",
                "Password2026!",
                "me-desk-me-desk",
                "1q2w3e4r5t6y",
                "qwertyuiop123",
                "christopher1",
                "P@ssw0rd1234",
                "unbelievable",
                "198411041984",
                "kaname-kaname"
            })
    void whatIsTriedFirstIsRefused(String bad) {
        assertThat(WITHOUT_LIST.refusal(bad, "me-desk")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"four unrelated words here", "港の灯りと冬の朝焼けの色", "correct horse battery staple"})
    void wordsThatNobodyPutsTogetherAreTaken(String good) {
        assertThat(WITHOUT_LIST.refusal(good, "me-desk")).isEmpty();
        assertThat(WITHOUT_LIST.refusal(good, "")).isEmpty();
    }

    @Test
    void nothingLongerThan128IsMeasured() {
        assertThat(WITHOUT_LIST.refusal("four unrelated words ".repeat(7), "")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s:3\r\n", "%s\n", "%s:2147483647\n"})
    void everyPasswordOfTheListOfBreachesIsFoundAndNoOther(String line) throws Exception {
        List<String> leaked =
                IntStream.range(0, 1000).mapToObj(n -> "four leaked words here " + n).toList();
        Breaches breaches = new Breaches(Optional.of(list(leaked, line)));

        assertThat(leaked).allMatch(breaches::know);
        assertThat(Stream.of("four leaked words here 1000", "four", "")).noneMatch(breaches::know);
        assertThat(new NewPassword(breaches).refusal("four leaked words here 999", "")).isPresent();
        assertThat(new NewPassword(breaches).refusal("four leaked words here 1000", "")).isEmpty();
    }

    @Test
    void aListThatEndsWithoutALineEndOrIsEmptyIsRead() throws Exception {
        Path one = Files.writeString(home.resolve("one"), hash("the only one"));
        Path none = Files.writeString(home.resolve("none"), "");

        assertThat(new Breaches(Optional.of(one)).know("the only one")).isTrue();
        assertThat(new Breaches(Optional.of(one)).know("another one")).isFalse();
        assertThat(new Breaches(Optional.of(none)).know("another one")).isFalse();
    }

    @Test
    void aListThatIsNotThereIsSaidAtTheStart() {
        assertThatThrownBy(() -> new Breaches("/nowhere/list"))
                .hasMessageContaining("KANAME_BREACHED_PASSWORDS")
                .hasMessageContaining("/nowhere/list");
    }

    private Path list(List<String> passwords, String line) throws Exception {
        return Files.writeString(
                Files.createTempFile(home, "list", ""),
                passwords.stream()
                        .map(NewPasswordTest::hash)
                        .sorted()
                        .map(line::formatted)
                        .collect(joining()));
    }

    private static String hash(String password) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
