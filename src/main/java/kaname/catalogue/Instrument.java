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
        List<Moved> moved) {

    /// An article that was renumbered, such as 第5条 to 第7条, from a day on.
    public record Moved(String article, String to, LocalDate on, Source source) {
        public Moved {
            requireNonNull(article, "article");
            requireNonNull(to, "to");
            requireNonNull(on, "on");
            requireNonNull(source, "source");
        }
    }

    public Instrument {
        moved = moved == null ? List.of() : List.copyOf(moved);
    }
}
