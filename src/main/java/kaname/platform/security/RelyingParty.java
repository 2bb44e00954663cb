package kaname.platform.security;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import kaname.platform.HouseAddress;
import org.springframework.stereotype.Component;

/// The house as browsers know it when they look for a passkey: its public address and no other.
/// Where that is none that browsers make passkeys for, origin and id are empty.
@Component
class RelyingParty {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

    private final HouseAddress address;

    RelyingParty(HouseAddress address) {
        this.address = address;
    }

    /// The host that passkeys are bound to. Browsers make none for an IP address, so this machine
    /// is `localhost`.
    String id() {
        return party(address.base()).id();
    }

    /// Where the page has to be open, e.g. `https://kaname.example`.
    String origin() {
        return party(address.base()).origin();
    }

    record Party(String id, String origin) {
        static final Party NONE = new Party("", "");
    }

    static Party party(String address) {
        try {
            URI base = URI.create(address);
            String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
            String host = String.valueOf(base.getHost()).toLowerCase(Locale.ROOT);
            String id = host.equals(LOOPBACK) ? "localhost" : host;
            boolean secure =
                    scheme.equals("https") || (scheme.equals("http") && id.equals("localhost"));
            if (base.getHost() == null
                    || !secure
                    || !NAME.matcher(id).matches()
                    || NUMBERS.matcher(id).matches()) {
                return Party.NONE;
            }
            int usual = scheme.equals("https") ? 443 : 80;
            boolean plain = base.getPort() < 0 || base.getPort() == usual;
            return new Party(id, scheme + "://" + id + (plain ? "" : ":" + base.getPort()));
        } catch (IllegalArgumentException noAddress) {
            return Party.NONE;
        }
    }
}
