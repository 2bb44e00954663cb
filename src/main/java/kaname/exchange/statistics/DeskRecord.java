package kaname.exchange.statistics;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A quarter of an authority's letters. `onward` is how long its own reports onward took after the
/// operator's, null if it made none; `onwardReports` how many it made.
public record DeskRecord(
        Quarter quarter,
        boolean exercise,
        Punctuality all,
        List<Stage> stages,
        List<Month> months,
        int onwardReports,
        @Nullable Duration onward) {

    /// One stage of one regime.
    public record Stage(String regime, String stage, Text name, Punctuality record) {}

    public record Month(YearMonth month, Punctuality record) {}

    public DeskRecord {
        stages = List.copyOf(stages);
        months = List.copyOf(months);
    }

    public boolean empty() {
        return all.letters() == 0;
    }
}
