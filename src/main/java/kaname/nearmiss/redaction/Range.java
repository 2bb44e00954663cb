package kaname.nearmiss.redaction;

import java.net.InetAddress;

/// A network in CIDR, or one address.
record Range(InetAddress address, int bits) {

    /// @throws IllegalArgumentException if it is none
    static Range of(String cidr) {
        String[] parts = cidr.strip().split("/", 2);
        InetAddress address = InetAddress.ofLiteral(parts[0]);
        int all = address.getAddress().length * 8;
        int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > all) {
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
        byte[] own = address.getAddress();
        if (bytes.length != own.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((bytes[bit / 8] & mask) != (own[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
