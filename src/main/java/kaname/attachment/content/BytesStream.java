package kaname.attachment.content;

import java.io.InputStream;

final class BytesStream extends InputStream {

    private final Bytes bytes;
    private final long end;
    private long position;

    BytesStream(Bytes bytes, long from, long end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int wanted = (int) Math.min(length, end - position);
        if (wanted <= 0) {
            return -1;
        }
        int read = bytes.read(position, target, offset, wanted);
        position += read;
        return read <= 0 ? -1 : read;
    }
}
