package kaname.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import kaname.platform.Text;

/// Mandatory, effort and voluntary are three different things and never look alike.
public enum DutyClass {
    @JsonProperty("mandatory")
    MANDATORY(Text.of("義務", "mandatory")),
    @JsonProperty("effort")
    EFFORT(Text.of("努力義務", "duty of effort")),
    @JsonProperty("voluntary")
    VOLUNTARY(Text.of("任意", "voluntary"));

    private final Text label;

    DutyClass(Text label) {
        this.label = label;
    }

    public Text label() {
        return label;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
