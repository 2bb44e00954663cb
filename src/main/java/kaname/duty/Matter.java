package kaname.duty;

import java.time.Instant;
import java.util.Map;
import kaname.catalogue.Facts;

/// What is to be assessed: who, what is known, and which stages were already filed (first filing of
/// each).
public record Matter(Operator operator, Facts facts, Map<StageId, Instant> filed) {

    /// One stage of one regime.
    public record StageId(String regime, String stage) {}

    public Matter {
        filed = Map.copyOf(filed);
    }
}
