package kaname.situation.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kaname.platform.Text;
import kaname.situation.cause.Mark;
import kaname.situation.cause.Phenomenon;
import kaname.situation.year.Year.Threat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DrawYearTest {

    private static final Instant THEN = Instant.parse("2026-06-01T00:00:00Z");
    private static final Mark RANSOMWARE =
            new Mark(Mark.Kind.ATTACK, "attack_type/ransomware", Text.same("ransomware"));
    private static final Mark QUAKE =
            new Mark(Mark.Kind.HAZARD, "hazard/earthquake", Text.same("earthquake"));
    private static final Mark CARRIER =
            new Mark(Mark.Kind.UPSTREAM, "communications", Text.same("communications"));
    private static final Mark VPN = new Mark(Mark.Kind.PRODUCT, "vpn-5", Text.same("VPN-5"));

    private static Phenomenon told(
            @Nullable String who,
            @Nullable String sector,
            @Nullable String state,
            boolean near,
            Mark... marks) {
        UUID id =
                UUID.nameUUIDFromBytes(
                        (who + sector + state + near + List.of(marks))
                                .getBytes(StandardCharsets.UTF_8));
        return new Phenomenon(
                id,
                id,
                Text.same("x"),
                sector,
                who == null ? null : new Phenomenon.Reporter(who, Text.same(who)),
                THEN,
                THEN,
                state,
                near,
                Set.of(marks));
    }

    private static final List<Phenomenon> YEAR =
            List.of(
                    told("a", "water", "stopped", false, RANSOMWARE, VPN),
                    told("a", "water", "degraded", false, RANSOMWARE),
                    told("b", "water", "stopped", false, QUAKE),
                    told("c", "port", "normal", false, RANSOMWARE),
                    told("d", "gas", null, false, RANSOMWARE, QUAKE),
                    told(null, null, null, true, CARRIER),
                    told(null, "port", null, true, CARRIER),
                    told("c", "port", null, true));

    @Test
    @Tag("H1")
    void aThreatToThreeSectorsIsCommonAndExpertsAreHeard() {
        List<Threat> threats = DrawYear.threats(YEAR, List.of());
        assertThat(threats.stream().map(Threat::id))
                .containsExactly(
                        "attack:attack_type/ransomware",
                        "hazard:hazard/earthquake",
                        "upstream:communications");
        assertThat(threats.getFirst().common()).isTrue();
        assertThat(threats.getFirst().in("water").reporters())
                .as("one operator, told twice")
                .isEqualTo(1);
        assertThat(threats.get(1).common()).isFalse();
        assertThat(threats.get(2).sectors()).as("withheld counts for none").isEqualTo(1);

        List<Threat> with =
                DrawYear.threats(
                        YEAR,
                        List.of(
                                new DrawYear.Expected(
                                        "hazard:hazard/earthquake",
                                        Text.same("earthquake"),
                                        "railway",
                                        "想定震源域"),
                                new DrawYear.Expected(
                                        "hazard:hazard/tsunami",
                                        Text.same("tsunami"),
                                        "port",
                                        "堤防の高さ")));
        Threat quake =
                with.stream().filter(t -> t.id().endsWith("earthquake")).findFirst().orElseThrow();
        assertThat(quake.common()).isTrue();
        assertThat(quake.in("railway").expected()).isEqualTo("想定震源域");
        assertThat(with).anyMatch(t -> t.id().endsWith("tsunami") && t.reporters() == 0);
    }

    @Test
    @Tag("O2")
    void thePyramidCountsWhatNearlyHappenedWhatHappenedAndWhatStoppedAService() {
        Year.Pyramid pyramid = DrawYear.pyramid(YEAR);
        assertThat(pyramid).isEqualTo(new Year.Pyramid(3, 3, 2));
        assertThat(pyramid.forEachMajor()).isEqualTo(1.5);
        assertThat(DrawYear.pyramid(List.of()).forEachMajor()).isNull();
    }

    @Test
    @Tag("O2")
    void theShareToldWithoutANameIsOfAllNearMisses() {
        assertThat(new Year.Trust(2, 1, 0, 0, 0, 0, 0).anonymousShare()).isEqualTo(67);
        assertThat(new Year.Trust(0, 0, 0, 0, 0, 0, 0).anonymousShare()).isNull();
    }
}
