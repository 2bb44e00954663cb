package kaname.platform.web;

import java.time.Duration;
import java.time.Instant;
import kaname.platform.Language;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A due time as the page shows it: `platform/clock.jte` draws it.
///
/// `due` is null for a duty without a number (速やかに): such a clock has no countdown and never turns
/// red.
public record DueClock(State state, @Nullable Instant due, Instant now) {

    /// How a clock looks. `MET` wins over every time; `PROMPTLY` and `UNLIMITED` have none.
    public enum State {
        RUNNING,
        SOON,
        PAST,
        PROMPTLY,
        UNLIMITED,
        MET;

        public Text label() {
            return switch (this) {
                case RUNNING -> Text.of("進行中", "Running");
                case SOON -> Text.of("まもなく期限", "Due soon");
                case PAST -> Text.of("期限を過ぎました。すぐに報告してください", "Past due: report now");
                case PROMPTLY -> Text.of("できるだけ早く", "As soon as you can");
                case UNLIMITED -> Text.of("いつでも", "Any time");
                case MET -> Text.of("済み", "Done");
            };
        }

        public String css() {
            State drawn = this == UNLIMITED ? PROMPTLY : this;
            return "clock-" + drawn.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final Duration SOON = Duration.ofHours(2);

    /// Of what may be told at any time.
    public static DueClock unlimited(Instant now) {
        return new DueClock(State.UNLIMITED, null, now);
    }

    public static DueClock of(@Nullable Instant due, Instant now, boolean met) {
        if (met) {
            return new DueClock(State.MET, due, now);
        }
        if (due == null) {
            return new DueClock(State.PROMPTLY, null, now);
        }
        if (!due.isAfter(now)) {
            return new DueClock(State.PAST, due, now);
        }
        boolean soon = Duration.between(now, due).compareTo(SOON) <= 0;
        return new DueClock(soon ? State.SOON : State.RUNNING, due, now);
    }

    /// The large words: what is left, by how much it is past, 速やかに, or that it is done.
    public String headline(Language language) {
        boolean ja = language == Language.JA;
        return switch (state) {
            case MET -> ja ? "報告済み" : "Reported";
            case PROMPTLY -> ja ? "速やかに" : "Promptly";
            case UNLIMITED -> ja ? "期限なし" : "No time limit";
            case RUNNING, SOON, PAST ->
                    due == null ? (ja ? "速やかに" : "Promptly") : Times.left(due, now, language);
        };
    }

    public boolean counts() {
        return due != null && state != State.MET;
    }
}
