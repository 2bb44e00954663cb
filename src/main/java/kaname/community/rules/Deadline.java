package kaname.community.rules;

import java.time.Duration;
import kaname.catalogue.Counting;
import kaname.catalogue.Within;
import kaname.platform.Text;

/// A length of time and by whose law it is counted. Lengths that are counted differently are
/// compared by the shortest and the longest that they can come to.
public record Deadline(Within within, Counting counting) {

    private static final Duration DAY = Duration.ofDays(1);

    /// An end on closed days moves on: no calendar of the house closes for longer.
    private static final int CLOSED = 11;

    private record Span(Duration shortest, Duration longest) {}

    /// Whether this is over before the other can be, whatever day it begins. What has no number
    /// (promptly) is never before anything; what has no limit comes after all that has one.
    boolean surelyBefore(Deadline other) {
        if (!within.numbered()) {
            return false;
        }
        if (other.within instanceof Within.NoLimit) {
            return true;
        }
        if (!other.within.numbered()) {
            return false;
        }
        if (counting == other.counting
                && within instanceof Within.Months(int mine)
                && other.within instanceof Within.Months(int theirs)) {
            return mine < theirs;
        }
        boolean alike = counting == other.counting;
        return span(alike).longest().compareTo(other.span(alike).shortest()) < 0;
    }

    private Span span(boolean alike) {
        Span plain =
                switch (within) {
                    case Within.Hours(var length) -> new Span(length, length);
                    case Within.Days(int days) ->
                            new Span(DAY.multipliedBy(days), DAY.multipliedBy(days));
                    case Within.Months(int months) ->
                            new Span(
                                    DAY.multipliedBy(28L * months), DAY.multipliedBy(31L * months));
                    case Within.Promptly _, Within.NoLimit _ ->
                            throw new IllegalStateException("has no number: " + within);
                };
        boolean exact = alike || counting == Counting.ELAPSED || within instanceof Within.Hours;
        return exact ? plain : new Span(plain.shortest(), longest(plain.longest()));
    }

    private Duration longest(Duration plain) {
        boolean working =
                counting == Counting.JAPAN_WORKING || counting == Counting.COUNTRY_WORKING;
        return plain.multipliedBy(working ? 2 : 1).plusDays(1 + CLOSED);
    }

    public Text says() {
        return counting == Counting.ELAPSED || !within.numbered()
                ? within.says()
                : Text.of("{0}（{1}）", "{0} ({1})").with(within.says(), counting.says());
    }
}
