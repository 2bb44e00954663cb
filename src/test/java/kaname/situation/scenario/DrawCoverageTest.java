package kaname.situation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kaname.catalogue.Catalogue;
import kaname.platform.Text;
import kaname.situation.cause.Mark;
import kaname.situation.cause.Phenomenon;
import kaname.situation.cause.Threats;
import kaname.situation.scenario.Coverage.Cell;
import kaname.situation.scenario.Coverage.Column;
import kaname.situation.scenario.Coverage.Row;
import kaname.situation.scenario.Coverage.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H17")
class DrawCoverageTest {

    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final Instant THEN = Instant.parse("2026-06-01T00:00:00Z");
    private static final Mark DDOS =
            new Mark(Mark.Kind.ATTACK, "attack_type/ddos", Text.same("DDoS"));
    private static final Mark NO_LINE =
            new Mark(Mark.Kind.UPSTREAM, "communications", Text.same("communications"));
    private static final List<Column> SECTORS =
            List.of(
                    column("finance"),
                    column("water"),
                    column("port"),
                    column("gas"),
                    column("information-communication"),
                    column(""));

    private static Column column(String id) {
        return new Column(id, Text.same(id.isEmpty() ? "withheld" : id));
    }

    private static Phenomenon told(
            @Nullable String sector, @Nullable String state, boolean near, Mark... marks) {
        UUID id = UUID.randomUUID();
        return new Phenomenon(
                id, id, Text.same("x"), sector, null, THEN, THEN, state, near, Set.of(marks));
    }

    private static Cell cell(
            String scenario, String sector, List<Phenomenon> real, List<Phenomenon> exercised) {
        Row row =
                DrawCoverage.rows(CATALOGUE.scenarios(), SECTORS, real, exercised).stream()
                        .filter(one -> one.scenario().id().equals(scenario))
                        .findFirst()
                        .orElseThrow();
        return row.in(column(sector));
    }

    @Test
    void theMatrixSaysWhatHappenedWhatNearlyDidAndWhatWasExercised() {
        List<Phenomenon> real =
                List.of(
                        told("finance", "stopped", false, DDOS),
                        told("finance", "stopped", false, DDOS),
                        told("water", null, true, DDOS),
                        told("port", "stopped", false, DDOS),
                        told(null, null, true, DDOS));
        List<Phenomenon> exercised = List.of(told("port", "stopped", false, DDOS));
        assertThat(cell("ddos-continuity", "finance", real, exercised))
                .isEqualTo(new Cell(State.HAPPENED, 2, 0, 0));
        assertThat(cell("ddos-continuity", "water", real, exercised))
                .isEqualTo(new Cell(State.NEARLY, 0, 1, 0));
        assertThat(cell("ddos-continuity", "port", real, exercised))
                .isEqualTo(new Cell(State.EXERCISED, 1, 0, 1));
        assertThat(cell("ddos-continuity", "gas", real, exercised))
                .isEqualTo(new Cell(State.NEITHER, 0, 0, 0));
        assertThat(cell("ddos-continuity", "", real, exercised).state()).isEqualTo(State.NEARLY);
        assertThat(cell("wide-blackout", "finance", real, exercised).state())
                .as("another threat")
                .isEqualTo(State.NEITHER);
    }

    @Test
    void aFailureIsSeenWhereItIsGivenAndWhereItIsLeantOn() {
        List<Phenomenon> real =
                List.of(
                        told("information-communication", "unusable", false),
                        told("gas", "normal", false, NO_LINE));
        assertThat(cell("large-telecom-failure", "information-communication", real, List.of()))
                .isEqualTo(new Cell(State.HAPPENED, 1, 0, 0));
        assertThat(cell("large-telecom-failure", "gas", real, List.of()).state())
                .isEqualTo(State.HAPPENED);
        assertThat(cell("capital-outage", "water", real, List.of()).state())
                .as("not concerned")
                .isEqualTo(State.APART);
        assertThat(cell("capital-outage", "gas", real, List.of()).state())
                .as("not expected to be concerned, and yet met")
                .isEqualTo(State.HAPPENED);
    }

    @Test
    void threatsThatNoScenarioHasAreNamed() {
        List<Mark> all = Threats.all(CATALOGUE.vocabulary());
        assertThat(DrawCoverage.unlinked(CATALOGUE.scenarios(), all).stream().map(Text::en))
                .containsExactly("Fire", "Fuel shortage");
        assertThat(DrawCoverage.unlinked(List.of(), all)).hasSameSizeAs(all);
    }

    @Test
    @Tag("J2")
    @Tag("J4")
    void theThemesOfTheExercisesStandInTheCatalogueAndTheirLinksAreUnverified() {
        assertThat(CATALOGUE.scenarios())
                .extracting("id")
                .contains(
                        "capital-outage",
                        "wide-blackout",
                        "large-telecom-failure",
                        "compound-failure",
                        "security-incident");
        assertThat(CATALOGUE.scenarios()).noneMatch(one -> one.links().provenance().arms());
    }
}
