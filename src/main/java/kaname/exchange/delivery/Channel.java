package kaname.exchange.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.exchange.Marking;
import org.jspecify.annotations.Nullable;

/// A way to tell an organisation that something waits for it. Nothing but the question whether it
/// is wanted goes out until `confirmedAt`. A message may name regime, sender and clock of what is
/// marked no higher than `shows`; of the rest it says that it is there.
record Channel(
        UUID id,
        String organisation,
        Kind kind,
        String name,
        String address,
        List<String> tells,
        Marking shows,
        Instant createdAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant removedAt) {

    enum Kind {
        MAIL("mail"),
        WEBHOOK("webhook");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    Channel {
        tells = List.copyOf(tells);
    }

    boolean confirmed() {
        return confirmedAt != null;
    }
}
