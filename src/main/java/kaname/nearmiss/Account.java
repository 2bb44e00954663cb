package kaname.nearmiss;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the reporter says: what nearly happened, what prevented it, on which kinds of systems.
///
/// @param systems ids of the choices of `system_kind`
record Account(String what, @Nullable String whyNot, List<String> systems) {

    static final int LONGEST = 8_000;

    Account {
        what = what.strip();
        whyNot = whyNot == null || whyNot.isBlank() ? null : whyNot.strip();
        systems = List.copyOf(systems);
    }
}
