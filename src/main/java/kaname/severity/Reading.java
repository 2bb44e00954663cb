package kaname.severity;

import java.util.List;
import java.util.Set;
import kaname.catalogue.Scale;
import kaname.catalogue.Truth;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What the facts say on one scale. What is not known yet leaves a span: at least this, at most
/// that.
///
/// @param covered whether the scale was made for such an incident; false: an extension
/// @param asks the facts that would narrow it
/// @param points for a score; the span of levels is empty then
public record Reading(
        Scale scale,
        Truth covered,
        @Nullable Span span,
        @Nullable Points points,
        List<OnAxis> axes,
        List<InCategory> categories,
        Set<String> asks) {

    /// Two levels by their rank, the lowest of the scale being 0.
    public record Span(int atLeast, int atMost) {

        public boolean sure() {
            return atLeast == atMost;
        }

        /// The higher of both ends: the worst axis counts.
        Span worst(Span other) {
            return new Span(Math.max(atLeast, other.atLeast), Math.max(atMost, other.atMost));
        }
    }

    /// A score from 0 to 100.
    public record Points(double atLeast, double atMost) {}

    /// @param holds why it is at least that
    /// @param open what would raise it, if it turned out so
    public record OnAxis(Scale.Axis axis, Span span, List<Text> holds, List<Text> open) {
        public OnAxis {
            holds = List.copyOf(holds);
            open = List.copyOf(open);
        }
    }

    /// @param options those that may still be it; one where it is known
    public record InCategory(Scale.Category category, List<Scale.Option> options) {
        public InCategory {
            options = List.copyOf(options);
        }

        int least() {
            return options.stream().mapToInt(Scale.Option::value).min().orElse(0);
        }

        int most() {
            return options.stream().mapToInt(Scale.Option::value).max().orElse(0);
        }
    }

    public Reading {
        axes = List.copyOf(axes);
        categories = List.copyOf(categories);
        asks = Set.copyOf(asks);
    }

    public Scale.Level level(int rank) {
        return scale.levels().get(rank);
    }
}
