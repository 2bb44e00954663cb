package kaname.community.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kaname.platform.Text;

/// Which kind of information a rule is about.
public enum Information {
    INCIDENT(Text.of("障害", "Incidents")),
    NEAR_MISS(Text.of("ヒヤリハット", "Near misses")),
    THREAT(Text.of("予兆・脅威", "Threats")),
    VULNERABILITY(Text.of("脆弱性", "Vulnerabilities")),
    MEASURE(Text.of("対策", "Measures"));

    private final Text label;

    Information(Text label) {
        this.label = label;
    }

    static Optional<Information> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Text label() {
        return label;
    }
}
