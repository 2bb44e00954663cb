package kaname.catalogue;

import java.util.List;
import kaname.fuzz.FuzzTarget;

/// A condition is read or refused in words.
final class ConditionFuzz implements FuzzTarget {

    private static final Vocabulary VOCABULARY = Catalogue.shipped().vocabulary();
    private Conditions conditions = new Conditions(VOCABULARY);
    private int read;

    @Override
    public void take(byte[] input) {
        if (++read % 5000 == 0) {
            conditions = new Conditions(VOCABULARY); // it keeps what it read
        }
        try {
            conditions.read(FuzzTarget.text(input)).over(Facts.NONE);
        } catch (IllegalArgumentException refused) {
            FuzzTarget.promise(!String.valueOf(refused.getMessage()).isBlank(), refused);
        }
    }

    @Override
    public List<byte[]> seeds() {
        return FuzzTarget.texts(
                "service_state == 'stopped' && users_affected >= 30000",
                "!(malicious_suspected) || outage_duration > duration('2h')",
                "service_state in ['degraded', 'unusable'] && 'x' in operator_statuses",
                "detected_at > occurred_at + duration('72h')",
                "users_affected > 0.1 * users_total || true",
                "[1].map(x, [1].map(y, x))");
    }
}
