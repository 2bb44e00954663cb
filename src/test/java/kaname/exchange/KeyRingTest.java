package kaname.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import kaname.cli.Commands;
import kaname.registry.KeyChanges;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:02:03Z");

    private static final KeyRing.Why WHY = KeyRing.Why.alone(false, "keeper", "");

    @TempDir Path home;

    @Test
    @Tag("N7")
    void whatWasSignedBeforeARotationStillVerifies() {
        KeyRing keys = KeyRing.inHome(home);
        Signer before = keys.current();
        Signed old = Signed.by(before, "test+json", List.of("before"));
        keys.rotate(NOW, WHY);
        Signed young = Signed.by(keys.current(), "test+json", List.of("after"));

        assertThat(keys.current().keyId()).isNotEqualTo(before.keyId());
        assertThat(Signed.read("test+json", old.jws(), keys.publicKeys())).contains(old);
        assertThat(Signed.read("test+json", young.jws(), keys.publicKeys())).contains(young);
        assertThat(Signed.read("other+json", old.jws(), keys.publicKeys())).isEmpty();
        assertThat(Signed.read("test+json", old.jws(), KeyRing.of(keys.current()).publicKeys()))
                .isEmpty();
        assertThat(keys.publicKeys().ids()).containsExactly(keys.current().keyId(), before.keyId());
        assertThat(CanonicalJson.compact(keys.publicKeys().jwks())).doesNotContain("\"d\"");
        assertThat(
                        PublicKeys.read(
                                        CanonicalJson.parse(
                                                CanonicalJson.compact(keys.publicKeys().jwks())))
                                .ids())
                .isEqualTo(keys.publicKeys().ids());
    }

    @Test
    void anotherProcessTakesTheNewKeyUpWithoutARestart() {
        KeyRing server = KeyRing.inHome(home);
        String first = server.current().keyId();
        KeyRing.Listed second = KeyRing.inHome(home).rotate(NOW, WHY);
        KeyRing.Listed third = KeyRing.inHome(home).rotate(NOW.plusSeconds(60), WHY);

        assertThat(server.current().keyId()).isEqualTo(third.keyId());
        assertThat(server.list())
                .extracting(KeyRing.Listed::keyId)
                .containsExactly(third.keyId(), second.keyId(), first);
        assertThat(server.list())
                .extracting(KeyRing.Listed::until)
                .containsExactly(null, NOW.plusSeconds(60), NOW);
        assertThat(server.list().get(1).from()).isEqualTo(NOW);
    }

    @Test
    void thePrivateHalfOfAnOldKeyIsGoneAndNothingIsOpenToOthers() throws Exception {
        KeyRing keys = KeyRing.inHome(home);
        keys.rotate(NOW, WHY);
        keys.rotate(NOW.plusSeconds(1), WHY);
        try (var files = Files.walk(home.resolve("keys"))) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as("%s", file)
                        .endsWith("------");
                assertThat(file.toString()).doesNotContain("draft");
                if (Files.isRegularFile(file) && !file.endsWith("receipt-key.jwk")) {
                    assertThat(Files.readString(file)).doesNotContain("\"d\"");
                }
            }
        }
    }

    @Test
    void aRotationThatWasKilledHalfwayLeavesTheOldKeySigning() throws Exception {
        KeyRing keys = KeyRing.inHome(home);
        String first = keys.current().keyId();
        Path file = home.resolve("keys/receipt-key.jwk");
        Path saved = Files.copy(file, home.resolve("saved"));
        keys.rotate(NOW, WHY);
        // as if the new key had never been moved into place
        Files.move(saved, file, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        KeyRing again = KeyRing.inHome(home);
        assertThat(again.list()).hasSize(1);
        assertThat(again.current().keyId()).isEqualTo(first);
        again.rotate(NOW.plusSeconds(9), WHY);
        assertThat(again.list()).hasSize(2);
    }

    @Test
    void rotationsAtOnceLoseNoPublicKey() throws Exception {
        KeyRing.inHome(home).current();
        AtomicInteger rotated = new AtomicInteger(1);
        Callable<Boolean> rotate =
                () -> {
                    try {
                        KeyRing.inHome(home).rotate(Instant.now(), WHY);
                        rotated.incrementAndGet();
                        return true;
                    } catch (IllegalStateException anotherWasFaster) {
                        return false;
                    }
                };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(rotate, rotate, rotate, rotate))) {
                done.get();
            }
        }
        assertThat(KeyRing.inHome(home).list()).hasSize(rotated.get());
    }

    @Test
    void aKeyFileThatIsGoneForAMomentStopsNobody() throws Exception {
        KeyRing keys = KeyRing.inHome(home);
        String first = keys.current().keyId();
        Path file = home.resolve("keys/receipt-key.jwk");
        Files.move(file, home.resolve("away"));
        assertThat(keys.current().keyId()).isEqualTo(first);
        Files.move(home.resolve("away"), file);
        assertThat(keys.current().keyId()).isEqualTo(first);
    }

    @Test
    void theCommandListsAndRotates() {
        KeyRing.inHome(home);
        assertThat(run("keys", "--home", home.toString()))
                .contains("current")
                .doesNotContain("retired");
        String rotated = rotate("--lang", "en", "--emergency", "--because", "a drill");
        assertThat(rotated).contains("signs from now on", "current", "retired");
        assertThat(run("keys", "turn", "--home", home.toString())).contains("usage");
        assertThat(run("keys", "--home", home.resolve("none").toString()))
                .contains("no signing key");
        assertThat(Files.exists(home.resolve("none"))).isFalse();
    }

    @Test
    void whereItCannotBeAskedWhetherThereIsASecondOnlyAnEmergencyThatSaysWhyRotates() {
        String first = KeyRing.inHome(home).current().keyId();
        assertThat(rotate()).contains("two administrators", "--emergency");
        assertThat(rotate("--because", "boredom")).contains("--emergency");
        assertThat(rotate("--emergency")).contains("says why");
        assertThat(rotate("--emergency", "--because", " ")).contains("says why");
        assertThat(run("keys", "--emergency", "--home", home.toString())).contains("usage");
        assertThat(KeyRing.inHome(home).current().keyId()).isEqualTo(first);
        rotate("--emergency", "--because", "the disk was copied");
        KeyRing.Why why = KeyRing.inHome(home).list().getLast().why();
        assertThat(why.how()).isEqualTo(KeyChanges.How.EMERGENCY);
        assertThat(why.because()).isEqualTo("the disk was copied");
        assertThat(why.by()).isEqualTo(System.getProperty("user.name"));
    }

    @Test
    void aReceiptOfARetiredKeyHoldsWithThatKeyNamed() {
        KeyRing keys = KeyRing.of(Issued.SIGNER);
        byte[] receipt = Issued.text().getBytes(UTF_8);
        assertThat(VerifyFile.verify(receipt, Optional.of(keys.list().getFirst().keyId())).holds())
                .isTrue();
        assertThat(VerifyFile.verify(receipt, Optional.of(Signer.passing().keyId())).holds())
                .isFalse();
    }

    private String rotate(String... more) {
        return run(
                Stream.concat(
                                Stream.of("keys", "rotate", "--home", home.toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, UTF_8);
        Commands.run(arguments, out, out);
        return bytes.toString(UTF_8);
    }
}
