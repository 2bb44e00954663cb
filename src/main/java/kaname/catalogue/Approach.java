package kaname.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kaname.platform.Text;

/// Against an outage, or for when there is one: whatever is done about outages is one of both, and
/// the framework wants both. A principle, no duty.
public enum Approach {
    @JsonProperty("preventive")
    PREVENTIVE(
            Text.of("予防的", "Preventive"),
            Text.of(
                    "障害を起こさず、サービスを保つための対策。例：修正プログラムを早く当てる、入れる人を絞る。",
                    "Keeps the service up, so that no outage happens: patching early, letting fewer"
                            + " people in.")),
    @JsonProperty("reactive")
    REACTIVE(
            Text.of("事後的", "Reactive"),
            Text.of(
                    "障害が起きたときに、早く元に戻すための対策。例：手作業で続ける手順、バックアップから戻す訓練。",
                    "Brings the service back soon once there is an outage: a way to go on by hand,"
                            + " practice in restoring from backups."));

    private final Text label;
    private final Text meaning;

    Approach(Text label, Text meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /// As files, forms and the database have it.
    public static Optional<Approach> of(String id) {
        return Stream.of(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Text label() {
        return label;
    }

    /// One sentence with an example, for whoever has to choose.
    public Text meaning() {
        return meaning;
    }
}
