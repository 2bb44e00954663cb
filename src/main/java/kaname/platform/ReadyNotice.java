package kaname.platform;

import java.util.List;

/// What the person at the terminal is told, once, after the address: sign-ins of the demo, a first
/// link. Notices follow Spring's order; each line goes to standard output as it is.
public interface ReadyNotice {

    List<String> lines();
}
