package kaname.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;

/// What starts a clock.
public sealed interface Start {

    /// A moment that somebody states: awareness, belief, classification, payment, acceptance,
    /// recovery.
    record Stated(String fact) implements Start {}

    /// The filing of the first version of an earlier stage; later versions don't move the clock.
    record FirstFiling(String stage) implements Start {}

    /// The filing of the latest version of an earlier stage.
    record LatestFiling(String stage) implements Start {}

    /// The day on which the operator got a status.
    record Designated(String status) implements Start {}

    /// A day that the law itself names, from its beginning.
    record Day(LocalDate day) implements Start {}

    /// Reads a fact's id, `filed:<stage>`, `filed-latest:<stage>`, `designated:<status>` or
    /// `day:2026-10-01`.
    @JsonCreator
    static Start parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new Stated(text);
        }
        String of = text.substring(colon + 1);
        return switch (text.substring(0, colon)) {
            case "filed" -> new FirstFiling(of);
            case "filed-latest" -> new LatestFiling(of);
            case "designated" -> new Designated(of);
            case "day" -> new Day(LocalDate.parse(of));
            default ->
                    throw new IllegalArgumentException(
                            "expected a fact, filed:, filed-latest:, designated: or day:, not "
                                    + text);
        };
    }

    /// As the catalogue writes it.
    @JsonValue
    default String id() {
        return switch (this) {
            case Stated(var fact) -> fact;
            case FirstFiling(var stage) -> "filed:" + stage;
            case LatestFiling(var stage) -> "filed-latest:" + stage;
            case Designated(var status) -> "designated:" + status;
            case Day(var day) -> "day:" + day;
        };
    }
}
