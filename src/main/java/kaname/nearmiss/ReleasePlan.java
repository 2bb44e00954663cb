package kaname.nearmiss;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// When something that was let go is read outside: with all others of its batch, in a batch chosen
/// by lot, so that neither the hour nor the order tells when it was written.
///
/// @param every how far batches lie apart, from midnight in Tokyo on
/// @param spread among how many of the next batches the lot is drawn
record ReleasePlan(Duration every, int spread) {

    private static final Duration TOKYO = Duration.ofHours(9);

    ReleasePlan {
        if (every.isNegative() || every.isZero() || spread < 1) {
            throw new IllegalArgumentException("batches come one after another");
        }
    }

    /// Never the batch that is being filled: one that begins a whole interval later at the
    /// earliest.
    Instant due(Instant now, RandomGenerator lot) {
        long step = every.toSeconds();
        long local = now.getEpochSecond() + TOKYO.toSeconds();
        long next = Math.floorDiv(local, step) + 2 + lot.nextInt(spread);
        return Instant.ofEpochSecond(next * step - TOKYO.toSeconds());
    }
}
