package kaname.attachment.content;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Walks recorded network traffic, packet by packet, to its last byte.
final class Captures {

    private static final int LONGEST = 16 << 20;

    private Captures() {}

    static Optional<FileKind> kind(Bytes bytes) {
        ByteBuffer head = ByteBuffer.wrap(bytes.at(0, 12));
        if (head.remaining() < 12) {
            return Optional.empty();
        }
        return switch (head.getInt(0)) {
            case 0xa1b2c3d4, 0xa1b23c4d -> Optional.of(pcap(bytes, ByteOrder.BIG_ENDIAN));
            case 0xd4c3b2a1, 0x4d3cb2a1 -> Optional.of(pcap(bytes, ByteOrder.LITTLE_ENDIAN));
            case 0x0a0d0d0a -> Optional.of(pcapng(bytes));
            default -> Optional.empty();
        };
    }

    private static FileKind pcap(Bytes bytes, ByteOrder order) {
        long at = 24;
        if (bytes.size() < at || ByteBuffer.wrap(bytes.at(4, 2)).order(order).getShort() != 2) {
            throw broken();
        }
        while (at < bytes.size()) {
            ByteBuffer packet = ByteBuffer.wrap(bytes.at(at, 16)).order(order);
            if (packet.remaining() < 16) {
                throw broken();
            }
            int length = packet.getInt(8);
            if (length < 0 || length > LONGEST || length > bytes.size() - at - 16) {
                throw broken();
            }
            at += 16L + length;
        }
        return FileKind.PCAP;
    }

    private static FileKind pcapng(Bytes bytes) {
        ByteOrder order = ByteOrder.BIG_ENDIAN;
        long at = 0;
        while (at < bytes.size()) {
            ByteBuffer block = ByteBuffer.wrap(bytes.at(at, 12));
            if (block.remaining() < 12) {
                throw broken();
            }
            if (block.getInt(0) == 0x0a0d0d0a) { // a section states its own order
                order =
                        switch (block.getInt(8)) {
                            case 0x1a2b3c4d -> ByteOrder.BIG_ENDIAN;
                            case 0x4d3c2b1a -> ByteOrder.LITTLE_ENDIAN;
                            default -> throw broken();
                        };
            }
            int length = block.order(order).getInt(4);
            if (length < 12 || length % 4 != 0 || length > LONGEST || length > bytes.size() - at) {
                throw broken();
            }
            byte[] again = bytes.at(at + length - 4, 4);
            if (ByteBuffer.wrap(again).order(order).getInt() != length) {
                throw broken();
            }
            at += length;
        }
        return FileKind.PCAPNG;
    }

    private static Unwelcome broken() {
        return Unwelcome.because(
                "通信の記録（PCAP）が途中で切れているか、別のデータが混ざっています。",
                "The recorded traffic (PCAP) is cut off, or other data are mixed in.");
    }
}
