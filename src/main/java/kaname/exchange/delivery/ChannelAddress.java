package kaname.exchange.delivery;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/// Which texts are an address that word can be sent to.
final class ChannelAddress {

    private static final int LONGEST_MAIL = 254;
    private static final int LONGEST_URL = 500;
    private static final int LARGEST_PORT = 0xffff;
    private static final Pattern MAIL =
            Pattern.compile("[^\\s@<>\"(),:;\\\\\\[\\]]{1,64}@[^\\s@]{1,190}");

    private ChannelAddress() {}

    /// One mailbox, in ASCII, without a name beside it.
    static boolean isMail(String address) {
        if (address.length() > LONGEST_MAIL || !MAIL.matcher(address).matches()) {
            return false;
        }
        try {
            new InternetAddress(address, true).validate();
            return address.chars().allMatch(c -> c > ' ' && c < 127);
        } catch (AddressException e) {
            return false;
        }
    }

    /// One host over TLS; where private networks are allowed also without.
    static boolean isUrl(String address, boolean privateToo) {
        try {
            URI uri = new URI(address);
            boolean scheme =
                    "https".equals(uri.getScheme())
                            || (privateToo && "http".equals(uri.getScheme()));
            return address.length() <= LONGEST_URL
                    && scheme
                    && uri.getHost() != null
                    && uri.getPort() <= LARGEST_PORT
                    && uri.getUserInfo() == null
                    && !uri.getRawPath().startsWith("//") // would read as another host
                    && uri.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
