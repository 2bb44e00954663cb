package kaname.dependency.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import kaname.dependency.model.Model;
import kaname.dependency.model.ReadModel;
import kaname.platform.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Who stops, when, and when it is back.
@Tag("H2")
class ForecastTest {

    private static Model model(String services, String dependencies) {
        return ReadModel.of(
                JsonMapper.shared()
                        .readTree(
                                "{\"services\": [%s], \"dependencies\": [%s]}"
                                        .formatted(services, dependencies)
                                        .replace('\'', '"')));
    }

    private static Forecast forecast(Model model, double hours, String... failures) {
        return Forecast.of(
                model,
                new Question(
                        List.of(failures).stream().map(ForecastTest::failure).toList(),
                        hours,
                        0,
                        7));
    }

    private static Question.Failure failure(String text) {
        String[] parts = text.split("@", 2);
        return new Question.Failure(parts[0], parts.length == 1 ? 0 : Double.parseDouble(parts[1]));
    }

    private static Forecast.Prospect of(Forecast forecast, String id) {
        return forecast.services().stream()
                .filter(one -> one.service().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static double fails(Forecast forecast, String id) {
        Forecast.Percentiles fails = of(forecast, id).fails();
        return fails == null ? Double.POSITIVE_INFINITY : fails.p50();
    }

    @Test
    @Tag("H16")
    void baseStationsStopAThirtySixthHourAfterTheOilDoes() {
        Model model =
                model(
                        "{'id': 'oil'}, {'id': 'base'}",
                        "{'supplier': 'oil', 'consumer': 'base', 'bufferHours': 36}");
        Forecast forecast = forecast(model, 72, "oil@5");
        assertThat(fails(forecast, "oil")).isEqualTo(5);
        assertThat(fails(forecast, "base")).isEqualTo(41);
        assertThat(of(forecast, "base").unserved()).isEqualTo(31);
        assertThat(fails(forecast(model, 40, "oil@5"), "base")).isInfinite();
    }

    @Test
    void aSupplyThatIsBackInTimeHarmsNobody() {
        Model model =
                model(
                        "{'id': 'a', 'restorationHours': 10}, {'id': 'b'}, {'id': 'c'}",
                        "{'supplier': 'a', 'consumer': 'b', 'bufferHours': 11},"
                                + "{'supplier': 'a', 'consumer': 'c', 'bufferHours': 9}");
        Forecast forecast = forecast(model, 48, "a");
        assertThat(fails(forecast, "b")).isInfinite();
        assertThat(fails(forecast, "c")).isEqualTo(9);
        assertThat(of(forecast, "c").unserved()).isEqualTo(1);
        assertThat(of(forecast, "c").restored().p50()).isEqualTo(10);
    }

    @Test
    void lossesAddUpToTheThresholdAndAutonomyPutsItOff() {
        Model model =
                model(
                        "{'id': 'a'}, {'id': 'b'}, {'id': 'c', 'threshold': 0.5, 'autonomyHours':"
                                + " 6}",
                        "{'supplier': 'a', 'consumer': 'c', 'strength': 0.3},"
                                + "{'supplier': 'b', 'consumer': 'c', 'strength': 0.2}");
        Forecast one = forecast(model, 48, "a");
        assertThat(fails(one, "c")).isInfinite();
        assertThat(of(one, "c").degrades().p50()).isEqualTo(0);
        assertThat(of(one, "c").degraded()).isEqualTo(48);
        Forecast both = forecast(model, 48, "a", "b@4");
        assertThat(fails(both, "c")).isEqualTo(10);
        assertThat(of(both, "c").degraded()).isEqualTo(10);
    }

    @Test
    void whoCanBeReplacedIsMissedOnceTooFewAreLeft() {
        Model model =
                model(
                        "{'id': 'a'}, {'id': 'b'}, {'id': 'c'}, {'id': 'd'}",
                        IntStream.range(0, 3)
                                .mapToObj(i ->
                                        "{'supplier': '%s', 'consumer': 'd', 'group': 'g', 'needs': 2}"
                                                .formatted("abc".charAt(i)))
                                .reduce((x, y) -> x + "," + y)
                                .orElseThrow());
        assertThat(fails(forecast(model, 48, "a"), "d")).isInfinite();
        assertThat(fails(forecast(model, 48, "a", "c@3"), "d")).isEqualTo(3);
    }

    @Test
    void anEffectGrowsInFourSteps() {
        String growing =
                "{'supplier': 'a', 'consumer': 'b', 'strength': 0.8, 'bufferHours': 2, 'growth':"
                        + " '%s', 'growthHours': 16}";
        for (var expected :
                List.of(
                        List.of("linear", 2 + 12.0),
                        List.of("slow", 2 + 16 * Math.sqrt(0.75)),
                        List.of("fast", 2 + 16 * 0.5625))) {
            Model model =
                    model(
                            "{'id': 'a'}, {'id': 'b', 'threshold': 0.6}",
                            growing.formatted(expected.getFirst()));
            assertThat(fails(forecast(model, 48, "a"), "b"))
                    .as((String) expected.getFirst())
                    .isCloseTo((double) expected.getLast(), within(0.01));
        }
    }

    @Test
    void aCoupledRepairWaitsForTheSupplier() {
        String services = "{'id': 'a', 'restorationHours': 10}, {'id': 'b', 'restorationHours': 4}";
        String dependency =
                "{'supplier': 'a', 'consumer': 'b', 'strength': 0.1, 'bufferHours': 100, 'coupled':"
                        + " %s}";
        Forecast alone = forecast(model(services, dependency.formatted(false)), 48, "a", "b@1");
        Forecast coupled = forecast(model(services, dependency.formatted(true)), 48, "a", "b@1");
        assertThat(of(alone, "b").restored().p50()).isEqualTo(5);
        assertThat(of(coupled, "b").restored().p50()).isEqualTo(14);
        Forecast halfway = forecast(model(services, dependency.formatted(true)), 48, "a@3", "b@1");
        assertThat(of(halfway, "b").restored().p50()).as("two hours done before").isEqualTo(15);
    }

    @Test
    void uncertaintyGivesPercentilesThatItsTriangleHas() {
        Model model =
                model(
                        "{'id': 'oil'}, {'id': 'base'}",
                        "{'supplier': 'oil', 'consumer': 'base',"
                                + " 'bufferHours': {'low': 24, 'likely': 36, 'high': 48}}");
        Forecast forecast =
                Forecast.of(model, new Question(List.of(failure("oil")), 72, 20_000, 1));
        Forecast.Percentiles fails = of(forecast, "base").fails();
        assertThat(fails.p10()).isCloseTo(24 + 12 * Math.sqrt(0.2), within(0.15));
        assertThat(fails.p50()).isCloseTo(36, within(0.15));
        assertThat(fails.p90()).isCloseTo(48 - 12 * Math.sqrt(0.2), within(0.15));
        assertThat(of(forecast, "base").probability().value()).isEqualTo(1);

        Forecast early = Forecast.of(model, new Question(List.of(failure("oil")), 36, 20_000, 1));
        Forecast.Share half = of(early, "base").probability();
        assertThat(half.value()).isCloseTo(0.5, within(0.02));
        assertThat(half.low()).isLessThan(half.value());
        assertThat(half.high()).isGreaterThan(half.value());
    }

    @Test
    @Tag("H3")
    void theSameSeedGivesTheSameAndAnotherSeedAnother() {
        Model model =
                model(
                        "{'id': 'a'}, {'id': 'b'}",
                        "{'supplier': 'a', 'consumer': 'b',"
                                + " 'bufferHours': {'low': 1, 'likely': 20, 'high': 60}}");
        Question question = new Question(List.of(failure("a")), 72, 200, 5);
        assertThat(Forecast.of(model, question)).isEqualTo(Forecast.of(model, question));
        assertThat(Forecast.of(model, new Question(List.of(failure("a")), 72, 200, 6)).services())
                .isNotEqualTo(Forecast.of(model, question).services());
    }

    @Test
    void whatTheModelHasNotIsNamed() {
        Model model = model("{'id': 'a'}", "");
        assertThatThrownBy(() -> forecast(model, 48, "moon"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.fields().getFirst().detail().en())
                                        .contains("moon"));
    }
}
