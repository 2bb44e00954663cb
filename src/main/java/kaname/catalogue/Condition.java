package kaname.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A condition of the law as a tree over facts, read from CEL by [Conditions] and evaluated in
/// three values.
public sealed interface Condition {

    Verdict over(Facts facts);

    /// The facts it reads.
    Set<String> reads();

    /// How a fact is compared with a constant.
    enum Comparison {
        EQUAL("="),
        UNEQUAL("≠"),
        LESS("<"),
        AT_MOST("≤"),
        MORE(">"),
        AT_LEAST("≥");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case UNEQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }

    record Always(boolean value) implements Condition {

        @Override
        public Verdict over(Facts facts) {
            return new Verdict(Truth.of(value), List.of());
        }

        @Override
        public Set<String> reads() {
            return Set.of();
        }
    }

    record Not(Condition condition) implements Condition {

        @Override
        public Verdict over(Facts facts) {
            Verdict verdict = condition.over(facts);
            return new Verdict(verdict.truth().not(), verdict.because());
        }

        @Override
        public Set<String> reads() {
            return condition.reads();
        }
    }

    /// True when all are; false as soon as one is, whatever is unknown.
    record All(List<Condition> conditions) implements Condition {

        @Override
        public Verdict over(Facts facts) {
            return decide(conditions, facts, Truth.FALSE);
        }

        @Override
        public Set<String> reads() {
            return union(conditions);
        }
    }

    /// True as soon as one is; false when all are.
    record Any(List<Condition> conditions) implements Condition {

        @Override
        public Verdict over(Facts facts) {
            return decide(conditions, facts, Truth.TRUE);
        }

        @Override
        public Set<String> reads() {
            return union(conditions);
        }
    }

    /// `fact < constant` and its kin; the constant has the fact's type.
    record Compares(String fact, Comparison comparison, Object constant) implements Condition {

        @Override
        public Verdict over(Facts facts) {
            Object value = facts.value(fact);
            Truth truth =
                    value != null && Facts.reliable(value)
                            ? Truth.of(comparison.holds(order(value, constant)))
                            : Truth.UNKNOWN;
            return observed(fact, comparison.sign + " " + constant, facts, truth);
        }

        @Override
        public Set<String> reads() {
            return Set.of(fact);
        }
    }

    /// `fact > other * 0.05` and its kin, for two numbers.
    record ComparesShare(String fact, Comparison comparison, String other, double share)
            implements Condition {

        @Override
        public Verdict over(Facts facts) {
            Double value = facts.get(fact, Double.class).orElse(null);
            Double of = facts.get(other, Double.class).orElse(null);
            Truth truth =
                    value == null || of == null
                            ? Truth.UNKNOWN
                            : Truth.of(comparison.holds(Double.compare(value, of * share)));
            String than = comparison.sign + " " + other + " × " + share;
            return new Verdict(
                    truth, List.of(beside(fact, than, value, truth), beside(other, "", of, truth)));
        }

        @Override
        public Set<String> reads() {
            return Set.of(fact, other);
        }
    }

    /// `fact <= other + duration("24h")` and its kin, for two points in time.
    record ComparesTimes(String fact, Comparison comparison, String other, Duration plus)
            implements Condition {

        @Override
        public Verdict over(Facts facts) {
            Instant at = facts.get(fact, Instant.class).orElse(null);
            Instant from = facts.get(other, Instant.class).orElse(null);
            Truth truth =
                    at == null || from == null
                            ? Truth.UNKNOWN
                            : Truth.of(comparison.holds(at.compareTo(from.plus(plus))));
            String than = comparison.sign + " " + other + " + " + plus;
            return new Verdict(
                    truth, List.of(beside(fact, than, at, truth), beside(other, "", from, truth)));
        }

        @Override
        public Set<String> reads() {
            return Set.of(fact, other);
        }
    }

    /// `fact in ["a", "b"]` for a single choice.
    record OneOf(String fact, List<String> choices) implements Condition {

        @Override
        public Verdict over(Facts facts) {
            Object value = facts.value(fact);
            Truth truth = Facts.reliable(value) ? Truth.of(choices.contains(value)) : Truth.UNKNOWN;
            return observed(fact, "∈ " + String.join(" | ", choices), facts, truth);
        }

        @Override
        public Set<String> reads() {
            return Set.of(fact);
        }
    }

    /// `"a" in fact` for a multiple choice: true even if other causes are still unknown.
    record Holds(String choice, String fact) implements Condition {

        @Override
        public Verdict over(Facts facts) {
            Object value = facts.value(fact);
            Truth truth;
            if (value instanceof List<?> list && list.contains(choice)) {
                truth = Truth.TRUE;
            } else {
                truth = Facts.reliable(value) ? Truth.FALSE : Truth.UNKNOWN;
            }
            return observed(fact, "∋ " + choice, facts, truth);
        }

        @Override
        public Set<String> reads() {
            return Set.of(fact);
        }
    }

    /// One of two facts that are compared with each other: unknown only if it is itself.
    private static Verdict.Observation beside(
            String fact, String comparison, @Nullable Object value, Truth truth) {
        Truth known = truth == Truth.UNKNOWN ? Truth.TRUE : truth;
        return new Verdict.Observation(
                fact, comparison, value, value == null ? Truth.UNKNOWN : known);
    }

    private static Verdict observed(String fact, String comparison, Facts facts, Truth truth) {
        Object value = truth == Truth.UNKNOWN ? null : facts.value(fact);
        return new Verdict(truth, List.of(new Verdict.Observation(fact, comparison, value, truth)));
    }

    private static Verdict decide(List<Condition> conditions, Facts facts, Truth decisive) {
        List<Verdict.Observation> unknown = new ArrayList<>();
        List<Verdict.Observation> settled = new ArrayList<>();
        for (Condition condition : conditions) {
            Verdict verdict = condition.over(facts);
            if (verdict.truth() == decisive) {
                return verdict;
            }
            (verdict.truth() == Truth.UNKNOWN ? unknown : settled).addAll(verdict.because());
        }
        return unknown.isEmpty()
                ? new Verdict(decisive.not(), settled)
                : new Verdict(Truth.UNKNOWN, unknown);
    }

    /// Adds what a condition reads, if there is one.
    static void addReads(@Nullable Condition condition, Set<String> reads) {
        if (condition != null) {
            reads.addAll(condition.reads());
        }
    }

    private static Set<String> union(List<Condition> conditions) {
        Set<String> reads = new TreeSet<>();
        conditions.forEach(condition -> reads.addAll(condition.reads()));
        return reads;
    }

    private static int order(Object value, Object constant) {
        return switch (constant) {
            case Long whole -> Long.compare((Long) value, whole);
            case Double number -> Double.compare((Double) value, number);
            case Duration duration -> ((Duration) value).compareTo(duration);
            case Instant instant -> ((Instant) value).compareTo(instant);
            case Boolean flag -> Boolean.compare((Boolean) value, flag);
            case String text -> ((String) value).compareTo(text);
            default -> throw new IllegalStateException("no order for " + constant.getClass());
        };
    }
}
