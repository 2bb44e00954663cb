package kaname.situation.next;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What falls next beside each incident whose service is down, by letter.
///
/// @param relief which return would help most; null unless several are down
/// @param dependencies how many it was worked out from
/// @param keepers whose each service is, by service
public record Ahead(
        List<Failing> failing,
        Map<String, FallsNext> after,
        @Nullable Relief relief,
        int dependencies,
        Map<String, String> keepers) {

    public static final Ahead NOTHING = new Ahead(List.of(), Map.of(), null, 0, Map.of());

    /// An incident whose service is down, as its newest letter tells it.
    public record Down(String letter, String operator, String content, Instant sentAt) {}

    public Ahead {
        failing = List.copyOf(failing);
        after = Map.copyOf(after);
        keepers = Map.copyOf(keepers);
    }

    /// The service of that letter, where a dependency knows it.
    public Optional<Failing> failing(String letter) {
        return failing.stream().filter(one -> one.letter().equals(letter)).findFirst();
    }

    public Optional<FallsNext> after(String letter) {
        return Optional.ofNullable(after.get(letter));
    }

    /// The organisations whose services may stop after that of a letter, by id.
    public List<String> concerned(String letter) {
        return after(letter).stream()
                .flatMap(next -> next.stops().stream())
                .map(stop -> keepers.get(stop.id()))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    public boolean helpsMost(String letter) {
        return relief != null && relief.letter().equals(letter);
    }
}
