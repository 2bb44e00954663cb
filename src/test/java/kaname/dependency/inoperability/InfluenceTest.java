package kaname.dependency.inoperability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import kaname.dependency.kernel.Watch;
import kaname.dependency.model.Model;
import kaname.dependency.model.ReadModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// How much the others lose with each service, by shares.
@Tag("H2")
class InfluenceTest {

    private static final int LONG = 2_000;

    private static Model model(String services, String dependencies) {
        return ReadModel.of(
                JsonMapper.shared()
                        .readTree(
                                "{\"services\": [%s], \"dependencies\": [%s]}"
                                        .formatted(services, dependencies)
                                        .replace('\'', '"')));
    }

    private static Influence of(Model model, int hours) {
        return Influence.of(model, hours, 1, Watch.NOBODY);
    }

    private static Influence.Rank rank(Influence influence, String id) {
        return influence.ranks().stream()
                .filter(one -> one.service().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static final String THREE = "{'id': 'a'}, {'id': 'b'}, {'id': 'c'}";

    @Test
    void aChainLosesStepByStepAndTheFirstTakesMostWithIt() {
        Influence found =
                of(
                        model(
                                THREE,
                                "{'supplier': 'a', 'consumer': 'b', 'strength': 0.5},"
                                        + "{'supplier': 'b', 'consumer': 'c', 'strength': 0.4}"),
                        LONG);
        assertThat(found.stable()).isTrue();
        assertThat(found.ranks())
                .extracting(one -> one.service().id())
                .containsExactly("a", "b", "c");
        assertThat(rank(found, "a").lost()).as("0.5 + 0.5·0.4").isCloseTo(0.7, within(1e-5));
        assertThat(rank(found, "b").lost()).isCloseTo(0.4, within(1e-5));
        assertThat(rank(found, "c").lost()).isZero();
    }

    @Test
    void aSingleNumberIsTakenToBeOffByAQuarterEitherWay() {
        Influence.Rank a =
                rank(
                        of(
                                model(THREE, "{'supplier': 'a', 'consumer': 'b', 'strength': 0.4}"),
                                LONG),
                        "a");
        assertThat(a.lost()).isCloseTo(0.4, within(1e-5));
        assertThat(a.low()).isBetween(0.3, 0.4);
        assertThat(a.high()).isBetween(0.4, 0.5);
    }

    @Test
    void withinHoursLessIsLostThanInTheEnd() {
        Model model =
                model(
                        "{'id': 'a'}, {'id': 'b', 'restorationHours': 100}",
                        "{'supplier': 'a', 'consumer': 'b', 'strength': 0.5}");
        double k = -Math.log(0.01) / 100;
        assertThat(rank(of(model, 10), "a").lost())
                .as("0.5 (1 - (1 - k)^10)")
                .isCloseTo(0.5 * (1 - Math.pow(1 - k, 10)), within(1e-5));
    }

    @Test
    void uncertainStrengthsGiveAnIntervalAndPlacesThatMayChange() {
        Influence found =
                of(
                        model(
                                THREE + ", {'id': 'd'}",
                                "{'supplier': 'a', 'consumer': 'b', 'strength': {'low': 0.1,"
                                    + " 'likely': 0.5, 'high': 0.9}},{'supplier': 'c', 'consumer':"
                                    + " 'd', 'strength': 0.45}"),
                        LONG);
        Influence.Rank a = rank(found, "a");
        assertThat(found.draws()).isPositive();
        assertThat(a.lost()).isCloseTo(0.5, within(1e-5));
        assertThat(a.low()).isBetween(0.1, 0.45);
        assertThat(a.high()).isBetween(0.5, 0.9);
        assertThat(a.best()).isEqualTo(1);
        assertThat(a.worst()).as("below c in some draws").isEqualTo(2);
        assertThat(of(found(), 72)).as("the same from the same seed").isEqualTo(of(found(), 72));
    }

    private static Model found() {
        return model(
                THREE,
                "{'supplier': 'a', 'consumer': 'b', 'strength': {'low': 0.1, 'likely': 0.5, 'high':"
                        + " 0.9}}");
    }

    @Test
    void aCircleThatGrowsIsSaidToBeNoneOfIts() {
        Influence found =
                of(
                        model(
                                THREE,
                                "{'supplier': 'a', 'consumer': 'b', 'strength': 1},"
                                        + "{'supplier': 'b', 'consumer': 'a', 'strength': 1}"),
                        72);
        assertThat(found.stable()).isFalse();
        assertThat(found.ranks()).isEmpty();
    }

    /// More services than a block of the kernel takes.
    @Test
    void settlesWhereTheStaticModelDoes() {
        SplittableRandom random = new SplittableRandom(20261128);
        int services = 37;
        StringBuilder nodes = new StringBuilder();
        StringBuilder edges = new StringBuilder();
        for (int i = 0; i < services; i++) {
            nodes.append(i == 0 ? "" : ", ").append("{'id': 's").append(i).append("'}");
            for (int j : new int[] {(i + 1) % services, (i + 5) % services}) {
                edges.append(edges.isEmpty() ? "" : ", ")
                        .append(
                                "{'supplier': 's%d', 'consumer': 's%d', 'strength': %.3f}"
                                        .formatted(j, i, 0.05 + 0.4 * random.nextDouble()));
            }
        }
        Model model = model(nodes.toString(), edges.toString());
        Influence found = of(model, LONG);
        Inoperability settled = new Inoperability(Interdependency.of(model));
        for (int i = 0; i < services; i++) {
            double[] lost = new double[services];
            lost[i] = 1;
            double others = -1;
            for (double one : settled.settled(lost)) {
                others += one;
            }
            assertThat(rank(found, model.services().get(i).id()).lost())
                    .isCloseTo(others, within(1e-3));
        }
    }
}
