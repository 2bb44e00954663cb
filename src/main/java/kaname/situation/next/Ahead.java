package kaname.situation.next;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What falls next beside each incident whose service is down, by letter.
///
/// @param relief which return would help most; null unless several are down
/// @param dependencies how many it was worked out from
/// @param down services that are down, also those that no dependency knows
public record Ahead(
        Map<String, FallsNext> after, @Nullable Relief relief, int dependencies, int down) {

    public static final Ahead NOTHING = new Ahead(Map.of(), null, 0, 0);

    /// An incident whose service is down, as its newest letter tells it.
    public record Down(String letter, String operator, String content, Instant sentAt) {}

    public Ahead {
        after = Map.copyOf(after);
    }

    public Optional<FallsNext> after(String letter) {
        return Optional.ofNullable(after.get(letter));
    }

    public boolean helpsMost(String letter) {
        return relief != null && relief.letter().equals(letter);
    }
}
