package kaname.advisory.partner;

import java.util.List;

/// Which foreign partners something is released for, as its writer says: all that may have it, or
/// those of these ids. `names` are words of its text that stand in the registry and, as the writer
/// answers for, speak of no operator here.
public record Abroad(boolean all, List<String> chosen, List<String> names) {

    public static final Abroad NOWHERE = new Abroad(false, List.of(), List.of());

    public Abroad {
        chosen = texts(chosen);
        names = texts(names);
    }

    private static List<String> texts(List<String> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .map(text -> text == null ? "" : text.strip())
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .toList();
    }

    public boolean nowhere() {
        return !all && chosen.isEmpty();
    }
}
