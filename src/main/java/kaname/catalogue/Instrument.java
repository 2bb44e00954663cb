package kaname.catalogue;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// A law, order, decision or guideline that rules cite.
public record Instrument(
        String id,
        Text title,
        @Nullable String number,
        String kind,
        @Nullable LocalDate promulgated,
        @Nullable LocalDate inForce,
        @Nullable String body,
        Source source,
        @Nullable Text note,
        List<Moved> moved,
        List<Grant> powers) {

    /// An article that was renumbered, such as 第5条 to 第7条, from a day on.
    public record Moved(String article, String to, LocalDate on, Source source) {
        public Moved {
            requireNonNull(article, "article");
            requireNonNull(to, "to");
            requireNonNull(on, "on");
            requireNonNull(source, "source");
        }
    }

    /// An article by which an authority may use for the purposes `to` what was told for another,
    /// without asking. Unverified, it is shown and can't be used.
    public record Grant(String id, Text article, List<Purpose> to, Source source) {
        public Grant {
            requireNonNull(id, "id");
            requireNonNull(article, "article");
            requireNonNull(source, "source");
            to = List.copyOf(to);
        }
    }

    public Instrument {
        powers = powers == null ? List.of() : List.copyOf(powers);
        moved = moved == null ? List.of() : List.copyOf(moved);
    }
}
