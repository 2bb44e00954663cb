package kaname.dependency.cascade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import kaname.platform.Problem;
import kaname.platform.Text;

/// Which scenarios of a question were worked out: ranges in order that do not touch.
public record Covered(List<Range> ranges) {

    /// From the first up to, and not with, the one after the last.
    public record Range(int from, int to) {

        int count() {
            return to - from;
        }

        /// As `--shard` takes it.
        @Override
        public String toString() {
            return from + "-" + to;
        }
    }

    public Covered {
        ranges = List.copyOf(ranges);
    }

    static Covered of(int from, int to) {
        return new Covered(List.of(new Range(from, to)));
    }

    public int count() {
        return ranges.stream().mapToInt(Range::count).sum();
    }

    public boolean none() {
        return ranges.isEmpty();
    }

    /// @throws Problem 400 for scenarios that are in both
    Covered plus(Covered other) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        all.sort(Comparator.comparingInt(Range::from));
        List<Range> joined = new ArrayList<>();
        for (Range one : all) {
            Range before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && one.from() < before.to()) {
                throw twice(new Range(one.from(), Math.min(one.to(), before.to())));
            }
            if (before != null && one.from() == before.to()) {
                joined.set(joined.size() - 1, new Range(before.from(), one.to()));
            } else {
                joined.add(one);
            }
        }
        return new Covered(joined);
    }

    private static Problem twice(Range range) {
        return Problem.of(
                400,
                "scenarios-twice",
                Text.of("シナリオ {0} が2度あります", "Scenarios {0} are there twice").with(range));
    }

    /// What is left of scenarios 0 up to `scenarios`.
    Covered missing(int scenarios) {
        List<Range> missing = new ArrayList<>();
        int next = 0;
        for (Range one : ranges) {
            if (one.from() > next) {
                missing.add(new Range(next, one.from()));
            }
            next = one.to();
        }
        if (next < scenarios) {
            missing.add(new Range(next, scenarios));
        }
        return new Covered(missing);
    }

    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
    }
}
