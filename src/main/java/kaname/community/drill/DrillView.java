package kaname.community.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A drill as the caller sees it: `calls` and `figures` reach as far as it may look. `before` is
/// the same starter's drill before this one, with its figures.
public record DrillView(
        Drill drill,
        List<Call> calls,
        List<StageFigures> figures,
        @Nullable Drill before,
        List<StageFigures> earlier) {

    public List<ToMend> toMend() {
        return ToMend.among(calls);
    }

    /// Whether the caller sees more than its own place.
    public boolean overlooks() {
        return drill.started() || calls.size() > 1 || drill.own() == null;
    }

    public Optional<StageFigures> earlier(Call.Stage stage) {
        return earlier.stream().filter(one -> one.stage() == stage).findFirst();
    }

    public boolean mayReply() {
        Call own = drill.own();
        return drill.running()
                && own != null
                && own.stage() == Call.Stage.OFFICE
                && own.confirmed()
                && own.repliedAt() == null;
    }

    public long unanswered() {
        return calls.stream().filter(one -> one.told() && !one.confirmed()).count();
    }

    public Text headline() {
        if (drill.waits()) {
            return Text.of("届いたことを確認してください", "Confirm that this has reached you");
        }
        Call own = drill.own();
        if (!overlooks() && own != null) {
            return own.confirmed()
                    ? Text.of("確認しました。あなたの段階は終わりです", "You confirmed: your part is done")
                    : Text.of("確認しないまま終わりました", "It ended without your answer");
        }
        long confirmed = calls.stream().filter(Call::confirmed).count();
        return Text.of("{1}者のうち{0}者が確認しました", "{0} of {1} confirmed").with(confirmed, calls.size());
    }

    /// A length of time in the coarsest two units.
    public static Text length(@Nullable Duration length) {
        if (length == null) {
            return Text.same("—");
        }
        if (length.toHours() > 0) {
            return Text.of("{0}時間{1}分", "{0} h {1} min")
                    .with(length.toHours(), length.toMinutesPart());
        }
        return Text.of("{0}分{1}秒", "{0} min {1} s")
                .with(length.toMinutes(), length.toSecondsPart());
    }
}
