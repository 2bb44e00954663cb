package kaname.exchange;

import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/// Signs receipts and ledger exports with the house's one Ed25519 key (RFC 8037).
///
/// Whoever holds the key file can issue receipts in the house's name: keep a copy as safe as the
/// database's.
public final class Signer {

    private static final Set<PosixFilePermission> FORBIDDEN =
            EnumSet.of(GROUP_WRITE, OTHERS_READ, OTHERS_WRITE);

    private final PublicJsonWebKey key;
    private final VerifyingKey verifying;

    private Signer(PublicJsonWebKey key) {
        this.key = key;
        Map<String, Object> parts = key.toParams(OutputControlLevel.PUBLIC_ONLY);
        this.verifying =
                VerifyingKey.of(String.valueOf(parts.get("x")))
                        .orElseThrow(() -> new IllegalStateException("not an Ed25519 key"));
    }

    /// Reads `<home>/keys/receipt-key.jwk`, or makes it, readable by its owner alone, at the first
    /// start. Two nodes that start at once over one home end with one key. Refuses a file that
    /// others can read or change.
    ///
    /// @throws IllegalStateException if the file is no Ed25519 key pair or is open to others
    public static Signer inHome(Path home) {
        Path folder = home.resolve("keys");
        Path file = folder.resolve("receipt-key.jwk");
        try {
            if (Files.notExists(file)) {
                create(folder, file);
            }
            Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
            if (!Collections.disjoint(open, FORBIDDEN)) {
                throw new IllegalStateException(
                        "the signing key is open to others: chmod 600 " + file);
            }
            return of(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A key that lives as long as the process.
    public static Signer passing() {
        return new Signer(generate());
    }

    /// The RFC 7638 thumbprint (SHA-256, base64url) of the public key.
    public String keyId() {
        return verifying.id();
    }

    /// The JSON Web Key Set to publish at `/.well-known/jwks.json`; it holds no private part.
    public String publicKeys() {
        return CanonicalJson.compact(Map.of("keys", List.of(verifying.jwk())));
    }

    VerifyingKey verifyingKey() {
        return verifying;
    }

    Jws sign(String type, String text) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setKey(key.getPrivateKey());
        signature.setPayload(text);
        try {
            signature.getHeaders().setFullHeaderAsJsonString(Jws.header(type, keyId()));
            return Jws.of(signature.getCompactSerialization()).orElseThrow();
        } catch (JoseException e) {
            throw new IllegalStateException("the JDK refuses to sign", e);
        }
    }

    private static Signer of(String jwk, String where) {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(jwk);
            if (key instanceof OctetKeyPairJsonWebKey && key.getPrivateKey() != null) {
                return new Signer(key);
            }
        } catch (JoseException e) {
            throw new IllegalStateException("the signing key can't be read: " + where, e);
        }
        throw new IllegalStateException("the signing key is no Ed25519 key pair: " + where);
    }

    private static OctetKeyPairJsonWebKey generate() {
        try {
            return OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
        } catch (JoseException e) {
            throw new IllegalStateException("the JDK has no Ed25519", e);
        }
    }

    private static void create(Path folder, Path file) throws IOException {

        Files.createDirectories(folder, owner("rwx------"));
        Path draft = folder.resolve("receipt-key." + UUID.randomUUID() + ".draft");
        String jwk = generate().toJson(OutputControlLevel.INCLUDE_PRIVATE) + "\n";
        Set<StandardOpenOption> fresh =
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(draft, fresh, owner("rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(jwk.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException anotherNodeWasFaster) {
            // its key is the house's key
        } finally {
            Files.delete(draft);
        }
        try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
            entry.force(true);
        }
    }

    private static java.nio.file.attribute.FileAttribute<Set<PosixFilePermission>> owner(
            String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
