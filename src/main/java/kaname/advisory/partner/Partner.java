package kaname.advisory.partner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kaname.exchange.Marking;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A foreign partner as the register stands. `entry` is what counts, `pending` what was written
/// since and nobody else confirmed; one of them is there.
///
/// @param paused why nothing may be fetched for now; null where it may
public record Partner(
        String id,
        State state,
        @Nullable Entry entry,
        @Nullable Entry pending,
        @Nullable Pause paused) {

    public enum State {
        WAITING(Text.of("二人目の確認を待っています", "waits for a second person")),
        ACTIVE(Text.of("受け取れます", "may fetch")),
        SUSPENDED(Text.of("停止中です", "suspended")),
        LAPSED(Text.of("見直しの日を過ぎました", "the day of review has passed"));

        private final Text label;

        State(Text label) {
            this.label = label;
        }

        public Text label() {
            return label;
        }

        /// As programs are told.
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Ids are stored: never change one.
    public enum Kind {
        NATIONAL_CSIRT("national-csirt", Text.of("ナショナル CSIRT", "National CSIRT")),
        AUTHORITY("authority", Text.of("政府機関", "Authority")),
        INTERNATIONAL_BODY("international-body", Text.of("国際機関", "International body"));

        private final String id;
        private final Text label;

        Kind(String id, Text label) {
            this.id = id;
            this.label = label;
        }

        public static Optional<Kind> of(String id) {
            return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
        }

        public String id() {
            return id;
        }

        public Text label() {
            return label;
        }
    }

    /// The highest labels that there may be a ceiling at: nothing above leaves the country.
    public static final List<Marking> CEILINGS =
            List.of(Marking.CLEAR, Marking.GREEN, Marking.AMBER);

    /// @param country ISO 3166-1; null for an international body
    /// @param reviewOn the last day on which anything may be fetched
    public record Terms(
            Text name,
            Kind kind,
            @Nullable String country,
            Marking ceiling,
            String instrument,
            LocalDate agreedOn,
            LocalDate reviewOn,
            String purpose,
            String contact) {}

    /// @param mine the caller wrote it, and so is not the one to confirm it
    public record Entry(int number, Terms terms, Text by, Instant at, boolean mine) {}

    public record Pause(String reason, Text by, Instant at) {}

    /// The number of what was written last.
    int last() {
        Entry one = pending == null ? entry : pending;
        return one == null ? 0 : one.number();
    }

    /// What there is to read of it, confirmed or not.
    public Terms terms() {
        Entry one = entry == null ? pending : entry;
        if (one == null) {
            throw new IllegalStateException("a partner without an entry: " + id);
        }
        return one.terms();
    }
}
