package kaname.severity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// What stands of many ratings in one mode. Pure.
///
/// The newest rating of each organisation counts, until the coordinator reconciles them; what is
/// rated after that counts beside the reconciled one. The highest that an authority gave stands. An
/// operator's own rating is shown beside and moves nothing.
///
/// @param level null while no authority rated
/// @param current the newest rating of each organisation since it was reconciled, as they came
public record Standing(@Nullable Integer level, @Nullable Rating reconciled, List<Rating> current) {

    public Standing {
        current = List.copyOf(current);
    }

    /// @param ratings of one incident and mode, the oldest first
    public static Standing of(List<Rating> ratings) {
        Rating reconciled = null;
        Map<String, Rating> current = new LinkedHashMap<>();
        for (Rating rating : ratings) {
            if (rating.reconciles()) {
                reconciled = rating;
                current.clear();
            } else {
                current.remove(rating.organisation());
                current.put(rating.organisation(), rating);
            }
        }
        List<Rating> counting = new ArrayList<>(current.values());
        counting.removeIf(one -> !one.byAuthority());
        Optional.ofNullable(reconciled).ifPresent(counting::add);
        Integer level =
                counting.isEmpty()
                        ? null
                        : counting.stream().mapToInt(Rating::level).max().getAsInt();
        return new Standing(level, reconciled, List.copyOf(current.values()));
    }

    /// Since when the level that stands has been one of these without a break; empty where it is
    /// none of them now.
    ///
    /// @param ratings as for [#of]
    public static Optional<Instant> since(List<Rating> ratings, IntPredicate levels) {
        Instant since = null;
        for (int i = 1; i <= ratings.size(); i++) {
            Integer level = of(ratings.subList(0, i)).level();
            if (level == null || !levels.test(level)) {
                since = null;
            } else if (since == null) {
                since = ratings.get(i - 1).at();
            }
        }
        return Optional.ofNullable(since);
    }

    /// Whether those who rated differ on any axis, the reconciled rating included.
    public boolean disputed() {
        List<Rating> all = new ArrayList<>(current);
        Optional.ofNullable(reconciled).ifPresent(all::add);
        return all.stream().anyMatch(one -> !one.sameLevels(all.getFirst()));
    }
}
