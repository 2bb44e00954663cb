package kaname.exchange.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import kaname.fuzz.FuzzTarget;

/// No address of a private or special network is public (the registries of RFC 6890), in whichever
/// of the two families and however it is wrapped in the other.
final class NeighbourhoodFuzz implements FuzzTarget {

    private record Net(byte[] address, int bits) {
        static Net of(String text) {
            try {
                int slash = text.indexOf('/');
                return new Net(
                        InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
                        Integer.parseInt(text.substring(slash + 1)));
            } catch (IllegalArgumentException e) {
                throw new AssertionError(text, e);
            }
        }

        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Net> SPECIAL =
            Stream.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "192.168.0.0/16",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "224.0.0.0/4",
                            "240.0.0.0/4",
                            "::/3",
                            "2001::/23",
                            "2001:db8::/32",
                            "2002::/16",
                            "3fff::/20",
                            "5f00::/16",
                            "fc00::/7",
                            "fe80::/10",
                            "fec0::/10",
                            "ff00::/8")
                    .map(Net::of)
                    .toList();

    @Override
    public void take(byte[] input) throws UnknownHostException {
        for (int length : List.of(4, 16)) {
            byte[] bytes = Arrays.copyOf(input, length);
            InetAddress address = InetAddress.getByAddress(bytes);
            if (Neighbourhood.isPublic(address)) {
                FuzzTarget.promise(
                        SPECIAL.stream().noneMatch(net -> net.holds(address.getAddress())),
                        address);
            }
        }
    }

    @Override
    public List<byte[]> seeds() {
        return Stream.of(
                        "c0000201",
                        "7f000001",
                        "0a000001",
                        "08080808",
                        "a9fea9fe",
                        "c0a80001",
                        "20010db8000000000000000000000001",
                        "20020a000001000000000000000000ff",
                        "00000000000000000000ffff0a000001",
                        "fe800000000000000000000000000001",
                        "20014860486000000000000000008888",
                        "3fff0000000000000000000000000001")
                .map(HexFormat.of()::parseHex)
                .toList();
    }
}
