package kaname.attachment.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Walks a picture from its first byte to its last: nothing may follow the end.
final class Pictures {

    static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final int BLOCK = 65_536;

    private Pictures() {}

    static FileKind png(Bytes bytes) {
        long at = PNG.length;
        boolean first = true;
        while (true) {
            ByteBuffer head = ByteBuffer.wrap(bytes.at(at, 8));
            if (head.remaining() < 8) {
                throw broken();
            }
            long length = head.getInt() & 0xffff_ffffL;
            String type = new String(head.array(), 4, 4, StandardCharsets.ISO_8859_1);
            if (length > bytes.size() - at - 12 || first != type.equals("IHDR")) {
                throw broken();
            }
            if (crc(bytes, at + 4, length + 4) != int32(bytes, at + 8 + length)) {
                throw broken();
            }
            at += length + 12;
            first = false;
            if (type.equals("IEND")) {
                return end(bytes, at, FileKind.PNG);
            }
        }
    }

    /// Segments carry their length; only the picture itself, after a start of scan, is walked byte
    /// by byte up to the next marker.
    static FileKind jpeg(Bytes bytes) {
        long at = 2;
        boolean scanned = false;
        while (true) {
            byte[] head = bytes.at(at, 4);
            if (head.length < 2 || (head[0] & 0xff) != 0xff) {
                throw broken();
            }
            int marker = head[1] & 0xff;
            if (marker == 0xff) { // fill
                at++;
            } else if (marker == 0xd9) {
                if (!scanned) {
                    throw broken();
                }
                return end(bytes, at + 2, FileKind.JPEG);
            } else if (marker == 0x01) {
                at += 2;
            } else if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) || head.length < 4) {
                throw broken();
            } else {
                int length = (head[2] & 0xff) << 8 | (head[3] & 0xff);
                if (length < 2 || length > bytes.size() - at - 2) {
                    throw broken();
                }
                at += 2 + length;
                if (marker == 0xda) {
                    scanned = true;
                    at = nextMarker(bytes, at);
                }
            }
        }
    }

    /// Inside a scan, 0xff is followed by 0x00 or a restart marker; whatever else follows is the
    /// next marker.
    private static long nextMarker(Bytes bytes, long from) {
        long at = from;
        while (at < bytes.size()) {
            byte[] block = bytes.at(at, BLOCK);
            for (int i = 0; i + 1 < block.length; i++) {
                if ((block[i] & 0xff) == 0xff) {
                    int next = block[i + 1] & 0xff;
                    if (next != 0 && (next < 0xd0 || next > 0xd7)) {
                        return at + i;
                    }
                }
            }
            at += Math.max(1, block.length - 1);
        }
        throw broken();
    }

    private static FileKind end(Bytes bytes, long at, FileKind kind) {
        if (at != bytes.size()) {
            throw Unwelcome.because(
                    "画像の終わりの後に別のデータがあります。画像を保存し直すか、画面の写しを送ってください。",
                    "Other data follow the end of the picture. Save it again, or send a"
                            + " screenshot.");
        }
        return kind;
    }

    private static int crc(Bytes bytes, long from, long length) {
        CRC32 crc = new CRC32();
        for (long at = 0; at < length; at += BLOCK) {
            crc.update(bytes.at(from + at, (int) Math.min(BLOCK, length - at)));
        }
        return (int) crc.getValue();
    }

    private static int int32(Bytes bytes, long at) {
        return ByteBuffer.wrap(bytes.at(at, 4)).getInt();
    }

    private static Unwelcome broken() {
        return Unwelcome.because("画像が途中で切れているか、壊れています。", "The picture is cut off or broken.");
    }
}
