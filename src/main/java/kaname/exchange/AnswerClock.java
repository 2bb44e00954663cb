package kaname.exchange;

import java.time.Instant;
import java.util.UUID;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Stage;
import kaname.platform.Text;
import kaname.platform.web.DueClock;
import org.jspecify.annotations.Nullable;

/// When a letter's recipient owes its response, and how that went. `rule` is null where the
/// catalogue no longer has it.
public record AnswerClock(
        UUID letter,
        Text title,
        boolean exercise,
        DueClock clock,
        @Nullable Instant answeredAt,
        Stage.@Nullable Answer rule) {

    static AnswerClock of(
            Letter letter,
            Instant due,
            @Nullable Instant answeredAt,
            Catalogue catalogue,
            Instant now) {
        return new AnswerClock(
                letter.id(),
                InboxRow.title(Sheet.of(letter.content())),
                letter.exercise(),
                DueClock.of(due, now, answeredAt != null),
                answeredAt,
                rule(letter, catalogue));
    }

    private static Stage.@Nullable Answer rule(Letter letter, Catalogue catalogue) {
        return catalogue
                .regime(letter.regime())
                .flatMap(regime -> regime.stage(letter.stage(), NextReport.day(letter)))
                .map(Stage::answer)
                .orElse(null);
    }

    public boolean late() {
        return answeredAt != null && clock.due() != null && answeredAt.isAfter(clock.due());
    }

    /// What it is, in the words of whoever reads: `mine` for the recipient.
    public Text label(boolean mine) {
        if (answeredAt != null) {
            return late()
                    ? Text.of("期限のあとに応答しました", "Responded after the time")
                    : Text.of("期限までに応答しました", "Responded in time");
        }
        if (clock.state() == DueClock.State.PAST) {
            return past(mine);
        }
        return mine
                ? Text.of("あなたの組織の応答の期限", "Your response is due")
                : Text.of("相手の応答の期限", "Their response is due");
    }

    public Text past(boolean mine) {
        return mine
                ? Text.of("あなたの組織の応答が期限を過ぎています", "Your response is past due")
                : Text.of("相手の応答が期限を過ぎています", "Their response is past due");
    }
}
