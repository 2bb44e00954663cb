package kaname.severity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Facts;
import kaname.catalogue.Scale;
import kaname.catalogue.Truth;
import kaname.catalogue.Verdict;
import kaname.platform.Text;
import kaname.severity.Reading.InCategory;
import kaname.severity.Reading.OnAxis;
import kaname.severity.Reading.Points;
import kaname.severity.Reading.Span;
import org.jspecify.annotations.Nullable;

/// Reads every scale of the catalogue from the same facts. Pure.
///
/// A failure that goes on has lasted at least until now, and as long as its operator expects: so
/// much is sure without an answer; how long it will last is not.
public final class ReadScales {

    private static final String DURATION = "outage_duration";

    private final Catalogue catalogue;
    private final Facts facts;
    private final Facts sure;

    public ReadScales(Catalogue catalogue, Facts facts, Instant now) {
        this.catalogue = catalogue;
        this.facts = facts;
        this.sure = withElapsed(facts, now);
    }

    public List<Reading> all() {
        return catalogue.scales().stream().map(this::of).toList();
    }

    public Reading of(Scale scale) {
        Truth covered = scale.covers() == null ? Truth.TRUE : scale.covers().over(facts).truth();
        if (scale.score() != null) {
            return score(scale, scale.score(), covered);
        }
        if (scale.follows() != null) {
            return follow(scale, scale.follows(), covered);
        }
        Set<String> asks = new TreeSet<>();
        List<OnAxis> axes = scale.axes().stream().map(axis -> axis(scale, axis, asks)).toList();
        Span worst = axes.stream().map(OnAxis::span).reduce(new Span(0, 0), Span::worst);
        return new Reading(scale, covered, worst, null, axes, List.of(), asks);
    }

    private OnAxis axis(Scale scale, Scale.Axis axis, Set<String> asks) {
        int atLeast = 0;
        int atMost = 0;
        List<Text> holds = new ArrayList<>();
        List<Text> open = new ArrayList<>();
        for (Scale.Step step : axis.steps()) {
            int rank = scale.rank(step.level());
            Truth surely = step.when().over(sure).truth();
            Verdict verdict = step.when().over(facts);
            if (surely == Truth.TRUE || verdict.truth() == Truth.TRUE) {
                atLeast = Math.max(atLeast, rank);
                holds.add(step.says());
            } else if (surely == Truth.UNKNOWN || verdict.truth() == Truth.UNKNOWN) {
                open.add(step.says());
                asks.addAll(verdict.missing());
            } else {
                continue;
            }
            atMost = Math.max(atMost, rank);
        }
        return new OnAxis(axis, new Span(atLeast, atMost), holds, open);
    }

    /// Rises with the scale that it follows.
    private Reading follow(Scale scale, Scale.Follows follows, Truth covered) {
        Scale other = catalogue.scale(follows.scale()).orElseThrow();
        Reading followed = of(other);
        Span span = java.util.Objects.requireNonNull(followed.span());
        ToIntFunction<Integer> mapped =
                rank ->
                        scale.rank(
                                java.util.Objects.requireNonNull(
                                        follows.levels().get(other.levels().get(rank).id())));
        return new Reading(
                scale,
                covered,
                new Span(mapped.applyAsInt(span.atLeast()), mapped.applyAsInt(span.atMost())),
                null,
                List.of(),
                List.of(),
                followed.asks());
    }

    private Reading score(Scale scale, Scale.Score score, Truth covered) {
        Set<String> asks = new TreeSet<>();
        List<InCategory> categories =
                score.categories().stream().map(one -> category(one, asks)).toList();
        double least = sum(score.categories(), all -> values(all).min().orElse(0));
        double most = sum(score.categories(), all -> values(all).max().orElse(0));
        double atLeast = 0;
        double atMost = 0;
        for (InCategory one : categories) {
            atLeast += one.category().weight() * (double) one.least();
            atMost += one.category().weight() * (double) one.most();
        }
        Points points = new Points(share(atLeast, least, most), share(atMost, least, most));
        return new Reading(scale, covered, null, points, List.of(), categories, asks);
    }

    /// The worst option that holds, with those worse that may. While none holds: those that may,
    /// and those that no fact leads to. Where every fact speaks against all, the least.
    private InCategory category(Scale.Category category, Set<String> asks) {
        List<Scale.Option> left = new ArrayList<>();
        boolean decided = false;
        for (Scale.Option option : byValue(category)) {
            if (option.when() == null) {
                if (!decided) {
                    left.add(option);
                }
                continue;
            }
            Truth truth = option.when().over(sure).truth();
            if (truth == Truth.TRUE) {
                decided = true;
                left.clear();
            }
            if (truth != Truth.FALSE) {
                left.add(option);
            }
        }
        left.stream()
                .flatMap(option -> Stream.ofNullable(option.when()))
                .forEach(when -> asks.addAll(when.over(sure).missing()));
        return new InCategory(category, left.isEmpty() ? byValue(category).subList(0, 1) : left);
    }

    private static List<Scale.Option> byValue(Scale.Category category) {
        return category.options().stream()
                .sorted(Comparator.comparingInt(Scale.Option::value))
                .toList();
    }

    private static java.util.stream.IntStream values(Scale.Category category) {
        return category.options().stream().mapToInt(Scale.Option::value);
    }

    private static double sum(
            List<Scale.Category> categories, ToIntFunction<Scale.Category> value) {
        return categories.stream()
                .mapToDouble(one -> one.weight() * (double) value.applyAsInt(one))
                .sum();
    }

    private static double share(double sum, double least, double most) {
        return 100 * (sum - least) / (most - least);
    }

    private static Facts withElapsed(Facts facts, Instant now) {
        Instant since = facts.get("state_since", Instant.class).orElse(null);
        boolean over =
                facts.get("service_state", String.class).filter("normal"::equals).isPresent();
        if (facts.known(DURATION) || since == null || over) {
            return facts;
        }
        @Nullable Instant expected =
                facts.get("expected_restoration_at", Instant.class).orElse(null);
        Instant until = expected != null && expected.isAfter(now) ? expected : now;
        Duration lasted = Duration.between(since, until);
        return lasted.isNegative() ? facts : facts.and(Map.of(DURATION, lasted));
    }
}
