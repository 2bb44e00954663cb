package kaname.nearmiss;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A place in the list of what was relayed: the day, and an id that says nothing.
record Place(@Nullable LocalDate day, @Nullable UUID id) {

    static final int PAGE = 25;

    static Place of(Out out) {
        return new Place(out.relayedOn(), out.id());
    }

    String text() {
        return day + "_" + id;
    }

    /// @throws Problem 400 for what no list gave
    static Place parse(@Nullable String text) {
        if (text == null) {
            return new Place(null, null);
        }
        try {
            String[] parts = text.split("_", 2);
            return new Place(
                    LocalDate.parse(parts[0]), UUID.fromString(parts.length < 2 ? "" : parts[1]));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Problem.field(
                    "invalid-cursor",
                    "/after",
                    Text.of("一覧のリンクを使ってください", "use the link of the list"));
        }
    }
}
