package kaname.platform;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where people outside find this house: what links in mails begin with. `KANAME_ADDRESS`, else
/// this machine's own.
@Component
public final class HouseAddress {

    private final Environment environment;
    private volatile @Nullable String known;

    HouseAddress(Environment environment) {
        this.environment = environment;
    }

    /// Without a slash at the end.
    public String base() {
        String address = known;
        return address == null ? look() : address;
    }

    /// The port is known once the door is open; until then nothing is kept.
    private String look() {
        String set = environment.getProperty("kaname.address", "").strip();
        @Nullable String port = environment.getProperty("local.server.port");
        String address =
                set.isEmpty()
                        ? "http://127.0.0.1:" + Objects.requireNonNullElse(port, "8080")
                        : set.replaceAll("/+$", "");
        if (!set.isEmpty() || port != null) {
            known = address;
        }
        return address;
    }

    public String link(String path) {
        return base() + path;
    }
}
