package kaname.nearmiss.redaction;

import java.net.InetAddress;

/// A network in CIDR, or one address.
final class Range {

    private final byte[] address;
    private final int bits;

    private Range(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /// @throws IllegalArgumentException if it is none
    static Range of(String cidr) {
        String[] parts = cidr.strip().split("/", 2);
        byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
        int bits = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > address.length * 8) {
            throw new IllegalArgumentException("no network: " + cidr);
        }
        return new Range(address, bits);
    }

    boolean holds(String other) {
        byte[] bytes;
        try {
            bytes = InetAddress.ofLiteral(other).getAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
        if (bytes.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((bytes[bit / 8] & mask) != (address[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
