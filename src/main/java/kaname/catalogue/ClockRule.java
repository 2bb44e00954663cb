package kaname.catalogue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// When a report is due: one limit, or the earliest or the latest of several.
///
/// `target` is what guidance hopes for: shown, never due. Each of `unless` replaces the length of a
/// single limit when its condition is true; while it is unknown the base length stands.
public record ClockRule(
        Of of,
        List<Limit> limits,
        @Nullable ClosedDay closedDay,
        Text says,
        @Nullable Target target,
        List<Unless> unless) {

    /// Which of the limits counts.
    public enum Of {
        EARLIEST,
        LATEST
    }

    /// What happens to a due time that falls on a day on which nobody works in the operator's
    /// country.
    public enum ClosedDay {
        @JsonProperty("noon-next-working-day")
        NOON_NEXT_WORKING_DAY(
                Text.of(
                        "ただし、期限が事業者の国の休業日に当たるときは次の営業日の正午まで",
                        "but a limit that falls on a closed day of the operator's country may be"
                                + " met by noon of the next working day"));

        private final Text says;

        ClosedDay(Text says) {
            this.says = says;
        }

        public Text says() {
            return says;
        }
    }

    public record Target(Within from, Within to, Source source) {
        public Target {
            requireNonNull(source, "source");
        }
    }

    public record Unless(Condition when, Within within, Text says, Source source) {
        public Unless {
            requireNonNull(source, "source");
        }
    }

    public ClockRule {
        limits = List.copyOf(limits);
        unless = unless == null ? List.of() : List.copyOf(unless);
        if (limits.isEmpty()) {
            throw new IllegalArgumentException("a clock has at least one limit");
        }
        if (!unless.isEmpty() && limits.size() > 1) {
            throw new IllegalArgumentException("unless replaces the length of a single limit");
        }
    }

    /// Reads a clock as the catalogue writes it: the keys of one limit, or `earliestOf`, or
    /// `latestOf`.
    @JsonCreator
    static ClockRule read(
            @Nullable Start starts,
            @Nullable Within within,
            @Nullable Counting counting,
            Limit.@Nullable After after,
            @Nullable Condition when,
            @Nullable List<Limit> earliestOf,
            @Nullable List<Limit> latestOf,
            @Nullable ClosedDay closedDay,
            Text says,
            @Nullable Target target,
            @Nullable List<Unless> unless) {
        List<Unless> exceptions = unless == null ? List.of() : unless;
        if (earliestOf != null) {
            return new ClockRule(Of.EARLIEST, earliestOf, closedDay, says, target, exceptions);
        }
        if (latestOf != null) {
            return new ClockRule(Of.LATEST, latestOf, closedDay, says, target, exceptions);
        }
        Limit only =
                new Limit(
                        requireNonNull(starts, "starts"),
                        requireNonNull(within, "within"),
                        requireNonNull(counting, "counting"),
                        after,
                        when,
                        null);
        return new ClockRule(Of.EARLIEST, List.of(only), closedDay, says, target, exceptions);
    }

    /// The limit that a reader is told first.
    public Limit first() {
        return limits.getFirst();
    }

    /// The facts that move it.
    Set<String> reads() {
        Set<String> reads = new TreeSet<>();
        for (Limit limit : limits) {
            if (limit.starts() instanceof Start.Stated(var fact)) {
                reads.add(fact);
            }
            Condition.addReads(limit.when(), reads);
        }
        unless.forEach(exception -> reads.addAll(exception.when().reads()));
        return reads;
    }

    /// Whether no limit has a number.
    public boolean numberless() {
        return limits.stream().noneMatch(limit -> limit.within().numbered());
    }

    /// Whether nothing says when.
    public boolean unlimited() {
        return limits.stream().allMatch(limit -> limit.within() instanceof Within.NoLimit);
    }
}
