package kaname.severity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kaname.platform.Text;
import kaname.severity.Rating.Mode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("G8")
class StandingTest {

    private static final Instant AT = Instant.parse("2026-11-27T00:00:00Z");

    private static Rating rated(String by, int level, UUID... settles) {
        return new Rating(
                UUID.randomUUID(),
                new UUID(0, 1),
                Mode.PREDICTIVE,
                by,
                Text.same(by),
                !by.equals("operator"),
                List.of(
                        new Rating.OnAxis("continuity", level, "because"),
                        new Rating.OnAxis("safety", 0, "")),
                List.of(settles),
                AT);
    }

    @Test
    void theHighestThatAnAuthorityGaveStandsAndOnesOwnWordMovesNothing() {
        assertThat(Standing.of(List.of()).level()).isNull();
        assertThat(Standing.of(List.of(rated("operator", 4))).level()).isNull();
        Standing two = Standing.of(List.of(rated("ministry", 2), rated("nco", 3)));
        assertThat(two.level()).isEqualTo(3);
        assertThat(two.disputed()).isTrue();
        assertThat(Standing.of(List.of(rated("ministry", 2), rated("nco", 2))).disputed())
                .isFalse();
        assertThat(Standing.of(List.of(rated("operator", 1), rated("nco", 2))).disputed())
                .as("an operator that differs is heard")
                .isTrue();
    }

    @Test
    void theNewestOfEachCounts() {
        Standing standing = Standing.of(List.of(rated("nco", 4), rated("nco", 1)));
        assertThat(standing.level()).isEqualTo(1);
        assertThat(standing.current()).hasSize(1);
    }

    @Test
    void whatIsReconciledStandsUntilSomebodyDiffersAgain() {
        Rating high = rated("ministry", 3);
        Rating low = rated("nco", 1);
        Rating agreed = rated("nco", 2, high.id(), low.id());
        Standing settled = Standing.of(List.of(high, low, agreed));
        assertThat(settled.level()).isEqualTo(2);
        assertThat(settled.disputed()).isFalse();
        assertThat(settled.current()).isEmpty();
        Standing again = Standing.of(List.of(high, low, agreed, rated("ministry", 4)));
        assertThat(again.level()).isEqualTo(4);
        assertThat(again.disputed()).isTrue();
        assertThat(Standing.of(List.of(high, low, agreed, rated("ministry", 1))).level())
                .as("a later, lower word does not undo what was reconciled")
                .isEqualTo(2);
    }
}
