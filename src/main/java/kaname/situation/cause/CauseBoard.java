package kaname.situation.cause;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Groups to look at and groups that were judged, out of so many phenomena; `cut` where there were
/// more than are gone through.
public record CauseBoard(
        List<Shown> open, List<Shown> judged, int phenomena, boolean cut, boolean exercise) {

    /// A group with what this house said of it.
    public record Shown(CauseView cause, @Nullable Judgement judgement) {

        public boolean open() {
            return judgement == null || judgement.verdict() == Judgement.Verdict.OPEN;
        }
    }

    public CauseBoard {
        open = List.copyOf(open);
        judged = List.copyOf(judged);
    }
}
