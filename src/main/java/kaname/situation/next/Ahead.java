package kaname.situation.next;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import kaname.dependency.Drawn;
import org.jspecify.annotations.Nullable;

/// What falls next beside each incident whose service is down, by letter.
///
/// @param relief which return would help most; null unless several are down
/// @param drawn what it was worked out from; null where it is read from what was kept
public record Ahead(
        List<Failing> failing,
        Map<String, FallsNext> after,
        @Nullable Relief relief,
        @Nullable Drawn drawn) {

    public static final Ahead NOTHING = new Ahead(List.of(), Map.of(), null, null);

    /// An incident whose service is down, as its newest letter tells it.
    public record Down(String letter, String operator, String content, Instant sentAt) {}

    public Ahead {
        failing = List.copyOf(failing);
        after = Map.copyOf(after);
    }

    /// How many dependencies it was worked out from.
    public int dependencies() {
        return drawn == null ? 0 : drawn.model().dependencies().size();
    }

    /// Of all that may stop in a sector, what may stop first.
    public Optional<FallsNext.Stop> firstIn(String sector) {
        return after.values().stream()
                .flatMap(next -> next.stops().stream())
                .filter(stop -> stop.sector().equals(sector) && isUp(stop))
                .min(
                        Comparator.comparing(FallsNext.Stop::middle)
                                .thenComparing(FallsNext.Stop::id));
    }

    private boolean isUp(FallsNext.Stop stop) {
        return failing.stream().noneMatch(one -> one.service().equals(stop.id()));
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
        Map<String, String> keepers = keepers();
        return after(letter).stream()
                .flatMap(next -> next.stops().stream())
                .map(stop -> keepers.get(stop.id()))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private Map<String, String> keepers() {
        return drawn == null
                ? Map.of()
                : drawn.known().stream()
                        .collect(Collectors.toMap(Drawn.Known::id, Drawn.Known::organisation));
    }

    public boolean helpsMost(String letter) {
        return relief != null && relief.letter().equals(letter);
    }
}
