package kaname.catalogue;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
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

    /// Information contacts of fiscal years, and of those quarters that were read.
    public record Contacts(Source source, List<Counts> years, List<Counts> quarters) {
        public Contacts {
            requireNonNull(source, "source");
            years = List.copyOf(years);
            quarters = List.copyOf(quarters);
            for (Counts year : years) {
                year.refuseOtherThan(
                        quarters.stream().filter(q -> q.year() == year.year()).toList());
            }
        }
    }

    /// Contacts of a fiscal year or of one of its quarters (null: of all of it): from operators by
    /// type of phenomenon, from ministries, and what the coordinator provided.
    public record Counts(
            int year,
            @Nullable Integer quarter,
            int ministries,
            int provided,
            int total,
            int nearMiss,
            int leak,
            int destruction,
            int unavailability,
            int malware,
            int maliciousCode,
            int intrusion,
            int other) {

        public Counts {
            int sum =
                    List.of(
                                    nearMiss,
                                    leak,
                                    destruction,
                                    unavailability,
                                    malware,
                                    maliciousCode,
                                    intrusion,
                                    other)
                            .stream()
                            .mapToInt(Integer::intValue)
                            .sum();
            if (sum != total) {
                throw new IllegalArgumentException(
                        "contacts of " + year + " add up to " + sum + ", not " + total);
            }
        }

        /// By the vocabulary's choices of `phenomenon`, in its order.
        public SequencedMap<String, Integer> byPhenomenon() {
            SequencedMap<String, Integer> counts = new LinkedHashMap<>();
            counts.put("near_miss", nearMiss);
            counts.put("leak", leak);
            counts.put("destruction", destruction);
            counts.put("unavailability", unavailability);
            counts.put("malware_infection", malware);
            counts.put("malicious_code", maliciousCode);
            counts.put("intrusion", intrusion);
            counts.put("other", other);
            return counts;
        }

        private List<Integer> figures() {
            List<Integer> figures = new ArrayList<>(List.of(ministries, provided, total));
            figures.addAll(byPhenomenon().values());
            return figures;
        }

        private void refuseOtherThan(List<Counts> parts) {
            for (int i = 0; i < figures().size() && !parts.isEmpty(); i++) {
                int at = i;
                int sum = parts.stream().mapToInt(part -> part.figures().get(at)).sum();
                if (sum != figures().get(i)) {
                    throw new IllegalArgumentException(
                            "quarters of "
                                    + year
                                    + " add up to "
                                    + sum
                                    + ", not "
                                    + figures().get(i));
                }
            }
        }
    }

    public History {
        participants = List.copyOf(participants);
        definitions = List.copyOf(definitions);
        events = events == null ? List.of() : List.copyOf(events);
    }
}
