package kaname.dependency.operability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import kaname.dependency.model.Model;
import kaname.dependency.model.ReadModel;
import kaname.platform.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// How well services work while others do not. The cases were worked out by hand from the formula
/// as the package states it, which is unverified.
@Tag("H3")
class OperabilityTest {

    private static Model model(String services, String dependencies) {
        return ReadModel.of(
                JsonMapper.shared()
                        .readTree(
                                "{\"services\": [%s], \"dependencies\": [%s]}"
                                        .formatted(services, dependencies)
                                        .replace('\'', '"')));
    }

    private static Operability.Level of(Operability operability, String id) {
        return operability.levels().stream()
                .filter(one -> one.service().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static final String THREE = "{'id': 'a'}, {'id': 'b'}, {'id': 'c'}";

    @Test
    void theMeanOverSuppliersDecidesWhereNoneIsCritical() {
        Model model =
                model(
                        THREE,
                        "{'supplier': 'a', 'consumer': 'c', 'strength': 0.4},"
                                + "{'supplier': 'b', 'consumer': 'c', 'strength': 0.2}");
        Operability.Level c = of(Operability.of(model, Map.of("a", 0.0)), "c");
        assertThat(c.percent()).as("(60 + 100) / 2").isCloseTo(80, within(1e-9));
        assertThat(c.by()).isNull();
    }

    @Test
    void theWeakestLinkDecidesWhereItsLossAloneStopsTheConsumer() {
        Model model =
                model(
                        THREE,
                        "{'supplier': 'a', 'consumer': 'b', 'strength': 0.5},"
                                + "{'supplier': 'b', 'consumer': 'c', 'strength': 0.9}");
        Operability found = Operability.of(model, Map.of("a", 30.0));
        assertThat(of(found, "b").percent())
                .as("0.5·30 + 50 = 65, but no more than 30")
                .isEqualTo(30);
        assertThat(of(found, "b").strength()).isCloseTo(65, within(1e-9));
        assertThat(of(found, "c").percent()).isEqualTo(30);
        assertThat(of(found, "c").by().id()).isEqualTo("b");
    }

    @Test
    void aSubstituteThatWorksStandsIn() {
        String one = "{'supplier': '%s', 'consumer': 'c', 'group': 'g', 'needs': %d}";
        for (int needs : new int[] {1, 2}) {
            Model model = model(THREE, one.formatted("a", needs) + "," + one.formatted("b", needs));
            assertThat(of(Operability.of(model, Map.of("a", 10.0)), "c").percent())
                    .isEqualTo(needs == 1 ? 100 : 10);
        }
    }

    @Test
    void aCircleIsNamedAndIsNoneOnceSomebodySaysHowOneOfItWorks() {
        Model model =
                model(
                        "{'id': 'root'}, " + THREE,
                        "{'supplier': 'root', 'consumer': 'a'}, {'supplier': 'a', 'consumer': 'b'},"
                            + " {'supplier': 'b', 'consumer': 'c'}, {'supplier': 'c', 'consumer':"
                            + " 'a'}");
        assertThatThrownBy(() -> Operability.of(model, Map.of("root", 0.0)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.fields().getFirst().detail().en())
                                        .contains("circle: b, c, a"));
        assertThat(of(Operability.of(model, Map.of("a", 40.0)), "c").percent()).isEqualTo(40);
    }

    @Test
    void nonsenseIsRefused() {
        Model model = model(THREE, "");
        for (Map<String, Double> said :
                java.util.List.of(
                        Map.of("a", -1.0),
                        Map.of("a", 101.0),
                        Map.of("a", Double.NaN),
                        Map.of("z", 1.0))) {
            assertThatThrownBy(() -> Operability.of(model, said)).isInstanceOf(Problem.class);
        }
    }
}
