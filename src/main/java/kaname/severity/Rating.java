package kaname.severity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// How one organisation rates an incident, axis by axis, with its reasons.
///
/// @param settles the ratings that this one reconciles; empty for a rating of its own
/// @param byAuthority whether its maker is a ministry, the coordinator or another authority
public record Rating(
        UUID id,
        UUID incident,
        Mode mode,
        String organisation,
        Text organisationName,
        boolean byAuthority,
        List<OnAxis> axes,
        List<UUID> settles,
        Instant at) {

    /// Ratings made while it lasts are provisional; the official one is deliberated afterwards.
    public enum Mode {
        PREDICTIVE("predictive", Text.of("予測的評価（暫定）", "predictive, provisional")),
        EX_POST("ex-post", Text.of("事後評価", "ex post"));

        private final String id;
        private final Text label;

        Mode(String id, Text label) {
            this.id = id;
            this.label = label;
        }

        public String id() {
            return id;
        }

        public Text label() {
            return label;
        }

        public static Optional<Mode> of(@Nullable String id) {
            return java.util.Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
        }
    }

    /// @param level 0 to 4
    public record OnAxis(String axis, int level, String because) {}

    public Rating {
        axes = List.copyOf(axes);
        settles = List.copyOf(settles);
    }

    /// The highest of its axes.
    public int level() {
        return axes.stream().mapToInt(OnAxis::level).max().orElse(0);
    }

    public int level(String axis) {
        return axes.stream()
                .filter(one -> one.axis().equals(axis))
                .mapToInt(OnAxis::level)
                .findFirst()
                .orElse(0);
    }

    public boolean reconciles() {
        return !settles.isEmpty();
    }

    boolean sameLevels(Rating other) {
        return axes.stream().allMatch(one -> one.level() == other.level(one.axis()))
                && Objects.equals(mode, other.mode);
    }
}
