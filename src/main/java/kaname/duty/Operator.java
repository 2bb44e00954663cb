package kaname.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// The organisation whose duties are asked for: its sectors and its independent, dated statuses
/// (row A3).
public record Operator(
        @Nullable String id, Text name, String country, List<String> sectors, List<Held> statuses) {

    /// A status from a day (null: since ever) until before a day (null: still).
    public record Held(String status, @Nullable LocalDate from, @Nullable LocalDate until) {
        boolean on(LocalDate date) {
            return (from == null || !date.isBefore(from))
                    && (until == null || date.isBefore(until));
        }
    }

    public Operator {
        sectors = List.copyOf(sectors);
        statuses = List.copyOf(statuses);
    }

    Optional<Held> holds(String status, LocalDate on) {
        return statuses.stream().filter(h -> h.status().equals(status) && h.on(on)).findFirst();
    }

    List<String> statusesOn(LocalDate date) {
        return statuses.stream().filter(h -> h.on(date)).map(Held::status).distinct().toList();
    }
}
