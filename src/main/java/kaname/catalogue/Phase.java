package kaname.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How far a report has come; an item that is essential in one phase is so in the later ones.
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
