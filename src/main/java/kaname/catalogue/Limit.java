package kaname.catalogue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// One period: what starts it, how long it is and how it is counted.
///
/// With `after` it starts when the month, quarter or year has ended in which the start falls. With
/// `when` it stands unless that condition is false. Its `source` is the stage's unless it names its
/// own; an unverified one is shown and never applied.
public record Limit(
        Start starts,
        Within within,
        Counting counting,
        @Nullable After after,
        @Nullable Condition when,
        @Nullable Source source) {

    /// A period of the calendar that has to end first.
    public enum After {
        @JsonProperty("month")
        MONTH(1, Text.of("その月が終わってから", "after the month has ended")),
        @JsonProperty("quarter")
        QUARTER(3, Text.of("その四半期が終わってから", "after the quarter has ended")),
        @JsonProperty("half-year")
        HALF_YEAR(6, Text.of("その半期が終わってから", "after the half-year has ended")),
        /// From 1 April to 31 March.
        @JsonProperty("fiscal-year")
        FISCAL_YEAR(12, Text.of("その年度が終わってから", "after the fiscal year has ended"));

        // January, April, July, October: quarters and halves of the year and of the fiscal year
        private static final int FIRST_MONTH = 4;

        private final int months;
        private final Text says;

        After(int months, Text says) {
            this.months = months;
            this.says = says;
        }

        public Text says() {
            return says;
        }

        /// The first day after the period in which a day falls.
        public LocalDate ends(LocalDate day) {
            int sinceApril = Math.floorMod(day.getMonthValue() - FIRST_MONTH, 12);
            int into = sinceApril % months;
            return day.withDayOfMonth(1).plusMonths((long) months - into);
        }
    }

    public Limit {
        requireNonNull(starts, "starts");
        requireNonNull(within, "within");
        requireNonNull(counting, "counting");
    }

    public boolean applies() {
        return source == null || source.provenance().arms();
    }
}
