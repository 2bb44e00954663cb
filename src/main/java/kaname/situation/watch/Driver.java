package kaname.situation.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kaname.platform.Text;

/// Something that is changing, as it was last said.
///
/// @param number how often something was said of it
/// @param sectors that it concerns; empty: all
public record Driver(
        UUID id,
        int number,
        Kind kind,
        String title,
        String because,
        List<String> sectors,
        LocalDate reviewOn,
        boolean closed,
        String organisation,
        Text organisationName,
        Instant at) {

    public enum Kind {
        TECHNOLOGY(Text.of("技術", "Technology")),
        SOCIETY(Text.of("社会", "Society")),
        THREAT(Text.of("脅威", "Threat"));

        private final Text label;

        Kind(Text label) {
            this.label = label;
        }

        public Text label() {
            return label;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String id) {
            return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
        }
    }

    public Driver {
        sectors = List.copyOf(sectors);
    }

    public boolean late(LocalDate today) {
        return !closed && reviewOn.isBefore(today);
    }
}
