package kaname.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a fact's value is. In JSON: string, true/false, whole number, number or `"120 MW"`, RFC
/// 3339 with offset, ISO 8601 duration, one choice id, list of choice ids.
public enum FactType {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("boolean")
    BOOLEAN,
    @JsonProperty("integer")
    INTEGER,
    @JsonProperty("decimal")
    DECIMAL,
    @JsonProperty("instant")
    INSTANT,
    @JsonProperty("duration")
    DURATION,
    @JsonProperty("choice")
    CHOICE,
    @JsonProperty("choices")
    CHOICES
}
