package kaname.situation;

import java.time.Instant;
import java.util.UUID;
import kaname.platform.Cursor;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Where a page of the list ended, as a link carries it: the order of the list, whole, so that the
/// next page begins there whatever happened meanwhile.
record Place(Instant due, int urgency, Instant since, UUID incident) {

    static Place of(Told.Matter last) {
        return new Place(
                last.next() == null ? Cursor.NEVER : last.next(),
                last.urgency(),
                last.since(),
                last.incident());
    }

    /// @throws Problem 400 for anything that no link of ours carries
    static @Nullable Place read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String[] parts = text.split("_", 3);
        if (parts.length == 3 && parts[1].matches("[0-4]")) {
            Cursor since = Cursor.read(parts[2]).orElseThrow(Place::refused);
            Cursor due = Cursor.read(parts[0] + "_" + since.id()).orElseThrow(Place::refused);
            return new Place(due.at(), Integer.parseInt(parts[1]), since.at(), since.id());
        }
        throw refused();
    }

    private static Problem refused() {
        return Problem.field(
                "invalid-cursor",
                "/after",
                Text.of("状況をはじめから開いてください", "open the situation from its start"));
    }

    @Override
    public String toString() {
        return due + "_" + urgency + "_" + since + "_" + incident;
    }
}
