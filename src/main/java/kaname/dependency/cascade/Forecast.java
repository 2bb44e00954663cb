package kaname.dependency.cascade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What a question's scenarios have in common, by service in the order of the model.
public record Forecast(int scenarios, double hours, long seed, List<Prospect> services) {

    /// Results of one service in one scenario that are kept at once.
    private static final long MOST = 200_000_000L;

    /// What is to be expected of one service. Times are hours from the start, over the scenarios in
    /// which it comes to that.
    ///
    /// @param fails null where it stops in none
    /// @param degrades when it first loses something; null where it never does
    /// @param restored when it is back for good; null where it is back in none
    /// @param unserved mean hours for which it is down
    public record Prospect(
            Service service,
            Share probability,
            @Nullable Percentiles fails,
            @Nullable Percentiles degrades,
            @Nullable Percentiles restored,
            double unserved,
            double degraded) {}

    /// Hours.
    public record Percentiles(double p10, double p50, double p90) {

        static @Nullable Percentiles of(int[] minutes) {
            int[] reached =
                    Arrays.stream(minutes).filter(one -> one != Outcome.NEVER).sorted().toArray();
            return reached.length == 0
                    ? null
                    : new Percentiles(rank(reached, 10), rank(reached, 50), rank(reached, 90));
        }

        /// The nearest rank.
        private static double rank(int[] sorted, int percent) {
            int rank = (int) Math.ceil(sorted.length * percent / 100.0);
            return sorted[Math.max(0, rank - 1)] / 60.0;
        }
    }

    /// A share of the scenarios, with the interval in which it lies in 95 of 100 cases (Wilson
    /// 1927).
    public record Share(double value, double low, double high) {

        /// @param all more than none
        public static Share of(int count, int all) {
            double z = 1.959964;
            double share = (double) count / all;
            double middle = share + z * z / (2 * all);
            double around = z * Math.sqrt(share * (1 - share) / all + z * z / (4.0 * all * all));
            double under = 1 + z * z / all;
            return new Share(
                    share,
                    count == 0 ? 0 : (middle - around) / under,
                    count == all ? 1 : (middle + around) / under);
        }
    }

    public Forecast {
        services = List.copyOf(services);
    }

    /// @throws Problem 400 for a service that the model has not, or for more than can be kept at
    ///   once
    public static Forecast of(Model model, Question question) {
        int[] failing = failing(model, question);
        int[] minutes =
                question.failures().stream()
                        .mapToInt(one -> (int) Math.round(one.hours() * 60))
                        .toArray();
        int scenarios = question.scenarios(Draw.isCertain(model));
        if ((long) scenarios * model.services().size() > MOST) {
            throw Problem.field(
                    "too-many-scenarios",
                    "/scenarios",
                    Text.of("このモデルでは {0} までです", "at most {0} with this model")
                            .with(MOST / model.services().size()));
        }
        Network network = new Network(model);
        Chance chance = Chance.of(model, question.seed());
        Outcome[] outcomes =
                IntStream.range(0, scenarios)
                        .parallel()
                        .mapToObj(scenario ->
                                new Run(
                                                network,
                                                new Draw(network, chance, scenario),
                                                question.horizon())
                                        .of(failing, minutes))
                        .toArray(Outcome[]::new);
        List<Prospect> prospects = new ArrayList<>();
        for (int i = 0; i < network.services; i++) {
            prospects.add(prospect(model.services().get(i), i, outcomes));
        }
        return new Forecast(scenarios, question.hours(), question.seed(), prospects);
    }

    private static int[] failing(Model model, Question question) {
        Map<String, Integer> places = model.places();
        List<Problem.Field> unknown = new ArrayList<>();
        int[] failing =
                question.failures().stream()
                        .mapToInt(one -> {
                            Integer place = places.get(one.service());
                            if (place == null) {
                                unknown.add(
                                        new Problem.Field(
                                                "/failures",
                                                Text.of(
                                                                "{0} というサービスはモデルにありません",
                                                                "the model has no service {0}")
                                                        .with(one.service())));
                                return -1;
                            }
                            return place;
                        })
                        .toArray();
        if (!unknown.isEmpty()) {
            throw new Problem(
                    400,
                    "no-such-service",
                    Text.of("モデルにないサービスです", "Not a service of the model"),
                    unknown);
        }
        return failing;
    }

    private static Prospect prospect(Service service, int place, Outcome[] outcomes) {
        int[] fails = Arrays.stream(outcomes).mapToInt(one -> one.fails[place]).toArray();
        long down = 0;
        long degraded = 0;
        for (Outcome one : outcomes) {
            down += one.minutesDown[place];
            degraded += one.minutesDegraded[place];
        }
        int count = (int) Arrays.stream(fails).filter(one -> one != Outcome.NEVER).count();
        return new Prospect(
                service,
                Share.of(count, outcomes.length),
                Percentiles.of(fails),
                Percentiles.of(
                        Arrays.stream(outcomes).mapToInt(one -> one.degrades[place]).toArray()),
                Percentiles.of(
                        Arrays.stream(outcomes).mapToInt(one -> one.restored[place]).toArray()),
                down / 60.0 / outcomes.length,
                degraded / 60.0 / outcomes.length);
    }

    /// Those that stop or lose something, the earliest first.
    public List<Prospect> affected() {
        return services.stream()
                .filter(one -> one.degrades() != null)
                .sorted(java.util.Comparator.comparingDouble(Forecast::begins))
                .toList();
    }

    private static double begins(Prospect one) {
        return one.fails() != null
                ? one.fails().p50()
                : one.degrades() == null ? Double.MAX_VALUE : one.degrades().p50();
    }
}
