package kaname.exchange.statistics;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How letters of one kind came and were answered. `onTime`, `late` and `numberless` divide the
/// first letters of each stage: sent by their due time, after it, or owed without a number.
/// `overdue`: the next report was due and has not come. Durations are from the sending; null where
/// nothing was measured.
public record Punctuality(
        int letters,
        int onTime,
        int late,
        int numberless,
        int overdue,
        int acknowledged,
        @Nullable Duration acknowledgedMedian,
        @Nullable Duration acknowledgedNinetieth,
        @Nullable Duration askedMedian) {

    static final Punctuality NOTHING = new Punctuality(0, 0, 0, 0, 0, 0, null, null, null);

    /// Of those with a number, how many of a hundred came in time; -1 where none has one.
    public int share() {
        int counted = onTime + late;
        return counted == 0 ? -1 : Math.round(100f * onTime / counted);
    }
}
