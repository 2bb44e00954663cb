package kaname.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.util.UUID;
import kaname.attachment.Sealing;

/// Opens what [SealedOutput] sealed; nothing of a chunk is given before all of it is known to be
/// sound.
final class SealedInput extends InputStream {

    private final PushbackInputStream in;
    private final Sealing sealing;
    private ByteBuffer opened = ByteBuffer.allocate(0);
    private int number;
    private boolean ended;

    /// @param header what stands before the first chunk, magic included
    SealedInput(byte[] header, InputStream in, Passphrase passphrase) {
        this.in = new PushbackInputStream(in);
        ByteBuffer begin = ByteBuffer.wrap(header).position(SealedOutput.MAGIC.length);
        int rounds = begin.getInt();
        Passphrase.Derived derived = passphrase.derive(begin, rounds);
        this.sealing = new Sealing(derived.key(), new UUID(begin.getLong(), begin.getLong()));
        byte[] check = new byte[begin.remaining()];
        begin.get(check);
        if (!derived.fits(check)) {
            throw new Unfit("the passphrase is not the one that this backup was sealed with");
        }
    }

    @Override
    public int read() throws IOException {
        return fill() ? opened.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int taken = Math.min(length, opened.remaining());
        opened.get(into, from, taken);
        return taken;
    }

    private boolean fill() throws IOException {
        while (!opened.hasRemaining() && !ended) {
            byte[] sealed = in.readNBytes(Sealing.CHUNK + Sealing.TAG);
            int next = in.read();
            ended = next < 0;
            if (!ended) {
                in.unread(next);
            }
            opened = ByteBuffer.wrap(open(sealed));
        }
        return opened.hasRemaining();
    }

    private byte[] open(byte[] sealed) {
        try {
            if (sealed.length < Sealing.TAG) {
                throw new Unfit("the file is cut off");
            }
            return sealing.open(sealed, number++, ended);
        } catch (Sealing.Broken broken) {
            long from = SealedOutput.HEADER + (number - 1L) * (Sealing.CHUNK + Sealing.TAG);
            throw new Unfit(
                    "the file is damaged or cut off between bytes %d and %d"
                            .formatted(from, from + sealed.length));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
