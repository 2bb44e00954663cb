package kaname.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import javax.crypto.SecretKey;
import kaname.attachment.content.Workshop;
import kaname.exchange.Hash;

/// A file on its way in or out, sealed from its first byte: what reaches the disk is ciphertext in
/// a file without a name, gone with the process. So a slow line holds neither memory nor a
/// connection of the database.
final class Spool implements Workshop.Laid {

    private static final int STORED = Sealing.CHUNK + Sealing.TAG;

    private final FileChannel file;
    private final Sealing sealing;
    private Hash received = Hash.NONE;
    private long size;
    private int chunks;
    private int openedNumber = -1;
    private byte[] opened = new byte[0];

    /// More came than is taken.
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private Spool(Sealing sealing) {
        this.sealing = sealing;
        try {
            Path path = Files.createTempFile("kaname-", ".sealed");
            this.file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes in what comes, up to `largest` bytes.
    ///
    /// @throws TooLarge if there is more
    static Spool receive(InputStream plain, UUID id, SecretKey key, long largest)
            throws IOException {
        Spool spool = new Spool(new Sealing(key, id));
        try {
            spool.fill(plain, largest);
            return spool;
        } catch (IOException | RuntimeException failure) {
            spool.close();
            throw failure;
        }
    }

    /// A place for chunks that are sealed already; see [#add].
    static Spool stored(UUID id, SecretKey key, long size) {
        Spool spool = new Spool(new Sealing(key, id));
        spool.size = size;
        return spool;
    }

    void add(byte[] sealed) {
        write(sealed);
    }

    /// As [#receive], under a key that nobody keeps.
    static Spool passing(InputStream plain) throws IOException {
        return receive(plain, UUID.randomUUID(), HouseKeys.fresh(), Long.MAX_VALUE);
    }

    private void fill(InputStream plain, long largest) throws IOException {
        byte[] chunk = plain.readNBytes(Sealing.CHUNK);
        boolean last = false;
        MessageDigest digest = sha256();
        while (!last) {
            byte[] next =
                    chunk.length < Sealing.CHUNK ? new byte[0] : plain.readNBytes(Sealing.CHUNK);
            last = next.length == 0;
            size += chunk.length;
            if (size > largest) {
                throw new TooLarge();
            }
            digest.update(chunk);
            write(sealing.seal(chunk, chunk.length, chunks, last));
            chunk = next;
        }
        received = Hash.of(digest.digest());
    }

    private void write(byte[] sealed) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        long at = (long) chunks * STORED;
        try {
            while (buffer.hasRemaining()) {
                file.write(buffer, at + buffer.position());
            }
        } catch (IOException e) { // the disk, not the sender
            throw new UncheckedIOException(e);
        }
        chunks++;
    }

    /// The SHA-256 of what was received.
    Hash hash() {
        return received;
    }

    int chunks() {
        return chunks;
    }

    /// The chunk as it is stored.
    byte[] sealed(int number) {
        long at = (long) number * STORED;
        try {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(STORED, file.size() - at));
            while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) >= 0) {
                // until it is full
            }
            return buffer.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
        int done = 0;
        while (done < length && position + done < size) {
            byte[] chunk = chunk((int) ((position + done) / Sealing.CHUNK));
            int from = (int) ((position + done) % Sealing.CHUNK);
            int count = Math.min(length - done, chunk.length - from);
            System.arraycopy(chunk, from, target, offset + done, count);
            done += count;
        }
        return done;
    }

    private byte[] chunk(int number) {
        if (number != openedNumber) {
            opened = sealing.open(sealed(number), number, isLast(number));
            openedNumber = number;
        }
        return opened;
    }

    private boolean isLast(int number) {
        return (number + 1L) * Sealing.CHUNK >= size;
    }

    /// Opens every chunk once: true if nothing is missing and nothing was changed.
    void verify() {
        long plain = 0;
        for (int number = 0; number < chunks; number++) {
            plain += chunk(number).length;
        }
        if (plain != size || !isLast(chunks - 1)) {
            throw new Sealing.Broken(sealing.file(), chunks);
        }
    }

    void writeTo(OutputStream out) throws IOException {
        for (int number = 0; number < chunks; number++) {
            out.write(chunk(number));
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
