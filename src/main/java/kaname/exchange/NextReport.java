package kaname.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import kaname.catalogue.Catalogue;
import kaname.catalogue.Phase;
import kaname.catalogue.Stage;
import kaname.platform.Text;
import kaname.platform.web.DueClock;
import org.jspecify.annotations.Nullable;

/// What is still to come in a letter's matter: when the next report is due, as it stood when the
/// letter was sent, or the later letter that says it now.
public record NextReport(Kind kind, DueClock clock, @Nullable String later) {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    /// `DUE` counts; `PROMPTLY` is owed without a number; after `LAST` the regime asks nothing;
    /// `FOLLOWED` was overtaken by a later letter.
    public enum Kind {
        DUE,
        PROMPTLY,
        LAST,
        FOLLOWED
    }

    static NextReport of(Mailbox.Delivered delivered, Catalogue catalogue, Instant now) {
        Letter letter = delivered.letter();
        if (delivered.followedBy() != null) {
            return new NextReport(
                    Kind.FOLLOWED,
                    DueClock.of(letter.clockAt(), now, true),
                    delivered.followedBy().toString());
        }
        DueClock clock = DueClock.of(letter.clockAt(), now, false);
        Kind kind = letter.clockAt() != null ? Kind.DUE : numberless(letter, catalogue);
        return new NextReport(kind, clock, null);
    }

    /// The phase that the letter's stage belongs to; first where the catalogue no longer knows it.
    static Phase phase(Letter letter, Catalogue catalogue) {
        return catalogue
                .regime(letter.regime())
                .flatMap(regime -> regime.stage(letter.stage(), day(letter)))
                .map(Stage::phase)
                .orElse(Phase.FIRST);
    }

    public Text label() {
        return switch (kind) {
            case FOLLOWED -> Text.of("続報があります", "A later report came");
            case LAST -> Text.of("次の報告", "Next report");
            case PROMPTLY -> Text.of("次の報告", "Next report");
            case DUE ->
                    switch (clock.state()) {
                        case PAST -> PAST;
                        case SOON -> Text.of("まもなく次の報告の期限", "Next report due soon");
                        default -> Text.of("次の報告の期限", "Next report due");
                    };
        };
    }

    /// What the label becomes when the time runs out while the page is open.
    public Text past() {
        return PAST;
    }

    public String css() {
        return switch (kind) {
            case DUE -> clock.state().css();
            case PROMPTLY -> "clock-promptly";
            case LAST, FOLLOWED -> "clock-none";
        };
    }

    private static final Text PAST = Text.of("次の報告の期限を過ぎています", "Next report is past due");

    private static Kind numberless(Letter letter, Catalogue catalogue) {
        LocalDate day = day(letter);
        return isLast(catalogue, letter.regime(), letter.stage(), day)
                        || catalogue
                                .regime(letter.regime())
                                .filter(regime -> nothingIsDue(regime.stagesOn(day)))
                                .isPresent()
                ? Kind.LAST
                : Kind.PROMPTLY;
    }

    private static boolean nothingIsDue(List<Stage> stages) {
        return stages.stream().allMatch(stage -> stage.clock().unlimited());
    }

    /// Whether the regime asks for no report after this stage.
    public static boolean isLast(Catalogue catalogue, String regime, String stage, LocalDate day) {
        List<Stage> stages =
                catalogue.regime(regime).map(found -> found.stagesOn(day)).orElse(List.of());
        return stages.isEmpty() || stages.getLast().id().equals(stage);
    }

    static LocalDate day(Letter letter) {
        return letter.sentAt().atZone(TOKYO).toLocalDate();
    }
}
