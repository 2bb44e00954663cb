package kaname.advisory.stix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Identifiers that are the same for the same advisory version, shaped as STIX wants them.
final class StixId {

    private static final UUID NAMESPACE = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

    private StixId() {}

    /// Shaped as version 4, out of a name.
    static String of(String type, String name) {
        return type + "--" + shaped(digest("SHA-256", ("kaname/stix/" + name).getBytes(UTF_8)), 4);
    }

    /// Of an observable, by its contributing properties as canonical JSON (UUIDv5).
    static String ofObservable(String type, String contributing) {
        byte[] name = contributing.getBytes(UTF_8);
        byte[] all =
                ByteBuffer.allocate(16 + name.length)
                        .putLong(NAMESPACE.getMostSignificantBits())
                        .putLong(NAMESPACE.getLeastSignificantBits())
                        .put(name)
                        .array();
        return type + "--" + shaped(digest("SHA-1", all), 5);
    }

    private static UUID shaped(byte[] digest, int version) {
        ByteBuffer bits = ByteBuffer.wrap(digest);
        long most = (bits.getLong() & ~0xF000L) | ((long) version << 12);
        long least = (bits.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(most, least);
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
