package kaname.filing.measure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kaname.catalogue.Approach;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Which measures of a list are wanted, and after which one.
///
/// @param approach null for both
/// @param state null for all; only the overdue ones where `overdue`
/// @param incident null for all
/// @param after null from the top
record Wanted(
        @Nullable Approach approach,
        Measure.@Nullable State state,
        boolean overdue,
        @Nullable UUID incident,
        @Nullable Place after) {

    static final String OVERDUE = "overdue";
    static final Wanted ALL = new Wanted(null, null, false, null, null);

    /// Where a page ended, in the order of the list.
    ///
    /// @param falls the day, or `infinity`
    record Place(int rank, String falls, UUID id) {

        static final String NO_DAY = "infinity";
        private static final Pattern WRITTEN =
                Pattern.compile("([0-2])_(infinity|\\d{4}-\\d{2}-\\d{2})_([0-9a-f-]{36})");

        static Place of(Measure measure) {
            LocalDate due = measure.due();
            return new Place(
                    measure.state().rank(), due == null ? NO_DAY : due.toString(), measure.id());
        }

        /// @throws Problem 400 for anything that no page of ours ended with
        static Place read(String text) {
            Matcher matcher = WRITTEN.matcher(text);
            if (matcher.matches()) {
                String falls = matcher.group(2);
                try {
                    return new Place(
                            Integer.parseInt(matcher.group(1)),
                            falls.equals(NO_DAY) ? falls : LocalDate.parse(falls).toString(),
                            UUID.fromString(matcher.group(3)));
                } catch (IllegalArgumentException | DateTimeException broken) {
                    throw invalid();
                }
            }
            throw invalid();
        }

        static Problem invalid() {
            return Problem.field(
                    "invalid-cursor",
                    "/after",
                    Text.of(
                            "前の答えの next をそのまま使ってください",
                            "use the next of an earlier answer as it is"));
        }

        @Override
        public String toString() {
            return rank + "_" + falls + "_" + id;
        }
    }

    /// @param approach "" for both
    /// @param state "" for all, or `overdue`
    /// @throws Problem 400 for a filter that is none
    static Wanted read(String approach, String state, @Nullable UUID incident, String after) {
        return new Wanted(
                approach.isEmpty()
                        ? null
                        : Approach.of(approach).orElseThrow(() -> unknown("/approach")),
                state.isEmpty() || state.equals(OVERDUE)
                        ? null
                        : Measure.State.of(state).orElseThrow(() -> unknown("/state")),
                state.equals(OVERDUE),
                incident,
                after.isEmpty() ? null : Place.read(after));
    }

    private static Problem unknown(String pointer) {
        return Problem.field(
                "unknown-filter", pointer, Text.of("選択肢から選んでください", "choose one of those offered"));
    }
}
