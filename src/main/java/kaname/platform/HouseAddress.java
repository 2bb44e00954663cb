package kaname.platform;

import java.util.Objects;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where people outside find this house: what links in mails begin with. `KANAME_ADDRESS`, else
/// this machine's own.
@Component
public final class HouseAddress {

    private final Environment environment;

    HouseAddress(Environment environment) {
        this.environment = environment;
    }

    /// Without a slash at the end.
    public String base() {
        String set = environment.getProperty("kaname.address", "").strip();
        return set.isEmpty()
                ? "http://127.0.0.1:"
                        + Objects.requireNonNullElse(
                                environment.getProperty("local.server.port"), "8080")
                : set.replaceAll("/+$", "");
    }

    public String link(String path) {
        return base() + path;
    }
}
