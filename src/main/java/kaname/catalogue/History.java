package kaname.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import kaname.platform.Text;

/// Figures about the framework's past, each with its source.
public record History(List<Participants> participants, Contacts contacts) {

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
    }
}
