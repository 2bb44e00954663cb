package kaname.catalogue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// How bad an incident is, on one scale. It is read from facts over axes, of which the highest
/// counts; or it follows another scale; or it is a score. What a source does not divide, this house
/// does, and says so (`setting`).
///
/// @param covers what the scale was made for; used for anything else it is an extension
/// @param levels the lowest first; none for a score
/// @param actions what this house does from a level on, the lowest first
public record Scale(
        String id,
        Text title,
        Text about,
        Source source,
        @Nullable Condition covers,
        List<Level> levels,
        @Nullable List<Axis> axes,
        @Nullable Follows follows,
        @Nullable Score score,
        @Nullable List<Action> actions) {

    /// The scale that a house rates on.
    public static final String RATED = "jp-severity-2018";

    public record Level(String id, Text label, @Nullable Text says) {}

    /// Steps from the lowest level up; the highest that holds is the level of the axis. Where none
    /// holds it is the lowest level of all.
    public record Axis(String id, Text label, Text about, boolean setting, List<Step> steps) {
        public Axis {
            steps = List.copyOf(steps);
        }
    }

    public record Step(String level, Condition when, Text says) {}

    /// Each level of another scale as a level of this one.
    public record Follows(String scale, Source source, Map<String, String> levels) {
        public Follows {
            requireNonNull(source, "source");
        }
    }

    /// `100 * (sum(weight * value) - least) / (most - least)`.
    public record Score(boolean setting, List<Category> categories) {
        public Score {
            categories = List.copyOf(categories);
        }
    }

    public record Category(String id, Text label, int weight, List<Option> options) {
        public Category {
            options = List.copyOf(options);
        }
    }

    /// An option that no fact leads to has no `when`.
    public record Option(Text label, int value, @Nullable Condition when) {}

    /// @param unread the share of the usual time after which an unopened letter is spoken of
    public record Action(
            String from,
            Text says,
            @Nullable Double unread,
            @JsonProperty("largeScale") boolean largeScale) {}

    public Scale {
        requireNonNull(source, "source");
        levels = List.copyOf(levels);
        axes = axes == null ? List.of() : List.copyOf(axes);
        actions = actions == null ? List.of() : List.copyOf(actions);
    }

    @Override
    public List<Axis> axes() {
        return requireNonNull(axes);
    }

    @Override
    public List<Action> actions() {
        return requireNonNull(actions);
    }

    /// The place of a level, the lowest being 0; -1 where the scale has none such.
    public int rank(String level) {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).id().equals(level)) {
                return i;
            }
        }
        return -1;
    }

    /// The last of the actions that a level calls for.
    public Optional<Action> action(int rank) {
        return actions().stream()
                .filter(action -> rank(action.from()) <= rank)
                .reduce((first, last) -> last);
    }
}
