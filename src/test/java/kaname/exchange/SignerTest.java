package kaname.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SignerTest {

    @TempDir Path home;

    @Test
    @Tag("N7")
    void aThirdPartyVerifiesTheReceiptWithTheBareJdk() throws Exception {
        JsonNode file = CanonicalJson.parse(Issued.text());
        String[] jws = file.path("jws").stringValue().split("\\.");
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initVerify(bareKey(file.at("/key/x").stringValue()));
        ed25519.update((jws[0] + "." + jws[1]).getBytes(US_ASCII));
        assertThat(ed25519.verify(Base64.getUrlDecoder().decode(jws[2]))).isTrue();
        String payload = new String(Base64.getUrlDecoder().decode(jws[1]), UTF_8);
        assertThat(CanonicalJson.parse(payload)).isEqualTo(file.path("statement"));
    }

    @Test
    @Tag("N7")
    void theKeyIdIsTheThumbprintOfRfc7638() throws Exception {
        JsonNode key = published(Issued.SIGNER).at("/keys/0");
        String members =
                "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\""
                        + key.path("x").stringValue()
                        + "\"}";
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(members.getBytes(UTF_8));
        assertThat(Issued.SIGNER.keyId())
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(digest))
                .isEqualTo(key.path("kid").stringValue());
        // RFC 8037, appendix A.3
        assertThat(
                        VerifyingKey.of("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
                                .orElseThrow()
                                .id())
                .isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void thePublishedKeysHoldNoPrivatePart() {
        assertThat(published(Issued.SIGNER).at("/keys/0").has("d")).isFalse();
    }

    @Test
    void theKeyIsMadeOnceForItsOwnerAloneAndStays() throws Exception {
        String first = Signer.inHome(home).keyId();
        Path file = home.resolve("keys/receipt-key.jwk");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Signer.inHome(home).keyId()).isEqualTo(first);
        try (var files = Files.list(home.resolve("keys"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void nodesThatStartAtOnceEndWithOneKey() throws Exception {
        Set<String> ids = ConcurrentHashMap.newKeySet();
        Callable<Boolean> start = () -> ids.add(Signer.inHome(home).keyId());
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(List.of(start, start, start, start, start, start))) {
                done.get();
            }
        }
        assertThat(ids).hasSize(1);
    }

    @Test
    void aKeyThatOthersCanReadOrThatIsNoKeyIsRefused() throws Exception {
        Signer.inHome(home);
        Path file = home.resolve("keys/receipt-key.jwk");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> Signer.inHome(home)).hasMessageContaining("chmod 600");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, Issued.SIGNER.verifyingKey().key().toJson());
        assertThatThrownBy(() -> Signer.inHome(home)).isInstanceOf(IllegalStateException.class);
        Files.writeString(file, "{");
        assertThatThrownBy(() -> Signer.inHome(home)).isInstanceOf(IllegalStateException.class);
    }

    private static JsonNode published(Signer signer) {
        return CanonicalJson.parse(CanonicalJson.compact(KeyRing.of(signer).publicKeys().jwks()));
    }

    private static PublicKey bareKey(String x) throws Exception {
        byte[] little = Base64.getUrlDecoder().decode(x);
        byte[] big = new byte[32];
        for (int i = 0; i < 32; i++) {
            big[i] = little[31 - i];
        }
        boolean odd = (big[0] & 0x80) != 0;
        big[0] &= 0x7f;
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, big));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }
}
