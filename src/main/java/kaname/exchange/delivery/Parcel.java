package kaname.exchange.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kaname.exchange.Marking;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One delivery in the hands of the one who carries it. `id` stays the same from attempt to
/// attempt; `failures` are the attempts before whose end is known; `sealedSecret` is hexadecimal.
record Parcel(
        UUID id,
        int attempt,
        int failures,
        UUID channel,
        String address,
        String sealedSecret,
        Marking shows,
        Occasion occasion,
        UUID subject,
        JsonNode about,
        Instant plannedAt,
        Text organisation,
        @Nullable Envelope letter) {

    /// The outside of the letter that it is about.
    record Envelope(
            UUID id,
            UUID incident,
            String regime,
            String stage,
            Marking marking,
            boolean exercise,
            Instant sentAt,
            @Nullable Instant clockAt,
            Text operator) {}

    boolean exercise() {
        return letter == null ? about.path("exercise").asBoolean(false) : letter.exercise();
    }

    /// Whether the message may say more than that something waits.
    boolean tellsMore() {
        return marking().map(m -> m.mayShowWhere(shows)).orElse(true);
    }

    private Optional<Marking> marking() {
        return letter == null
                ? Marking.of(about.path("marking").asString(""))
                : Optional.of(letter.marking());
    }
}
