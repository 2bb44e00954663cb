package kaname.attachment.content;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Bytes that can be read at any place, wherever they are kept.
public interface Bytes {

    long size();

    /// Reads up to `length` bytes from that place; fewer only at the end.
    int read(long position, byte[] target, int offset, int length);

    /// Up to `length` bytes from that place; fewer only at the end.
    default byte[] at(long position, int length) {
        if (position < 0 || position >= size()) {
            return new byte[0];
        }
        byte[] found = new byte[(int) Math.min(length, size() - position)];
        read(position, found, 0, found.length);
        return found;
    }

    default boolean startsWith(long position, byte... expected) {
        return java.util.Arrays.equals(at(position, expected.length), expected);
    }

    default boolean startsWith(long position, String ascii) {
        return startsWith(position, ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// From one place to another, as a stream.
    default InputStream stream(long from, long to) {
        return new BytesStream(this, from, Math.min(to, size()));
    }

    /// Bytes in memory.
    static Bytes of(byte[] content) {
        return new Bytes() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public int read(long position, byte[] target, int offset, int length) {
                int read = (int) Math.max(0, Math.min(length, content.length - position));
                if (read > 0) {
                    System.arraycopy(content, (int) position, target, offset, read);
                }
                return read;
            }
        };
    }
}
