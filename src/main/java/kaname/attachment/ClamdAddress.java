package kaname.attachment;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/// Where ClamAV's clamd listens: `host:port`, the path of a socket, or nowhere.
record ClamdAddress(String text) {

    private static final int LARGEST_PORT = 0xffff;

    ClamdAddress {
        boolean path = text.startsWith("/") && text.indexOf('\0') < 0;
        if (!text.isBlank() && !path && !isHostAndPort(text)) {
            throw new IllegalArgumentException(
                    "KANAME_CLAMD is host:port or the path of a socket, not " + text);
        }
    }

    private static boolean isHostAndPort(String text) {
        return text.matches("[^/\\s]+:[0-9]{1,5}") && port(text) <= LARGEST_PORT;
    }

    private static int port(String text) {
        return Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
    }

    boolean configured() {
        return !text.isBlank();
    }

    SocketAddress socket() {
        if (text.startsWith("/")) {
            return UnixDomainSocketAddress.of(text);
        }
        return new InetSocketAddress(text.substring(0, text.lastIndexOf(':')), port(text));
    }
}
