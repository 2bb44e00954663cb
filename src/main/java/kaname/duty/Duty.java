package kaname.duty;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kaname.catalogue.Provenance;
import kaname.catalogue.Regime;
import kaname.catalogue.Stage;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// One report that is owed: the stage of a regime, to whom, by when, in which form, and why.
/// `missing` are the facts that its form still needs; `filedAt` is when the stage was first filed,
/// if it was.
public record Duty(
        Regime regime,
        Stage stage,
        List<Recipient> recipients,
        ClockReading clock,
        String form,
        List<String> missing,
        List<Text> why,
        @Nullable Instant filedAt) {

    public Duty {
        recipients = List.copyOf(recipients);
        missing = List.copyOf(missing);
        why = List.copyOf(why);
    }

    public Matter.StageId id() {
        return new Matter.StageId(regime.id(), stage.id());
    }

    public Optional<Instant> dueAt() {
        return clock.dueAt();
    }

    public boolean filed() {
        return filedAt != null;
    }

    /// The stage's own article, or the regime's.
    public Text article() {
        Text own = stage.article();
        return own == null ? regime.article() : own;
    }

    public Provenance provenance() {
        return stage.source().provenance();
    }
}
