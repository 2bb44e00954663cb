package kaname.nearmiss;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import kaname.platform.SealedBox;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Makes a key of a passphrase: Argon2id with 64 MiB and three passes (RFC 9106, second choice),
/// two at a time, so that guessing costs the guesser and not the house.
final class Passphrase {

    static final int SALT = 16;
    private static final int MEBIBYTES = 64;
    private static final int PASSES = 3;
    private static final Semaphore PLACES = new Semaphore(2);

    private Passphrase() {}

    static SealedBox box(String passphrase, byte[] salt) {
        Argon2Parameters parameters =
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(MEBIBYTES * 1024)
                        .withIterations(PASSES)
                        .withParallelism(1)
                        .withSalt(salt)
                        .build();
        byte[] key = new byte[32];
        PLACES.acquireUninterruptibly();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(parameters);
            generator.generateBytes(
                    Normalizer.normalize(passphrase, Normalizer.Form.NFKC)
                            .getBytes(StandardCharsets.UTF_8),
                    key);
        } finally {
            PLACES.release();
        }
        return new SealedBox(key);
    }
}
