package kaname.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import kaname.platform.Text;

/// A machine format that others defined, as data: where each fact stands in its document.
public record Format(String id, Text title, Source source, List<Place> places) {

    /// One fact at one JSON pointer, under the number that the format's own text gives the field.
    public record Place(String field, String at, String fact, As as) {}

    /// How a fact's value is written there.
    public enum As {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("flag")
        FLAG,
        @JsonProperty("number")
        NUMBER,
        /// RFC 3339 in UTC.
        @JsonProperty("time")
        TIME,
        @JsonProperty("choices")
        CHOICES,
        /// `DDD:HH:MM`
        @JsonProperty("days-hours-minutes")
        DAYS_HOURS_MINUTES
    }

    public Format {
        places = List.copyOf(places);
    }
}
