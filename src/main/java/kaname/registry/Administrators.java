package kaname.registry;

import kaname.platform.Callers;
import kaname.platform.Problem;

/// Who may enter the pages of administration; to all others they do not exist.
final class Administrators {

    private Administrators() {}

    static void only() {
        if (Callers.current().filter(c -> c.role().equals(Role.ADMINISTRATOR.id())).isEmpty()) {
            throw Problem.notFound();
        }
    }
}
