package kaname.dependency.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Kind;
import kaname.dependency.model.Model;
import kaname.dependency.model.ReadModel;
import kaname.dependency.model.Service;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// In which order services come back.
@Tag("H3")
class RestorationTest {

    private static final double HOURS = 96;

    private static Model model(String json) {
        return ReadModel.of(JsonMapper.shared().readTree(json.replace('\'', '"')));
    }

    private static List<String> ids(Restoration restoration) {
        return restoration.steps().stream().map(one -> one.service().id()).toList();
    }

    @Test
    void whatHoldsUpOthersComesFirstThoughItTakesLonger() {
        Model model =
                model(
                        "{'services': [{'id': 'shop', 'restorationHours': 2}, {'id': 'grid',"
                                + " 'restorationHours': 4}, {'id': 'a'}, {'id': 'b'}, {'id': 'c'}],"
                                + " 'dependencies': [{'supplier': 'grid', 'consumer': 'a'},"
                                + " {'supplier': 'grid', 'consumer': 'b'}, {'supplier': 'grid',"
                                + " 'consumer': 'c'}]}");
        Restoration found = Restoration.of(model, List.of("shop", "grid"), 48);
        assertThat(ids(found)).containsExactly("grid", "shop");
        assertThat(found.unserved()).as("four for 4 h, one for 6 h").isEqualTo(22);
        assertThat(found.least()).as("2 h and 6 h").isEqualTo(8);
        assertThat(found.best()).isTrue();
        assertThat(found.steps().getLast().from()).isEqualTo(4);
        assertThat(found.steps().getLast().back()).isEqualTo(6);
    }

    @Test
    void whatABufferStillCoversCanWait() {
        Model model =
                model(
                        "{'services': [{'id': 'one', 'restorationHours': 5}, {'id': 'two',"
                            + " 'restorationHours': 5}, {'id': 'a'}, {'id': 'b'}], 'dependencies':"
                            + " [{'supplier': 'one', 'consumer': 'a', 'bufferHours': 20},"
                            + " {'supplier': 'two', 'consumer': 'b'}]}");
        assertThat(ids(Restoration.of(model, List.of("one", "two"), 48)))
                .containsExactly("two", "one");
    }

    @Test
    void everyOrderIsNoBetterThanTheOneFoundAndNoneIsBelowTheBound() {
        Random chance = new Random(17);
        int asGood = 0;
        int trials = 150;
        for (int trial = 0; trial < trials; trial++) {
            Model model = random(chance);
            List<String> failed =
                    IntStream.range(0, 2 + chance.nextInt(3)).mapToObj(i -> "s" + i).toList();
            Restoration found = Restoration.of(model, failed, HOURS);
            double best = Double.POSITIVE_INFINITY;
            for (List<String> order : orders(failed)) {
                double unserved = unserved(model, order);
                assertThat(unserved).isGreaterThanOrEqualTo(found.least() - 1e-6);
                best = Math.min(best, unserved);
            }
            assertThat(found.unserved()).isCloseTo(best, within(1e-6));
            Restoration greedy = Restoration.greedily(model, failed, HOURS);
            assertThat(greedy.unserved()).isGreaterThanOrEqualTo(best - 1e-6);
            asGood += greedy.unserved() <= best + 1e-6 ? 1 : 0;
        }
        assertThat(asGood).as("of %d orders", trials).isGreaterThan(trials * 9 / 10);
    }

    @Test
    void whatIsNotThereOrTooMuchIsRefused() {
        Model model = model("{'services': [{'id': 'a'}]}");
        assertThatThrownBy(() -> Restoration.of(model, List.of("b"), 48))
                .isInstanceOf(Problem.class);
        assertThat(Restoration.of(model, List.of(), 48).steps()).isEmpty();
        assertThat(Restoration.of(model, List.of("a", "a"), 48).steps()).hasSize(1);
    }

    /// The order, as a person would play it: each returns when those before it and itself are done.
    private static double unserved(Model model, List<String> order) {
        double[] at = {0};
        List<Service> services = new ArrayList<>(model.services());
        for (String one : order) {
            int place = model.places().get(one);
            Estimate restoration = services.get(place).restoration();
            at[0] += restoration == null ? Restoration.UNSAID : restoration.likely();
            services.set(place, services.get(place).restoredAfter(Estimate.exactly(at[0])));
        }
        return Forecast.of(
                        new Model(services, model.dependencies()),
                        new Question(
                                order.stream().map(one -> new Question.Failure(one, 0)).toList(),
                                HOURS,
                                1,
                                1))
                .services()
                .stream()
                .mapToDouble(Forecast.Prospect::unserved)
                .sum();
    }

    private static List<List<String>> orders(List<String> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> orders = new ArrayList<>();
        for (String first : of) {
            List<String> rest = new ArrayList<>(of);
            rest.remove(first);
            for (List<String> order : orders(rest)) {
                List<String> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }

    private static Model random(Random chance) {
        int services = 5 + chance.nextInt(5);
        List<Service> all = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            all.add(
                    new Service(
                            "s" + i,
                            Text.same("s" + i),
                            "",
                            Estimate.exactly(chance.nextInt(6)),
                            Estimate.exactly((1 + chance.nextInt(10)) / 10.0),
                            chance.nextInt(4) == 0
                                    ? null
                                    : Estimate.exactly(1 + chance.nextInt(20)),
                            null));
        }
        List<Dependency> dependencies = new ArrayList<>();
        for (int i = 0; i < services * 2; i++) {
            int supplier = chance.nextInt(services);
            int consumer = chance.nextInt(services);
            if (supplier != consumer) {
                dependencies.add(
                        new Dependency(
                                "s" + supplier,
                                "s" + consumer,
                                Kind.PHYSICAL,
                                Estimate.exactly((1 + chance.nextInt(10)) / 10.0),
                                Estimate.exactly(chance.nextInt(24)),
                                Dependency.Substitutes.NONE,
                                Dependency.Course.PLAIN,
                                Dependency.Evidence.NONE));
            }
        }
        return new Model(all, dependencies);
    }
}
