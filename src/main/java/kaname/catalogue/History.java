package kaname.catalogue;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Figures about the framework's past, each with its source.
public record History(
        List<Participants> participants,
        Contacts contacts,
        List<Definition> definitions,
        List<Event> events,
        Comparison comparison) {

    /// Something that happened and moved the framework: what, and what came of it. `precision` is
    /// day, month or year.
    public record Event(
            String id,
            LocalDate on,
            @Nullable String precision,
            Text what,
            Text moved,
            Source source) {
        public Event {
            requireNonNull(on, "on");
            requireNonNull(source, "source");
        }
    }

    /// What counts as critical infrastructure, from a day until before another (null: still).
    public record Definition(
            String id,
            Text title,
            Text text,
            String instrument,
            LocalDate from,
            @Nullable LocalDate to,
            Source source) {
        public Definition {
            requireNonNull(source, "source");
        }

        public boolean on(LocalDate date) {
            return !date.isBefore(from) && (to == null || date.isBefore(to));
        }
    }

    /// Ways of naming the same thing, side by side: each row has one cell a column.
    public record Comparison(Source source, List<Text> columns, List<Row> rows) {
        public Comparison {
            requireNonNull(source, "source");
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            for (Row row : rows) {
                if (row.cells().size() != columns.size()) {
                    throw new IllegalArgumentException(
                            row.aspect().en() + " has " + row.cells().size() + " cells");
                }
            }
        }

        /// One aspect.
        public record Row(Text aspect, List<Text> cells) {
            public Row {
                cells = List.copyOf(cells);
            }
        }
    }

    /// People who took part in the cross-sector exercise of a fiscal year, as one source has it.
    public record Participants(int year, int people, Text about, Source source) {
        public Participants {
            requireNonNull(source, "source");
        }
    }

    /// Information contacts from operators.
    public record Contacts(Source source, List<Year> years) {
        public Contacts {
            requireNonNull(source, "source");
            years = List.copyOf(years);
        }
    }

    /// The contacts of one fiscal year by type of phenomenon.
    public record Year(
            int year,
            int total,
            int nearMiss,
            int leak,
            int destruction,
            int unavailability,
            int malware,
            int maliciousCode,
            int intrusion,
            int other) {

        public Year {
            int sum =
                    nearMiss
                            + leak
                            + destruction
                            + unavailability
                            + malware
                            + maliciousCode
                            + intrusion
                            + other;
            if (sum != total) {
                throw new IllegalArgumentException(
                        "contacts of " + year + " add up to " + sum + ", not " + total);
            }
        }
    }

    public History {
        participants = List.copyOf(participants);
        definitions = List.copyOf(definitions);
        events = events == null ? List.of() : List.copyOf(events);
    }
}
