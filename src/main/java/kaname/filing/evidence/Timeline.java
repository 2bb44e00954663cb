package kaname.filing.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kaname.exchange.Receipt;
import kaname.platform.Text;
import kaname.platform.web.Times;
import org.jspecify.annotations.Nullable;

/// Who did what in an incident, in the order of time. `at` is UTC; `local` the same in `zone`.
public record Timeline(
        String format,
        UUID incident,
        Receipt.Party operator,
        String title,
        boolean exercise,
        Instant asOf,
        String zone,
        List<Event> events) {

    static final String FORMAT = "kaname-timeline/1";
    static final String ZONE = "Asia/Tokyo";

    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'JST'", Locale.ROOT)
                    .withZone(ZoneId.of(ZONE));

    /// `ledger` is the entry that records it: null for what only this house says, such as a reading
    /// or a time that a report states. `file` holds it word for word. `role` and `way` are those of
    /// a reading, where they were written down.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Event(
            Instant at,
            String local,
            Kind kind,
            Receipt.Party who,
            Text what,
            @Nullable Long ledger,
            @Nullable String file,
            @Nullable String role,
            @Nullable String way) {

        /// The local time to the second, for people.
        public String shown() {
            return SHOWN.format(at);
        }

        static Event of(
                Instant at,
                Kind kind,
                Receipt.Party who,
                Text what,
                @Nullable Long ledger,
                @Nullable String file) {
            return new Event(at, Times.iso(at), kind, who, what, ledger, file, null, null);
        }

        Event by(@Nullable String role, @Nullable String way) {
            return new Event(at, local, kind, who, what, ledger, file, role, way);
        }
    }

    /// In the order in which things of one instant follow from each other.
    public enum Kind {
        STATE("状態", "State"),
        KNOWN("認知", "Known"),
        REPORTED("報告", "Reported"),
        ASSESSED("判定", "Assessed"),
        SENT("通知", "Sent"),
        READ("閲覧", "Read"),
        ACKNOWLEDGED("受領", "Acknowledged"),
        ASKED("質疑", "Question or answer"),
        TOLD("口頭・書面", "Told by hand"),
        PROPOSED("訂正の提案", "Proposed"),
        DECIDED("提案への返事", "Decided"),
        CARRIED("別の目的への移行", "Carried to another purpose");

        private final Text label;

        Kind(String ja, String en) {
            label = Text.of(ja, en);
        }

        public Text label() {
            return label;
        }

        @com.fasterxml.jackson.annotation.JsonValue
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Comparator<Event> IN_TIME =
            Comparator.comparing(Event::at)
                    .thenComparing(Event::kind)
                    .thenComparingLong(e -> e.ledger() == null ? 0 : e.ledger())
                    .thenComparing(e -> e.what().en());

    public Timeline {
        events = events.stream().sorted(IN_TIME).toList();
    }
}
