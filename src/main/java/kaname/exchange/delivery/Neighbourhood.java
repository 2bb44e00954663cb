package kaname.exchange.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/// Which addresses a webhook may lead to. Whoever enters one must not be able to make this house
/// knock at doors behind its own firewall: names are resolved here, once, and what is not a public
/// address is refused, whatever the name said a moment ago.
final class Neighbourhood implements DnsResolver {

    /// The address leads to this machine or a private network.
    static final class OutOfBounds extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        OutOfBounds() {
            super("not a public address");
        }
    }

    private final boolean privateToo;

    /// `privateToo`: for a house whose receivers are in its own network, and for the demo.
    Neighbourhood(boolean privateToo) {
        this.privateToo = privateToo;
    }

    boolean privateToo() {
        return privateToo;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        if (!privateToo && !List.of(found).stream().allMatch(Neighbourhood::isPublic)) {
            throw new OutOfBounds();
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean special =
                address.isAnyLocalAddress()
                        || address.isLoopbackAddress()
                        || address.isLinkLocalAddress()
                        || address.isSiteLocalAddress()
                        || address.isMulticastAddress();
        return !special && (bytes.length == 4 ? isPublic4(bytes) : isPublic6(bytes));
    }

    /// RFC 6890: this network, carrier-grade NAT, protocol assignments, benchmarks, documentation,
    /// reserved.
    private static boolean isPublic4(byte[] bytes) {
        int a = bytes[0] & 0xff;
        int b = bytes[1] & 0xff;
        int c = bytes[2] & 0xff;
        return !(a == 0
                || (a == 100 && b >= 64 && b < 128)
                || (a == 192 && b == 0 && (c == 0 || c == 2))
                || (a == 198 && (b == 18 || b == 19 || (b == 51 && c == 100)))
                || (a == 203 && b == 0 && c == 113)
                || a >= 240);
    }

    /// Global unicast is 2000::/3; 6to4 and Teredo could carry a private address inside, 64:ff9b::
    /// and ::ffff: are outside of it.
    private static boolean isPublic6(byte[] bytes) {
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean assigned = bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] & 0xfe) == 0;
        return global && !sixToFour && !assigned && !isDocumentation6(bytes);
    }

    /// 2001:db8::/32 and 3fff::/20.
    private static boolean isDocumentation6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        return (first == 0x2001 && bytes[2] == 0x0d && (bytes[3] & 0xff) == 0xb8)
                || (first == 0x3fff && (bytes[2] & 0xf0) == 0);
    }
}
