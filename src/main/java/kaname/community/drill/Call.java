package kaname.community.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// One organisation's place in a drill. `toldAt` is null until the stage above has confirmed;
/// `replied` is how many of its own an office could say had confirmed.
public record Call(
        UUID drill,
        Stage stage,
        String organisation,
        Text name,
        String above,
        Text aboveName,
        Contact contact,
        int channels,
        @Nullable Instant toldAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant repliedAt,
        int replied) {

    /// Whom a drill reaches one after the other.
    public enum Stage {
        OFFICE(Text.of("セプター事務局", "CEPTOAR offices")),
        OPERATOR(Text.of("事業者", "Operators"));

        private final Text label;

        Stage(Text label) {
            this.label = label;
        }

        public Text label() {
            return label;
        }

        static Stage of(int number) {
            return number == 1 ? OFFICE : OPERATOR;
        }

        int number() {
            return this == OFFICE ? 1 : 2;
        }
    }

    /// The registered contact as the drill began.
    public enum Contact {
        FRESH,
        EXPIRED,
        MISSING
    }

    public boolean told() {
        return toldAt != null;
    }

    public boolean confirmed() {
        return confirmedAt != null;
    }

    public Optional<Duration> took() {
        return toldAt == null || confirmedAt == null
                ? Optional.empty()
                : Optional.of(Duration.between(toldAt, confirmedAt));
    }

    public Text state() {
        if (confirmedAt != null) {
            return Text.of("確認済み", "Confirmed");
        }
        return toldAt == null
                ? Text.of("上の段階の確認待ち", "Waits for the stage above")
                : Text.of("返事がありません", "No answer");
    }
}
