package kaname.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kaname.platform.Text;

/// The use that something was told for. Whoever reads for another use does not see it; carrying it
/// there needs a recorded basis (row O4).
public enum Purpose {
    /// What a law obliges to be reported, and what the authority may do with it.
    @JsonProperty("statutory")
    STATUTORY(Text.of("法定の報告・監督", "statutory duties and supervision")),
    /// Sharing between those concerned; never for guidance or supervision (row F11).
    @JsonProperty("sharing")
    SHARING(Text.of("情報共有（監督には使わない）", "sharing, not for supervision")),
    @JsonProperty("large-scale")
    LARGE_SCALE(Text.of("大規模障害対応", "large-scale failure response")),
    /// Prior review under the economic security act (row C18).
    @JsonProperty("review")
    REVIEW(Text.of("事前審査", "prior review")),
    /// Nothing is sent for it; a letter can only be carried there, on record.
    @JsonProperty("national-security")
    NATIONAL_SECURITY(Text.of("安全保障", "national security"));

    private final Text label;

    Purpose(Text label) {
        this.label = label;
    }

    public static Optional<Purpose> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    /// What a rule is for that does not say.
    static Purpose of(DutyClass dutyClass) {
        return dutyClass == DutyClass.MANDATORY ? STATUTORY : SHARING;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Text label() {
        return label;
    }
}
