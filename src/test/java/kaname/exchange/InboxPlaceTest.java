package kaname.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import kaname.platform.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxPlaceTest {

    private static final UUID LETTER = UUID.fromString("6826ceb2-0bb4-41e7-9ca9-000000000001");

    @Test
    void aPlaceThatALinkCarriesIsRead() {
        assertThat(InboxPlace.read("2026-11-23T05:24:26.662336Z_" + LETTER))
                .isEqualTo(new Mailbox.Place(Instant.parse("2026-11-23T05:24:26.662336Z"), LETTER));
        assertThat(InboxPlace.read(Mailbox.NEVER + "_" + LETTER))
                .isEqualTo(new Mailbox.Place(Mailbox.NEVER, LETTER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "x",
                "2026-11-23T05:24:26Z",
                "2026-11-23T05:24:26Z_1",
                "+1000000000-01-01T00:00:00Z_6826ceb2-0bb4-41e7-9ca9-000000000001",
                "-1000000000-01-01T00:00:00Z_6826ceb2-0bb4-41e7-9ca9-000000000001"
            })
    void aPlaceThatNoLinkOfOursCarriesIsRefused(String place) {
        assertThatThrownBy(() -> InboxPlace.read(place))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }
}
