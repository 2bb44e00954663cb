package kaname.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import kaname.platform.Text;

/// How a fact of the catalogue was read. Only what was read, or vouched for by name, may arm a
/// duty.
public enum Provenance {
    @JsonProperty("primary")
    PRIMARY(Text.of("一次資料", "primary source")),
    @JsonProperty("secondary")
    SECONDARY(Text.of("二次資料", "secondary source")),
    /// Not read, yet armed in this house because a named person answers for it.
    @JsonProperty("vouched")
    VOUCHED(Text.of("未確認・責任者の判断で適用", "unverified, applied by decision")),
    @JsonProperty("unverified")
    UNVERIFIED(Text.of("未確認", "unverified"));

    private final Text label;

    Provenance(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }

    public boolean arms() {
        return this != UNVERIFIED;
    }
}
