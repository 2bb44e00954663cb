package kaname.dependency.inoperability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntFunction;
import kaname.platform.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The cases that the papers print, to the digits that they print.
@Tag("H2")
class InoperabilityTest {

    private static final double[][] FOUR = {
        {0, 0.9, 0, 0}, {0.4, 0, 0, 0}, {1, 0.8, 0, 0}, {1, 0.9, 0, 0}
    };
    private static final double[][] LIAN_HAIMES = {{0.15, 0.5}, {0.1, 0.05}};

    // electricity, rail, water, gas (Xu et al. 2011)
    private static final double[][] TABLE = {
        {175, 280, 280, 140}, {140, 315, 350, 280}, {245, 140, 280, 140}, {175, 280, 105, 280}
    };
    private static final double[] OUTPUT = {1225, 1610, 1085, 1015};

    private static Inoperability of(double[][] shares) {
        return new Inoperability(Interdependency.of(shares));
    }

    private static void assertClose(double[] found, double by, double... expected) {
        assertThat(found).usingComparatorWithPrecision(by).containsExactly(expected);
    }

    @Test
    void haimesAndJiangTwoSectors() {
        assertClose(
                of(new double[][] {{0, 0.8}, {0.2, 0}}).settled(new double[] {0, 0.6}),
                0.0005,
                0.571,
                0.714);
    }

    @Test
    void haimesAndJiangFourSectorsWhereTwoLoseAll() {
        assertClose(of(FOUR).settled(new double[] {0, 0.5, 0, 0}), 0.005, 0.70, 0.78, 1, 1);
    }

    @Test
    void lianAndHaimesSettleAndTheDynamicModelComesToTheSame() {
        Inoperability model = of(LIAN_HAIMES);
        double[] settled = model.settled(new double[] {0, 0.1});
        assertClose(settled, 0.0005, 0.066, 0.112);
        double[][] course =
                model.course(
                        new double[] {0.2, 0.2}, new double[2], 200, _ -> new double[] {0, 0.1});
        assertClose(course[200], 1e-9, settled);
    }

    @Test
    void aLossIsMadeGoodAlongTheExponential() {
        Inoperability model = of(LIAN_HAIMES);
        double[] pace = {0.2, 0.2};
        assertClose(model.recovering(pace, new double[] {0, 0.1}, 200), 1e-9, 0, 0);
        double[] once = model.recovering(pace, new double[] {0, 0.1}, 7);
        double[] twice =
                model.recovering(pace, model.recovering(pace, new double[] {0, 0.1}, 3), 4);
        assertClose(once, 1e-12, twice);
        double alone =
                of(new double[][] {{0}}).recovering(new double[] {0.3}, new double[] {1}, 5)[0];
        assertThat(alone).isCloseTo(Math.exp(-1.5), within(1e-12));
    }

    @Test
    void theImpactOfThirtyStepsIsTheIntegralThatWasPublished() {
        IntFunction<double[]> lost = t -> new double[] {0, t <= 30 ? 0.1 : 0};
        double[][] course =
                of(LIAN_HAIMES).course(new double[] {0.2, 0.2}, new double[2], 99, lost);
        assertClose(Inoperability.impact(course), 1e-6, 1.980144350, 3.366317449);
    }

    @Test
    void tablesGiveTheCoefficientsOfXuAndOthers() {
        Interdependency supply = Interdependency.supply(TABLE, OUTPUT);
        double[][] printed = {
            {0.14, 0.11, 0.20, 0.14},
            {0.17, 0.20, 0.10, 0.17},
            {0.26, 0.32, 0.26, 0.10},
            {0.14, 0.28, 0.14, 0.28}
        };
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                assertThat(supply.share(i, j)).isCloseTo(printed[i][j], within(0.0151));
            }
        }
        Interdependency demand = Interdependency.demand(TABLE, OUTPUT);
        assertThat(demand.share(1, 2)).as("z / x of the row").isEqualTo(350.0 / 1610);
    }

    @Test
    void whatReachesOverSeveralDependencies() {
        Interdependency shares = Interdependency.of(FOUR);
        assertThat(Series.power(shares, 1, 2)[2]).isCloseTo(0.9, within(1e-9));
        assertThat(Series.power(shares, 1, 3)[2]).isCloseTo(0.288, within(1e-9));
        assertThat(Series.power(shares, 1, 3)[0]).isCloseTo(0.324, within(1e-9));
        assertThat(Series.power(shares, 3, 3)[3]).isZero();
    }

    @Test
    void indicesAreMeansOverTheOthers() {
        Interdependency shares = Interdependency.of(FOUR);
        double[] dependency = {0.3, 0.4 / 3, 0.6, 1.9 / 3};
        double[] influence = {0.8, 2.6 / 3, 0, 0};
        Indices direct = Indices.direct(shares);
        for (int i = 0; i < 4; i++) {
            assertThat(direct.dependency(i)).isCloseTo(dependency[i], within(1e-12));
            assertThat(direct.influence(i)).isCloseTo(influence[i], within(1e-12));
        }
        Indices overall = Indices.overall(shares);
        double[] column = of(FOUR).settled(new double[] {0.01, 0, 0, 0});
        double expected = (Arrays.stream(column).sum() - column[0]) / 0.01 / 3;
        assertThat(overall.influence(0)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void whatWouldGrowForEverIsRefused() {
        assertThat(Interdependency.of(FOUR).radius()).isCloseTo(0.6, within(1e-6));
        assertThat(Interdependency.of(new double[][] {{0, 0.8}, {0.2, 0}}).radius())
                .isCloseTo(0.4, within(1e-6));
        for (double[][] growing :
                new double[][][] {{{0, 2}, {0.6, 0}}, {{1}}, {{0.5, 0}, {0, 1.2}}, {{-0.1}}}) {
            assertThatThrownBy(() -> Interdependency.of(growing))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.code()).isEqualTo("not-stable"));
        }
        assertThat(Interdependency.of(new double[][] {{0, 5}, {0, 0}}).radius())
                .as("a large share that goes nowhere")
                .isLessThan(1);
    }
}
