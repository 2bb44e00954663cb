package kaname.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How far a report has come, in order.
public enum Phase {
    @JsonProperty("first")
    FIRST,
    @JsonProperty("intermediate")
    INTERMEDIATE,
    @JsonProperty("final")
    FINAL,
    @JsonProperty("never")
    NEVER
}
