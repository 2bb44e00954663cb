package kaname.dependency.cascade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import kaname.dependency.kernel.Draws;
import kaname.dependency.kernel.Single;
import kaname.dependency.kernel.Watch;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// Which services hold the others up: each fails once by itself, and what the others lose is
/// counted. Ranks come with how far they can be trusted: the scenarios are drawn again from
/// themselves (bootstrap, Efron 1979).
///
/// @param stability mean share of the first [#TOP] that is the same when the scenarios are drawn
///   again; 1 is a ranking that does not move
public record Criticality(int scenarios, double hours, List<Rank> ranks, double stability) {

    /// How many of the first are watched.
    public static final int TOP = 5;

    /// Services times scenarios that are worked out at once.
    public static final int MOST = 400_000;

    private static final int REDRAWN = 400;

    /// @param harm mean hours for which others are down within the time looked at
    /// @param low the harm that 95 of 100 redrawn means are at least and at most between
    /// @param stops mean number of others that stop
    /// @param best the ranks that it has in 95 of 100 redrawn rankings
    public record Rank(
            int rank,
            Service service,
            double harm,
            double low,
            double high,
            double stops,
            int best,
            int worst) {

        /// Its failure alone stops others: one at least, on average.
        public boolean singlePoint() {
            return stops >= 1;
        }
    }

    public Criticality {
        ranks = List.copyOf(ranks);
    }

    /// @throws Problem 400 for a model that is too large
    public static Criticality of(Model model, double hours, int scenarios, long seed) {
        return of(model, hours, scenarios, seed, Watch.NOBODY);
    }

    /// @param watch is told how much is done, from whichever thread works, and may stop it
    /// @throws Problem 400 for a model that is too large
    /// @throws java.util.concurrent.CancellationException where the watch stops it
    public static Criticality of(Model model, double hours, int scenarios, long seed, Watch watch) {
        int count = Draw.isCertain(model) ? 1 : scenarios;
        if ((long) model.services().size() * count > MOST) {
            throw Problem.field(
                    "too-large",
                    "/services",
                    Text.of("サービス×計算の数は {0} までです", "services times scenarios: at most {0}")
                            .with(MOST));
        }
        return new Reckoning(model, hours, count, seed, watch).criticality();
    }

    private static final class Reckoning {

        private static final int[] AT_ONCE = {0};

        /// So that a core that is done early finds more to do.
        private static final int PARTS = 32;

        private final Model model;
        private final Network network;
        private final @Nullable Absorbing absorbing;
        private final Chance chance;
        private final double hours;
        private final int scenarios;

        /// Hours that others are down, by service and scenario.
        private final double[][] harm;

        private final int[] stops; // others, over all scenarios

        Reckoning(Model model, double hours, int scenarios, long seed, Watch watch) {
            this.model = model;
            this.network = new Network(model);
            this.chance = Chance.of(model, seed);
            this.hours = hours;
            this.scenarios = scenarios;
            this.harm = new double[network.services][scenarios];
            this.stops = new int[network.services];
            this.absorbing = Absorbing.hasExactStrengths(model) ? new Absorbing(network) : null;
            int parts = Math.min(PARTS, network.services);
            AtomicInteger done = new AtomicInteger();
            Runnable one = () -> watch.orStop((double) done.getAndIncrement() / network.services);
            IntStream.range(0, parts).parallel().forEach(part -> failPart(part, parts, one));
        }

        private void failPart(int part, int parts, Runnable before) {
            int horizon = (int) Math.ceil(hours * 60);
            Single single = absorbing == null ? null : new Single(absorbing.circuit, horizon);
            for (int service = part; service < network.services; service += parts) {
                before.run();
                if (single != null
                        && absorbing != null
                        && Absorbing.lasts(model, new int[] {service}, AT_ONCE, horizon)) {
                    failForGood(service, horizon, single, absorbing.draws(chance));
                } else {
                    fail(service, horizon);
                }
            }
        }

        private void failForGood(int service, int horizon, Single single, Draws draws) {
            long[] minutes = new long[1];
            Single.Listener others =
                    new Single.Listener() {
                        @Override
                        public void stops(int other, int minute) {
                            if (other != service) {
                                minutes[0] += horizon - minute;
                                stops[service]++;
                            }
                        }

                        @Override
                        public void lessens(int other, int minute) {}
                    };
            for (int scenario = 0; scenario < scenarios; scenario++) {
                minutes[0] = 0;
                single.run(draws, scenario, new int[] {service}, AT_ONCE, others);
                harm[service][scenario] = minutes[0] / 60.0;
            }
        }

        private void fail(int service, int horizon) {
            for (int scenario = 0; scenario < scenarios; scenario++) {
                Outcome outcome =
                        new Run(network, new Draw(network, chance, scenario), horizon)
                                .of(new int[] {service}, AT_ONCE);
                long minutes = -outcome.minutesDown[service];
                for (int other = 0; other < network.services; other++) {
                    minutes += outcome.minutesDown[other];
                    if (other != service && outcome.fails[other] != Outcome.NEVER) {
                        stops[service]++;
                    }
                }
                harm[service][scenario] = minutes / 60.0;
            }
        }

        Criticality criticality() {
            double[] mean = new double[network.services];
            for (int i = 0; i < mean.length; i++) {
                mean[i] = Arrays.stream(harm[i]).average().orElse(0);
            }
            Integer[] order = order(mean);
            double[][] means = new double[network.services][REDRAWN];
            int[][] places = new int[network.services][REDRAWN];
            double same = 0;
            for (int draw = 0; draw < REDRAWN; draw++) {
                double[] again = redrawn(draw);
                Integer[] newOrder = order(again);
                for (int place = 0; place < newOrder.length; place++) {
                    places[newOrder[place]][draw] = place + 1;
                }
                for (int i = 0; i < again.length; i++) {
                    means[i][draw] = again[i];
                }
                same += alike(order, newOrder);
            }
            List<Rank> ranks = new ArrayList<>();
            for (int place = 0; place < order.length; place++) {
                int i = order[place];
                Arrays.sort(means[i]);
                Arrays.sort(places[i]);
                ranks.add(
                        new Rank(
                                place + 1,
                                model.services().get(i),
                                mean[i],
                                means[i][REDRAWN / 40],
                                means[i][REDRAWN - 1 - REDRAWN / 40],
                                (double) stops[i] / scenarios,
                                places[i][REDRAWN / 40],
                                places[i][REDRAWN - 1 - REDRAWN / 40]));
            }
            return new Criticality(scenarios, hours, ranks, same / REDRAWN);
        }

        /// The same harm keeps the order of the model.
        private static Integer[] order(double[] mean) {
            Integer[] order = new Integer[mean.length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -mean[i]));
            return order;
        }

        private double[] redrawn(int draw) {
            int[] chosen = new int[scenarios];
            Chance.Scenario again = chance.of(-1L - draw);
            for (int i = 0; i < scenarios; i++) {
                chosen[i] = (int) (again.of(i, 0) * scenarios);
            }
            double[] mean = new double[network.services];
            for (int service = 0; service < mean.length; service++) {
                for (int scenario : chosen) {
                    mean[service] += harm[service][scenario] / scenarios;
                }
            }
            return mean;
        }

        private static double alike(Integer[] one, Integer[] other) {
            int top = Math.min(TOP, one.length);
            List<Integer> first = List.of(one).subList(0, top);
            return top == 0
                    ? 1
                    : (double)
                                    List.of(other).subList(0, top).stream()
                                            .filter(first::contains)
                                            .count()
                            / top;
        }
    }
}
