package kaname.dependency.cascade;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kaname.dependency.model.Model;
import kaname.dependency.model.Service;
import kaname.platform.Problem;
import kaname.platform.Text;
import org.jspecify.annotations.Nullable;

/// What a question's scenarios have in common, by service in the order of the model.
public record Forecast(int scenarios, double hours, long seed, List<Prospect> services) {

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

        static @Nullable Percentiles of(Histogram minutes, int place) {
            return minutes.count(place) == 0
                    ? null
                    : new Percentiles(
                            minutes.ranked(place, 10) / 60.0,
                            minutes.ranked(place, 50) / 60.0,
                            minutes.ranked(place, 90) / 60.0);
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

    /// Worked out on all cores of this machine.
    ///
    /// @throws Problem 400 for a service that the model has not, or for an answer too large to keep
    public static Forecast of(Model model, Question question) {
        return of(new Cascade(model).of(question), model.services());
    }

    /// Of whatever scenarios it covers; services are known by their ids alone.
    public static Forecast of(Tally tally) {
        return of(tally, tally.services().stream().map(Forecast::unnamed).toList());
    }

    /// @throws Problem 400 unless the tally is of this model
    public static Forecast of(Tally tally, Model model) {
        new Cascade(model).mustBe(tally.model());
        return of(tally, model.services());
    }

    private static Forecast of(Tally tally, List<Service> services) {
        Question question = tally.question();
        return new Forecast(
                tally.covered().count(),
                question.hours(),
                question.seed(),
                IntStream.range(0, services.size())
                        .mapToObj(place -> prospect(services.get(place), place, tally))
                        .toList());
    }

    private static Service unnamed(String id) {
        return Service.of(id, Text.same(id), "");
    }

    private static Prospect prospect(Service service, int place, Tally tally) {
        int scenarios = tally.covered().count();
        return new Prospect(
                service,
                Share.of(tally.fails().count(place), scenarios),
                Percentiles.of(tally.fails(), place),
                Percentiles.of(tally.degrades(), place),
                Percentiles.of(tally.restored(), place),
                tally.down()[place] / 60.0 / scenarios,
                tally.degraded()[place] / 60.0 / scenarios);
    }

    /// Those that stop or lose something, the earliest first.
    public List<Prospect> affected() {
        return services.stream()
                .filter(one -> one.degrades() != null)
                .sorted(Comparator.comparingDouble(Forecast::begins))
                .toList();
    }

    private static double begins(Prospect one) {
        return one.fails() != null
                ? one.fails().p50()
                : one.degrades() == null ? Double.MAX_VALUE : one.degrades().p50();
    }
}
