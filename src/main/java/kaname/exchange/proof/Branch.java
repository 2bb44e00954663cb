package kaname.exchange.proof;

import kaname.exchange.Hash;

/// The two hashes of RFC 9162, section 2.1.1: what is a leaf can't be taken for a node.
public final class Branch {

    private static final int LENGTH = 32;

    private Branch() {}

    /// The leaf that stands for a ledger entry: SHA-256 of a zero byte and the 32 bytes of the
    /// entry's hash.
    public static Hash leaf(Hash entry) {
        return leaf(entry.bytes());
    }

    static Hash leaf(byte[] data) {
        byte[] input = new byte[1 + data.length];
        System.arraycopy(data, 0, input, 1, data.length);
        return Hash.sha256(input);
    }

    static Hash node(Hash left, Hash right) {
        byte[] input = new byte[1 + 2 * LENGTH];
        input[0] = 1;
        System.arraycopy(left.bytes(), 0, input, 1, LENGTH);
        System.arraycopy(right.bytes(), 0, input, 1 + LENGTH, LENGTH);
        return Hash.sha256(input);
    }
}
