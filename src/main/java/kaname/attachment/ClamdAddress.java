package kaname.attachment;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/// Where ClamAV's clamd listens: `host:port`, the path of a socket, or nowhere.
record ClamdAddress(String text) {

    ClamdAddress {
        if (!text.isBlank() && !text.startsWith("/") && !text.matches(".+:[0-9]{1,5}")) {
            throw new IllegalArgumentException(
                    "KANAME_CLAMD is host:port or the path of a socket, not " + text);
        }
    }

    boolean configured() {
        return !text.isBlank();
    }

    SocketAddress socket() {
        if (text.startsWith("/")) {
            return UnixDomainSocketAddress.of(text);
        }
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(
                text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
