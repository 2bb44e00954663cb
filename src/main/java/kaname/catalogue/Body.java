package kaname.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// An authority, council or office, with its life span and its predecessor.
public record Body(
        String id,
        Text name,
        @JsonProperty("short") @Nullable Text brief,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String parent,
        @Nullable String succeeds,
        Source source,
        @Nullable Text note) {

    /// A part that some body plays in the framework, from a day to a day.
    public record Role(
            String role,
            String body,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Source source) {
        public boolean on(LocalDate date) {
            return (from == null || !date.isBefore(from)) && (to == null || date.isBefore(to));
        }
    }

    public Text shortName() {
        return brief == null ? name : brief;
    }
}
