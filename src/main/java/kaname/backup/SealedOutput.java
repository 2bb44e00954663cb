package kaname.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import kaname.attachment.Sealing;

/// Seals what passes, chunk by chunk. The file begins with [#MAGIC], the number of PBKDF2 rounds,
/// the salt, an id and what tells a wrong passphrase.
final class SealedOutput extends OutputStream {

    static final byte[] MAGIC = "KANAME BACKUP 1\n".getBytes(US_ASCII);
    static final int HEADER = MAGIC.length + 4 + Passphrase.SALT + 16 + 32;

    private final OutputStream out;
    private final Sealing sealing;
    private final byte[] chunk = new byte[Sealing.CHUNK];
    private int filled;
    private int number;
    private boolean closed;

    SealedOutput(OutputStream out, Passphrase passphrase) throws IOException {
        this.out = out;
        byte[] salt = new byte[Passphrase.SALT];
        new SecureRandom().nextBytes(salt);
        Passphrase.Derived derived = passphrase.derive(ByteBuffer.wrap(salt), Passphrase.ROUNDS);
        UUID id = UUID.randomUUID();
        this.sealing = new Sealing(derived.key(), id);
        out.write(
                ByteBuffer.allocate(HEADER)
                        .put(MAGIC)
                        .putInt(Passphrase.ROUNDS)
                        .put(salt)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .put(HexFormat.of().parseHex(derived.check()))
                        .array());
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (filled == chunk.length) {
                put(false);
            }
            int taken = Math.min(length - done, chunk.length - filled);
            System.arraycopy(bytes, from + done, chunk, filled, taken);
            filled += taken;
            done += taken;
        }
    }

    private void put(boolean last) throws IOException {
        out.write(sealing.seal(chunk, filled, number++, last));
        filled = 0;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            put(true);
            out.close();
        }
    }
}
