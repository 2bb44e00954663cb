package kaname.registry;

import java.util.Arrays;
import java.util.Optional;

/// What may be done to an account by those who keep it.
enum Deed {
    CLOSE("closure", "account-closed"),
    REOPEN("reopening", "account-reopened"),
    GIVE("stewardship", "steward-given"),
    TAKE("stewardship-end", "steward-taken");

    private final String path;
    private final String act;

    Deed(String path, String act) {
        this.path = path;
        this.act = act;
    }

    static Optional<Deed> at(String path) {
        return Arrays.stream(values()).filter(deed -> deed.path.equals(path)).findFirst();
    }

    /// As it is written down.
    String act() {
        return act;
    }
}
