package kaname.dependency.inoperability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import kaname.dependency.cascade.Chance;
import kaname.dependency.kernel.Shares;
import kaname.dependency.kernel.Watch;
import kaname.dependency.model.Dependency;
import kaname.dependency.model.Estimate;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import kaname.platform.Problem;

/// How much the others lose while one service is lost altogether, by the dynamic inoperability
/// model (Haimes 2005; Lian and Haimes 2006) over the dependencies of a model, and how far that
/// moves when strengths are drawn again.
///
/// @param hours for which each is lost
/// @param draws of the strengths; 0 where the model is too large to draw them again
/// @param unstable draws left out, because what is lost would grow as it goes round
/// @param stable whether the most likely strengths are; if not, there are no ranks
/// @param ranks the one with which most is lost first
public record Influence(int hours, int draws, int unstable, boolean stable, List<Rank> ranks) {

    /// Services times dependencies that are worked out at all.
    public static final long MOST = 4_000_000_000L;

    private static final long MOST_DRAWN = MOST / 10;
    private static final int DRAWS = 20;

    /// Hours in which a service is taken to be back, where nothing is said: a setting of the house.
    public static final double RECOVERY = 24;

    /// How far a strength that was given as one number is taken to be off, either way, as a share
    /// of it: a setting of the house.
    public static final double OFF = 0.25;

    /// Of 1; the paces of a step have to stay below it.
    private static final double FASTEST = 0.99;

    /// @param lost services' worth of function that the others lose: the sum of their shares
    /// @param low the tenth percentile over the draws
    /// @param high the ninetieth
    /// @param best the first place that it has in any draw
    /// @param worst the last
    public record Rank(
            Service service, double lost, double low, double high, int best, int worst) {}

    public Influence {
        ranks = List.copyOf(ranks);
    }

    public static boolean tooLarge(Model model) {
        return work(model) > MOST;
    }

    private static long work(Model model) {
        return (long) model.services().size() * model.dependencies().size();
    }

    public static Influence of(Model model, int hours, long seed, Watch watch) {
        int draws = (int) Math.min(DRAWS, MOST_DRAWN / Math.max(1, work(model)));
        double each = 1.0 / (draws + 1);
        List<Dependency> dependencies = model.dependencies();
        Optional<double[]> likely =
                lost(
                        model,
                        i -> dependencies.get(i).strength().likely(),
                        hours,
                        watch.part(0, each));
        if (likely.isEmpty()) {
            return new Influence(hours, 0, 0, false, List.of());
        }
        Chance chance = Chance.of(model, seed);
        List<double[]> drawn = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            Chance.Scenario scenario = chance.of(draw);
            lost(
                            model,
                            i -> strength(dependencies.get(i).strength(), scenario, i),
                            hours,
                            watch.part((draw + 1) * each, each))
                    .ifPresent(drawn::add);
        }
        return new Influence(
                hours, draws, draws - drawn.size(), true, ranks(model, likely.get(), drawn));
    }

    private static double strength(Estimate said, Chance.Scenario scenario, int dependency) {
        double likely = said.likely();
        Estimate strength =
                said.exact() && likely > 0
                        ? new Estimate(
                                likely * (1 - OFF),
                                likely,
                                Math.max(likely, Math.min(1, likely * (1 + OFF))))
                        : said;
        return strength.at(scenario.of(dependency, Chance.STRENGTH));
    }

    /// By service, what the others lose with it; none where these strengths are not stable.
    private static Optional<double[]> lost(
            Model model, IntToDoubleFunction strength, int hours, Watch watch) {
        Interdependency shares;
        try {
            shares = Interdependency.of(model, strength);
        } catch (Problem notStable) {
            return Optional.empty();
        }
        Shares stepped = shares.stepped(pace(model, shares));
        int size = shares.size();
        double[] lost = new double[size];
        for (int first = 0; first < size; first += Shares.SCENARIOS) {
            float[] own = new float[size * Shares.SCENARIOS];
            int several = Math.min(Shares.SCENARIOS, size - first);
            for (int s = 0; s < several; s++) {
                own[(first + s) * Shares.SCENARIOS + s] = 1;
            }
            float[] after =
                    stepped.after(
                            hours,
                            own,
                            own,
                            watch.part((double) first / size, (double) several / size));
            for (int s = 0; s < several; s++) {
                for (int row = 0; row < size; row++) {
                    lost[first + s] += row == first + s ? 0 : after[row * Shares.SCENARIOS + s];
                }
            }
        }
        return Optional.of(lost);
    }

    private static double[] pace(Model model, Interdependency shares) {
        double[] recovery =
                model.services().stream()
                        .mapToDouble(service ->
                                service.restoration() == null
                                        ? RECOVERY
                                        : Math.max(1, service.restoration().likely()))
                        .toArray();
        double[] pace = new Inoperability(shares).pace(recovery);
        Arrays.setAll(pace, i -> Math.min(FASTEST, pace[i]));
        return pace;
    }

    private static List<Rank> ranks(Model model, double[] likely, List<double[]> drawn) {
        int[] best = places(likely);
        int[] worst = best.clone();
        for (double[] one : drawn) {
            int[] places = places(one);
            Arrays.setAll(best, i -> Math.min(best[i], places[i]));
            Arrays.setAll(worst, i -> Math.max(worst[i], places[i]));
        }
        return IntStream.range(0, likely.length)
                .mapToObj(i -> {
                    double[] values = drawn.stream().mapToDouble(one -> one[i]).sorted().toArray();
                    return new Rank(
                            model.services().get(i),
                            likely[i],
                            values.length == 0 ? likely[i] : percentile(values, 10),
                            values.length == 0 ? likely[i] : percentile(values, 90),
                            best[i],
                            worst[i]);
                })
                .sorted(Comparator.comparingDouble((Rank one) -> -one.lost()))
                .toList();
    }

    /// Of the nearest rank.
    private static double percentile(double[] sorted, int percent) {
        return sorted[Math.max(0, Math.ceilDiv(sorted.length * percent, 100) - 1)];
    }

    /// By service, 1 for the one with which most is lost; equals share the first of their places.
    private static int[] places(double[] lost) {
        double[] falling = Arrays.stream(lost).map(one -> -one).sorted().toArray();
        int[] places = new int[lost.length];
        for (int i = 0; i < places.length; i++) {
            int found = Arrays.binarySearch(falling, -lost[i]);
            while (found > 0 && falling[found - 1] == falling[found]) {
                found--;
            }
            places[i] = found + 1;
        }
        return places;
    }
}
