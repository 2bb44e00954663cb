package kaname.filing.measure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kaname.catalogue.Approach;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// One measure of an operator, as it stands now.
///
/// @param number how often it was written
/// @param lesson the incident that it came from; null for nothing in particular
/// @param due the last day; null where none was set
public record Measure(
        UUID id,
        int number,
        String what,
        Approach approach,
        @Nullable Lesson lesson,
        @Nullable LocalDate due,
        State state,
        String note,
        Instant at) {

    /// An incident of the operator's own.
    public record Lesson(UUID incident, String title) {}

    /// How far it is.
    public enum State {
        PLANNED(0, "planned", Text.of("予定", "Planned")),
        IN_PLACE(1, "in-place", Text.of("実施済み", "In place")),
        GIVEN_UP(2, "given-up", Text.of("取りやめ", "Given up"));

        private final int rank;
        private final String id;
        private final Text label;

        State(int rank, String id, Text label) {
            this.rank = rank;
            this.id = id;
            this.label = label;
        }

        static Optional<State> of(String id) {
            return Stream.of(values()).filter(one -> one.id.equals(id)).findFirst();
        }

        /// Where it stands in the list, as the database has it too.
        int rank() {
            return rank;
        }

        public String id() {
            return id;
        }

        public Text label() {
            return label;
        }
    }

    /// Planned, and its day is over.
    public boolean overdue(LocalDate today) {
        LocalDate day = due;
        return state == State.PLANNED && day != null && day.isBefore(today);
    }
}
