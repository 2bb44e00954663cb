package kaname.situation.cause;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Something that was told: an incident by its newest letter, or a near miss without its writer.
///
/// @param opens the letter or the near miss to read
/// @param sector null when it is withheld
/// @param reporter who told it; null when nobody may know
/// @param from when it was, or the start of the month in which it was
/// @param until the same as `from`, or the end of that month
/// @param state of the service, as the vocabulary names it
/// @param nearMiss nothing happened, this time
public record Phenomenon(
        UUID id,
        UUID opens,
        Text title,
        @Nullable String sector,
        @Nullable Reporter reporter,
        Instant from,
        Instant until,
        @Nullable String state,
        boolean nearMiss,
        Set<Mark> marks) {

    /// An organisation that told something under its name.
    public record Reporter(String id, Text name) {}

    public Phenomenon {
        marks = Set.copyOf(marks);
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("it ends before it begins: " + from + ", " + until);
        }
    }

    /// Told through the wall: of its time the month is known, of its writer nothing.
    public boolean anonymous() {
        return reporter == null;
    }

    /// What counts it once: the organisation, or the report itself where nobody may know.
    public String source() {
        return reporter == null ? id.toString() : reporter.id();
    }

    Phenomenon with(Mark mark) {
        Set<Mark> more = new HashSet<>(marks);
        more.add(mark);
        return new Phenomenon(
                id, opens, title, sector, reporter, from, until, state, nearMiss, more);
    }

    String link() {
        return (anonymous() ? "/near-misses/relayed/" : "/letters/") + opens;
    }

    public boolean stopped() {
        return state != null && (state.equals("stopped") || state.equals("unusable"));
    }

    boolean disturbed() {
        return state != null && !state.equals("normal");
    }

    boolean near(Instant start, Instant end, Duration slack) {
        return !from.isAfter(end.plus(slack)) && !until.isBefore(start.minus(slack));
    }
}
