package kaname.filing.severity;

import java.util.List;
import java.util.Objects;
import kaname.catalogue.Scale;
import kaname.platform.Text;
import kaname.severity.Rating;
import kaname.severity.Reading;
import kaname.severity.Spread;
import kaname.severity.Standing;
import org.jspecify.annotations.Nullable;

/// One incident's severity as a page and a program show it.
public record SeverityView(
        Judge.Known known,
        Scale scale,
        List<Reading> readings,
        Standing provisional,
        Standing official,
        List<Rating> history,
        @Nullable Spread spread,
        boolean mayRate,
        boolean mayReconcile) {

    public SeverityView {
        readings = List.copyOf(readings);
        history = List.copyOf(history);
    }

    /// What the facts say on the scale that people rate on.
    public Reading read() {
        return readings.stream()
                .filter(one -> one.scale().id().equals(scale.id()))
                .findFirst()
                .orElseThrow();
    }

    /// The span that the facts leave on that scale.
    public Reading.Span span() {
        return Objects.requireNonNull(read().span());
    }

    public List<Reading> others() {
        return readings.stream().filter(one -> !one.scale().id().equals(scale.id())).toList();
    }

    public Scale.Level level(int rank) {
        return scale.levels().get(rank);
    }

    public Text headline() {
        Integer stands = provisional.level();
        if (stands == null) {
            Reading.Span span = span();
            return span.sure()
                    ? Text.of(
                                    "まだ評価がない。事実から読める深刻度は{0}（{1}）",
                                    "Not rated yet; the facts say {0} ({1})")
                            .with(span.atLeast(), level(span.atLeast()).label())
                    : Text.of(
                                    "まだ評価がない。事実から読める深刻度は{0}以上、{1}まで",
                                    "Not rated yet; the facts say {0} at least, {1} at most")
                            .with(span.atLeast(), span.atMost());
        }
        Text level =
                Text.of("いまの深刻度は{0}（{1}）", "The severity that stands is {0} ({1})")
                        .with(stands, level(stands).label());
        return provisional.disputed()
                ? Text.of("{0}。評価が分かれている", "{0}; ratings differ").with(level)
                : level;
    }

    /// What this house does at the level that stands.
    public Scale.@Nullable Action action() {
        Integer stands = provisional.level();
        return stands == null ? null : scale.action(stands).orElse(null);
    }

    public Text name(String axis) {
        return scale.axes().stream()
                .filter(one -> one.id().equals(axis))
                .map(Scale.Axis::label)
                .findFirst()
                .orElse(Text.same(axis));
    }
}
