package kaname.duty;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kaname.duty.Matter.StageId;

/// Which stages were filed: when their first version went out, which later clocks usually count
/// from, and when their latest did.
public record Filed(Map<StageId, Instant> first, Map<StageId, Instant> latest) {

    public static final Filed NOTHING = new Filed(Map.of(), Map.of());

    public Filed {
        first = Map.copyOf(first);
        latest = Map.copyOf(latest);
    }

    /// Each stage filed once.
    public static Filed once(Map<StageId, Instant> filed) {
        return new Filed(filed, filed);
    }

    /// With a version of each of these stages filed now: the first one, if none was.
    public Filed and(Collection<StageId> stages, Instant at) {
        Map<StageId, Instant> firstNow = new HashMap<>(first);
        Map<StageId, Instant> latestNow = new HashMap<>(latest);
        for (StageId stage : stages) {
            firstNow.putIfAbsent(stage, at);
            latestNow.put(stage, at);
        }
        return new Filed(firstNow, latestNow);
    }

    Optional<Instant> first(StageId stage) {
        return Optional.ofNullable(first.get(stage));
    }

    Optional<Instant> latest(StageId stage) {
        return Optional.ofNullable(latest.get(stage));
    }
}
