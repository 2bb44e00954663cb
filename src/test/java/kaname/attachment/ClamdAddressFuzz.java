package kaname.attachment;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import kaname.fuzz.FuzzTarget;

/// A setting of the environment is an address, or is refused at the start by its name.
final class ClamdAddressFuzz implements FuzzTarget {

    @Override
    public void take(byte[] input) {
        String text = FuzzTarget.text(input);
        ClamdAddress address;
        try {
            address = new ClamdAddress(text);
        } catch (IllegalArgumentException refused) {
            FuzzTarget.promise(
                    String.valueOf(refused.getMessage()).contains("KANAME_CLAMD"), refused);
            return;
        }
        if (address.configured() && (text.startsWith("/") || isLiteral(text))) {
            FuzzTarget.promise(
                    address.socket() instanceof InetSocketAddress
                            || address.socket() instanceof UnixDomainSocketAddress,
                    text);
        }
    }

    /// A name would have to be looked up.
    private static boolean isLiteral(String text) {
        try {
            return InetAddress.ofLiteral(text.substring(0, text.lastIndexOf(':'))) != null;
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                "127.0.0.1:3310",
                "[::1]:3310",
                "/run/clamav/clamd.ctl",
                "127.0.0.1:99999",
                " ",
                "/a\0b");
    }

    @Override
    public List<String> words() {
        return List.of(":", "/", "65535", "65536", "\0", "::1", "%eth0");
    }
}
